// Everything a machine can say about the code without running it. Runs all of it even when something fails, and says
// what it does. Usage: node scripts/check.mjs [name …], all where none is named. Exit 1 on any failure.
// Runs on Node 20 or later without packages of its own; what it starts runs on the Node that the project pins.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, NO_COLOR: '1' };

/** `needs` is a file without which there is nothing to check yet. */
const checks = [
  { name: 'format', says: 'Is everything formatted?', run: ['oxfmt', '--check', '.'], mend: 'npm run format' },
  { name: 'lint', says: 'Habits that lead to faults', run: ['oxlint', '--deny-warnings'] },
  { name: 'types', says: 'Types of server, tests and scripts', run: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types-web', says: 'Types of the pages', run: ['tsc', '-p', 'tsconfig.web.json'], needs: 'src/web' },
  { name: 'imports', says: 'Who may import whom', run: ['node', 'scripts/checkImports.ts'] },
  { name: 'texts', says: 'Has every Swedish text its English one?', run: ['node', 'scripts/checkTexts.mjs'] },
  { name: 'dead-code', says: 'Files, exports and packages that nobody uses', run: ['knip', '--no-progress'], needs: 'src/main.ts' },
  {
    name: 'schema',
    says: 'Is db/schema.sql what the migrations make?',
    run: ['node', 'src/platform/database/dumpSchema.ts', '--check'],
    needs: 'src/platform/database/dumpSchema.ts',
    mend: 'npm run schema',
  },
  { name: 'audit', says: 'Known weaknesses in packages', run: ['node', 'scripts/auditDependencies.mjs'] },
];

if (!existsSync(bin)) {
  console.error('Nothing is installed yet: run npm ci first.');
  process.exit(1);
}
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const results = checks.filter(({ name }) => asked.length === 0 || asked.includes(name)).map(judge);
console.log('');
for (const { name, verdict, seconds, note } of results) {
  console.log(`  ${name.padEnd(10)} ${verdict.padEnd(8)} ${seconds.padStart(7)}  ${note}`.trimEnd());
}
const failed = results.filter(({ verdict }) => verdict === 'FAILED');
console.log(
  failed.length === 0 ? '\nAll in order.' : `\n${failed.length} of ${results.length} failed: ${failed.map(({ name }) => name).join(', ')}`,
);
process.exit(failed.length === 0 ? 0 : 1);

function judge({ name, says, run: [program, ...args], needs, mend }) {
  console.log(`▸ ${name}: ${says}`);
  if (needs !== undefined && !existsSync(path.join(root, needs))) {
    return { name, verdict: 'skipped', seconds: '', note: `there is no ${needs} yet` };
  }
  const start = performance.now();
  const shell = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell,
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  if (status === 0) {
    const note = lastLine(stdout);
    return { name, verdict: note.includes('not checked') ? 'unknown' : 'ok', seconds, note };
  }
  console.log(`${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : `${error.message}\n`}`.trimEnd());
  return { name, verdict: 'FAILED', seconds, note: mend === undefined ? '' : `mend it with: ${mend}` };
}

function lastLine(text) {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
