import type { BudgetFileLine, BudgetLine } from './budgetLine.ts';

/**
 * A line of a budget file, with what the file can't say of it and was written in the browser: accounts as long as the object is the
 * same, the month profile as long as amount and months are, the forecast's method as long as the file states the figure it stated before.
 */
export function importedLine(file: BudgetFileLine, before: BudgetLine | undefined): BudgetLine {
  const isSameSpread = before?.yearAmount === file.yearAmount && before.runs.from === file.runs.from && before.runs.to === file.runs.to;
  return {
    ...file,
    accounts: before?.project === file.project ? (before.accounts ?? []) : [],
    profile: isSameSpread ? (before?.profile ?? null) : null,
    plan: before?.forecast === file.forecast ? (before.plan ?? null) : null,
  };
}
