import { economyJson } from '../finance/economyJson.ts';
import { computeEconomy } from '../finance/economyReport.ts';
import { UserError } from '../platform/userError.ts';
import type { Command } from './command.ts';
import { requireDay, requireJson, requireYear } from './requireOption.ts';

/** Prints budget, outcome, forecast and equity of a year as JSON. */
export const economyCommand: Command = {
  words: ['economy'],
  usage: '--association NAMN --year ÅR --per D --format json',
  positionals: 0,
  options: { year: { type: 'string' }, per: { type: 'string' }, format: { type: 'string' } },
  async run(context, args) {
    requireJson(args);
    const year = requireYear(args);
    const per = requireDay(args, 'per');
    const database = await context.association();
    const computed = await database.read(context.operator, { action: 'economy', reason: 'operator' }, ({ db, noted }) => {
      noted({ year, per });
      return computeEconomy(db, year, per);
    });
    if (!computed.ok) throw new UserError('per', computed.error);
    context.print(JSON.stringify(economyJson(computed.value.economy), null, 2));
  },
};
