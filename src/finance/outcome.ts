import { ore, type Ore } from '../shared/money.ts';
import type { AccountType } from './ledgerFile.ts';

/** What one account has on one project (or on none) up to a day, debit +. */
export type OutcomeRow = { readonly account: string; readonly project: string | null; readonly amount: Ore };

/** A month of an account as types 2 and 3 state it: its total, and rows of objects that are parts of it. */
export type MonthRow = OutcomeRow & { readonly month: string; readonly hasObjects: boolean };

/** Only result accounts count: #KTYP I or K; without it, account class 3–8. Balance accounts are never unmapped. */
export function isResultAccount(account: string, type: AccountType | null): boolean {
  return type === null ? /^[3-8]/.test(account) : type === 'I' || type === 'K';
}

/** Object rows count under their objects, the rest of each account's total has none. A total that is not stated is the sum of its parts. */
export function outcomeOfMonths(months: readonly MonthRow[]): OutcomeRow[] {
  const rests = new Map<string, { account: string; total: number | undefined; parts: number }>();
  const rows: OutcomeRow[] = [];
  for (const { account, project, month, hasObjects, amount } of months) {
    const key = `${month} ${account}`;
    const rest = rests.get(key) ?? { account, total: undefined, parts: 0 };
    if (hasObjects) {
      rest.parts += amount;
      rows.push({ account, project, amount });
    } else rest.total = (rest.total ?? 0) + amount;
    rests.set(key, rest);
  }
  for (const { account, total, parts } of rests.values()) {
    if (total !== undefined && total !== parts) rows.push({ account, project: null, amount: ore(total - parts) });
  }
  return rows;
}
