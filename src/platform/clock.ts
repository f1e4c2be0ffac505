import { parseLocalDate, swedishDay, type LocalDate } from '../shared/localDate.ts';
import { UserError } from './userError.ts';

/** The only source of "now". Everything else takes the instant or the day as an argument. */
export type Clock = { now(): Date; today(): LocalDate };

/** The clock of the machine, or the fixed one of `SAMLA_NOW` (an ISO instant, or a day: its noon UTC). Throws a UserError on anything else. */
export function clockFrom(env: Readonly<Record<string, string | undefined>>): Clock {
  const fixed = env['SAMLA_NOW'];
  if (fixed === undefined || fixed === '') return clockOf(() => new Date());
  const instant = new Date(parseLocalDate(fixed) === undefined ? fixed : `${fixed}T12:00:00Z`);
  if (Number.isNaN(instant.getTime()))
    throw new UserError('now', `SAMLA_NOW är inte en tidpunkt: "${fixed}". Skriv till exempel 2018-09-05T10:00:00Z.`);
  return clockOf(() => new Date(instant));
}

/** A clock that says what it is told. */
export function clockOf(now: () => Date): Clock {
  return { now, today: () => swedishDay(now()) };
}
