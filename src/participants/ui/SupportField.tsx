import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { NOT_APPLICABLE } from '../codes.ts';

type Props = { readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void };

/** Months in public support: a number, that there is none, or unknown – which is not 0. */
export function SupportField({ value, error, onChange }: Props) {
  const { t } = useTranslation('participants');
  const [kind, setKind] = useState(value === '' ? 'unknown' : value === NOT_APPLICABLE ? 'none' : 'months');
  const choose = (chosen: string): void => {
    setKind(chosen);
    onChange(chosen === 'none' ? NOT_APPLICABLE : '');
  };
  return (
    <div className="stack-tight">
      <RadioField
        label={t('form.supportKind')}
        name="support"
        value={kind}
        choices={(['unknown', 'none', 'months'] as const).map((one) => ({ value: one, text: t(`form.support.${one}`) }))}
        onChange={choose}
      />
      {kind === 'months' && (
        <TextField
          label={t('field.supportMonths')}
          hint={t('form.supportHint')}
          name="supportMonths"
          value={value === NOT_APPLICABLE ? '' : value}
          error={error}
          onChange={onChange}
        />
      )}
    </div>
  );
}
