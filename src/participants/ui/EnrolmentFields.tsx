import { useTranslation } from 'react-i18next';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { EDUCATIONS, OCCUPATIONS, REFERRERS } from '../codes.ts';
import type { ParticipationForm } from '../participationForm.ts';
import { IncomeField } from './IncomeField.tsx';
import { SupportField } from './SupportField.tsx';

type Props = {
  readonly form: ParticipationForm;
  readonly errorOf: (field: keyof ParticipationForm) => string | undefined;
  /** Of a protected person whom nobody has opened: then it stays as it is. */
  readonly hidesMunicipality?: boolean;
  readonly onChange: (change: Partial<ParticipationForm>) => void;
};

/** What is told when somebody is enrolled. */
export function EnrolmentFields({ form, errorOf, hidesMunicipality = false, onChange }: Props) {
  const { t } = useTranslation('participants');
  const field = (name: 'enrolled' | 'municipality' | 'referrer' | 'education' | 'occupationAtStart') => ({
    name,
    label: t(`field.${name}`),
    value: form[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value }),
  });
  const unknown = { value: '', text: t('unknown') };
  return (
    <fieldset className="form-part">
      <legend>{t('record.start')}</legend>
      <div className="form-row">
        <DateField {...field('enrolled')} hint={t('form.dayHint')} />
        {hidesMunicipality ? (
          <p className="quiet">{t('form.hiddenMunicipality')}</p>
        ) : (
          <TextField {...field('municipality')} hint={t('form.municipalityHint')} />
        )}
      </div>
      <div className="form-row">
        <SelectField
          {...field('referrer')}
          choices={[unknown, ...REFERRERS.map((code) => ({ value: code, text: t(`referrer.${code}`) }))]}
        />
        <SelectField
          {...field('education')}
          choices={[unknown, ...EDUCATIONS.map((code) => ({ value: code, text: t(`education.${code}`) }))]}
        />
        <SelectField
          {...field('occupationAtStart')}
          choices={[unknown, ...OCCUPATIONS.map((code) => ({ value: code, text: t(`occupation.${code}`) }))]}
        />
      </div>
      <IncomeField
        label={t('field.incomeAtStart')}
        name="incomeAtStart"
        values={form.incomeAtStart}
        onChange={(incomeAtStart) => onChange({ incomeAtStart })}
      />
      <SupportField value={form.supportMonths} error={errorOf('supportMonths')} onChange={(supportMonths) => onChange({ supportMonths })} />
    </fieldset>
  );
}
