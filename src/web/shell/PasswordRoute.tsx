import { PasswordPage } from '../../access/ui/PasswordPage.tsx';
import { useVisit } from './visit.ts';

export function PasswordRoute() {
  const { session, onPasswordChanged } = useVisit();
  return <PasswordPage isTemporary={session.passwordIsTemporary} onChanged={onPasswordChanged} />;
}
