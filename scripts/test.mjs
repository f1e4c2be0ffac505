// `npm test`: installs what is needed, browser included, and runs all tests. Arguments go to Vitest; where they name
// files, the tests of the pages are left out. The last line is the sum: N passed, N failed, N skipped.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled, giveUp, inRoot, projectEnv, projectNode, run, say } from './bootstrap.mjs';
import { BROWSER_MENDS, ensureBrowser } from './browser.mjs';
import { ensureWebBuilt } from './buildWeb.mjs';

const LINES_OF_A_FAILURE = 25;
const args = process.argv.slice(2);
await ensureInstalled();
const browser = await ensureBrowser();
const reports = mkdtempSync(join(tmpdir(), 'samla-reports-'));
const sums = [];
/** What failed and why, said again at the end: a log that is cut keeps its last lines. */
const failures = [];
try {
  sums.push(await unitTests());
  if (args.some((arg) => !arg.startsWith('-'))) say('Testen av sidorna körs inte: bara några filer är valda.');
  else if (existsSync(inRoot('playwright.config.ts'))) sums.push(await pageTests());
  else say('Testen av sidorna körs inte: det finns ingen playwright.config.ts ännu.');
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const total = (kind) => sums.reduce((sum, counts) => sum + counts[kind], 0);
process.exitCode = total('failed') === 0 ? 0 : 1;
for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);

async function unitTests() {
  say('Kör testen …');
  const file = join(reports, 'vitest.json');
  const command = [
    inRoot('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const outcome = await run(projectNode(), [...command, ...args], projectEnv(browser ? { SAMLA_CHROMIUM: browser } : {}));
  return judged('Vitest', outcome, file, (report) => ({
    passed: report.numPassedTests,
    // A file that does not load has no tests to fail.
    failed: report.numFailedTests + report.testResults.filter(failedAsAWhole).length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(unitFailures),
  }));
}

function unitFailures(file) {
  const where = relative(inRoot('.'), file.name);
  if (failedAsAWhole(file)) return [failureText(where, 'hela filen', file.message)];
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  return failed.map((test) => failureText(where, test.fullName, test.failureMessages.join('\n')));
}

function pageFailures(suite) {
  const failed = (suite.specs ?? []).filter((spec) => !spec.ok);
  const own = failed.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected')
      .map((test) => failureText(`${spec.file}:${spec.line}`, `${spec.title} [${test.projectName}]`, test.results.at(-1)?.error?.message)),
  );
  return [...own, ...(suite.suites ?? []).flatMap(pageFailures)];
}

/** Where, which and the first lines of why. */
function failureText(where, test, why = '') {
  const lines = stripVTControlCharacters(why).split('\n').slice(0, LINES_OF_A_FAILURE);
  return [`Föll: ${where} › ${test}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function failedAsAWhole({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

async function pageTests() {
  if (browser === undefined) {
    say(BROWSER_MENDS);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  await ensureWebBuilt();
  say('Kör testen av sidorna …');
  const file = join(reports, 'playwright.json');
  const command = [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
  const outcome = await run(projectNode(), command, projectEnv({ SAMLA_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file }));
  return judged('Playwright', outcome, file, ({ stats, errors, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [...suites.flatMap(pageFailures), ...errors.map((error) => failureText('e2e', 'alla test', error.message))],
  }));
}

/** What ends badly without a failed test counts as one, so that the sum never looks better than it was. */
function judged(name, { code, signal, interrupted }, file, count) {
  if (interrupted) {
    rmSync(reports, { recursive: true, force: true });
    giveUp('Testen avbröts.');
  }
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0, failures: [] };
  failures.push(...counts.failures);
  if (code === 0 || counts.failed > 0) return counts;
  const ending = `${name} slutade med ${signal ?? `kod ${code}`} utan att något test föll. Orsaken står ovan.`;
  failures.push(ending);
  return { ...counts, failed: 1 };
}
