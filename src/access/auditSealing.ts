import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeClosedFolder } from '../platform/closedFolder.ts';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { createLockFile, tryExclusiveLock, waitForLock } from '../platform/processLock.ts';
import { UserError } from '../platform/userError.ts';
import { appendAnchors, readLastAnchor, type Anchor } from './auditAnchor.ts';
import { NO_BLOCK, sealBlock } from './auditBlock.ts';
import { appendBlock, findHead, findRangeToSeal, listEntriesToSeal, listHeads, type Head } from './auditBlockQueries.ts';

const MOST_IN_BLOCK = 1_000;
const HEADS_AT_ONCE = 1_000;
/** Blocks are anchored this many at a time, since each time waits for the disk. */
const ANCHORED_AT_ONCE = 50;
const PATIENCE_MS = 10_000;

type Sealing = { readonly database: AssociationDatabase; readonly anchorFile: string; readonly clock: Clock };

/**
 * Seals what is settled of an association's audit log, and anchors it. Server and command line may do so at once: one does it, the
 * others wait. Throws a UserError when the chain is not the one that the anchors tell of; nothing is sealed then.
 * @returns how many blocks were added
 */
export function sealAudit({ database, anchorFile, clock }: Sealing): Promise<number> {
  return holdingAnchors(anchorFile, () =>
    database.beforeLogin(async (db) => {
      let head: Pick<Head, 'number' | 'hash'> = await anchoredHead(db, anchorFile, database.entry.name);
      let added = 0;
      for (let waiting: Anchor[] = []; ;) {
        const range = await findRangeToSeal(db, MOST_IN_BLOCK);
        const entries = range ? await listEntriesToSeal(db, range) : [];
        const block = range && sealBlock(head, range, entries, toTheMicrosecond(clock.now()));
        const isAdded = block !== undefined && (await appendBlock(db, block));
        if (isAdded) waiting.push({ block: block.number, hash: block.hash.toString('hex'), at: clock.now().toISOString() });
        if (!isAdded || waiting.length >= ANCHORED_AT_ONCE) {
          await appendAnchors(anchorFile, waiting);
          waiting = [];
        }
        if (!isAdded) return added;
        head = block;
        added += 1;
      }
    }),
  );
}

/**
 * Begins the anchors anew at the chain's present head, by somebody's word: after a restore, or where the file was lost. Earlier
 * anchors stay in the file and still hold up to that block.
 */
export function beginAnchors(
  { database, anchorFile, clock }: Sealing,
  begins: { readonly by: string; readonly reason: string },
): Promise<number> {
  return holdingAnchors(anchorFile, () =>
    database.beforeLogin(async (db) => {
      const head = (await findHead(db)) ?? NO_BLOCK;
      await appendAnchors(anchorFile, [{ block: head.number, hash: head.hash.toString('hex'), at: clock.now().toISOString(), begins }]);
      return head.number;
    }),
  );
}

async function holdingAnchors<T>(anchorFile: string, work: () => Promise<T>): Promise<T> {
  const lockFile = `${anchorFile}.lock`;
  makeClosedFolder(dirname(anchorFile));
  createLockFile(lockFile);
  const lock = await waitForLock(() => tryExclusiveLock(lockFile), PATIENCE_MS);
  if (!lock) throw new UserError('audit-busy', 'Loggen förseglas redan av någon annan. Försök igen om en stund.');
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The chain's head, once every block up to it is anchored: a process may have died between adding a block and anchoring it. */
async function anchoredHead(db: ReadHandle, anchorFile: string, association: string): Promise<Pick<Head, 'number' | 'hash'>> {
  const last = await readLastAnchor(anchorFile);
  if (!last) {
    const head = await findHead(db);
    if (head || existsSync(anchorFile)) throw anchorFault(association, anchorFile, 'saknas, fast loggen redan har förseglade block');
    return NO_BLOCK;
  }
  let head: Pick<Head, 'number' | 'hash'> | undefined = last.block === 0 ? NO_BLOCK : (await listHeads(db, last.block - 1, 1))[0];
  if (head?.number !== last.block || head.hash.toString('hex') !== last.hash)
    throw anchorFault(association, anchorFile, `har ett annat block ${last.block} än databasen`);
  for (;;) {
    const missed = await listHeads(db, head.number, HEADS_AT_ONCE);
    await appendAnchors(
      anchorFile,
      missed.map(({ number, hash, sealedAt }) => ({ block: number, hash: hash.toString('hex'), at: sealedAt.toISOString() })),
    );
    head = missed.at(-1) ?? head;
    if (missed.length < HEADS_AT_ONCE) return head;
  }
}

const anchorFault = (association: string, file: string, what: string): UserError =>
  new UserError('audit-anchor', `Loggen för ${association} förseglas inte: ankarfilen ${file} ${what}.`, [
    `Ta reda på varför: samla verify-audit --association "${association}". Har databasen lästs tillbaka, eller filen kommit bort av ett känt skäl: samla begin-anchors --association "${association}" --reason SKÄL.`,
  ]);

/** As the database keeps an instant. */
const toTheMicrosecond = (instant: Date): string => instant.toISOString().replace('Z', '000Z');
