import { useParams, useRouter } from '@tanstack/react-router';
import type { Session } from '../../access/sessionApi.ts';
import { NewReportPage } from '../../reports/ui/NewReportPage.tsx';
import { ReportPage } from '../../reports/ui/ReportPage.tsx';
import { ReportsPage } from '../../reports/ui/ReportsPage.tsx';
import { SectionPage } from '../../reports/ui/SectionPage.tsx';
import { pagePaths } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

/** The whole report is the coordinator's; a team leader has the own team's part. */
const isCoordinator = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'coordinator');

export function ReportsRoute() {
  const { session } = useVisit();
  const { slug } = session.association;
  return (
    <RolePage page="reports">
      <ReportsPage isWhole={isCoordinator(session)} addressOf={(id) => pagePaths.report(slug, id)} newAddress={pagePaths.newReport(slug)} />
    </RolePage>
  );
}

export function NewReportRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  if (!isCoordinator(session)) return <ForbiddenPage />;
  return (
    <NewReportPage today={today} listAddress={pagePaths.reports(slug)} onBegun={(id) => router.history.push(pagePaths.report(slug, id))} />
  );
}

export function ReportRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="reports">
      <ReportPage
        key={id}
        id={id}
        today={today}
        isWhole={isCoordinator(session)}
        listAddress={pagePaths.reports(slug)}
        addressOf={(section) => pagePaths.reportSection(slug, id, section)}
      />
    </RolePage>
  );
}

export function ReportSectionRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  const { id = '', section = '' } = useParams({ strict: false }) as { readonly id?: string; readonly section?: string };
  return (
    <RolePage page="reports">
      <SectionPage
        key={`${id} ${section}`}
        id={id}
        section={section}
        today={today}
        isWhole={isCoordinator(session)}
        listAddress={pagePaths.reports(slug)}
        reportAddress={pagePaths.report(slug, id)}
        addressOf={(one) => pagePaths.reportSection(slug, id, one)}
      />
    </RolePage>
  );
}
