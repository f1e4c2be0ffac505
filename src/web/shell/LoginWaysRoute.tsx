import { LoginWaysPage } from '../../access/ui/LoginWaysPage.tsx';
import { useVisit } from './visit.ts';

export function LoginWaysRoute() {
  const { session, onProved } = useVisit();
  return <LoginWaysPage isNeeded={session.needsSecondFactor} onProved={onProved} />;
}
