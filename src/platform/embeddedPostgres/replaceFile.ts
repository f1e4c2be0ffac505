import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fchownSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Writes the file whole or not at all, readable by its owner alone. A link in its place is replaced, not followed:
 * root may be the one who writes, in a folder where PostgreSQL's user may put links.
 */
export function replaceFile(path: string, text: string, owner: { readonly uid: number; readonly gid: number } | undefined): void {
  const unfinished = `${path}-${randomUUID()}`;
  const descriptor = openSync(unfinished, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    if (owner) fchownSync(descriptor, owner.uid, owner.gid);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, path);
}

/** Spares the disk when nothing has changed. */
export function replaceChangedFile(path: string, text: string, owner: { readonly uid: number; readonly gid: number } | undefined): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) replaceFile(path, text, owner);
}
