import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';

/**
 * A process of its own that uses the embedded database, for tests of what happens when processes come, go and die.
 * Writes one line of JSON when it has it (or why not), and lets go when its input ends – or, told `forget`, just exits.
 */
const [dataDir, farewell] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: postgresHolder.ts FOLDER [forget]');
const said: string[] = [];
const got = await acquireEmbeddedPostgres({ dataDir, fast: true, say: (text) => said.push(text) });
process.stdout.write(`${JSON.stringify(got.ok ? { said, postgres: got.value } : { said, error: got.error })}\n`);
if (got.ok && farewell !== 'forget') {
  process.stdin.resume();
  process.stdin.once('end', () => void got.value.release().then(() => process.stdin.destroy()));
}
