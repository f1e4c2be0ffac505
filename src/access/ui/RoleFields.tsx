import { useTranslation } from 'react-i18next';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import type { FieldFault } from '../../web/ui-kit/Form.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { Users } from '../usersApi.ts';
import {
  asksGroup,
  asksIntervention,
  asksParty,
  chosenRole,
  GIVEN_ROLES,
  isApproved,
  isInThePast,
  mayBeForAll,
  roleFormFaults,
  type RoleForm,
} from './roleForm.ts';

export type Giving = Pick<Users, 'interventions' | 'parties' | 'isOneOffice'>;
type Props = {
  readonly form: RoleForm;
  readonly giving: Giving;
  readonly today: string;
  readonly isTried: boolean;
  readonly onChange: (form: RoleForm) => void;
};

/** Role, intervention, from and to; what else is asked depends on them. */
export function RoleFields({ form, giving, today, isTried, onChange }: Props) {
  const { t } = useTranslation('access');
  const role = chosenRole(form);
  const faults = useRoleFaults(form, today);
  const errorOf = (name: keyof RoleForm): string | undefined => (isTried ? faults.find((one) => one.name === name)?.text : undefined);
  const field = (name: keyof RoleForm) => ({
    name,
    label: t(`give.${name}`),
    value: form[name],
    error: errorOf(name),
    onChange: (value: string) => onChange({ ...form, [name]: value }),
  });
  return (
    <>
      <SelectField
        {...field('role')}
        hint={role && t(`give.sees.${role}`)}
        choices={[{ value: '', text: t('give.choose') }, ...GIVEN_ROLES.map((value) => ({ value, text: t(`role.${value}`) }))]}
      />
      {isApproved(role) && giving.isOneOffice && (
        <Notice>
          <p>{t('give.oneOffice')}</p>
        </Notice>
      )}
      {asksIntervention(role) && (
        <SelectField
          {...field('intervention')}
          hint={giving.interventions.length === 0 ? t('give.noInterventions') : undefined}
          choices={[
            { value: '', text: t('give.chooseIntervention') },
            ...giving.interventions.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
      {asksGroup(role) && <TextField {...field('group')} hint={t('give.groupHint')} />}
      {asksParty(role) && (
        <SelectField
          {...field('party')}
          hint={giving.parties.length === 0 ? t('give.noParties') : undefined}
          choices={[
            { value: '', text: t(mayBeForAll(role) ? 'give.association' : 'give.chooseParty') },
            ...giving.parties.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
      <div className="form-row">
        <DateField {...field('from')} hint={t('give.day')} />
        <DateField {...field('to')} hint={t('give.toHint')} />
      </div>
      {isInThePast(form, today) && <TextField {...field('reason')} hint={t('give.reasonHint')} />}
      {giving.isOneOffice && isApproved(role) && <TextField {...field('decision')} hint={t('give.decisionHint')} />}
    </>
  );
}

/** What is wrong with a role as written, in words, in the fields' order. */
export function useRoleFaults(form: RoleForm, today: string): FieldFault[] {
  const { t } = useTranslation('access');
  return Object.entries(roleFormFaults(form, today)).map(([name, fault]) => ({
    name,
    label: t(`give.${name as keyof RoleForm}`),
    text: t(`give.faults.${fault}`, { today }),
  }));
}
