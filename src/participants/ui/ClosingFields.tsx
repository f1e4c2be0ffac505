import { useTranslation } from 'react-i18next';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { CLOSING_REASONS, OCCUPATIONS, WRONG_REGISTRATION } from '../codes.ts';
import type { ParticipationForm } from '../participationForm.ts';
import { IncomeField } from './IncomeField.tsx';

type Closing = Pick<ParticipationForm, 'closed' | 'closingReason' | 'occupationAtEnd' | 'incomeAtEnd'>;
type Props = {
  readonly closing: Closing;
  readonly errorOf: (field: keyof ParticipationForm) => string | undefined;
  readonly onChange: (change: Partial<Closing>) => void;
};

/** What is told when a participation ends. A wrong registration is no reason to close: it has an action of its own. */
export function ClosingFields({ closing, errorOf, onChange }: Props) {
  const { t } = useTranslation('participants');
  const field = (name: 'closed' | 'closingReason' | 'occupationAtEnd') => ({
    name,
    label: t(`field.${name}`),
    value: closing[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <fieldset className="form-part">
      <legend>{t('record.closing')}</legend>
      <div className="form-row">
        <DateField {...field('closed')} hint={t('form.dayHint')} />
        <SelectField
          {...field('closingReason')}
          choices={[
            { value: '', text: t('form.chooseReason') },
            ...CLOSING_REASONS.filter((code) => code !== WRONG_REGISTRATION).map((code) => ({
              value: code,
              text: t(`closingReason.${code}`),
            })),
          ]}
        />
      </div>
      <SelectField
        {...field('occupationAtEnd')}
        choices={[{ value: '', text: t('unknown') }, ...OCCUPATIONS.map((code) => ({ value: code, text: t(`occupation.${code}`) }))]}
      />
      <IncomeField
        label={t('field.incomeAtEnd')}
        name="incomeAtEnd"
        values={closing.incomeAtEnd}
        onChange={(incomeAtEnd) => onChange({ incomeAtEnd })}
      />
    </fieldset>
  );
}
