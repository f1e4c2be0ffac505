import { commandList, type Command } from './command.ts';

/** Everything an operator does without a browser, by first word. Loaded when asked for: most of a command's time is its start. */
const COMMANDS: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  association: async () => [(await import('./associationCommands.ts')).associationCreate],
  user: async () => {
    const { userAdd, userPassword, userLeave } = await import('./userCommands.ts');
    return [userAdd, userPassword, userLeave];
  },
  import: async () => {
    const { importParticipantsCommand, importBudgetCommand, importLedgerCommand } = await import('./importCommands.ts');
    return [importParticipantsCommand, importBudgetCommand, importLedgerCommand];
  },
  statistics: async () => [(await import('./statisticsCommand.ts')).statisticsCommand],
  economy: async () => [(await import('./economyCommand.ts')).economyCommand],
  report: async () => {
    const { reportCreate, reportText, reportExport, reportAdopt, reportDifferences } = await import('./reportCommands.ts');
    return [reportCreate, reportText, reportExport, reportAdopt, reportDifferences];
  },
  'verify-audit': async () => [(await import('./auditCommands.ts')).verifyAuditCommand],
  'begin-anchors': async () => [(await import('./auditCommands.ts')).beginAnchorsCommand],
  backup: async () => [(await import('./backupCommands.ts')).backupCommand],
  restore: async () => [(await import('./backupCommands.ts')).restoreCommand],
  openapi: async () => [(await import('./openapiCommand.ts')).openapiCommand],
  demo: async () => [(await import('./demoCommand.ts')).demoCommand],
};

/** The commands that begin with a word; all of them when none does. */
export async function commandsFor(word: string | undefined): Promise<readonly Command[]> {
  const known = word !== undefined && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  return known ? known() : [...(await allCommands()), help];
}

const allCommands = async (): Promise<readonly Command[]> => (await Promise.all(Object.values(COMMANDS).map((load) => load()))).flat();

/** Prints what the command line can do. */
const help: Command = {
  words: ['help'],
  usage: '',
  positionals: 0,
  options: {},
  async run(context) {
    context.print(commandList(await allCommands()));
  },
};
