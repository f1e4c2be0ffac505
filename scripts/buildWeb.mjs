// Builds the pages when they are missing or no longer what the sources say.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, inRoot, projectEnv, projectNode, run, say } from './bootstrap.mjs';

/** Beside dist/web and not in it, where it would be served. */
const STAMP = inRoot('dist', 'web.sources');
const SOURCES = [
  'src',
  'scripts/namePreloads.ts',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.web.json',
  'package-lock.json',
];
/** What no page can reach, so that work on the server alone does not build them again. */
const SERVER_ONLY = /\.test\.tsx?$|(?:Queries|Routes|Jobs)\.ts$|^src\/(?:platform|cli)\//u;

export async function ensureWebBuilt() {
  if (!existsSync(inRoot('vite.config.ts'))) {
    say('Sidorna byggs inte: det finns ingen vite.config.ts ännu.');
    return;
  }
  const sources = fingerprint();
  if (existsSync(inRoot('dist', 'web')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
  say('Bygger sidorna …');
  rmSync(STAMP, { force: true });
  const { code } = await run(projectNode(), [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build'], projectEnv());
  if (code !== 0) giveUp('Sidorna gick inte att bygga. Felet står ovan.');
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(STAMP, sources);
}

/** By content: a checkout or an unpacked archive may give files any time. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return SERVER_ONLY.test(path) ? [] : [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesIn(join(path, name).replaceAll('\\', '/')));
}
