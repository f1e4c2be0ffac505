import { describe, expect, it } from 'vitest';
import type { StatisticsTables } from '../statistics/statisticsTables.ts';
import { contradictions } from './contradictions.ts';

const count = (total: number, women: number) => ({ total, women, men: total - women });
const figures = (workedWith: number, women: number, newOnes: number, closed: number): StatisticsTables =>
  ({
    workedWith: count(workedWith, women),
    persons: count(workedWith - 1, women - 1),
    newOnes: count(newOnes, 10),
    closedOnes: count(closed, 7),
    byIntervention: { population: 'worked_with', n: workedWith, missing: 0, rows: [{ key: 'Navet', ...count(17, 9) }] },
    flow: { inAtStart: 41, new: newOnes, closed, leftAtEnd: 60 },
    measurableClosings: { count: 9, sharePercent: 43, meanMonthsInSupport: null, monthsUnknown: 0 },
  }) as unknown as StatisticsTables;
const all = figures(81, 54, 40, 21);
const kraften = figures(33, 20, 12, 8);
const said = (text: string): string[] => contradictions([text], [all, kraften]).map(({ words, is }) => `${words} ≠ ${is}`);

describe('a number in a text', () => {
  it.each([
    ['Vi mötte 82 deltagare.', '82 deltagare ≠ 81'],
    ['Vi mötte 80 deltagare.', undefined],
    ['Vi mötte 79 deltagare.', '79 deltagare ≠ 81'],
    ['Vi mötte 81 deltagare.', undefined],
    ['Av 810 deltagare', '810 deltagare ≠ 81'],
    ['1 081 deltagare', '1 081 deltagare ≠ 81'],
    ['41 nya deltagare kom.', '41 nya deltagare ≠ 40'],
    ['40 nya deltagare kom.', undefined],
    ['22 avslutade', '22 avslutade ≠ 21'],
    ['22 avslut', '22 avslut ≠ 21'],
    ['9 avslut var mätbara', undefined],
    ['83 personer', '83 personer ≠ 80'],
    ['80 personer', undefined],
    ['67 % kvinnor', undefined],
    ['66 % kvinnor', undefined],
    ['72 % kvinnor', '72 % kvinnor ≠ 67'],
    ['33 procent män', undefined],
    ['40 procent män', '40 procent män ≠ 33'],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected === undefined ? [] : [expected]));

  it('may be that of an intervention, of women or men, or a part of the whole', () => {
    for (const text of [
      'Kraften hade 33 deltagare.',
      'Navet hade 17 deltagare.',
      '54 deltagare var kvinnor.',
      '27 deltagare var män.',
      'Kuratorn mötte 28 deltagare.',
      '64 deltagare',
    ])
      expect(said(text), text).toEqual([]);
    expect(said('65 deltagare')).toEqual(['65 deltagare ≠ 81']);
  });

  it.each([
    'Beslut 2018-08-31 deltagare',
    'Den 31 augusti slutade 5 av 81 deltagare.',
    '§ 45 deltagare',
    'Under 2018 deltagare i grupp',
    'Grupper om 90–95 deltagare',
    'I snitt 99,5 deltagare',
    'Det kostade 120 000 kr, deltagare betalar inget',
    'Omkring 90 deltagare',
    'mer än 90 deltagare',
    '90 deltagarveckor',
    'kl. 13.90 deltagare',
    '95 kr per deltagare',
    'tabell 3.82 deltagare',
  ])('that is a date, a decision, a year, an amount, a range or about so many is none: %s', (text) => expect(said(text)).toEqual([]));
});
