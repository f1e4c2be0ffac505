import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A fresh clone of a project as small as can be, with an npm, a Vite, a Vitest and a Playwright that only play their parts. */
let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(realpathSync(tmpdir()), 'samla-clone-'));
  const scripts = import.meta.dirname;
  for (const name of readdirSync(scripts).filter((file) => file.endsWith('.mjs')))
    cpSync(join(scripts, name), join(clone, 'scripts', name));
  write('package-lock.json', lockFile('1.0.0'));
  write('src/main.ts', `console.log('serving', ...process.argv.slice(2)); process.exit(Number(process.argv[2] ?? 0));`);
  write(
    'bin/npm',
    `#!/bin/sh
echo "npm $*" >> calls
if [ -f npm-error ]; then cat npm-error >&2; exit 1; fi
mkdir -p node_modules/node/bin node_modules/vite/bin node_modules/vitest node_modules/@playwright/test
ln -sf '${process.execPath}' node_modules/node/bin/node
cp package-lock.json node_modules/.package-lock.json
echo "import { mkdirSync } from 'node:fs'; mkdirSync('dist/web', { recursive: true }); console.log('built');" > node_modules/vite/bin/vite.js
cp vitest.mjs node_modules/vitest/ 2> /dev/null
cp playwright.js node_modules/@playwright/test/cli.js 2> /dev/null
true
`,
  );
  chmodSync(join(clone, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const lockFile = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version, integrity: 'sha512-a' } } });

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

const environment = (path = `${join(clone, 'bin')}:/usr/bin:/bin`) => ({ PATH: path, SAMLA_CHROMIUM: '/bin/sh', HOME: clone });

function run(script: string, args: readonly string[] = [], env: Record<string, string> = environment()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('scripts', script), ...args], { cwd: clone, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

const npmCalls = (): number =>
  existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n').length : 0;

test('a fresh clone is installed once, and says so', () => {
  const first = run('start.mjs');
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toMatch(/Installerar .*serving/su);
  expect(run('start.mjs').stdout).not.toMatch(/Installerar/u);
  expect(npmCalls()).toBe(1);
});

test('changed packages are installed again', () => {
  run('start.mjs');
  write('package-lock.json', lockFile('2.0.0'));
  expect(run('start.mjs').stdout).toMatch(/Paketen har ändrats/u);
  expect(npmCalls()).toBe(2);
});

test('what someone installed by hand is good enough', () => {
  spawnSync(join(clone, 'bin/npm'), ['ci'], { cwd: clone, env: environment() });
  expect(run('start.mjs').stdout).not.toMatch(/Installerar/u);
  expect(npmCalls()).toBe(1);
});

test('an installation that was cut off is done again', () => {
  run('start.mjs');
  rmSync(join(clone, 'node_modules/.package-lock.json')); // npm writes it last
  expect(run('start.mjs').stdout).toMatch(/Installerar/u);
});

test('without a net, without room and without npm the mend is named', () => {
  write('npm-error', 'npm error code EAI_AGAIN');
  expect(run('start.mjs')).toMatchObject({ status: 1, stderr: expect.stringMatching(/nås inte. Kontrollera uppkopplingen/u) });
  write('npm-error', 'npm error code ENOSPC');
  expect(run('start.mjs')).toMatchObject({ status: 1, stderr: expect.stringMatching(/Disken är full/u) });
  mkdirSync(join(clone, 'empty'));
  expect(run('start.mjs', [], environment(join(clone, 'empty')))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/npm hittas inte/u),
  });
});

test('the server gets the arguments, and its exit code is kept', () => {
  const { status, stdout } = run('start.mjs', ['3', 'more']);
  expect(status).toBe(3);
  expect(stdout).toContain('serving 3 more');
});

test('the pages are built when they are missing or their sources have changed, and only then', () => {
  expect(run('start.mjs').stdout).toMatch(/Sidorna byggs inte/u);
  write('vite.config.ts', '');
  expect(run('start.mjs').stdout).toMatch(/Bygger sidorna .*built/su);
  write('src/participants/participantsQueries.ts', '// only the server reads this');
  expect(run('start.mjs').stdout).not.toMatch(/Bygger/u);
  write('src/participants/closing.ts', '// a form reads this');
  expect(run('start.mjs').stdout).toMatch(/Bygger/u);
  rmSync(join(clone, 'dist/web'), { recursive: true });
  expect(run('start.mjs').stdout).toMatch(/Bygger/u);
});

