import { importBudget } from '../src/finance/budgetImport.ts';
import { importLedger } from '../src/finance/ledgerImport.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import type { DemoStep } from './demoStep.ts';
import type { MoneyPlan } from './moneyPlan.ts';
import { moneyYears, type MoneyYear } from './moneyYears.ts';

/** Days on which a year's ledger was imported beside the final one in January after. */
const EXPORTED: Readonly<Record<number, readonly string[]>> = { 2018: ['2018-09-05', '2018-10-12'] };
/** The year that is not over has its ledger up to this day. */
const LATEST: Readonly<Record<number, string>> = { 2026: '2026-11-03' };

/** Budgets with forecasts each September, ledgers when the year is over. */
export function moneySteps(association: DemoAssociation, plan: MoneyPlan): DemoStep[] {
  const by = `economist@${association.slug}.example`;
  return moneyYears(association, plan).flatMap((year): DemoStep[] => [
    {
      at: `${year.year}-09-04T07:45:00Z`,
      by: `coordinator@${association.slug}.example`,
      async run(database, actor) {
        const result = await importBudget(database, actor, year.budget, year.year);
        if (!result.ok) throw new Error(`the demo's budget ${year.year} was refused: ${JSON.stringify(result.error)}`);
      },
    },
    ...[...(EXPORTED[year.year] ?? []), LATEST[year.year] ?? `${year.year + 1}-01-28`].map((day) => ledgerStep(year, day, by)),
  ]);
}

function ledgerStep(year: MoneyYear, day: string, by: string): DemoStep {
  return {
    at: `${day}T12:20:00Z`,
    by,
    async run(database, actor) {
      const result = await importLedger(database, actor, year.ledgerOn(localDate(day)), `huvudbok-${year.year}.se`);
      if (!result.ok) throw new Error(`the demo's ledger ${year.year} was refused: ${JSON.stringify(result.error)}`);
    },
  };
}
