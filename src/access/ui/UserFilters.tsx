import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../web/ui-kit/FilterBar.tsx';
import { SearchField } from '../../web/ui-kit/SearchField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { Users } from '../usersApi.ts';
import { GIVEN_ROLES } from './roleForm.ts';
import { HERE, USER_STATES, type UserChoice } from './userChoice.ts';

type Props = {
  readonly choice: UserChoice;
  readonly interventions: Users['interventions'];
  readonly onChoose: (change: (before: UserChoice) => UserChoice) => void;
};

export function UserFilters({ choice, interventions, onChoose }: Props) {
  const { t } = useTranslation('access');
  const search = useCallback((text: string) => onChoose((before) => ({ ...before, search: text })), [onChoose]);
  const write = (name: 'role' | 'intervention') => (value: string) => onChoose((before) => ({ ...before, [name]: value }));
  return (
    <FilterBar label={t('users.filters')}>
      <SearchField label={t('users.search')} name="search" value={choice.search} onSearch={search} />
      <SelectField
        label={t('users.stateFilter')}
        name="state"
        value={choice.state}
        choices={USER_STATES.map((value) => ({ value, text: t(`users.states.${value}`) }))}
        onChange={(value) => onChoose((before) => ({ ...before, state: USER_STATES.find((one) => one === value) ?? HERE.state }))}
      />
      <SelectField
        label={t('users.roleFilter')}
        name="role"
        value={choice.role}
        choices={[
          { value: '', text: t('users.anyRole') },
          ...GIVEN_ROLES.map((value) => ({ value, text: t(`role.${value}`) })),
          { value: 'none', text: t('users.noRoleFilter') },
        ]}
        onChange={write('role')}
      />
      <SelectField
        label={t('users.interventionFilter')}
        name="intervention"
        value={choice.intervention}
        choices={[{ value: '', text: t('users.anyIntervention') }, ...interventions.map(({ name }) => ({ value: name, text: name }))]}
        onChange={write('intervention')}
      />
    </FilterBar>
  );
}
