import { useParams } from '@tanstack/react-router';
import { ReportPage } from '../../reports/ui/ReportPage.tsx';
import { ReportsPage } from '../../reports/ui/ReportsPage.tsx';
import { pagePaths } from '../paths.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ReportsRoute() {
  const { slug } = useVisit().session.association;
  return (
    <RolePage page="reports">
      <ReportsPage addressOf={(id) => pagePaths.report(slug, id)} />
    </RolePage>
  );
}

export function ReportRoute() {
  const { slug } = useVisit().session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="reports">
      <ReportPage key={id} id={id} listAddress={pagePaths.reports(slug)} />
    </RolePage>
  );
}
