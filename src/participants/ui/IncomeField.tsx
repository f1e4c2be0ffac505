import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { INCOMES } from '../codes.ts';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

/** Incomes, of which there may be several at once; none is "unknown". */
export function IncomeField({ label, name, values, onChange }: Props) {
  const { t } = useTranslation('participants');
  const id = useId();
  return (
    <fieldset className="radios" aria-describedby={`${id}-hint`}>
      <legend className="field-label">{label}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {t('form.several')}
      </p>
      <div className="code-list">
        {INCOMES.map((code) => (
          <CheckField
            key={code}
            name={`${name}-${code}`}
            label={t(`income.${code}`)}
            checked={values.includes(code)}
            onChange={(isOne) => onChange(INCOMES.filter((one) => (one === code ? isOne : values.includes(one))))}
          />
        ))}
      </div>
    </fieldset>
  );
}
