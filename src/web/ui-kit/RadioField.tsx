import { useId } from 'react';
import type { FieldProps } from './Field.tsx';

export type RadioChoice = { readonly value: string; readonly text: string; readonly hint?: string };
type Props = FieldProps & {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly RadioChoice[];
  readonly onChange: (value: string) => void;
};

/** One of a few, all in sight. */
export function RadioField({ label, hint, error, name, value, choices, onChange }: Props) {
  const id = useId();
  return (
    <fieldset
      className={error === undefined ? 'radios' : 'radios field-faulty'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className="field-label">{label}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {choices.map((choice) => (
        <div className="check" key={choice.value}>
          <input
            id={`${id}-${choice.value}`}
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-describedby={choice.hint === undefined ? undefined : `${id}-${choice.value}-hint`}
            onChange={() => onChange(choice.value)}
          />
          <label htmlFor={`${id}-${choice.value}`}>{choice.text}</label>
          {choice.hint !== undefined && (
            <span className="field-hint" id={`${id}-${choice.value}-hint`}>
              {choice.hint}
            </span>
          )}
        </div>
      ))}
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </fieldset>
  );
}
