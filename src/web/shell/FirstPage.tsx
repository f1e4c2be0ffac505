import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { roleText } from '../../access/ui/roleText.ts';
import { pagePaths } from '../paths.ts';
import { Page } from '../ui-kit/Page.tsx';
import { firstAddress, pagesOf, type Role } from './navigation.ts';
import { useVisit } from './visit.ts';

/** The association's own address: leads on to the first page of the role, or says what is whose where a role has no pages. */
export function FirstPage() {
  const { session } = useVisit();
  const router = useRouter();
  const hasPages = pagesOf(session).length > 0;
  useEffect(() => {
    if (hasPages) router.history.replace(firstAddress(session));
  }, [hasPages, router, session]);
  return hasPages ? null : <OwnPage />;
}

const ACCOUNT = ['password', 'loginWays', 'sessions', 'roles'] as const;

function OwnPage() {
  const { t } = useTranslation('shell');
  const { t: say } = useTranslation('access');
  const {
    session: { association, roles },
  } = useVisit();
  return (
    <Page title={t('home.title')} lead={t('home.lead', { association: association.name })}>
      {roles.length === 0 && (
        <section className="stack-tight measure" aria-labelledby="roleless">
          <h2 id="roleless">{t('home.roleless.title')}</h2>
          <p>{t('home.roleless.text')}</p>
        </section>
      )}
      {roles.map((held) => (
        <section key={roleText(held.role, held, say)} className="stack-tight measure">
          <h2>{roleText(held.role, held, say)}</h2>
          <p>{ownText(held.role, t)}</p>
          <p>{t('home.meanwhile')}</p>
        </section>
      ))}
      <section className="stack-tight" aria-labelledby="account">
        <h2 id="account">{t('home.account')}</h2>
        <ul className="bullets">
          {ACCOUNT.map((page) => (
            <li key={page}>
              <a href={pagePaths[page](association.slug)}>{t(`user.${page}`)}</a>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

/** Those whose rooms are not built. */
const WITHOUT_PAGES = ['group_leader', 'referrer'] as const;
const ownText = (role: Role, t: TFunction<'shell'>): string => t(`home.of.${WITHOUT_PAGES.find((one) => one === role) ?? 'other'}`);
