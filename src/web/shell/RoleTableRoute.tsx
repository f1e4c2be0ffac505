import { RoleTablePage } from '../../access/ui/RoleTablePage.tsx';

export const RoleTableRoute = () => <RoleTablePage />;
