import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import type { LedgerFile } from './ledgerFile.ts';
import { projectOf } from './project.ts';

/** An amount that a file states by itself, without vouchers. Debit is +. */
export type StatedAmount = {
  readonly kind: 'opening' | 'result' | 'month';
  readonly account: string;
  readonly project: string | null;
  /** A row of objects is a part of its account's total, which has a row of its own. */
  readonly hasObjects: boolean;
  readonly month: LocalDate | null;
  readonly amount: Ore;
};

/**
 * What of a whole file's own year is kept besides its vouchers: opening balances (#IB) always, months (#PSALDO) for types 2 and 3,
 * results (#RES) for type 1. A type 4 file states months and results too, but there the vouchers count.
 * Rows of objects in other dimensions than the project's are parts of a total that is there anyhow.
 */
export function statedAmounts(file: LedgerFile, dimension: string): StatedAmount[] {
  const balances = file.balances.filter(({ yearIndex }) => yearIndex === 0);
  const opening = balances.filter(({ kind }) => kind === 'opening').map(({ account, amount }) => whole('opening', account, amount));
  if (file.kind === '1')
    return [...opening, ...balances.filter(({ kind }) => kind === 'result').map(({ account, amount }) => whole('result', account, amount))];
  if (file.kind !== '2' && file.kind !== '3') return opening;
  const months = file.periodAmounts.filter(({ kind, yearIndex }) => kind === 'outcome' && yearIndex === 0);
  return [
    ...opening,
    ...months.flatMap(({ account, month, objects, amount }): StatedAmount[] => {
      if (objects.length === 0) return [{ kind: 'month', account, project: null, hasObjects: false, month, amount }];
      const project = projectOf(objects, dimension);
      // A row of several objects at once is found again in the row of the project alone.
      return project === null || objects.length > 1 ? [] : [{ kind: 'month', account, project, hasObjects: true, month, amount }];
    }),
  ];
}

const whole = (kind: 'opening' | 'result', account: string, amount: Ore): StatedAmount => ({
  kind,
  account,
  project: null,
  hasObjects: false,
  month: null,
  amount,
});
