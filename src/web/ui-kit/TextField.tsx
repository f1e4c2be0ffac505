import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { Field, type FieldProps } from './Field.tsx';

type Props = FieldProps & {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly required?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
};

export function TextField({
  label,
  hint,
  error,
  name,
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  required = false,
  inputRef,
}: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="field-input"
          name={name}
          type={type}
          value={value}
          autoComplete={autoComplete}
          required={required}
          spellCheck={false}
          autoCapitalize="none"
          ref={inputRef}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
