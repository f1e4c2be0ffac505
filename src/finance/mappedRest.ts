import type { WrittenLine } from './writtenBudget.ts';

/** Ledger rows that no line takes: of one account and one object, or none. */
export type Rest = { readonly account: string; readonly object: string | null };
/** What of a rest a line is to take: all of its object, the object's rows on the account, or the account whatever the object. */
export const REST_WAYS = ['object', 'both', 'account'] as const;
export type RestWay = (typeof REST_WAYS)[number];
type Rules = WrittenLine['rules'];

/** The ways that a rest can be taken, the usual one first. */
export const waysOf = ({ object }: Rest): readonly RestWay[] => (object === null ? ['account'] : REST_WAYS);

/** A line's rules with one that takes a rest; the account goes into a rule that is there for the same object. */
export function withRest(rules: Rules, { account, object }: Rest, way: RestWay): Rules {
  const project = way === 'account' ? '' : (object ?? '');
  const accounts = way === 'object' ? [] : [{ from: account, to: account }];
  const at = rules.findIndex((rule) => rule.project === project && rule.accounts.length > 0 === accounts.length > 0);
  const there = rules[at];
  if (!there) return [...rules, { project, accounts }];
  const inOrder = [...there.accounts, ...accounts].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return rules.with(at, { project, accounts: inOrder });
}
