import type { Spending } from './spending.ts';

/** One budget line through the years, amounts in thousands of kronor, costs negative. */
export type PlannedLine = {
  /** The ledger's object, dimension 6. */
  readonly object: string;
  readonly name: string;
  readonly group: string;
  readonly spending: Spending;
  /** In the order of the plan's years; null where the line is not there. */
  readonly budgets: readonly (number | null)[];
  /** First and last month, where it is not the whole year. */
  readonly months?: Readonly<Record<number, readonly [number, number]>>;
};

/** What is booked on a line in the months from–to, to the öre. */
export type KnownOutcome = {
  readonly year: number;
  readonly object: string;
  readonly months: readonly [number, number];
  readonly ore: number;
};

/** A voucher of its own kind: outside the plan, or booked later than it is dated. */
export type OddVoucher = {
  readonly date: string;
  /** Booked after all vouchers up to this day. */
  readonly booked: string;
  readonly text: string;
  /** Account, object (null for none) and öre, debit +; what is left goes to the bank. */
  readonly rows: readonly (readonly [string, string | null, number])[];
};

export type MoneyPlan = {
  readonly seed: number;
  readonly years: readonly number[];
  /** Equity when a year begins, öre, where it does not follow from the year before. */
  readonly openings: Readonly<Record<number, number>>;
  readonly lines: readonly PlannedLine[];
  readonly known: readonly KnownOutcome[];
  readonly forecasts: Readonly<Record<number, Readonly<Record<string, number>>>>;
  readonly odd: readonly OddVoucher[];
  /** Objects of the ledger that no budget line takes. */
  readonly looseObjects: readonly (readonly [string, string])[];
  readonly municipalities: readonly string[];
};
