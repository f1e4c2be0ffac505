// Finds a browser for the tests of the pages, or gets one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, inRoot, projectEnv, projectNode, run, say } from './bootstrap.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const BROWSER_MENDS =
  'Testen av sidorna behöver en webbläsare. Installera Chromium ("apt-get install chromium") eller Chrome, eller ange en i SAMLA_CHROMIUM.';

/** The path of a browser: `SAMLA_CHROMIUM`, else the system's, else Debian's by apt (as root), else Playwright's own, else none. */
export async function ensureBrowser() {
  const asked = process.env.SAMLA_CHROMIUM;
  if (asked) return existsSync(asked) ? asked : giveUp(`Det finns ingen webbläsare i ${asked} (SAMLA_CHROMIUM).`);
  return systemBrowser() ?? (await installByApt()) ?? (await installByPlaywright());
}

const systemBrowser = () =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ??
  [MAC].find(isProgram);

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installByApt() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  say('Installerar webbläsaren Chromium för testen (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [['update'], ['install', '-y', '--no-install-recommends', 'chromium']];
  for (const args of steps) {
    const { code } = await run('apt-get', ['-q', ...args], env);
    if (code !== 0) say(`"apt-get ${args.join(' ')}" gick inte.`);
  }
  return systemBrowser();
}

/** Debian itself: Ubuntu's package of that name only points to another shop. */
const isDebian = () => existsSync('/etc/os-release') && /^ID="?debian"?$/mu.test(readFileSync('/etc/os-release', 'utf8'));

async function installByPlaywright() {
  const ask = 'import("@playwright/test").then(({ chromium }) => console.log(chromium.executablePath()))';
  const path = () => spawnSync(projectNode(), ['--input-type=module', '--eval', ask], { cwd: inRoot(), encoding: 'utf8' }).stdout.trim();
  if (isProgram(path())) return path();
  say('Hämtar en webbläsare för testen (Playwrights Chromium) …');
  await run(projectNode(), [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], projectEnv());
  if (isProgram(path())) return path();
  return undefined;
}
