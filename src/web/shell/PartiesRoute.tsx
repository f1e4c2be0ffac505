import { PartiesPage } from '../../association/ui/PartiesPage.tsx';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function PartiesRoute() {
  const { session, today } = useVisit();
  return (
    <RolePage page="parties">
      <PartiesPage today={today} canChange={session.roles.some(({ role }) => role === 'coordinator')} />
    </RolePage>
  );
}
