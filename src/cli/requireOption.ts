import { UserError } from '../platform/userError.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { parsePeriod, type Period } from '../shared/period.ts';
import { textOption, type Arguments } from './command.ts';

export function requireOption(args: Arguments, name: string, example: string): string {
  const value = textOption(args, name);
  if (value === undefined || value === '') throw new UserError('option-missing', `--${name} saknas. Lägg till --${name} ${example}.`);
  return value;
}

export function requirePeriod(args: Arguments): Period {
  const period = parsePeriod(requireOption(args, 'from', '2018-01-01'), requireOption(args, 'to', '2018-08-31'));
  if (!period.ok) throw new UserError(period.error.code, period.error.text);
  return period.value;
}

export function requireJson(args: Arguments): void {
  const format = textOption(args, 'format') ?? 'json';
  if (format !== 'json') throw new UserError('format', `Formatet "${format}" finns inte här. Skriv --format json.`);
}

export function requireYear(args: Arguments): number {
  const text = requireOption(args, 'year', '2018');
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < 1900 || year > 2200) throw new UserError('year', `"${text}" är inte ett år. Skriv fyra siffror, till exempel --year 2018.`);
  return year;
}

export function requireDay(args: Arguments, name: string): LocalDate {
  const text = requireOption(args, name, '2018-08-31');
  const day = parseLocalDate(text);
  if (day === undefined) throw new UserError(name, `--${name} "${text}" är inte en dag i kalendern. Skriv ÅÅÅÅ-MM-DD.`);
  return day;
}
