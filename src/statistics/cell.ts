import type { Sex } from '../shared/identityNumber.ts';

/**
 * What the database counts: how many participations share a value of one dimension. Everything else – bands, vocabularies, order,
 * means, rounding – is decided here from the cells. `key` null is "uppgift saknas".
 */
export type Cell = { readonly dimension: Dimension; readonly key: string | null; readonly sex: Sex; readonly count: number };

export const DIMENSIONS = [
  /** in_at_start, worked_with, new, closed, left_at_end */
  'flow',
  'persons',
  'municipality',
  'intervention',
  'new_referrer',
  'new_education',
  /** codes joined by | */
  'new_incomes',
  /** whole months, or ej_aktuellt */
  'new_support',
  /** whole years */
  'new_age',
  'closed_reason',
  'closed_occupation_before',
  'closed_occupation_after',
  'closed_incomes_before',
  'closed_incomes_after',
  /** reason|months of those whose months are known */
  'closed_support',
  /** days from enrolment to closing */
  'closed_days',
  'anonymous_year',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The key of protected participations in tables by place. */
export const PROTECTED_KEY = '\u0001protected';

export type Count = { readonly total: number; readonly women: number; readonly men: number };
export const NO_COUNT: Count = { total: 0, women: 0, men: 0 };

export function addToCount(count: Count, sex: Sex, more: number): Count {
  return sex === 'K'
    ? { total: count.total + more, women: count.women + more, men: count.men }
    : { total: count.total + more, women: count.women, men: count.men + more };
}

export const addCounts = (a: Count, b: Count): Count => ({ total: a.total + b.total, women: a.women + b.women, men: a.men + b.men });

/** Counts by key of one dimension. A key that may stand for several codes is split by `split`. */
export function countsOf(
  cells: readonly Cell[],
  dimension: Dimension,
  split: (key: string | null) => readonly (string | null)[] = (key) => [key],
): Map<string | null, Count> {
  const counts = new Map<string | null, Count>();
  for (const cell of cells) {
    if (cell.dimension !== dimension) continue;
    for (const key of split(cell.key)) counts.set(key, addToCount(counts.get(key) ?? NO_COUNT, cell.sex, cell.count));
  }
  return counts;
}

/** Incomes of one participation: each code once; none told is "uppgift saknas". */
export const splitCodes = (key: string | null): readonly (string | null)[] => (key === null || key === '' ? [null] : key.split('|'));
