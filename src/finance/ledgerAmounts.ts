import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import type { LedgerFile, PeriodAmount } from './ledgerFile.ts';
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
 * Rows of objects in other dimensions than the project's are parts of a total that is there anyhow; a row of the project and others
 * at once counts only where the file has no row of the project alone.
 */
export function statedAmounts(file: LedgerFile, dimension: string): StatedAmount[] {
  const balances = file.balances.filter(({ yearIndex }) => yearIndex === 0);
  const opening = balances.filter(({ kind }) => kind === 'opening').map(({ account, amount }) => whole('opening', account, amount));
  if (file.kind === '1')
    return [...opening, ...balances.filter(({ kind }) => kind === 'result').map(({ account, amount }) => whole('result', account, amount))];
  if (file.kind !== '2' && file.kind !== '3') return opening;
  const months = file.periodAmounts.filter(({ kind, yearIndex }) => kind === 'outcome' && yearIndex === 0);
  const projectMonth = ({ account, month, objects }: PeriodAmount): string => `${account} ${month} ${projectOf(objects, dimension)}`;
  const alone = new Set(months.filter(({ objects }) => objects.length === 1).map(projectMonth));
  return [
    ...opening,
    ...months.flatMap((row): StatedAmount[] => {
      const { account, month, objects, amount } = row;
      if (objects.length === 0) return [{ kind: 'month', account, project: null, hasObjects: false, month, amount }];
      const project = projectOf(objects, dimension);
      if (project === null || (objects.length > 1 && alone.has(projectMonth(row)))) return [];
      return [{ kind: 'month', account, project, hasObjects: true, month, amount }];
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
