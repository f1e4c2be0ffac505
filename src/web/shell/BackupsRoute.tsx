import { BackupsPage } from '../../privacy/ui/BackupsPage.tsx';
import { isAdministrator } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function BackupsRoute() {
  const { session } = useVisit();
  return (
    <RolePage page="backups">
      <BackupsPage orders={isAdministrator(session)} />
    </RolePage>
  );
}
