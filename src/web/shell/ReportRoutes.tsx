import { useParams, useRouter } from '@tanstack/react-router';
import { NewReportPage } from '../../reports/ui/NewReportPage.tsx';
import { ReportPage } from '../../reports/ui/ReportPage.tsx';
import { ReportsPage } from '../../reports/ui/ReportsPage.tsx';
import { pagePaths } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { isAuditor, isCoordinator, reportsFor } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ReportsRoute() {
  const { session } = useVisit();
  const { slug } = session.association;
  return (
    <RolePage page="reports">
      <ReportsPage sees={reportsFor(session)} addressOf={(id) => pagePaths.report(slug, id)} newAddress={pagePaths.newReport(slug)} />
    </RolePage>
  );
}

export function NewReportRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  if (!isCoordinator(session)) return <ForbiddenPage />;
  return (
    <NewReportPage
      today={today}
      listAddress={pagePaths.reports(slug)}
      onBegun={(id) => router.history.replace(pagePaths.report(slug, id))}
    />
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
        sees={reportsFor(session)}
        seesLater={isCoordinator(session) || isAuditor(session)}
        listAddress={pagePaths.reports(slug)}
        addressOf={(section) => pagePaths.reportSection(slug, id, section)}
      />
    </RolePage>
  );
}
