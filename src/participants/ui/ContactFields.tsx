import { useTranslation } from 'react-i18next';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { Contact } from '../contact.ts';

type Props = {
  readonly contact: Contact;
  readonly errorOf: (field: keyof Contact) => string | undefined;
  readonly onChange: (change: Partial<Contact>) => void;
  /** The heading of the form says it already. */
  readonly isAlone?: boolean;
};

/** How somebody is reached: what the own team writes, and nobody else sees. */
export function ContactFields({ contact, errorOf, onChange, isAlone = false }: Props) {
  const { t } = useTranslation('participants');
  const field = (name: keyof Contact) => ({
    name,
    label: t(`field.${name}`),
    value: contact[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <fieldset className="form-part">
      <legend className={isAlone ? 'only-heard' : undefined}>{t('record.contact')}</legend>
      <p className="quiet">{t('form.contactHint')}</p>
      <div className="form-row">
        <TextField {...field('phone')} />
        <TextField {...field('email')} type="email" />
      </div>
    </fieldset>
  );
}
