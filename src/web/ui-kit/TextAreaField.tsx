import { Field, type FieldProps } from './Field.tsx';

type Props = FieldProps & {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines shown before it grows with what is written. */
  readonly lines?: number;
  readonly maxLength?: number;
};

/** Several lines. It grows with what is written, where the browser can. */
export function TextAreaField({ label, hint, error, name, value, onChange, lines = 4, maxLength }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="field-input field-lines"
          name={name}
          rows={lines}
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
