import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../userError.ts';
import { fileFault } from './backupFault.ts';

/** How the name of a file begins that is not whole yet; whoever finds one may remove it when nobody writes it. */
export const unfinishedStart = (path: string): string => `.${basename(path)}.ofardig-`;

/**
 * Writes a file that only its owner can read, under another name until it is whole and on the disk. Whatever fails, no part of it is
 * left, and one that is there already is never written over. @returns how many bytes
 */
export async function keepFile(path: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  if (existsSync(path)) throw alreadyThere(path);
  const unfinished = join(dirname(path), `${unfinishedStart(path)}${randomBytes(4).toString('hex')}`);
  let written = 0;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      for await (const part of bytes) {
        await file.writeFile(part);
        written += part.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (existsSync(path)) throw alreadyThere(path);
    renameSync(unfinished, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw fileFault(error, path, 'write');
  }
}

/** So that the name itself survives a power cut. Not every file system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

const alreadyThere = (path: string): UserError =>
  new UserError('backup-exists', `Filen ${path} finns redan, och en säkerhetskopia skrivs inte över. Välj ett annat namn.`);
