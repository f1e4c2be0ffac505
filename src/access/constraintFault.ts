import { HttpFault } from '../platform/http/httpFault.ts';
import { ROLE_HELD, ROLES_APART, type RoleFault } from './roleAssignment.ts';

export const USER_EXISTS: RoleFault = {
  code: 'user-exists',
  text: 'Adressen finns redan bland användarna. Sök upp den användaren och ge rollen där; den som har slutat kan bjudas in igen.',
};

/** What the database refuses when two do something at the same time that goes only once, in the words of the rule. */
const FAULTS: Readonly<Record<string, RoleFault>> = {
  role_circles_apart: ROLES_APART,
  role_once: ROLE_HELD,
  role_assignment_pkey: ROLE_HELD,
  user_account_email_key: USER_EXISTS,
  user_account_pkey: USER_EXISTS,
  role_assignment_party_id_fkey: { code: 'unknown-party', text: 'Parten finns inte i förbundet. Välj en annan.' },
  role_assignment_intervention_id_fkey: { code: 'unknown-intervention', text: 'Insatsen finns inte i förbundet. Välj en annan.' },
};

/** Throws what a person can mend as a fault with its text, and everything else as it is. */
export function throwConstraintFault(error: unknown): never {
  const name = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
  const fault = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined;
  if (fault) throw new HttpFault(422, fault.code, fault.text);
  throw error;
}
