import { useId } from 'react';
import type { FieldProps } from './Field.tsx';

type Props = FieldProps & { readonly name: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void };

/** Yes or no. The label stands after the box, and is as much to click on. */
export function CheckField({ label, hint, error, name, checked, onChange }: Props) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={error === undefined ? 'check' : 'check field-faulty'}>
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={checked}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}
