import { faultLines, type ImportFaults } from '../imports/faults.ts';
import { importBudget } from '../finance/budgetImport.ts';
import { ledgerFaultText, type LedgerFaults } from '../finance/ledgerFault.ts';
import { importLedger } from '../finance/ledgerImport.ts';
import { readSie } from '../finance/sieReader.ts';
import { DEFAULT_BASIS, importParticipants } from '../participants/participantImport.ts';
import { checkParticipantSheet } from '../participants/participantSheetImport.ts';
import { crc32 } from '../platform/crc32.ts';
import { UserError } from '../platform/userError.ts';
import { createAssociation } from './associationCommands.ts';
import { textOption, type Arguments, type Command, type CommandContext } from './command.ts';
import { requireOption, requireYear } from './requireOption.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';

export const importParticipantsCommand: Command = {
  words: ['import', 'participants'],
  usage: 'FIL.csv --association NAMN [--basis TEXT] [--create]',
  positionals: 1,
  options: { basis: { type: 'string' }, create: { type: 'boolean' } },
  async run(context, args) {
    const file = args.positionals[0] ?? '';
    const bytes = context.readFile(file);
    const database = await target(context, args, () => {
      const checked = checkParticipantSheet(bytes, context.clock.today());
      if (!checked.ok) refuse(file, checked.error);
    });
    const result = await importParticipants(database, context.operator, bytes, textOption(args, 'basis')?.trim() || DEFAULT_BASIS);
    if (!result.ok) return refuse(file, result.error);
    const { added, changed, same } = result.value;
    context.say(`${file}: ${added} nya, ${changed} ändrade, ${same} oförändrade.`);
  },
};

export const importBudgetCommand: Command = {
  words: ['import', 'budget'],
  usage: 'FIL.csv --association NAMN --year ÅR',
  positionals: 1,
  options: { year: { type: 'string' } },
  async run(context, args) {
    const file = args.positionals[0] ?? '';
    const year = requireYear(args);
    const bytes = context.readFile(file);
    const result = await importBudget(await context.association(), context.operator, bytes, year);
    if (!result.ok) return refuse(file, result.error);
    const { added, changed, removed, same } = result.value;
    context.say(`${file}: ${added} nya budgetposter, ${changed} ändrade, ${removed} borttagna, ${same} oförändrade.`);
  },
};

export const importLedgerCommand: Command = {
  words: ['import', 'ledger'],
  usage: 'FIL.se --association NAMN [--create]',
  positionals: 1,
  options: { create: { type: 'boolean' } },
  async run(context, args) {
    const file = args.positionals[0] ?? '';
    const bytes = context.readFile(file);
    const refuseLedger = (faults: LedgerFaults): never => {
      const count = faults.count === 1 ? 'ett fel' : `${faults.count} fel`;
      const more = faults.count > faults.faults.length ? [`… och ${faults.count - faults.faults.length} fel till`] : [];
      throw new UserError('faulty-file', `${file}: ${count}. Ingenting är sparat.`, [...faults.faults.map(ledgerFaultText), ...more]);
    };
    const database = await target(context, args, () => {
      const checked = readSie(bytes, { sink: () => undefined, crc32, fileName: file });
      if (!checked.ok) refuseLedger(checked.error);
    });
    const result = await importLedger(database, context.operator, bytes, file);
    if (!result.ok) return refuseLedger(result.error);
    const { kind, vouchers, added, removed, changedAmounts, warnings } = result.value;
    for (const warning of warnings) context.say(`Obs: ${warning}`);
    context.say(
      `${file}: SIE typ ${kind}, ${vouchers} verifikationer: ${added} nya, ${removed} utgångna, ${vouchers - added} oförändrade; ${changedAmounts} ändrade saldon.`,
    );
  },
};

function refuse(file: string, faults: ImportFaults): never {
  const count = faults.total === 1 ? 'ett fel' : `${faults.total} fel`;
  throw new UserError('faulty-file', `${file}: ${count}. Ingenting är sparat. Rätta och importera igen.`, faultLines(faults));
}

/** The association of --association, made first when --create says so and it is missing – but not for a file that will be refused. */
async function target(context: CommandContext, args: Arguments, checkFile: () => void): Promise<AssociationDatabase> {
  const name = requireOption(args, 'association', '"Förbundets namn"');
  if (args.options['create'] !== true) return context.association();
  const find = async () => (await context.installation()).findByName(name.normalize('NFC').trim());
  const known = await find();
  if (known) return known;
  checkFile();
  try {
    return await createAssociation(context, name, undefined, undefined);
  } catch (error) {
    // Another import made it a moment ago.
    const made = error instanceof UserError && error.code === 'association-exists' ? await find() : undefined;
    if (!made) throw error;
    return made;
  }
}
