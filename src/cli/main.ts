import { commandsFor } from './commands.ts';
import { runCommand } from './runCommand.ts';

// Whoever reads only the first lines (| head) has had what it wanted.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(1));

const words = process.argv.slice(2);
const asked = words.includes('--help') || words.includes('-h') ? ['help'] : words;
process.exitCode = await runCommand(await commandsFor(asked[0]), asked, process.env, {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
});