const SERVE = `process.on('SIGTERM', () => { console.log('stopping'); process.exit(7); }); setInterval(() => {}, 1000); console.log('ready', process.pid);`;

test('a signal reaches the server, which ends as it likes', async () => {
  run('start.mjs');
  write('src/main.ts', SERVE);
  const start = spawn(process.execPath, ['scripts/start.mjs'], { cwd: clone, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  while (!String((await once(start.stdout, 'data'))[0]).includes('ready'));
  start.kill('SIGTERM');
  const [code] = await once(start, 'exit');
  expect(code).toBe(7);
});

test('when the npm that runs it is killed, the server is asked to stop', async () => {
  run('start.mjs');
  write(
    'src/main.ts',
    `import { writeFileSync } from 'node:fs'; ${SERVE.replace("console.log('stopping')", "writeFileSync('stopped', '')")}`,
  );
  // A process that calls itself what npm does, with a shell between as npm has.
  const npm = `process.title = 'npm start'; require('node:child_process').spawn('/bin/sh', ['-c', '"$0" scripts/start.mjs; true', process.execPath], { stdio: 'inherit' });`;
  const above = spawn(process.execPath, ['--eval', npm], { cwd: clone, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  let server: string | undefined;
  while (server === undefined) server = /ready (\d+)/u.exec(String((await once(above.stdout, 'data'))[0]))?.[1];
  above.kill('SIGKILL');
  for (let i = 0; i < 500 && !existsSync(join(clone, 'stopped')); i++) await sleep(10);
  const isStopped = existsSync(join(clone, 'stopped'));
  if (!isStopped) process.kill(Number(server), 'SIGKILL');
  expect(isStopped).toBe(true);
});

const reporting = (report: object, code: number, pathFrom: string) =>
  `import { writeFileSync } from 'node:fs'; writeFileSync(${pathFrom}, ${JSON.stringify(JSON.stringify(report))}); process.exit(${code});`;
const vitest = (report: object, code: number) =>
  reporting(report, code, `process.argv.find((arg) => arg.startsWith('--outputFile')).split('=')[1]`);
const playwright = (report: object, code: number) => reporting(report, code, 'process.env.PLAYWRIGHT_JSON_OUTPUT_FILE');
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

test('the last line of the tests is the sum of both kinds', () => {
  write('package.json', '{ "type": "module" }');
  write('playwright.config.ts', '');
  write('vitest.mjs', vitest({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }, 0));
  write('playwright.js', playwright({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 2 }, suites: [], errors: [] }, 0));
  const { status, stdout } = run('test.mjs');
  expect(lastLine(stdout)).toBe('9 passed, 0 failed, 4 skipped');
  expect(status).toBe(0);
  expect(lastLine(run('test.mjs', ['src/shared']).stdout)).toBe('5 passed, 0 failed, 2 skipped');
});

test('a failed test, a file that does not load and a run that breaks off all count as failed', () => {
  write('package.json', '{ "type": "module" }');
  const broken = { name: join(clone, 'src/broken.test.ts'), status: 'failed', assertionResults: [], message: 'cannot be read' };
  const fallen = { status: 'failed', fullName: 'the days are counted', failureMessages: ['expected 1 to be 2\nat line 3'] };
  const failed = { name: join(clone, 'src/days.test.ts'), status: 'failed', assertionResults: [fallen], message: '' };
  write(
    'vitest.mjs',
    vitest({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [broken, failed] }, 1),
  );
  const told = run('test.mjs').stdout;
  expect(lastLine(told)).toBe('1 passed, 2 failed, 0 skipped');
  expect(told).toContain('Föll: src/broken.test.ts › hela filen\n  cannot be read\n');
  expect(told).toContain('Föll: src/days.test.ts › the days are counted\n  expected 1 to be 2\n  at line 3\n');
  write('node_modules/vitest/vitest.mjs', 'process.exit(3)');
  const { status, stdout } = run('test.mjs');
  expect(lastLine(stdout)).toBe('0 passed, 1 failed, 0 skipped');
  expect(status).toBe(1);
});
