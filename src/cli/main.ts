import { associationCreate } from './associationCommands.ts';
import { economyCommand } from './economyCommand.ts';
import { importBudgetCommand, importLedgerCommand, importParticipantsCommand } from './importCommands.ts';
import { reportAdopt, reportCreate, reportDifferences, reportExport, reportText } from './reportCommands.ts';
import { runCommand } from './runCommand.ts';
import { statisticsCommand } from './statisticsCommand.ts';
import { userAdd } from './userCommands.ts';

/** Everything an operator does without a browser. */
const COMMANDS = [
  associationCreate,
  userAdd,
  importParticipantsCommand,
  importBudgetCommand,
  importLedgerCommand,
  statisticsCommand,
  economyCommand,
  reportCreate,
  reportText,
  reportExport,
  reportAdopt,
  reportDifferences,
];

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), process.env, {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
});
