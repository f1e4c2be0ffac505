import { useTranslation } from 'react-i18next';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { Users } from '../usersApi.ts';
import { roleText } from './roleText.ts';

/** The roles of a user in a list, each with its days. */
export function UserRoles({ roles }: { readonly roles: Users['users'][number]['roles'] }) {
  const { t } = useTranslation('access');
  if (roles.length === 0) return <span className="quiet">{t('users.noRole')}</span>;
  return (
    <ul className="role-list">
      {roles.map(({ role, from, to, isPending, ...target }) => (
        <li key={`${roleText(role, target, t)} ${from}`}>
          {roleText(role, target, t)}{' '}
          <span className="quiet number">
            {to === null ? t('users.from', { from }) : <PeriodText from={from} to={to} />}
            {isPending && `, ${t('users.pending')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
