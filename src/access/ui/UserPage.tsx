import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { UserPage as User } from '../usersApi.ts';
import { EmploymentChange } from './EmploymentChange.tsx';
import { LeaveUser } from './LeaveUser.tsx';
import { RemoveFactors } from './RemoveFactors.tsx';
import { SendLink } from './SendLink.tsx';
import { UserAssignments } from './UserAssignments.tsx';
import { UserSessions } from './UserSessions.tsx';
import { UserStateBadge } from './UserStateBadge.tsx';
import './access.css';

type Props = { readonly slug: string; readonly id: string; readonly today: string };

/** One user: who it is, roles over time, logged-in browsers, and what the administrator can do. */
export function UserPage({ slug, id, today }: Props) {
  const { t } = useTranslation('access');
  const query = useQuery({ queryKey: ['user', id], queryFn: ({ signal }) => fetchJson<User>(apiPaths.user(id), { signal }) });
  return (
    <Page key={id} title={query.data?.name ?? t('users.title')} trail={[{ text: t('users.title'), href: pagePaths.users(slug) }]}>
      <Loaded query={query}>
        {(user) => (
          <>
            <section className="stack">
              <Facts user={user} />
              <div className="form-actions">
                <SendLink user={user} />
                <EmploymentChange user={user} />
                {user.state !== 'left' && <RemoveFactors user={user} />}
              </div>
            </section>
            <UserAssignments user={user} today={today} />
            <UserSessions user={user} />
            {user.state !== 'left' && <LeaveUser user={user} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ user }: { readonly user: User }) {
  const { t } = useTranslation('access');
  const language = useLanguage();
  const { email, createdAt, leftAt, link, isEmployee } = user;
  const at = (moment: string): string => momentText(moment, language);
  const linkState = link && (link.hasExpired ? 'expired' : link.delivery);
  return (
    <FactList
      facts={[
        { key: 'state', name: t('user.state'), value: <UserStateBadge user={user} /> },
        { key: 'email', name: t('user.email'), value: <span className="address">{email}</span> },
        { key: 'employer', name: t('user.employer'), value: t(`user.employers.${isEmployee ? 'yes' : 'no'}`) },
        { key: 'since', name: t('user.since'), value: <span className="number">{at(createdAt)}</span> },
        ...(leftAt === null ? [] : [{ key: 'left', name: t('user.left'), value: <span className="number">{at(leftAt)}</span> }]),
        ...(link && linkState
          ? [
              {
                key: 'link',
                name: t('user.link'),
                value: t(`user.linkState.${linkState}`, { at: at(link.madeAt), until: at(link.expiresAt) }),
              },
            ]
          : []),
      ]}
    />
  );
}
