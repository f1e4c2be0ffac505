import { ok, type Result } from '../shared/result.ts';

/** Of whom the association asks more than a password: nobody, those who see persons, or everybody. */
export const FACTOR_RULES = ['nobody', 'persons', 'everybody'] as const;
export type FactorRule = (typeof FACTOR_RULES)[number];
export type LoginRules = { readonly secondFactor: FactorRule };

/** Until the association decides: the pages warn that real persons' data should wait. */
export const USUAL_LOGIN_RULES: LoginRules = { secondFactor: 'nobody' };

export const readLoginRules = (rules: LoginRules): Result<LoginRules, string> => ok(rules);

/** Whether more than a password is asked of a user who sees persons, or not. */
export const asksMore = (rule: FactorRule, seesPersons: boolean): boolean => rule === 'everybody' || (rule === 'persons' && seesPersons);
