import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageOf, birthYearOf, readIdentityNumber, storedIdentityNumber } from './identityNumber.ts';
import { localDate } from './localDate.ts';

const folder = join(process.env['SAMLA_SHARED'] ?? join(import.meta.dirname, '../../../shared'), 'testdata/personnummer');
const haveTestData = existsSync(folder);
if (!haveTestData) console.warn(`SKIPPED: ${folder} is missing, so identity numbers are not tried against Skatteverket's test numbers`);
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
const today = localDate('2026-06-30');

type Case = { long_format: string; separated_format: string; valid: boolean; isMale: boolean; type: string };

describe.skipIf(!haveTestData)('identity numbers of Skatteverket', () => {
  it('reads every test number as a person with the sex of the last but one digit', () => {
    const numbers = read<string[]>('allPins.json');
    expect(numbers.length).toBe(41_129);
    for (const number of numbers) {
      const result = readIdentityNumber(number, today);
      if (!result.ok || result.value.kind !== 'number') throw new Error('a test number was refused');
      expect(result.value.sex).toBe('13579'.includes(number[10] ?? '') ? 'M' : 'K');
      expect('date' in result.value.birth && result.value.birth.date.replaceAll('-', '')).toBe(number.slice(0, 8));
    }
  });

  it('reads every coordination number, with the year alone where month or day is left open', () => {
    const numbers = read<string[]>('allCoords.json');
    let yearOnly = 0;
    for (const number of numbers) {
      const result = readIdentityNumber(number, today);
      if (!result.ok || result.value.kind !== 'number') throw new Error('a coordination number was refused');
      if ('year' in result.value.birth) yearOnly += 1;
      expect(birthYearOf(result.value.birth)).toBe(Number(number.slice(0, 4)));
    }
    expect(yearOnly).toBe(194);
  });

  it('agrees with the list of valid and invalid numbers, in each way of writing them', () => {
    for (const one of read<Case[]>('list.json')) {
      // A space where a separator belongs is a fault of that way of writing alone.
      const ways = one.separated_format.includes(' ') ? [one.separated_format] : [one.separated_format, one.long_format];
      for (const text of ways) {
        const result = readIdentityNumber(text, today);
        expect(result.ok, `${one.type} ${one.valid}`).toBe(one.valid);
        if (result.ok && result.value.kind === 'number') expect(result.value.sex).toBe(one.isMale ? 'M' : 'K');
      }
    }
  });

  it('tells interim numbers from numbers that identify', () => {
    for (const one of read<Case[]>('interim.json')) {
      const result = readIdentityNumber(one.separated_format, today);
      expect(result.ok && result.value.kind === 'interim').toBe(one.valid);
    }
  });
});

describe('an identity number', () => {
  it('of ten digits is of this century or the last, and of the one before with a plus', () => {
    const dash = readIdentityNumber('090121-9931', today);
    const plus = readIdentityNumber('090121+9931', today);
    expect(dash.ok && dash.value.kind === 'number' && dash.value.number).toBe('200901219931');
    expect(plus.ok && plus.value.kind === 'number' && plus.value.number).toBe('190901219931');
  });

  it('carries the plus from the year in which the person becomes a hundred, before the birthday too', () => {
    const yearRead = (text: string, on: string) => {
      const result = readIdentityNumber(text, localDate(on));
      return result.ok && result.value.kind === 'number' ? result.value.number.slice(0, 4) : undefined;
    };
    const [plus, dash] = ['181231+2385', '181231-2385'];
    expect([
      yearRead(plus, '2018-01-01'),
      yearRead(plus, '2018-12-31'),
      yearRead(dash, '2018-12-30'),
      yearRead(dash, '2018-12-31'),
    ]).toEqual(['1918', '1918', '1918', '2018']);
  });

  it('is refused with a reason that does not repeat it', () => {
    for (const text of ['199302302381', '199306152380', '9306152381', 'abc', '20991231-0000']) {
      const result = readIdentityNumber(text, today);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(`${result.error.reason} ${result.error.mend}`).not.toContain(text.slice(0, 6));
    }
  });

  it('gives the age in whole years, a year older on 1 March when born on 29 February', () => {
    const birth = { date: localDate('2000-02-29') };
    expect(ageOf(birth, localDate('2018-02-28'))).toBe(17);
    expect(ageOf(birth, localDate('2018-03-01'))).toBe(18);
    expect(ageOf(birth, localDate('2020-02-29'))).toBe(20);
    expect(ageOf({ year: 2000 }, localDate('2018-01-01'))).toBe(18);
  });

  it('comes back from storage only when it is whole', () => {
    expect(() => storedIdentityNumber('199306152380')).toThrow();
    expect(storedIdentityNumber('199306152381')).toBe('199306152381');
  });
});
