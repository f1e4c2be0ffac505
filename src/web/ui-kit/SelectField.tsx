import { Field, type FieldProps } from './Field.tsx';

export type Choice = { readonly value: string; readonly text: string };
type Props = FieldProps & {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
};

/** The platform's own list: known to everyone, and at its best on a phone. */
export function SelectField({ label, hint, error, name, value, choices, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} className="field-input" name={name} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
