import { describe, expect, it } from 'vitest';
import { MAN_1985, WOMAN_COORDINATION_1976, WOMAN_LEAP_DAY_1996 } from '../../test/participantSheets.ts';
import { maskIdentityNumbers } from './maskIdentityNumbers.ts';

const written = (number: string): string[] => [
  number,
  `${number.slice(0, 8)}-${number.slice(8)}`,
  number.slice(2),
  `${number.slice(2, 8)}-${number.slice(8)}`,
  `${number.slice(2, 8)}+${number.slice(8)}`,
];

describe('a text for a terminal or a log', () => {
  it('has no identity number left, however it was written', () => {
    for (const number of [MAN_1985, WOMAN_COORDINATION_1976, WOMAN_LEAP_DAY_1996].flatMap(written)) {
      expect(maskIdentityNumbers(`rad 3: ${number}, insats A`), number).toBe('rad 3: [nummer], insats A');
      expect(maskIdentityNumbers(`${number}.csv`), number).toBe('[nummer].csv');
    }
    expect(maskIdentityNumbers('900101-T220 och 19900101T220')).toBe('[nummer] och [nummer]');
  });

  it('keeps organisation numbers, days, amounts and keys', () => {
    for (const text of [
      '999901-0003',
      '2018-08-31',
      '12 345,50 kr',
      'rad 12',
      '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001',
      '2018-09-05T10:00:00.123Z',
      'port 54321',
    ])
      expect(maskIdentityNumbers(text)).toBe(text);
  });
});
