import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { type EmbeddedPostgresError, fault } from './embeddedPostgresError.ts';
import { mayEnter, postgresAccount, type PostgresAccount } from './postgresAccount.ts';

/**
 * Where everything of one embedded database lies.
 * `folder`  the asked-for folder: locks, password and log, for those who run Samla
 * `home`    program, cluster and socket, for PostgreSQL; the same folder unless PostgreSQL's user can't get there
 */
export type PostgresHome = {
  readonly folder: string;
  readonly home: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly account: PostgresAccount | undefined;
};

/** For root only, when the asked-for folder lies where PostgreSQL's own user may not go. */
const REACHABLE_FOLDER = '/var/lib/samla';

/**
 * Finds the home, or makes it; call it under the start lock. Root may ask for a folder that only root may enter
 * (a home, a `mktemp -d`): a folder of Samla's own is opened for passing through by PostgreSQL's user alone; when what
 * lies above it is closed, the home is made under /var/lib/samla, and a link `home` in the folder says where. The link
 * decides: without it an old home is never found again by chance.
 */
export function settlePostgresHome(folder: string, say: (text: string) => void): Result<PostgresHome, EmbeddedPostgresError> {
  const link = join(folder, 'home');
  const isMoved = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isMoved && !existsSync(link)) {
    return fault(
      'data-missing',
      `Databasens filer saknas: ${link} pekar på en mapp som inte finns. Lägg tillbaka mappen, eller läs tillbaka en säkerhetskopia i en ny datamapp.`,
    );
  }
  const settled = isMoved ? realpathSync(link) : folder;
  const account = postgresAccount([join(settled, 'cluster'), settled]);
  const home = !account || isMoved || letThrough(account, folder) ? settled : makeReachableHome(folder, link, account, say);
  return ok({ folder, home, cluster: join(home, 'cluster'), logFile: join(folder, 'server.log'), account });
}

/** Samla's own folders from the top. The database lies in `postgres` in the data folder; else what is above is another's. */
const ownFolders = (folder: string): readonly [string, ...string[]] =>
  basename(folder) === 'postgres' ? [dirname(folder), folder] : [folder];

/** Opens Samla's own folders for passing through (nothing more) and says whether that was enough. */
function letThrough(account: PostgresAccount, folder: string): boolean {
  const own = ownFolders(folder);
  if (!mayEnter(account, dirname(own[0]))) return false;
  for (const path of own) {
    const { uid, mode } = statSync(path);
    if (mayEnter(account, path) || uid !== 0 || (mode & 0o070) !== 0) continue;
    chownSync(path, uid, account.gid);
    chmodSync(path, (mode & 0o777) | 0o010);
  }
  return mayEnter(account, folder);
}

function makeReachableHome(folder: string, link: string, account: PostgresAccount, say: (text: string) => void): string {
  mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
  const name = basename(ownFolders(folder)[0]).replaceAll(/[^A-Za-z0-9._-]/gu, '_');
  const home = mkdtempSync(join(REACHABLE_FOLDER, `${name}-`));
  chmodSync(home, 0o711);
  symlinkSync(home, link);
  say(`Databasen körs som användaren ${account.name}, som inte når ${folder}. Dess filer läggs därför i ${home}.`);
  return home;
}
