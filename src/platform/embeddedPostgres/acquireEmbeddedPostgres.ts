import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { makeClosedFolder } from '../closedFolder.ts';
import { createLockFile, type ProcessLock, tryExclusiveLock, trySharedLock, waitForLock } from '../processLock.ts';
import { MAINTENANCE_DATABASE, OWNER_ROLE } from './clusterSettings.ts';
import { diagnoseFileError, type EmbeddedPostgresError, fault } from './embeddedPostgresError.ts';
import { initialiseCluster, passwordFile, readOwnerPassword, setOwnerPassword } from './initialiseCluster.ts';
import { ownerOf } from './postgresAccount.ts';
import { type PostgresHome, settlePostgresHome } from './postgresHome.ts';
import { findPostgresPackage, installPostgresProgram, type PostgresPackage } from './postgresProgram.ts';
import { livingPostmaster, type PostmasterState } from './postmasterState.ts';
import { startPostmaster, untilReady } from './startPostmaster.ts';
import { askToStop, forgetStop, isAskedToStop, stopPostmaster } from './stopPostmaster.ts';

/** A running embedded PostgreSQL, and how its owner role connects. Let go of it with `release` when done. */
export type RunningPostgres = {
  /** The folder of its Unix socket, or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The maintenance database, where databases are made from. */
  readonly database: string;
  /** Ends this use; the last use on the folder, of all processes that live, stops PostgreSQL. Doing it again does nothing. */
  release(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataDir: string;
  /** Told in plain Swedish what is done when it takes time. */
  readonly say: (text: string) => void;
  /** For tests: nothing is flushed to disk, so a power cut may destroy the data. */
  readonly fast?: boolean;
  /** Listen on 127.0.0.1 also where sockets work. */
  readonly loopback?: boolean;
};

const LOCK_PATIENCE_MS = 120_000;

/**
 * Starts the embedded PostgreSQL of the folder, made first if it is new, or joins the one that runs. Uses are shared
 * locks on `users.lock`, so those of dead processes do not count; starting and stopping happen under `start.lock`.
 * A postmaster whose Samla processes all died is joined, a dead one's leftovers are cleaned.
 */
export async function acquireEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<Result<RunningPostgres, EmbeddedPostgresError>> {
  try {
    const source = findPostgresPackage();
    if (!source.ok) return source;
    const folder = makeClosedFolder(options.dataDir);
    createLockFile(usersLock(folder), ownerOf(folder));
    createLockFile(startLock(folder), ownerOf(folder));
    return await underStartLock(folder, options.say, () => acquire(folder, source.value, options));
  } catch (error) {
    return diagnoseFileError(error, options.dataDir);
  }
}

async function acquire(
  folder: string,
  source: PostgresPackage,
  options: EmbeddedPostgresOptions,
): Promise<Result<RunningPostgres, EmbeddedPostgresError>> {
  const settled = settlePostgresHome(folder, options.say);
  if (!settled.ok) return settled;
  const home = settled.value;
  const postmaster = await ensureRunning(home, source, options);
  if (!postmaster.ok) return postmaster;
  const password = readOwnerPassword(home);
  if (password === undefined) {
    return fault(
      'password-missing',
      `Filen ${passwordFile(home)} saknas medan databasen körs. Stoppa alla Samla-processer på mappen och starta igen, så görs en ny.`,
    );
  }
  const use = trySharedLock(usersLock(folder));
  if (!use) return locked(folder); // only the last one out holds it alone, and it does so under the start lock
  const { pid, port, socketFolder } = postmaster.value;
  return ok({
    host: socketFolder || '127.0.0.1',
    port,
    user: OWNER_ROLE,
    password,
    database: MAINTENANCE_DATABASE,
    release: releaseOnce(home, source, use, pid),
  });
}

/** Joins the living postmaster, or makes what is missing and starts one. */
async function ensureRunning(
  home: PostgresHome,
  source: PostgresPackage,
  options: EmbeddedPostgresOptions,
): Promise<Result<PostmasterState, EmbeddedPostgresError>> {
  const isNew = !existsSync(home.cluster);
  const version = isNew ? ok(undefined) : checkVersion(home, source);
  if (!version.ok) return version;
  const living = livingPostmaster(home.cluster);
  const program = join(home.home, 'program', source.version);
  if (living) {
    const ready = isAskedToStop(home, living.pid) ? undefined : await untilReady(home.cluster, living.pid);
    if (ready) return ok(ready);
    await stopPostmaster(home, program, living.pid);
  }
  forgetStop(home);
  installPostgresProgram(home.home, source);
  if (isNew) {
    options.say('Skapar databasen …');
    const made = await initialiseCluster(home, program, options.fast ?? false);
    if (!made.ok) return made;
  } else if (readOwnerPassword(home) === undefined) {
    const renewed = await setOwnerPassword(home, program, home.cluster, 'ALTER');
    if (!renewed.ok) return renewed;
  }
  return startPostmaster(home, program, { fast: options.fast ?? false, loopback: options.loopback ?? false, say: options.say });
}

function checkVersion(home: PostgresHome, source: PostgresPackage): Result<void, EmbeddedPostgresError> {
  const file = join(home.cluster, 'PG_VERSION');
  const major = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  if (major === source.major) return ok(undefined);
  const written = `Databasen i ${home.folder} är skriven av PostgreSQL ${major}, men den här Samla har PostgreSQL ${source.major}. `;
  if (major > source.major) return fault('newer-version', `${written}Starta med den nyare Samla som skrev den.`);
  if (major < source.major) {
    return fault(
      'older-version',
      `${written}Ta en säkerhetskopia med den äldre Samla ("samla backup") och läs in den här i en ny datamapp ("samla restore").`,
    );
  }
  return fault(
    'damaged',
    `Databasens filer i ${home.folder} är skadade: filen PG_VERSION saknas. Läs tillbaka den senaste säkerhetskopian med "samla restore".`,
  );
}

function releaseOnce(home: PostgresHome, source: PostgresPackage, use: ProcessLock, pid: number): () => Promise<void> {
  let released: Promise<void> | undefined;
  // A process that ends without letting go stops the database on its way out, if it can do so without waiting.
  const onExit = (): void => {
    const start = tryExclusiveLock(startLock(home.folder));
    if (!start) return;
    use.release();
    if (process.platform !== 'win32' && tryExclusiveLock(usersLock(home.folder))) askToStop(home, pid, 'SIGINT');
  };
  process.once('exit', onExit);
  const release = async (): Promise<void> => {
    process.off('exit', onExit);
    await underStartLock(
      home.folder,
      () => {},
      async () => {
        use.release();
        const alone = tryExclusiveLock(usersLock(home.folder));
        const living = livingPostmaster(home.cluster);
        if (alone && living) await stopPostmaster(home, join(home.home, 'program', source.version), living.pid);
        alone?.release();
        return ok(undefined);
      },
    );
    use.release(); // also when the lock was never to be had
  };
  return () => (released ??= release());
}

async function underStartLock<T>(
  folder: string,
  say: (text: string) => void,
  work: () => Promise<Result<T, EmbeddedPostgresError>>,
): Promise<Result<T, EmbeddedPostgresError>> {
  const lock = await waitForLock(
    () => tryExclusiveLock(startLock(folder)),
    LOCK_PATIENCE_MS,
    () => say('En annan Samla-process startar eller stoppar databasen. Väntar på den …'),
  );
  if (!lock) return locked(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

const locked = (folder: string): Result<never, EmbeddedPostgresError> =>
  fault('locked', `En annan Samla-process håller databasen i ${folder} låst och blir inte klar. Avsluta den och försök igen.`);

const usersLock = (folder: string): string => join(folder, 'users.lock');
const startLock = (folder: string): string => join(folder, 'start.lock');
