import { NOT_APPLICABLE } from '../participants/codes.ts';
import type { Sex } from '../shared/identityNumber.ts';
import type { Cell, Dimension } from './cell.ts';

/**
 * Participations of one sex that share up to three values, as the database groups them in one pass. `way` says which values:
 * place: municipality, intervention · background: referrer, education, age · reason: closing reason, months in support ·
 * start, end: incomes, occupation · days: days enrolled · persons: none, of distinct persons · anonymous: year.
 */
export type CountedGroup = {
  readonly way: 'place' | 'background' | 'reason' | 'start' | 'end' | 'days' | 'persons' | 'anonymous';
  readonly sex: Sex;
  readonly first: string | null;
  readonly second: string | null;
  readonly third: string | null;
  readonly workedWith: number;
  readonly new: number;
  readonly closed: number;
};

/** Sums groups to the cells of every dimension; cells of nobody are left out. */
export function cellsOf(groups: readonly CountedGroup[]): Cell[] {
  const counts = new Map<string, { -readonly [K in keyof Cell]: Cell[K] }>();
  for (const group of groups) {
    const { sex } = group;
    for (const [dimension, key, count] of partsOf(group)) {
      if (count === 0) continue;
      const name = `${dimension}\n${sex}\n${key === null ? '' : `=${key}`}`;
      const known = counts.get(name);
      if (known) known.count += count;
      else counts.set(name, { dimension, key, sex, count });
    }
  }
  return [...counts.values()];
}

/** Which dimensions a group counts in, with what key and how many. */
function partsOf({ way, first, second, third, workedWith, new: added, closed }: CountedGroup): [Dimension, string | null, number][] {
  switch (way) {
    case 'place':
      return [
        ['flow', 'worked_with', workedWith],
        ['flow', 'in_at_start', workedWith - added],
        ['flow', 'new', added],
        ['flow', 'closed', closed],
        ['flow', 'left_at_end', workedWith - closed],
        ['municipality', first, workedWith],
        ['intervention', second, workedWith],
      ];
    case 'background':
      return [
        ['new_referrer', first, added],
        ['new_education', second, added],
        ['new_age', third, added],
      ];
    case 'reason':
      return [
        ['new_support', second, added],
        ['closed_reason', first, closed],
        ['closed_support', `${first}|${second}`, second === null || second === NOT_APPLICABLE ? 0 : closed],
      ];
    case 'start':
      return [
        ['new_incomes', first, added],
        ['closed_incomes_before', first, closed],
        ['closed_occupation_before', second, closed],
      ];
    case 'end':
      return [
        ['closed_incomes_after', first, closed],
        ['closed_occupation_after', second, closed],
      ];
    case 'days':
      return [['closed_days', first, closed]];
    case 'persons':
      return [['persons', null, workedWith]];
    case 'anonymous':
      return [['anonymous_year', first, workedWith]];
  }
}
