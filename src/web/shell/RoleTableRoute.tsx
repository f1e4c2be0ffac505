import { RoleTablePage } from '../../access/ui/RoleTablePage.tsx';
import { useVisit } from './visit.ts';

export function RoleTableRoute() {
  const { session } = useVisit();
  return <RoleTablePage ownRole={session.roles[0]?.role} />;
}
