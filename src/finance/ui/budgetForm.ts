import { monthlyBudget } from '../budgetLine.ts';
import { parseKronor } from '../budgetRow.ts';
import { kronorText } from '../kronorText.ts';
import { ore, type Ore } from '../../shared/money.ts';
import { readWrittenBudget, writtenLine, type BudgetProblemCode, type WrittenLine } from '../writtenBudget.ts';

/** A line while it is written: amounts are texts, and what is written elsewhere (mapping, forecast) is carried along. */
export type BudgetFormRow = Omit<WrittenLine, 'yearAmount' | 'lastYearOutcome' | 'profile'> & {
  readonly yearAmount: string;
  readonly lastYearOutcome: string;
  /** A text for each month, January first; null when spread evenly. */
  readonly profile: readonly string[] | null;
};
export const FORM_FIELDS = [
  'name',
  'group',
  'months',
  'yearAmount',
  'lastYearOutcome',
  'profile',
  'rules',
  'forecast',
  'positions',
] as const;
export type RowFault = {
  readonly row: string;
  readonly field: (typeof FORM_FIELDS)[number];
  readonly code: BudgetProblemCode | 'kronor';
  readonly other?: string;
};

export const formRow = (line: WrittenLine): BudgetFormRow => ({
  ...line,
  yearAmount: kronorText(line.yearAmount),
  lastYearOutcome: line.lastYearOutcome === 0 ? '' : kronorText(line.lastYearOutcome),
  profile: line.profile?.map(kronorOrEmpty) ?? null,
});

export const emptyRow = (id: string): BudgetFormRow => ({
  ...{ id, name: '', group: '', kind: 'cost', fromMonth: 1, toMonth: 12, yearAmount: '', lastYearOutcome: '', profile: null },
  ...{ rules: [], forecast: 0, plan: { method: 'remaining_budget', reason: '', positions: [] } },
});

const kronorOrEmpty = (amount: number): string => (amount === 0 ? '' : kronorText(amount));
/** Öre of a written amount; empty is nought; undefined when it is no amount. */
export const oreOf = (text: string): Ore | undefined => (text.trim() === '' ? ore(0) : parseKronor(text));

/** What is written as lines to save, or all that is wrong with it. A year amount must be told. */
export function readBudgetForm(
  rows: readonly BudgetFormRow[],
  year: number,
): { readonly lines: readonly WrittenLine[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const lines = rows.map((row): WrittenLine => {
    const kronor = (field: 'yearAmount' | 'lastYearOutcome' | 'profile', text: string): number => {
      const amount = field === 'yearAmount' ? parseKronor(text) : oreOf(text);
      if (amount === undefined) faults.push({ row: row.id, field, code: 'kronor' });
      return amount ?? 0;
    };
    return {
      ...row,
      yearAmount: kronor('yearAmount', row.yearAmount),
      lastYearOutcome: kronor('lastYearOutcome', row.lastYearOutcome),
      profile: row.profile?.map((text) => kronor('profile', text)) ?? null,
    };
  });
  const isUnread = (problem: { readonly line: string; readonly field: string }): boolean =>
    faults.some(({ row, field }) => row === problem.line && (field === problem.field || problem.field === 'profile'));
  const read = readWrittenBudget(lines, year);
  if (!read.ok)
    for (const { line, field, code, other } of read.error)
      if (!isUnread({ line, field })) faults.push({ row: line, field, code, ...(other === undefined ? {} : { other }) });
  return { lines: read.ok ? read.value.map(writtenLine) : lines, faults };
}

/** Öre that can be read so far, for sums while somebody types. */
export function formSums(rows: readonly BudgetFormRow[]): { readonly income: number; readonly cost: number } {
  const sumOf = (kind: BudgetFormRow['kind']): number =>
    rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + (oreOf(row.yearAmount) ?? 0), 0);
  return { income: sumOf('income'), cost: sumOf('cost') };
}

/** The months' sum, and what is left of the year amount. */
export function profileSums(row: BudgetFormRow): { readonly sum: number; readonly left: number } {
  const sum = (row.profile ?? []).reduce((total, text) => total + (oreOf(text) ?? 0), 0);
  return { sum, left: (oreOf(row.yearAmount) ?? 0) - sum };
}

/** Months to begin a profile with: the year amount spread evenly over the running months. */
export function evenProfile(row: BudgetFormRow, year: number): string[] {
  const [line] = readLines([{ ...row, profile: null, name: 'x', rules: [], plan: null }], year);
  return line ? monthlyBudget(line).map(kronorOrEmpty) : Array.from({ length: 12 }, () => '');
}

function readLines(rows: readonly BudgetFormRow[], year: number) {
  const read = readWrittenBudget(
    rows.map((row) => ({ ...row, yearAmount: oreOf(row.yearAmount) ?? 0, lastYearOutcome: 0, profile: null })),
    year,
  );
  return read.ok ? read.value : [];
}

/** A cost that is written without minus counts as money that comes in; mostly it is a slip. */
export const looksTurned = ({ kind, yearAmount }: BudgetFormRow): boolean => {
  const amount = oreOf(yearAmount) ?? 0;
  return kind === 'cost' ? amount > 0 : amount < 0;
};

/** Rows with one moved up (−1) or down (1); the same when it can't be. */
export function movedRow<R extends { readonly id: string }>(rows: readonly R[], id: string, by: -1 | 1): readonly R[] {
  const at = rows.findIndex((row) => row.id === id);
  const [one, other] = [rows[at], rows[at + by]];
  if (!one || !other) return rows;
  return rows.with(at, other).with(at + by, one);
}
