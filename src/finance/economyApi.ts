import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { FORECAST_METHODS } from './forecastPlan.ts';
import { SIGN_CONVENTIONS } from './economySettings.ts';

/** Thousands of kronor with one decimal. */
const tkr = Type.Number();
const figures = {
  årsbudget: tkr,
  prognos: tkr,
  avvikelse_prognos: tkr,
  bokslut_föregående_år: tkr,
  budget_hittills: tkr,
  utfall_hittills: tkr,
  avvikelse_hittills: tkr,
};
const kr = Type.Number();

/** The same object as the command line's `economy` prints. */
export const Economy = object({
  år: Type.Integer(),
  per: Day,
  rader: Type.Array(object({ budgetpost: Type.String(), grupp: Type.String(), ...figures })),
  summa: object(figures),
  utan_budgetpost: tkr,
  eget_kapital: Type.Optional(
    object({
      ingående_kr: kr,
      budgeterad_förändring_kr: kr,
      prognos_förändring_kr: kr,
      utgående_prognos_kr: kr,
      andel_av_medel_procent: nullable(Type.Number()),
    }),
  ),
});
export type Economy = Static<typeof Economy>;

export const EconomyAnswer = object({
  ekonomi: Economy,
  /** The budget lines by key, in the order of `rader`; the method of each forecast, null as the budget file stated it. */
  lines: Type.Array(
    object({
      id: Uuid,
      /** Whole öre, the forecast rounded to them. */
      outcome: Type.Integer(),
      forecast: Type.Integer(),
      method: nullable(Type.Enum(FORECAST_METHODS)),
      forecastAt: Type.String({ format: 'date-time' }),
      forecastBy: Type.String(),
    }),
  ),
  /** Result lines that no budget line takes. */
  unmapped: Type.Array(
    object({ account: Type.String(), accountName: nullable(Type.String()), object: nullable(Type.String()), amount: tkr }),
  ),
  /** True where the printed sum differs from the sum of the printed rows: "avrundning". */
  roundingNote: Type.Boolean(),
  /** How the association's table signs a variance. `ekonomi` itself is always budget − forecast or outcome. */
  signs: Type.Enum(SIGN_CONVENTIONS),
  equityAccounts: object({ from: Type.String(), to: Type.String() }),
  /** Costs from the year's start to the end of each month, January first; null where the ledger has no vouchers by month. */
  months: nullable(object({ budget: Type.Array(tkr), outcome: Type.Array(nullable(tkr)) })),
  /** Why there are no months: the ledger file states sums without vouchers (types 1–3), or its year is no calendar year. */
  noMonths: nullable(Type.Enum(['no-vouchers', 'broken-year'])),
  charts: Type.Array(object({ id: Type.String(), title: Type.String(), alternativeText: Type.String(), svg: Type.String() })),
});
export type EconomyAnswer = Static<typeof EconomyAnswer>;

export const getEconomy = {
  operationId: 'getEconomy',
  method: 'GET',
  path: '/api/economy',
  summary: 'Budget, outcome, forecast and equity of a year up to a day',
  roles: ['coordinator', 'economist', 'auditor'],
  query: object({
    year: Type.Integer({ minimum: 1900, maximum: 2200 }),
    per: Type.String({ maxLength: 40, description: 'ÅÅÅÅ-MM-DD' }),
    language: Type.Optional(Type.Enum(['sv', 'en'])),
  }),
  answer: { status: 200, schema: EconomyAnswer },
  faults: [404],
} as const satisfies Contract;

export const listEconomyYears = {
  operationId: 'listEconomyYears',
  method: 'GET',
  path: '/api/economy/years',
  summary: 'The years that have a budget or a ledger, with the last day that the ledger reaches',
  roles: ['coordinator', 'economist', 'auditor'],
  answer: { status: 200, schema: object({ years: Type.Array(object({ year: Type.Integer(), ledgerUntil: nullable(Day) })) }) },
} as const satisfies Contract;
