import { budgetChanges } from '../src/finance/budgetChanges.ts';
import { listBudgetLines, lockBudget, saveBudget } from '../src/finance/budgetQueries.ts';
import type { ForecastPlan } from '../src/finance/forecastPlan.ts';
import type { DraftLine } from '../src/finance/writtenBudget.ts';
import { ore, type Ore } from '../src/shared/money.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';

type Forecast = {
  readonly plan: ForecastPlan;
  /** The figure itself where it is fixed, thousands of kronor. */
  readonly fixed?: number;
};
/** Thousands of kronor by month; the rest of the year amount falls on the last. */
type Profile = Readonly<Record<number, number>>;

const YEAR = 2026;
const staffed = (count: number, extent: number, kronor: number): ForecastPlan => ({
  method: 'staffing',
  positions: [
    { function: 'Handledare', count, extent: 10_000, fromMonth: 1, toMonth: 12, monthlyCost: ore(kronor * 100) },
    { function: 'Verksamhetsledare', count: 100, extent, fromMonth: 1, toMonth: 12, monthlyCost: ore((kronor + 6_000) * 100) },
  ],
});

/** How the economist has made the year's forecasts when the ledger of October had come, and which lines come unevenly. */
const FORECASTS: Readonly<Record<DemoAssociation['slug'], Readonly<Record<string, Forecast>>>> = {
  norra: {
    Gruvstugan: { plan: staffed(175, 5_000, 59_000) },
    Kanalhuset: { plan: { method: 'run_rate' } },
    Silvervägen: { plan: staffed(200, 6_000, 58_500) },
    Styrelse: { plan: { method: 'fixed', reason: 'Två extra sammanträden om det nya avtalet' }, fixed: -486.5 },
    'Gemensam administration': { plan: { method: 'remaining_budget' } },
    'Samverkansmedel ofördelat': { plan: { method: 'fixed', reason: 'Inget mer beslutas i år' }, fixed: -101 },
  },
  sodra: {},
};
const PROFILES: Readonly<Record<DemoAssociation['slug'], Readonly<Record<string, Profile>>>> = {
  norra: { 'Länsgemensamma utbildningsinsatser': { 3: -40, 9: -55 }, 'Extern medbedömning': { 5: -15 } },
  sodra: {},
};

/** Methods of forecast and month profiles, as they are written in the browser. */
export function forecastSteps({ slug }: DemoAssociation): DemoStep[] {
  if (Object.keys(FORECASTS[slug]).length === 0) return [];
  return [
    {
      at: `${YEAR}-11-04T09:10:00Z`,
      by: `economist@${slug}.example`,
      run: (database, actor) =>
        database.write(actor, demoOperation('save budget'), async ({ db, now }) => {
          await lockBudget(db);
          const lines = await listBudgetLines(db, YEAR);
          const wanted = lines.map((line): DraftLine => {
            const forecast = FORECASTS[slug][line.name];
            const profile = PROFILES[slug][line.name];
            return {
              ...line,
              plan: forecast?.plan ?? line.plan,
              forecast: forecast?.fixed === undefined ? line.forecast : ore(Math.round(forecast.fixed * 100_000)),
              profile: profile ? monthsOf(profile, line.yearAmount) : line.profile,
            };
          });
          await saveBudget(db, YEAR, lines, budgetChanges(lines, wanted), { now, name: actor.name });
        }),
    },
  ];
}

function monthsOf(profile: Profile, yearAmount: Ore): Ore[] {
  const months = Array.from({ length: 12 }, (_, i) => Math.round((profile[i + 1] ?? 0) * 100_000));
  const rest = yearAmount - months.reduce((sum, amount) => sum + amount, 0);
  return months.map((amount, i) => ore(i === 11 ? amount + rest : amount));
}
