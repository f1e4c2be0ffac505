import { dateFromParts, type LocalDate } from '../shared/localDate.ts';
import type { SieFields } from './sieFields.ts';
import type { SieLine } from './sieLine.ts';

const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * The amount in a field as whole öre, exactly: digits, a point (or a comma) and decimals, of which only the first two may differ
 * from 0. No floating point on the way.
 * @returns NaN when the field is no such amount, or one too large to be exact.
 */
export function readAmount(fields: SieFields, index: number): number {
  if (index >= fields.count) return Number.NaN;
  const { bytes } = fields;
  const to = fields.end(index);
  let i = fields.start(index);
  const sign = bytes[i];
  if (sign === MINUS || sign === PLUS) i++;
  let ore = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < to; i++) {
    const byte = bytes[i] ?? 0;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (decimals < 2) ore = ore * 10 + digit;
      else if (digit !== 0) return Number.NaN;
      if (decimals >= 0) decimals += 1;
    } else {
      if ((byte !== POINT && byte !== COMMA) || decimals >= 0) return Number.NaN;
      decimals = 0;
    }
  }
  if (digits === 0) return Number.NaN;
  if (decimals < 1) ore *= 100;
  else if (decimals === 1) ore *= 10;
  if (ore > Number.MAX_SAFE_INTEGER) return Number.NaN;
  return sign === MINUS && ore !== 0 ? -ore : ore;
}

/**
 * The account in a field. Accounts are numbers, but programs also write such as FEL for what found no account; anything else is a
 * sign that a field is missing.
 */
export function readAccount(line: SieLine, index: number): string | undefined {
  if (!line.fields.has(index)) return undefined;
  const text = line.text(index);
  return line.fields.digits(index) >= 0 || /^[\p{L}\d]{1,16}$/u.test(text) ? text : undefined;
}

/** Reads days, remembering them: a ledger has few, and making a day's text costs more than reading its line. */
export class SieDays {
  readonly #known = new Map<number, LocalDate | undefined>();
  #latest = -1;
  #latestDay: LocalDate | undefined;

  /** The day in a field written YYYYMMDD, or undefined when it is no day of the calendar. */
  read(fields: SieFields, index: number): LocalDate | undefined {
    if (index >= fields.count || fields.end(index) - fields.start(index) !== 8) return undefined;
    const number = fields.digits(index);
    return number < 0 ? undefined : this.of(number);
  }

  /** The day of a number YYYYMMDD. */
  of(number: number): LocalDate | undefined {
    if (number === this.#latest) return this.#latestDay;
    this.#latest = number;
    this.#latestDay = this.#find(number);
    return this.#latestDay;
  }

  #find(number: number): LocalDate | undefined {
    let day = this.#known.get(number);
    if (day === undefined && !this.#known.has(number)) {
      day = dateFromParts(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100);
      this.#known.set(number, day);
    }
    return day;
  }

  /** The first day of a month written YYYYMM. */
  month(fields: SieFields, index: number): LocalDate | undefined {
    if (index >= fields.count || fields.end(index) - fields.start(index) !== 6) return undefined;
    const number = fields.digits(index);
    return number < 0 ? undefined : dateFromParts(Math.floor(number / 100), number % 100, 1);
  }
}
