import { findUserNames } from '../access/userQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { listBudgetHistory, saveBudget as saveContract, getBudget, type Budget } from './budgetApi.ts';
import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import { budgetChanges } from './budgetChanges.ts';
import { budgetHistory } from './budgetHistory.ts';
import { findBudgetVersion, listBudgetLines, listBudgetLineVersions, listBudgetSaves, lockBudget, saveBudget } from './budgetQueries.ts';
import { BUDGET_PROBLEMS, readWrittenBudget, writtenLine, type DraftLine, type WrittenLine } from './writtenBudget.ts';

export const budgetRoutes: readonly Route[] = [
  route(getBudget, ({ query: { year }, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, noted }) => {
      noted({ year });
      return budgetOf(db, year);
    }),
  ),
  route(saveContract, ({ body: { year, version, lines }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const read = readWrittenBudget(lines, year);
      if (!read.ok) {
        const texts = [...new Set(read.error.map(({ code }) => BUDGET_PROBLEMS[code]))];
        throw new HttpFault(422, 'budget', texts[0] ?? '', texts.slice(1));
      }
      // They are printed in the report, which is an official document.
      if (read.value.some((line) => wordsOf(line).some((words) => holdsIdentityNumber(words, today))))
        throw new HttpFault(
          422,
          'identity-number',
          'Ett namn, ett skäl eller en funktion i budgeten ser ut att innehålla ett identitetsnummer. Ta bort det.',
        );
      await lockBudget(db);
      const before = await listBudgetLines(db, year);
      const latest = await findBudgetVersion(db, year);
      const changes = budgetChanges(before, read.value);
      const { added, changed, removed, moved } = changes.counts;
      // Sent twice, or what holds already: nothing is written.
      if (added + changed + removed + moved === 0) return budgetOf(db, year);
      if ((latest?.version ?? 0) !== version)
        throw changedMeanwhile('Budgeten', { recordedAt: latest?.recordedAt ?? now, recordedBy: latest?.recordedBy ?? '' });
      await saveBudget(db, year, before, changes, { now, name: login.name });
      touched(changes.written.map(({ line }) => line.lineId));
      noted({ year, version: version + 1, ...changes.counts });
      return budgetOf(db, year);
    }),
  ),
  route(listBudgetHistory, ({ query: { year }, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, noted }) => {
      noted({ year });
      const changes = budgetHistory(await listBudgetLineVersions(db, year), await listBudgetSaves(db, year));
      const nameOf = await namesIn(
        db,
        changes.map(({ by }) => by),
      );
      return {
        changes: changes.map(({ at, by, lines }) => ({
          at: at.toISOString(),
          by: nameOf(by),
          lines: lines.map(({ before, after }) => ({ before: before && plain(before), after: after && plain(after) })),
        })),
      };
    }),
  ),
];

/** What is said of a line in free words. */
const wordsOf = ({ name, group, plan }: DraftLine): string[] => [
  ...[name, group],
  ...(plan?.method === 'fixed' ? [plan.reason] : plan?.method === 'staffing' ? plan.positions.map((one) => one.function) : []),
];

async function budgetOf(db: ReadHandle, year: number): Promise<Budget> {
  const latest = await findBudgetVersion(db, year);
  const lines = await listBudgetLines(db, year);
  const nameOf = await namesIn(db, [latest?.recordedBy ?? '', ...lines.map(({ forecastBy }) => forecastBy)]);
  return {
    year,
    version: latest?.version ?? 0,
    savedAt: latest?.recordedAt.toISOString() ?? null,
    savedBy: latest ? nameOf(latest.recordedBy) : null,
    lines: lines.map((line) => ({
      ...plain(writtenLine(line)),
      forecastAt: line.forecastAt.toISOString(),
      forecastBy: nameOf(line.forecastBy),
    })),
  };
}

/** An import keeps the address of who ran it; people are shown by name. */
async function namesIn(db: ReadHandle, recordedBy: readonly string[]): Promise<(by: string) => string> {
  const names = await findUserNames(db, recordedBy);
  return (by) => names.get(by) ?? by;
}

/** The same, as the contract's lists that may be changed. */
const plain = (line: WrittenLine) => ({
  ...line,
  profile: line.profile && [...line.profile],
  rules: line.rules.map(({ project, accounts }) => ({ project, accounts: [...accounts] })),
  plan: line.plan && { ...line.plan, positions: [...line.plan.positions] },
});
