import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';
import { makeClosedFolder } from './closedFolder.ts';
import { diagnoseFileError, type EmbeddedPostgresError } from './embeddedPostgres/embeddedPostgresError.ts';
import { ownerOf } from './embeddedPostgres/postgresAccount.ts';
import { createLockFile, tryExclusiveLock } from './processLock.ts';

/** The right to be the only HTTP server on a data folder. */
export type ServerClaim = { release(): Promise<void> };
export type ServerClaimError = { readonly code: 'already-running' | EmbeddedPostgresError['code']; readonly text: string };

/**
 * Claims the data folder for this server until it lets go or dies, however it dies. Two servers at once would do the
 * same jobs twice. The command line doesn't claim: it works beside the server.
 */
export async function claimServer(dataFolder: string): Promise<Result<ServerClaim, ServerClaimError>> {
  try {
    const folder = makeClosedFolder(dataFolder);
    const lockFile = join(folder, 'server.lock');
    const numberFile = join(folder, 'server.pid');
    createLockFile(lockFile, ownerOf(folder));
    const lock = tryExclusiveLock(lockFile);
    if (!lock) {
      return err({
        code: 'already-running',
        text: `Samla körs redan på datamappen ${folder}${numbered(numberFile)}. Stäng av den först, eller välj en annan datamapp med SAMLA_DATA.`,
      });
    }
    noteNumber(numberFile);
    return ok({
      release: async () => {
        rmSync(numberFile, { force: true });
        lock.release();
      },
    });
  } catch (error) {
    return diagnoseFileError(error, dataFolder);
  }
}

/** Only for the message, so a full disk is no reason to fail; the lock alone decides. */
function noteNumber(numberFile: string): void {
  try {
    rmSync(numberFile, { force: true });
    writeFileSync(numberFile, `${process.pid}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    // The message will do without.
  }
}

function numbered(numberFile: string): string {
  try {
    return ` (process ${readFileSync(numberFile, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
