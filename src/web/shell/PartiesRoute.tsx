import { PartiesPage } from '../../association/ui/PartiesPage.tsx';
import { isCoordinator } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function PartiesRoute() {
  const { session, today } = useVisit();
  return (
    <RolePage page="parties">
      <PartiesPage today={today} canChange={isCoordinator(session)} />
    </RolePage>
  );
}
