import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageOf, birthYearOf, readIdentityNumber, type Birth, type Sex } from '../src/shared/identityNumber.ts';
import type { LocalDate } from '../src/shared/localDate.ts';
import { LAST_DAY } from './demoAssociations.ts';
import { fictionalNames } from './fictionalNames.ts';
import { seededRandom } from './seededRandom.ts';

export type NumberTold = 'at once' | 'after a year' | 'never';

export type FictionalPerson = {
  /** One of the tax agency's test numbers. */
  readonly number: string;
  /** Whether the number is told: until it is, sex and birth year are given instead. */
  readonly numberTold: NumberTold;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly given: string;
  readonly family: string;
  readonly phone: string;
  readonly isProtected: boolean;
  ageOn(day: LocalDate): number;
};

/** How the person is entered; left out, everything about the person is ordinary. */
type Entered = { readonly numberTold?: NumberTold; readonly isProtected?: boolean };

export type FictionalPeople = {
  /** The person who has the number. */
  withNumber(number: string): FictionalPerson;
  /** Somebody new of a sex, as near an age on a day as the numbers left allow. */
  somebody(sex: Sex, age: number, on: LocalDate, entered: Entered): FictionalPerson;
};

/** Test numbers for the demo's own people, one a line. */
export const readNumbers = (slug: string): string[] =>
  readFileSync(join(import.meta.dirname, 'data', `${slug}Numbers.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** The people of one association. `numbers` are used up from the front; when none is left there are too few. */
export function fictionalPeople(seed: number, numbers: readonly string[]): FictionalPeople {
  const random = seededRandom(seed);
  const nameFor = fictionalNames(random);
  const known = new Map<string, FictionalPerson>();
  const left = new Map<string, Identity>(numbers.map((number) => [number, identityOf(number)]));

  const make = (number: string, { sex, birth }: Identity, entered: Entered): FictionalPerson => {
    const birthYear = birthYearOf(birth);
    const person = {
      ...nameFor(sex, birthYear),
      number,
      numberTold: entered.numberTold ?? 'at once',
      sex,
      birthYear,
      // 070-174 06 05 to 06 99 are set aside for films and books by the post and telecom authority.
      phone: random.chance(0.6) ? `070-174 06 ${String(random.whole(5, 99)).padStart(2, '0')}` : '',
      isProtected: entered.isProtected ?? false,
      ageOn: (day: LocalDate) => ageOf(birth, day),
    };
    known.set(number, person);
    return person;
  };

  return {
    withNumber: (number) => known.get(number) ?? make(number, identityOf(number), {}),
    somebody(sex, age, on, entered) {
      let nearest: { number: string; identity: Identity; off: number } | undefined;
      for (const [number, identity] of left) {
        const off = Math.abs(ageOf(identity.birth, on) - age);
        if (identity.sex === sex && (!nearest || off < nearest.off)) nearest = { number, identity, off };
        if (nearest?.off === 0) break;
      }
      if (!nearest) throw new Error(`the demo lacks test numbers (${sex})`);
      left.delete(nearest.number);
      return make(nearest.number, nearest.identity, entered);
    },
  };
}

type Identity = { readonly sex: Sex; readonly birth: Birth };

function identityOf(number: string): Identity {
  const read = readIdentityNumber(number, LAST_DAY);
  if (!read.ok || read.value.kind !== 'number') throw new Error('a number of the demo is no identity number');
  return read.value;
}
