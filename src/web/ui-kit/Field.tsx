import { useId, type ReactNode } from 'react';
import './fields.css';

export type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
};

type ControlAttributes = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Label, hint and fault around one control, tied together for those who hear the page. */
export function Field({
  label,
  hint,
  error,
  kind,
  children,
}: FieldProps & { readonly kind?: 'day'; readonly children: (control: ControlAttributes) => ReactNode }) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div
      className={['field', kind === 'day' ? 'field-day' : '', error === undefined ? '' : 'field-faulty']
        .filter((part) => part !== '')
        .join(' ')}
    >
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}
