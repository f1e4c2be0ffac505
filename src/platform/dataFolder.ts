import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';

/**
 * Where this installation keeps its data: `SAMLA_DATA`, else for root a folder under /var/lib/samla named after the
 * clone (a clone often lies under a home that the database's own user may not enter), else `data/` in the clone.
 */
export function samlaDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  cloneFolder: string,
  isRoot: boolean = process.getuid?.() === 0,
): string {
  if (env['SAMLA_DATA']) return resolve(env['SAMLA_DATA']);
  const clone = resolve(cloneFolder);
  return isRoot ? join('/var/lib/samla', `${plainName(clone)}-${shortHash(clone)}`) : join(clone, 'data');
}

const plainName = (folder: string): string => basename(folder).replaceAll(/[^A-Za-z0-9._-]/gu, '_') || 'samla';
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
