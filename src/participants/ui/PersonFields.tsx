import { useTranslation } from 'react-i18next';
import { readIdentityNumber } from '../../shared/identityNumber.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { PersonForm } from '../participationForm.ts';

type Props = {
  readonly person: PersonForm;
  readonly today: LocalDate;
  readonly errorOf: (field: keyof PersonForm) => string | undefined;
  readonly onChange: (change: Partial<PersonForm>) => void;
};

/** Whether a number says who it is: then sex and birth year follow from it. */
export function tellsBirth(number: string, today: LocalDate): boolean {
  const read = readIdentityNumber(number, today);
  return read.ok && read.value.kind === 'number';
}

/** A person as it is sent: what follows from the number is left to it. */
export const sentPerson = (person: PersonForm, today: LocalDate): PersonForm =>
  tellsBirth(person.number, today) ? { ...person, sex: '', birthYear: '' } : person;

/** Who it is. Sex and birth year are asked for where no number tells them. */
export function PersonFields({ person, today, errorOf, onChange }: Props) {
  const { t } = useTranslation('participants');
  const field = (name: keyof PersonForm) => ({
    name,
    label: t(`field.${name}`),
    value: person[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <fieldset className="form-part">
      <legend>{t('record.person')}</legend>
      <TextField {...field('number')} hint={t('form.numberHint')} />
      {!tellsBirth(person.number, today) && (
        <div className="form-row">
          <TextField {...field('birthYear')} hint={t('form.birthYearHint')} />
          <SelectField
            {...field('sex')}
            hint={t('form.sexHint')}
            choices={[
              { value: '', text: t('form.chooseSex') },
              { value: 'K', text: t('sex.K') },
              { value: 'M', text: t('sex.M') },
            ]}
            onChange={(value) => onChange({ sex: value === 'K' || value === 'M' ? value : '' })}
          />
        </div>
      )}
      <div className="form-row">
        <TextField {...field('givenName')} />
        <TextField {...field('familyName')} />
      </div>
      <div className="form-row">
        <TextField {...field('phone')} />
        <TextField {...field('email')} type="email" />
      </div>
    </fieldset>
  );
}
