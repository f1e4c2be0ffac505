import {
  CLOSING_REASONS,
  EDUCATIONS,
  INCOMES,
  NOT_APPLICABLE,
  OCCUPATIONS,
  REFERRERS,
  WRONG_REGISTRATION,
  type ClosingReason,
} from '../participants/codes.ts';
import type { Period } from '../shared/period.ts';
import { rounded, type Quotient } from '../shared/quotient.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { bandOf, SUPPORT_BANDS, type Band } from './bands.ts';
import { addCounts, countsOf, NO_COUNT, PROTECTED_KEY, splitCodes, type Cell, type Count, type Dimension } from './cell.ts';
import type { ClosingVocabulary } from './closingVocabulary.ts';
import { exactThroughput, roundedThroughput, type Throughput } from './durations.ts';

export const MISSING = 'uppgift saknas';
export const UNDISCLOSED = 'ej redovisad';
export const OTHERS = 'övriga';
export const NOT_APPLICABLE_ROW = 'ej aktuellt';

/** Which participations a table counts. */
export type Population = 'worked_with' | 'new' | 'closed' | 'anonymous';

export type CountRow = Count & { readonly key: string };
export type BeforeAfterRow = { readonly key: string; readonly before: number; readonly after: number };

/** A table of counts with what it counts: population, n and how many lack the value. */
export type CountTable = {
  readonly population: Population;
  readonly n: number;
  readonly missing: number;
  readonly rows: readonly CountRow[];
};
export type BeforeAfterTable = {
  readonly population: 'closed';
  readonly n: number;
  readonly missing: { readonly before: number; readonly after: number };
  readonly rows: readonly BeforeAfterRow[];
};

export type Flow = { readonly inAtStart: number; readonly new: number; readonly closed: number; readonly leftAtEnd: number };
/** Months with one decimal, percent without; null where there is nothing to divide by. */
export type MeasurableClosings = {
  readonly count: number;
  readonly sharePercent: number | null;
  readonly meanMonthsInSupport: number | null;
  readonly monthsUnknown: number;
};

/** Every mean and median before it is rounded, so that two of them can be compared and that be rounded once. */
export type ExactMeans = {
  readonly meanMonthsInSupport: Quotient;
  readonly mean: Quotient;
  readonly median: Quotient;
  readonly meanWithoutLongest: Quotient;
};

export type StatisticsTables = {
  readonly flow: Flow;
  readonly workedWith: Count;
  readonly persons: Count;
  readonly newOnes: Count;
  readonly closedOnes: Count;
  readonly byMunicipality: CountTable;
  readonly byIntervention: CountTable;
  readonly newByReferrer: CountTable;
  readonly newByEducation: CountTable;
  readonly newByIncome: CountTable;
  readonly newByTimeInSupport: CountTable;
  readonly newByAge: CountTable;
  readonly closedByReason: CountTable;
  readonly closedByReportRow: CountTable;
  readonly occupationBeforeAfter: BeforeAfterTable;
  readonly incomeBeforeAfter: BeforeAfterTable;
  readonly measurableClosings: MeasurableClosings;
  readonly throughput: Throughput;
  readonly anonymousByYear: CountTable;
  readonly exactMeans: ExactMeans;
};

export type StatisticsOptions = {
  readonly period: Period;
  readonly ageBands: readonly Band[];
  readonly vocabulary: ClosingVocabulary;
  /** Intervention names by key, for the rows of the table by intervention. */
  readonly interventionNames: ReadonlyMap<string, string>;
};

/**
 * All tables of a period from the counted cells. Rows of zero are left out, except in the vocabulary's table.
 * Source: counting rules; orders of rows are those of the code tables, names in Swedish order.
 */
