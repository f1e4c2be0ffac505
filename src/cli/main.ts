import { associationCreate } from './associationCommands.ts';
import { demoCommand } from './demoCommand.ts';
import { economyCommand } from './economyCommand.ts';
import { helpCommand } from './helpCommand.ts';
import { importBudgetCommand, importLedgerCommand, importParticipantsCommand } from './importCommands.ts';
import { openapiCommand } from './openapiCommand.ts';
import { reportAdopt, reportCreate, reportDifferences, reportExport, reportText } from './reportCommands.ts';
import { runCommand } from './runCommand.ts';
import { statisticsCommand } from './statisticsCommand.ts';
import { userAdd, userLeave, userPassword } from './userCommands.ts';

/** Everything an operator does without a browser. */
const COMMANDS = [
  associationCreate,
  userAdd,
  userPassword,
  userLeave,
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
  openapiCommand,
  demoCommand,
];

// Whoever reads only the first lines (| head) has had what it wanted.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(1));

process.exitCode = await runCommand([...COMMANDS, helpCommand(COMMANDS)], process.argv.slice(2), process.env, {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
});
