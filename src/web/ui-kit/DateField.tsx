import { tidyDay } from './dayInput.ts';
import { Field, type FieldProps } from './Field.tsx';

type Props = FieldProps & { readonly name: string; readonly value: string; readonly onChange: (value: string) => void };

/** A day in ISO form as plain text: browsers' own date fields follow the browser's language, not the page's. */
export function DateField({ label, hint, error, name, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error} kind="day">
      {(control) => (
        <input
          {...control}
          className="field-input"
          name={name}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={(event) => onChange(tidyDay(event.target.value))}
        />
      )}
    </Field>
  );
}