export function statisticsTables(cells: readonly Cell[], options: StatisticsOptions): StatisticsTables {
  const flow = countsOf(cells, 'flow');
  const count = (part: string): Count => flow.get(part) ?? NO_COUNT;
  const [workedWith, newOnes, closedOnes] = [count('worked_with'), count('new'), count('closed')];
  const ofNew = (dimension: Dimension, order: readonly string[], split?: typeof splitCodes): CountTable =>
    byCode(cells, dimension, order, 'new', newOnes.total, split);
  const reasons = countsOf(cells, 'closed_reason');
  const { monthsInSupport, ...measurableClosings } = measurable(cells, reasons, options.vocabulary, closedOnes.total);
  const inMonths = exactThroughput([...countsOf(cells, 'closed_days')].map(([days, { total }]) => ({ days: Number(days), count: total })));
  return {
    flow: { inAtStart: count('in_at_start').total, new: newOnes.total, closed: closedOnes.total, leftAtEnd: count('left_at_end').total },
    workedWith,
    persons: countsOf(cells, 'persons').get(null) ?? NO_COUNT,
    newOnes,
    closedOnes,
    byMunicipality: byMunicipality(cells, workedWith.total),
    byIntervention: byIntervention(cells, workedWith.total, options.interventionNames),
    newByReferrer: ofNew('new_referrer', REFERRERS),
    newByEducation: ofNew('new_education', EDUCATIONS),
    newByIncome: ofNew('new_incomes', INCOMES, splitCodes),
    newByTimeInSupport: byTimeInSupport(cells, newOnes.total),
    newByAge: byAge(cells, newOnes.total, options.ageBands),
    closedByReason: byCode(cells, 'closed_reason', CLOSING_REASONS, 'closed', closedOnes.total),
    closedByReportRow: byReportRow(reasons, options.vocabulary, closedOnes.total),
    occupationBeforeAfter: beforeAfter(cells, 'closed_occupation_before', 'closed_occupation_after', OCCUPATIONS, closedOnes.total),
    incomeBeforeAfter: beforeAfter(cells, 'closed_incomes_before', 'closed_incomes_after', INCOMES, closedOnes.total, splitCodes),
    measurableClosings,
    throughput: roundedThroughput(inMonths),
    anonymousByYear: anonymousByYear(cells),
    exactMeans: {
      meanMonthsInSupport: monthsInSupport,
      mean: inMonths.mean,
      median: inMonths.median,
      meanWithoutLongest: inMonths.meanWithoutLongest,
    },
  };
}

const row = (key: string, count: Count | undefined): CountRow[] => (count && count.total > 0 ? [{ key, ...count }] : []);

function byCode(
  cells: readonly Cell[],
  dimension: Dimension,
  order: readonly string[],
  population: Population,
  n: number,
  split?: typeof splitCodes,
): CountTable {
  const counts = countsOf(cells, dimension, split);
  const missing = counts.get(null);
  return {
    population,
    n,
    missing: missing?.total ?? 0,
    rows: [...order.flatMap((code) => row(code, counts.get(code))), ...row(MISSING, missing)],
  };
}

function byMunicipality(cells: readonly Cell[], n: number): CountTable {
  const counts = countsOf(cells, 'municipality');
  const names = [...counts.keys()].filter((key): key is string => key !== null && key !== PROTECTED_KEY).sort(inSwedishOrder);
  const missing = counts.get(null);
  const rows = [
    ...names.flatMap((name) => row(name, counts.get(name))),
    ...row(UNDISCLOSED, counts.get(PROTECTED_KEY)),
    ...row(MISSING, missing),
  ];
  return { population: 'worked_with', n, missing: missing?.total ?? 0, rows };
}

function byIntervention(cells: readonly Cell[], n: number, names: ReadonlyMap<string, string>): CountTable {
  const rows = [...countsOf(cells, 'intervention')].map(([id, count]) => ({ key: names.get(id ?? '') ?? '', ...count }));
  return { population: 'worked_with', n, missing: 0, rows: rows.sort((a, b) => inSwedishOrder(a.key, b.key)) };
}

