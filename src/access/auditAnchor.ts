import { existsSync } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssociationEntry } from '../platform/database/association.ts';
import { makeClosedFolder } from '../platform/closedFolder.ts';

/**
 * The file outside the database that keeps the head of every sealed block: whoever owns the database can compute a whole chain
 * anew, but not change what stands here. One line of JSON a block, in a file that is only ever added to.
 */
export type Anchor = {
  readonly block: number;
  /** The block's hash, hexadecimal. */
  readonly hash: string;
  readonly at: string;
  /** Why the file begins here, or begins anew, when it was not by sealing: whoever did it, in which words. */
  readonly begins?: { readonly by: string; readonly reason: string };
};

export const anchorFileOf = (dataFolder: string, { slug }: Pick<AssociationEntry, 'slug'>): string =>
  join(dataFolder, 'audit-anchors', `${slug}.jsonl`);

/** Longer than any line. */
const TAIL_BYTES = 4_096;

/** The anchor that was written last; undefined where there is none. */
export async function readLastAnchor(file: string): Promise<Anchor | undefined> {
  if (!existsSync(file)) return undefined;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    // A line that was cut off when the machine stopped says nothing; the one before it holds.
    return buffer
      .toString('utf8')
      .split('\n')
      .flatMap((line) => parseAnchor(line) ?? [])
      .at(-1);
  } finally {
    await handle.close();
  }
}

/** All anchors in the order they were written, and how many lines say nothing. Undefined where there is no file. */
export async function readAnchors(file: string): Promise<{ anchors: Anchor[]; unreadable: number } | undefined> {
  if (!existsSync(file)) return undefined;
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const anchors = lines.flatMap((line) => parseAnchor(line) ?? []);
  return { anchors, unreadable: lines.length - anchors.length };
}

/** Adds anchors; on the disk when it is done. */
export async function appendAnchors(file: string, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  const isNew = !existsSync(file);
  if (isNew) makeClosedFolder(dirname(file));
  const handle = await open(file, 'a+', 0o600);
  try {
    const torn = await isTorn(handle);
    await handle.appendFile(`${torn ? '\n' : ''}${anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join('')}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(file));
}

async function isTorn(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString('utf8') !== '\n';
}

/** Else the file's name may be lost with its content kept. Windows has no such thing, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function parseAnchor(line: string): Anchor | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return isAnchor(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null || !('block' in value) || !('hash' in value) || !('at' in value)) return false;
  return (
    Number.isSafeInteger(value.block) && typeof value.hash === 'string' && /^[0-9a-f]{64}$/.test(value.hash) && typeof value.at === 'string'
  );
}
