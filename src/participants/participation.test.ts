import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import type { ClosingReason } from './codes.ts';
import { overlap } from './participation.ts';

const stay = (
  enrolled: string,
  closed: string | null = null,
  closingReason: ClosingReason | null = closed === null ? null : 'studier',
) => ({
  enrolled: localDate(enrolled),
  closed: closed === null ? null : localDate(closed),
  closingReason,
});

describe('two participations of one person in one intervention', () => {
  it.each([
    ['enrolled again the day after closing', stay('2018-01-01', '2018-03-05'), stay('2018-03-06'), false],
    ['enrolled again on the closing day', stay('2018-01-01', '2018-03-05'), stay('2018-03-05'), true],
    ['enrolled while the first lasts', stay('2018-01-01'), stay('2018-03-05', '2018-03-05'), true],
    ['an earlier one registered afterwards', stay('2018-05-01'), stay('2018-01-01', '2018-04-30'), false],
    ['one inside the other', stay('2018-01-01', '2018-12-31'), stay('2018-03-01', '2018-03-02'), true],
    ['a wrong registration of the same day', stay('2018-01-01'), stay('2018-01-01', '2018-01-01', 'felregistrering'), false],
    [
      'two wrong registrations',
      stay('2018-01-01', '2018-02-01', 'felregistrering'),
      stay('2018-01-01', '2018-01-01', 'felregistrering'),
      false,
    ],
  ])('%s', (_, first, second, expected) => {
    expect(overlap(first, second)).toBe(expected);
    expect(overlap(second, first)).toBe(expected);
  });
});
