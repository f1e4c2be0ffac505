import { randomBytes, randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { MAINTENANCE_DATABASE, OWNER_ROLE, SUPERUSER_ROLE } from './clusterSettings.ts';
import { diagnosePostgresOutput, type EmbeddedPostgresError } from './embeddedPostgresError.ts';
import { ownerOf } from './postgresAccount.ts';
import { programFile, runPostgresCommand } from './postgresCommand.ts';
import type { PostgresHome } from './postgresHome.ts';
import { replaceFile } from './replaceFile.ts';

/**
 * Makes the cluster beside its place and moves it there when it is whole, so an interrupted start leaves nothing half.
 * UTF-8, sorted by code point whatever the system's locales are (an upgraded system library can't break an index);
 * Swedish sorting is asked for by name, `COLLATE "sv-x-icu"`. Pages carry checksums.
 */
export async function initialiseCluster(home: PostgresHome, program: string, fast: boolean): Promise<Result<void, EmbeddedPostgresError>> {
  for (const name of readdirSync(home.home)) {
    // force: an initdb that was orphaned a moment ago may still write there, and cleans up after itself.
    if (name.startsWith('cluster-unfinished-')) rmSync(join(home.home, name), { recursive: true, force: true, maxRetries: 3 });
  }
  const unfinished = join(home.home, `cluster-unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { mode: 0o700 });
  if (home.account) chownSync(unfinished, home.account.uid, home.account.gid);
  const access = ['--username', SUPERUSER_ROLE, '--auth', 'reject'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  const care = ['--data-checksums', '--no-instructions', ...(fast ? ['--no-sync'] : [])];
  const made = await runPostgresCommand(home, programFile(program, 'initdb'), ['-D', unfinished, ...access, ...locale, ...care]);
  if (!made.succeeded) {
    rmSync(unfinished, { recursive: true, force: true });
    return diagnosePostgresOutput(made.output, home.folder, home.logFile);
  }
  const withOwner = await setOwnerPassword(home, program, unfinished, 'CREATE');
  if (!withOwner.ok) {
    rmSync(unfinished, { recursive: true, force: true });
    return withOwner;
  }
  renameSync(unfinished, home.cluster);
  return ok(undefined);
}

/** Where the owner's password lies: beside the cluster, readable only by whoever runs Samla. */
export const passwordFile = (home: PostgresHome): string => join(home.folder, 'owner-password');

export const readOwnerPassword = (home: PostgresHome): string | undefined =>
  existsSync(passwordFile(home)) ? readFileSync(passwordFile(home), 'utf8').trim() : undefined;

/**
 * Makes the owner role, or gives it a new password, in PostgreSQL's single-user mode: no server runs, so nobody ever
 * logs in as the superuser. The cluster must not be in use.
 */
export async function setOwnerPassword(
  home: PostgresHome,
  program: string,
  cluster: string,
  verb: 'CREATE' | 'ALTER',
): Promise<Result<void, EmbeddedPostgresError>> {
  const password = randomBytes(24).toString('base64url');
  const statement = `${verb} ROLE ${OWNER_ROLE} LOGIN CREATEDB CREATEROLE NOSUPERUSER PASSWORD '${password}';\n`;
  const done = await runPostgresCommand(
    home,
    programFile(program, 'postgres'),
    [
      '--single',
      '-D',
      cluster,
      '-c',
      'exit_on_error=on',
      '-c',
      'log_checkpoints=off',
      '-c',
      'log_min_error_statement=panic',
      MAINTENANCE_DATABASE,
    ],
    statement,
  );
  // In this mode a failed statement doesn't always give an exit code.
  if (!done.succeeded || /(ERROR|FATAL|PANIC):/u.test(done.output)) return diagnosePostgresOutput(done.output, home.folder, home.logFile);
  replaceFile(passwordFile(home), `${password}\n`, ownerOf(home.folder));
  return ok(undefined);
}
