import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { FORECAST_METHODS } from './forecastPlan.ts';

const text = Type.String({ maxLength: 2000 });
const ore = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, description: 'whole öre, signed' });
const month = Type.Integer({ minimum: 1, maximum: 12 });
const account = Type.String({ maxLength: 20 });
const hundredths = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const line = {
  id: Uuid,
  name: text,
  group: text,
  kind: Type.Enum(['income', 'cost']),
  fromMonth: month,
  toMonth: month,
  yearAmount: ore,
  profile: nullable(Type.Array(ore, { minItems: 12, maxItems: 12 })),
  lastYearOutcome: ore,
  /** What the line takes of the ledger; an empty object is any, no accounts are any. */
  rules: Type.Array(object({ project: text, accounts: Type.Array(object({ from: account, to: account }), { maxItems: 100 }) }), {
    maxItems: 100,
  }),
  forecast: ore,
  plan: nullable(
    object({
      method: Type.Enum(FORECAST_METHODS),
      reason: text,
      positions: Type.Array(
        object({ function: text, count: hundredths, extent: hundredths, fromMonth: month, toMonth: month, monthlyCost: ore }),
        { maxItems: 100 },
      ),
    }),
  ),
};
const BudgetLine = object(line);
const year = Type.Integer({ minimum: 1900, maximum: 2200 });
const moment = Type.String({ format: 'date-time' });

export const Budget = object({
  year,
  /** 0 while the year has no budget. */
  version: Type.Integer({ minimum: 0 }),
  savedAt: nullable(moment),
  savedBy: nullable(Type.String()),
  /** In the table's order, with who last made each forecast. */
  lines: Type.Array(object({ ...line, forecastAt: moment, forecastBy: Type.String() })),
});
export type Budget = Static<typeof Budget>;

export const BudgetHistory = object({
  /** The latest first. */
  changes: Type.Array(
    object({
      at: moment,
      by: Type.String(),
      /** Before is null for a line that was added, after for one that was removed. */
      lines: Type.Array(object({ before: nullable(BudgetLine), after: nullable(BudgetLine) })),
    }),
  ),
});
export type BudgetHistory = Static<typeof BudgetHistory>;

const READERS = ['economist', 'coordinator', 'auditor'] as const;

export const getBudget = {
  operationId: 'getBudget',
  method: 'GET',
  path: '/api/budget',
  summary: 'The lines of a year’s budget with months, profile, what they take of the ledger, and how their forecast is made',
  roles: READERS,
  query: object({ year }),
  answer: { status: 200, schema: Budget },
} as const satisfies Contract;

export const saveBudget = {
  operationId: 'saveBudget',
  method: 'PUT',
  path: '/api/budget',
  summary: 'Makes the lines that are sent the year’s budget, in their order; a year without budget has version 0',
  roles: ['economist', 'coordinator'],
  body: object({ year, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), lines: Type.Array(BudgetLine, { maxItems: 500 }) }),
  answer: { status: 200, schema: Budget },
  faults: [409, 422],
} as const satisfies Contract;

export const listBudgetHistory = {
  operationId: 'listBudgetHistory',
  method: 'GET',
  path: '/api/budget/history',
  summary: 'Who changed what in a year’s budget and when, line by line',
  roles: READERS,
  query: object({ year }),
  answer: { status: 200, schema: BudgetHistory },
} as const satisfies Contract;
