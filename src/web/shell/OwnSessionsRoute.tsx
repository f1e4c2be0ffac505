import { OwnSessionsPage } from '../../access/ui/OwnSessionsPage.tsx';

export const OwnSessionsRoute = () => <OwnSessionsPage />;
