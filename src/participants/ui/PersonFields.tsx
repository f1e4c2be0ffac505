import { useTranslation } from 'react-i18next';
import type { Sex } from '../../shared/identityNumber.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { PersonForm } from '../participationForm.ts';
import { tellsBirth } from './sentPerson.ts';

type Props = {
  readonly person: PersonForm;
  readonly errorOf: (field: keyof PersonForm) => string | undefined;
  readonly onChange: (change: Partial<PersonForm>) => void;
};

function usePersonField({ person, errorOf, onChange }: Props) {
  const { t } = useTranslation('participants');
  return (name: keyof PersonForm) => ({
    name,
    label: t(`field.${name}`),
    value: person[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value }),
  });
}

/** Who it is. Sex and birth year are asked for where no number tells them. */
export function PersonFields({ today, ...props }: Props & { readonly today: LocalDate }) {
  const { t } = useTranslation('participants');
  const field = usePersonField(props);
  return (
    <fieldset className="form-part">
      <legend>{t('record.person')}</legend>
      <TextField {...field('number')} hint={t('form.numberHint')} />
      {!tellsBirth(props.person.number, today) && <BirthFields {...props} />}
      <NameFields {...props} />
    </fieldset>
  );
}

export function NameFields(props: Props) {
  const field = usePersonField(props);
  return (
    <div className="form-row">
      <TextField {...field('givenName')} />
      <TextField {...field('familyName')} />
    </div>
  );
}

export function BirthFields(props: Props) {
  const { t } = useTranslation('participants');
  const field = usePersonField(props);
  return (
    <div className="form-row">
      <TextField {...field('birthYear')} hint={t('form.birthYearHint')} />
      <SexField value={props.person.sex} error={props.errorOf('sex')} onChange={(sex) => props.onChange({ sex })} />
    </div>
  );
}

type SexProps = {
  readonly value: Sex | '';
  readonly error: string | undefined;
  readonly onChange: (sex: Sex | '') => void;
};

export function SexField({ value, error, onChange }: SexProps) {
  const { t } = useTranslation('participants');
  return (
    <SelectField
      label={t('field.sex')}
      name="sex"
      value={value}
      error={error}
      choices={[
        { value: '', text: t('form.chooseSex') },
        { value: 'K', text: t('sex.K') },
        { value: 'M', text: t('sex.M') },
      ]}
      onChange={(sex) => onChange(sex === 'K' || sex === 'M' ? sex : '')}
    />
  );
}
