import { ageOn, dateFromParts, localDate, yearOf, type LocalDate } from './localDate.ts';
import { luhnRemainder } from './luhn.ts';
import { err, ok, type Result } from './result.ts';

export type Sex = 'K' | 'M';

/** Twelve digits, checked: a personnummer or a samordningsnummer (day + 60). Never to be shown or logged. */
export type IdentityNumber = string & { readonly __brand: 'IdentityNumber' };

export type ReadIdentity =
  | { readonly kind: 'number'; readonly number: IdentityNumber; readonly sex: Sex; readonly birth: Birth }
  /** An interim number (a letter among the last four): it identifies nobody, sex and birth year must be given. */
  | { readonly kind: 'interim'; readonly text: string };

/** The day of birth, or the year alone where a samordningsnummer leaves month or day open. */
export type Birth = { readonly date: LocalDate } | { readonly year: number };

/** Never carries the number itself. `code` names the fault; `reason` and `mend` are plain Swedish. */
export type IdentityFault = { readonly code: 'shape' | 'date' | 'check-digit' | 'future'; readonly reason: string; readonly mend: string };

const LONG = /^(\d{4})(\d{2})(\d{2})-?(\d{4})$/;
const SHORT = /^(\d{2})(\d{2})(\d{2})([-+])(\d{4})$/;
const INTERIM = /^((?:\d{2})?\d{6})[-+]?([TRSUWXJKLMN]\d{3})$/;
const COORDINATION = 60;

const fault = (code: IdentityFault['code'], reason: string, mend: string): Result<never, IdentityFault> => err({ code, reason, mend });

/**
 * Reads an identity number as a team writes it: 12 digits, 10 digits with `-` (younger than a hundred) or `+` (a hundred or more),
 * a samordningsnummer, or an interim number. Check digit by the Luhn rule over the last ten digits.
 * @param today decides the century of a number of ten digits and refuses births in the future.
 */
export function readIdentityNumber(text: string, today: LocalDate): Result<ReadIdentity, IdentityFault> {
  const trimmed = text.trim().toUpperCase();
  if (INTERIM.test(trimmed)) return ok({ kind: 'interim', text: trimmed });
  const long = LONG.exec(trimmed);
  const short = SHORT.exec(trimmed);
  if (!long && !short) {
    return fault('shape', 'är inte ett identitetsnummer', 'skriv 12 siffror, eller 10 siffror med - eller + (till exempel ÅÅÅÅMMDDNNNN)');
  }
  const [, yearText, month, day, , shortSerial] = short ?? ['', '', '', '', '', ''];
  const century = short ? fullYear(Number(yearText), Number(month), Number(day), short[4] === '+', today) : Number(long?.[1]);
  const digits = long ? `${long[1]}${long[2]}${long[3]}${long[4]}` : `${century}${month}${day}${shortSerial}`;
  return checked(digits, today);
}

function checked(digits: string, today: LocalDate): Result<ReadIdentity, IdentityFault> {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const birth = birthOf(year, month, day);
  if (!birth) return fault('date', 'börjar inte med en födelsedag som finns', 'rätta födelsedagen i numret');
  if ('date' in birth ? birth.date > today : birth.year > yearOf(today))
    return fault('future', 'har en födelsedag som inte har varit', 'rätta födelseåret i numret');
  if (digits.slice(8, 11) === '000')
    return fault('shape', 'har ett födelsenummer som inte delas ut (000)', 'jämför numret med underlaget och rätta det');
  if (luhnRemainder(digits.slice(2)) !== 0)
    return fault('check-digit', 'har fel kontrollsiffra', 'jämför numret med underlaget och rätta den siffra som är fel');
  const sex: Sex = Number(digits[10]) % 2 === 1 ? 'M' : 'K';
  // The one place where checked digits get their brand.
  return ok({ kind: 'number', number: digits as IdentityNumber, sex, birth });
}

function birthOf(year: number, month: number, day: number): Birth | undefined {
  if (year < 1850) return undefined;
  const isCoordination = day >= COORDINATION;
  const trueDay = isCoordination ? day - COORDINATION : day;
  const date = dateFromParts(year, month, trueDay);
  if (date) return { date };
  // A samordningsnummer may leave month or day open (00, 60) or name a day that its month lacks: then only the year is known.
  return isCoordination && month <= 12 && trueDay <= 31 ? { year } : undefined;
}

// "-" is the latest year in which the birth is not in the future. "+" is written from the year in which the person becomes
// a hundred (18 § folkbokföringslagen), so there the day within the year is of no account.
function fullYear(short: number, month: number, day: number, overHundred: boolean, today: LocalDate): number {
  const thisYear = yearOf(today);
  const latest = Math.floor(thisYear / 100) * 100 + short;
  if (overHundred) return latest > thisYear ? latest - 200 : latest - 100;
  const trueDay = day >= COORDINATION ? day - COORDINATION : day;
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(trueDay).padStart(2, '0')}`;
  return latest > thisYear || (latest === thisYear && monthAndDay > today.slice(5)) ? latest - 100 : latest;
}

export const birthYearOf = (birth: Birth): number => ('date' in birth ? yearOf(birth.date) : birth.year);

/** Whole years on a day; with only a birth year, the difference of years. */
export const ageOf = (birth: Birth, on: LocalDate): number => ('date' in birth ? ageOn(birth.date, on) : yearOf(on) - birth.year);

/** Whether an identity number stands somewhere in a text that is to be kept and shown as it is. */
export const holdsIdentityNumber = (text: string, today: LocalDate): boolean => identityNumberAt(text, today) !== undefined;

/** Where in a text the first identity number begins; also one that is written with a space, a typographer's dash or another hyphen. */
export function identityNumberAt(text: string, today: LocalDate): number | undefined {
  for (const found of text.matchAll(/(?<!\d)(\d{6}(?:\d\d)?)([\s\u00a0\-+\u2010-\u2015\u2212]{0,3})(\d{4})(?!\d)/g)) {
    const [, birth = '', between = '', serial = ''] = found;
    const mark = between === '' ? '' : between.includes('+') ? '+' : '-';
    const read = readIdentityNumber(`${birth}${mark}${serial}`, today);
    if (read.ok && read.value.kind === 'number') return found.index;
  }
  return undefined;
}

/** Brings back a number that was checked when it was stored. Throws on anything else. */
export function storedIdentityNumber(digits: string): IdentityNumber {
  const read = checked(digits, localDate('9999-12-31'));
  if (!read.ok || read.value.kind !== 'number') throw new Error('a stored identity number is damaged');
  return read.value.number;
}
