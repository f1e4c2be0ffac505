import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { Users } from '../usersApi.ts';
import { roleText } from './roleText.ts';
import './access.css';

type User = Users['users'][number];

export function UsersPage() {
  const { t } = useTranslation('access');
  const query = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => fetchJson<Users>(apiPaths.users(), { signal }) });
  return (
    <Page title={t('users.title')} lead={t('users.lead')}>
      <Loaded query={query}>
        {({ users }) => (users.length === 0 ? <EmptyState title={t('users.none')} /> : <UserTable users={users} />)}
      </Loaded>
    </Page>
  );
}

function UserTable({ users }: { readonly users: readonly User[] }) {
  const { t } = useTranslation('access');
  const active = users.filter((user) => user.active).length;
  return (
    <Table caption={t('users.count', { count: users.length, active })} wide>
      <thead>
        <tr>
          <th scope="col">{t('users.name')}</th>
          <th scope="col">{t('users.roles')}</th>
          <th scope="col">{t('users.email')}</th>
          <th scope="col">{t('users.status')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <th scope="row">{user.name}</th>
            <td>
              <Roles user={user} />
            </td>
            <td>{user.email}</td>
            <td>{user.active ? t('users.active') : <Badge kind="quiet">{t('users.left')}</Badge>}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Roles({ user }: { readonly user: User }) {
  const { t } = useTranslation('access');
  if (user.roles.length === 0) return <span className="quiet">{t('users.noRole')}</span>;
  return (
    <ul className="role-list">
      {user.roles.map(({ role, intervention, from, to }) => (
        <li key={`${role} ${intervention ?? ''} ${from}`}>
          {roleText(role, intervention, t)}{' '}
          <span className="quiet number">{to === null ? t('users.from', { from }) : <PeriodText from={from} to={to} />}</span>
        </li>
      ))}
    </ul>
  );
}
