import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column, type Sort } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Users } from '../usersApi.ts';
import { UserFilters } from './UserFilters.tsx';
import { HERE, shownUsers, type UserChoice } from './userChoice.ts';
import { UserRoles } from './UserRoles.tsx';
import { UserStateBadge } from './UserStateBadge.tsx';
import './access.css';

type User = Users['users'][number];

/** Everybody with a login, for the administrator. */
export function UsersPage({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('access');
  const query = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => fetchJson<Users>(apiPaths.users(), { signal }) });
  return (
    <Page
      title={t('users.title')}
      lead={
        <p>
          {t('users.lead')} <a href={pagePaths.roles(slug)}>{t('users.roleTable')}</a>
        </p>
      }
      actions={
        <a className="button button-primary" href={pagePaths.inviteUser(slug)}>
          {t('users.invite')}
        </a>
      }
    >
      <Loaded query={query}>{(loaded) => <UserList slug={slug} loaded={loaded} />}</Loaded>
    </Page>
  );
}

function UserList({ slug, loaded }: { readonly slug: string; readonly loaded: Users }) {
  const { t, i18n } = useTranslation('access');
  const [choice, setChoice] = useState<UserChoice>(HERE);
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false });
  const columns: readonly Column<User>[] = [
    { key: 'name', text: t('users.name'), sortable: true, cell: ({ id, name }) => <a href={pagePaths.user(slug, id)}>{name}</a> },
    { key: 'roles', text: t('users.roles'), cell: (user) => <UserRoles roles={user.roles} /> },
    { key: 'email', text: t('users.email'), sortable: true, cell: ({ email }) => <span className="address">{email}</span> },
    { key: 'state', text: t('users.status'), sortable: true, cell: (user) => <UserStateBadge user={user} /> },
  ];
  const shown = shownUsers(loaded.users, choice, sort, i18n.language);
  return (
    <div className="stack">
      {!loaded.sendsMail && (
        <Notice title={t('users.noMail.title')}>
          <p>{t('users.noMail.text')}</p>
        </Notice>
      )}
      <UserFilters choice={choice} interventions={loaded.interventions} onChoose={setChoice} />
      <output className="only-heard">{t('users.shown', { shown: shown.length, count: loaded.users.length })}</output>
      {shown.length === 0 ? (
        <EmptyState title={t('users.noneShown')}>
          <Button look="secondary" onClick={() => setChoice({ ...HERE, state: 'all' })}>
            {t('users.clear')}
          </Button>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('users.shown', { shown: shown.length, count: loaded.users.length })}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={setSort}
        />
      )}
    </div>
  );
}