function byTimeInSupport(cells: readonly Cell[], n: number): CountTable {
  const names = [...SUPPORT_BANDS.map((band) => band.name), NOT_APPLICABLE_ROW];
  const nameOf = (key: string | null): string | null =>
    key === null ? null : key === NOT_APPLICABLE ? NOT_APPLICABLE_ROW : (bandOf(SUPPORT_BANDS, Number(key))?.name ?? null);
  const counts = countsOf(cells, 'new_support', (key) => [nameOf(key)]);
  const missing = counts.get(null);
  return {
    population: 'new',
    n,
    missing: missing?.total ?? 0,
    rows: [...names.flatMap((name) => row(name, counts.get(name))), ...row(MISSING, missing)],
  };
}

function byAge(cells: readonly Cell[], n: number, bands: readonly Band[]): CountTable {
  const counts = countsOf(cells, 'new_age', (key) => [bandOf(bands, Number(key))?.name ?? null]);
  return {
    population: 'new',
    n,
    missing: 0,
    rows: [...bands.flatMap((band) => row(band.name, counts.get(band.name))), ...row(OTHERS, counts.get(null))],
  };
}

function byReportRow(reasons: ReadonlyMap<string | null, Count>, vocabulary: ClosingVocabulary, n: number): CountTable {
  const sums = new Map<string, Count>(vocabulary.rows.map((name) => [name, NO_COUNT]));
  for (const code of CLOSING_REASONS) {
    if (code === WRONG_REGISTRATION) continue;
    const name = vocabulary.rowOf[code];
    sums.set(name, addCounts(sums.get(name) ?? NO_COUNT, reasons.get(code) ?? NO_COUNT));
  }
  return { population: 'closed', n, missing: 0, rows: vocabulary.rows.map((key) => ({ key, ...(sums.get(key) ?? NO_COUNT) })) };
}

function beforeAfter(
  cells: readonly Cell[],
  before: Dimension,
  after: Dimension,
  order: readonly string[],
  n: number,
  split?: typeof splitCodes,
): BeforeAfterTable {
  const [start, end] = [countsOf(cells, before, split), countsOf(cells, after, split)];
  const total = (counts: ReadonlyMap<string | null, Count>, key: string | null): number => counts.get(key)?.total ?? 0;
  const rows = [...order, null]
    .map((key) => ({ key: key ?? MISSING, before: total(start, key), after: total(end, key) }))
    .filter((one) => one.before + one.after > 0);
  return { population: 'closed', n, missing: { before: total(start, null), after: total(end, null) }, rows };
}

function measurable(
  cells: readonly Cell[],
  reasons: ReadonlyMap<string | null, Count>,
  vocabulary: ClosingVocabulary,
  closed: number,
): MeasurableClosings & { readonly monthsInSupport: Quotient } {
  const isMeasurable = (reason: string | undefined): boolean => vocabulary.measurable.some((code: ClosingReason) => code === reason);
  const count = vocabulary.measurable.reduce((sum, code) => sum + (reasons.get(code)?.total ?? 0), 0);
  let [known, months] = [0, 0];
  for (const [key, { total }] of countsOf(cells, 'closed_support')) {
    const [reason, text] = (key ?? '').split('|');
    if (!isMeasurable(reason)) continue;
    known += total;
    months += Number(text) * total;
  }
  const monthsInSupport = { top: months, bottom: known };
  return {
    count,
    sharePercent: rounded({ top: count * 100, bottom: closed }, 0),
    meanMonthsInSupport: rounded(monthsInSupport, 1),
    monthsUnknown: count - known,
    monthsInSupport,
  };
}

function anonymousByYear(cells: readonly Cell[]): CountTable {
  const rows = [...countsOf(cells, 'anonymous_year')]
    .map(([year, count]) => ({ key: year ?? '', ...count }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return { population: 'anonymous', n: rows.reduce((sum, one) => sum + one.total, 0), missing: 0, rows };
}
