import type { Login } from '../platform/http/route.ts';
import { asksMore, FACTOR_RULES, USUAL_LOGIN_RULES } from './loginRules.ts';
import { familyOf } from './roles.ts';

/** Whether the association asks more of a user than the password that was logged in by. ASVS 6.3.3. */
export function lacksProof({ method, factorRule, roles }: Pick<Login, 'method' | 'factorRule' | 'roles'>): boolean {
  return method === 'password' && isAskedMore({ factorRule, roles });
}

export function isAskedMore({ factorRule, roles }: Pick<Login, 'factorRule' | 'roles'>): boolean {
  const rule = FACTOR_RULES.find((one) => one === factorRule) ?? USUAL_LOGIN_RULES.secondFactor;
  return asksMore(
    rule,
    roles.some(({ role }) => familyOf(role) === 'team'),
  );
}
