import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { pagePaths } from '../paths.ts';
import { Toasts } from '../ui-kit/Toasts.tsx';
import { Brand } from './Brand.tsx';
import { MissingPage } from './FaultPages.tsx';
import { followLinks } from './followLinks.ts';
import { Footer } from './Footer.tsx';
import { keepFocus } from './keepFocus.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { currentIn, pagesOf } from './navigation.ts';
import { OfflineNotice } from './OfflineNotice.tsx';
import { Search } from './Search.tsx';
import { UserMenu } from './UserMenu.tsx';
import { useVisit } from './visit.ts';
import './search.css';
import './shell.css';

// Fetched where something waits.
const WaitingNotice = lazy(async () => ({ default: (await import('../../access/ui/WaitingNotice.tsx')).WaitingNotice }));

/** What surrounds every page inside: the association, the menu of the roles, and who is here. */
export function Frame() {
  const { t } = useTranslation('shell');
  const { session } = useVisit();
  const { slug, name } = session.association;
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const params = useParams({ strict: false }) as { readonly slug?: string };
  useEffect(() => followLinks((address) => router.history.push(address)), [router]);
  useEffect(() => keepFocus(document.body), []);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <div className="top-row">
          <a className="brand-link" href={pagePaths.association(slug)}>
            <Brand />
          </a>
          <span className="top-name">{name}</span>
          <Search />
          <UserMenu />
        </div>
        <nav className="menu not-printed" aria-label={t('nav.label')}>
          <ul>
            {pagesOf(session).map((page) => (
              <li key={page}>
                <a href={pagePaths[page](slug)} aria-current={currentIn(session, pathname, page)}>
                  {t(`nav.${page}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main className="main" id="main" tabIndex={-1}>
        <OfflineNotice />
        {session.waitingApprovals > 0 && pathname !== pagePaths.approvals(slug) && (
          <Suspense fallback={null}>
            <WaitingNotice atStart={session.waitingApprovals} href={pagePaths.approvals(slug)} />
          </Suspense>
        )}
        {params.slug === undefined || params.slug === slug ? <Outlet /> : <MissingPage />}
      </main>
      <Footer slug={slug} />
      <Toasts />
      <LeaveGuard />
    </div>
  );
}
