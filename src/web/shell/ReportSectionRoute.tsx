import { useParams } from '@tanstack/react-router';
import { SectionPage } from '../../reports/ui/SectionPage.tsx';
import { pagePaths, withQuery } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { isCoordinator, reportsFor } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

/** Brings the editor; so in a file of its own. */
export function ReportSectionRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  const { id = '', section = '' } = useParams({ strict: false }) as { readonly id?: string; readonly section?: string };
  if (reportsFor(session) === 'adopted') return <ForbiddenPage />;
  return (
    <RolePage page="reports">
      <SectionPage
        key={`${id} ${section}`}
        id={id}
        section={section}
        today={today}
        isWhole={isCoordinator(session)}
        userId={session.user.id}
        listAddress={pagePaths.reports(slug)}
        reportAddress={pagePaths.report(slug, id)}
        economyAddress={({ line, ...shown }) =>
          withQuery(line === undefined ? pagePaths.economy(slug) : pagePaths.vouchers(slug), {
            ...shown,
            ...(line === undefined ? {} : { line }),
          })
        }
        addressOf={(one) => pagePaths.reportSection(slug, id, one)}
      />
    </RolePage>
  );
}
