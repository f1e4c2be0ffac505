import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes the folder where it is missing, closed to other users, and gives its real path. What root makes may be passed
 * through but not listed: the database's own user lives further in.
 */
export function makeClosedFolder(path: string): string {
  const folder = resolve(path);
  const firstMade = mkdirSync(folder, { recursive: true });
  if (firstMade && process.getuid?.() === 0) {
    for (let made = folder; made.length >= firstMade.length; made = dirname(made)) chmodSync(made, 0o711);
  } else if (firstMade) {
    chmodSync(folder, 0o700);
  }
  return realpathSync(folder);
}
