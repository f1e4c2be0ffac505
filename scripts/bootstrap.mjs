// What `npm start` and `npm test` share before anything is installed: no packages, and Node 20 is enough.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenNpmIsGone } from './npmAbove.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(root, ...parts);

/** What is going on, in plain Swedish. */
export const say = (text) => console.log(`▸ ${text}`);

/** Ends everything with what is wrong and how to mend it. */
export function giveUp(text) {
  console.error(`\n✗ ${text}`);
  process.exit(1);
}

const nodeMajor = (version) => Number.parseInt(version.replace('v', ''), 10);
/** The Node that server code needs: older ones do not run TypeScript as written. */
const NEEDED_NODE = 24;

if (nodeMajor(process.version) < 20) {
  giveUp(
    `Samla behöver Node 20 eller senare för att installera sig, men det här är ${process.version}. Hämta en nyare på https://nodejs.org.`,
  );
}

/** Installs the packages unless they are there already, exactly as package-lock.json says. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say(
    existsSync(inRoot('node_modules'))
      ? 'Paketen har ändrats. Installerar om …'
      : 'Installerar det som Samla består av. Första gången tar det någon minut …',
  );
  const { code, errors } = await npm('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error');
  if (code !== 0) giveUp(`Installationen misslyckades. ${mendOf(errors)}`);
  writeMarker();
}

/**
 * The Node that runs Samla: the one that the packages hold, else this one if it is new enough. A package manager that
 * refuses install scripts leaves the first out; its script is then run here.
 */
export function projectNode() {
  const own = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!runs(own) && nodeMajor(process.version) < NEEDED_NODE && existsSync(inRoot('node_modules', 'node'))) {
    say(`Hämtar Node ${NEEDED_NODE} …`);
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: inRoot('node_modules', 'node'),
      stdio: 'inherit',
      env: withoutOwnNode(),
    });
  }
  if (runs(own)) return own;
  if (nodeMajor(process.version) >= NEEDED_NODE) return process.execPath;
  return giveUp(
    `Samla körs på Node ${NEEDED_NODE}, men det här är ${process.version} och paketet node kunde inte installeras. ` +
      `Kör "npm rebuild node" och försök igen, eller hämta Node ${NEEDED_NODE} på https://nodejs.org.`,
  );
}

/** Runs a command to its end in the foreground. Signals that we get are passed on; `interrupted` says that one came. */
export function run(command, args, env = process.env) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
  return untilEnded(child);
}

/** Ends as the command ended: with its code, or by the same signal. */
export function endAs({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
}

/** The environment for what we run: the project's own Node comes first. */
export const projectEnv = (more = {}) => ({
  ...process.env,
  PATH: [inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter),
  ...more,
});

function untilEnded(child) {
  const passOn = {};
  let interrupted = false;
  whenNpmIsGone(() => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C in a terminal reaches everyone in it; passed on too, it would look like a second, impatient one.
    passOn[signal] = () => {
      interrupted = true;
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, passOn[signal]);
  }
  return new Promise((resolve) => {
    const end = (outcome) => {
      for (const [signal, listener] of Object.entries(passOn)) process.off(signal, listener);
      resolve({ ...outcome, interrupted });
    };
    child.once('error', (error) => end({ code: 1, signal: null, error }));
    child.once('exit', (code, signal) => end({ code, signal }));
  });
}

/** npm on the system's Node: what it installs may take the place of the Node that we run on. */
async function npm(...args) {
  const windows = process.platform === 'win32';
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: withoutOwnNode(),
    shell: windows,
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    process.stderr.write(data);
    errors = (errors + data).slice(-20_000);
  });
  const { code, error } = await untilEnded(child);
  if (error?.code === 'ENOENT')
    giveUp('npm hittas inte. Det följer med Node: hämta det på https://nodejs.org, eller installera paketet npm på Debian.');
  return { code, errors };
}

const withoutOwnNode = () => ({
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(inRoot('node_modules')))
    .join(delimiter),
});

function mendOf(errors) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/u.test(errors)) {
    return 'Nätet eller paketregistret nås inte. Kontrollera uppkopplingen (och proxyn: "npm config get proxy") och försök igen.';
  }
  if (/ENOSPC/u.test(errors)) return 'Disken är full: frigör ungefär 1 GB och försök igen.';
  if (/EACCES|EPERM|EROFS/u.test(errors))
    return `Mappen ${root} eller npm:s egen mapp får inte skrivas: kör som den användare som äger dem.`;
  if (/EUSAGE|in sync/u.test(errors))
    return 'package.json och package-lock.json stämmer inte med varandra: kör "npm install" och försök igen.';
  return 'Felet står ovan. Ta bort mappen node_modules och försök igen.';
}

function isInstalled() {
  const hidden = readJson(inRoot('node_modules', '.package-lock.json'));
  if (!hidden) return false; // npm writes it last, so an interrupted install has none
  if (existsSync(marker()) && readFileSync(marker(), 'utf8') === fingerprint()) return true;
  if (!isSame(readJson(inRoot('package-lock.json')), hidden)) return false;
  writeMarker(); // installed by hand
  return true;
}

/** Every package that the lock file names is there in that version; optional ones may be for other machines. */
const isSame = (lock, hidden) =>
  Object.entries(lock?.packages ?? {}).every(([path, wanted]) => {
    const got = hidden.packages?.[path];
    return path === '' || (got ? got.version === wanted.version && got.integrity === wanted.integrity : wanted.optional === true);
  });

const marker = () => inRoot('node_modules', '.samla-installed');
const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
const writeMarker = () => writeFileSync(marker(), fingerprint());

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const runs = (node) => existsSync(node) && spawnSync(node, ['--version']).status === 0;
