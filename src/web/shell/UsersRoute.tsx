import { UsersPage } from '../../access/ui/UsersPage.tsx';
import { RolePage } from './RolePage.tsx';

export function UsersRoute() {
  return (
    <RolePage page="users">
      <UsersPage />
    </RolePage>
  );
}
