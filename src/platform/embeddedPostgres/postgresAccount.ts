import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system user that PostgreSQL runs as, when that is not the one who runs Samla: PostgreSQL refuses to be root. */
export type PostgresAccount = { readonly uid: number; readonly gid: number; readonly name: string };

/**
 * Whom to drop to: nobody at all unless we are root; else the owner of the folder that first exists (so a user
 * `postgres` that is created later does not take over data that `nobody` owns); else `postgres`, else `nobody`.
 */
export function postgresAccount(folders: readonly string[]): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of folders) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats && stats.uid !== 0) return { uid: stats.uid, gid: stats.gid, name: systemUserName(stats.uid) };
  }
  const users = systemUsers();
  return (
    ['postgres', '_postgres', 'nobody'].map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined) ?? {
      uid: 65534,
      gid: 65534,
      name: 'nobody',
    }
  );
}

/** Whether the account may pass through the folder and all above it. An access list that says otherwise is not seen. */
export function mayEnter(account: PostgresAccount, folder: string): boolean {
  const stats = statSync(folder);
  const bit = stats.uid === account.uid ? 0o100 : stats.gid === account.gid ? 0o010 : 0o001;
  const parent = dirname(folder);
  return (stats.mode & bit) !== 0 && (parent === folder || mayEnter(account, parent));
}

/** Who shall own what we make in a folder: root makes it for the folder's owner, everyone else for themselves. */
export function ownerOf(folder: string): { readonly uid: number; readonly gid: number } | undefined {
  return process.getuid?.() === 0 ? statSync(folder) : undefined;
}

export const systemUserName = (uid: number): string => systemUsers().find((user) => user.uid === uid)?.name ?? `nr ${uid}`;

function systemUsers(): readonly PostgresAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}
