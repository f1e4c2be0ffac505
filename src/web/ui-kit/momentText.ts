import { shortMonthName } from '../../shared/monthNames.ts';
import type { Language } from './language.ts';

const HOUR_MS = 3_600_000;
const AND: Readonly<Record<Language, string>> = { sv: ' och ', en: ' and ' };

/**
 * An ISO instant as day and time in Sweden: 2018-09-14 10:32. Days themselves are written as they are, in ISO form. Not by
 * Intl.DateTimeFormat, which a browser takes some 30 ms to make for the first time: the first page would wait for it.
 */
export function momentText(instant: string, language: Language): string {
  const moment = new Date(instant);
  const inSweden = new Date(moment.getTime() + (isSummerTime(moment) ? 2 : 1) * HOUR_MS);
  const [day = '', time = ''] = inSweden.toISOString().split('T');
  const clock = time.slice(0, 'hh:mm'.length);
  if (language === 'sv') return `${day} ${clock}`;
  return `${inSweden.getUTCDate()} ${shortMonthName(inSweden.getUTCMonth() + 1, 'en')} ${inSweden.getUTCFullYear()}, ${clock}`;
}

/** Summer time in the European Union since 1996: from the last Sunday of March to that of October, both at one o'clock UTC. */
function isSummerTime(moment: Date): boolean {
  const turn = (month: number): number => {
    const last = new Date(Date.UTC(moment.getUTCFullYear(), month, 31, 1));
    return last.getTime() - last.getUTCDay() * 24 * HOUR_MS;
  };
  const at = moment.getTime();
  return at >= turn(2) && at < turn(9);
}

/** A list in words: "A, B och C". */
export function listText(parts: readonly string[], language: Language): string {
  const [last = '', ...others] = parts.toReversed();
  return others.length === 0 ? last : others.toReversed().join(', ') + AND[language] + last;
}
