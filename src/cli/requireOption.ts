import { UserError } from '../platform/userError.ts';
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
