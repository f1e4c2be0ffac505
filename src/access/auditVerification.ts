import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Anchor } from './auditAnchor.ts';
import { blockHash, entryHash, MARK_BYTES, marksOf, NO_BLOCK, type AuditBlock } from './auditBlock.ts';
import { getUnsealed, listBlocks, listEntries, type Unsealed } from './auditBlockQueries.ts';

/** What is wrong with the first block that is not as it was sealed. `place` counts the entries of the block from 1. */
export type BlockFault =
  | { readonly kind: 'changed' | 'removed' | 'added'; readonly place: number; readonly sealed: number; readonly found: number }
  /** The block's own row was changed. */
  | { readonly kind: 'block' }
  /** Sealed anew: right in itself, but another than the next one follows or the anchors tell of. */
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'missing' };

export type AuditFinding =
  | {
      readonly kind: 'whole';
      readonly blocks: number;
      readonly entries: number;
      readonly firstAt: string | null;
      readonly lastAt: string | null;
      /** The last block's hash, hexadecimal; null without blocks. */
      readonly head: string | null;
      /** Blocks that no anchor tells of yet, counted from the end. */
      readonly unanchored: number;
      readonly unsealed: Unsealed;
    }
  | { readonly kind: 'broken'; readonly block: number; readonly from: string; readonly to: string; readonly fault: BlockFault }
  /** Entries that no transaction can have written. */
  | { readonly kind: 'stray'; readonly count: number };

const BLOCKS_AT_ONCE = 200;
const ENTRIES_AT_ONCE = 20_000;

/** Checks a chain against its entries and the anchors, from the first block on. Everything is read in the one transaction that is given. */
export async function verifyAudit(db: ReadHandle, anchors: readonly Anchor[]): Promise<AuditFinding> {
  const anchored = anchoredHashes(anchors);
  const ends = new Map<string, string>();
  let previous: Pick<AuditBlock, 'number' | 'hash'> & Partial<AuditBlock> = NO_BLOCK;
  const counted = { entries: 0, firstAt: null as string | null };
  const broken = (at: Partial<AuditBlock>, block: number, fault: BlockFault): AuditFinding => ({
    kind: 'broken',
    block,
    from: at.firstAt ?? '',
    to: at.lastAt ?? '',
    fault,
  });
  for (;;) {
    const blocks = await listBlocks(db, previous.number + 1, BLOCKS_AT_ONCE);
    for (const run of runsOf(blocks)) {
      const entries = await entriesOf(db, run);
      for (const block of run) {
        if (block.number !== previous.number + 1) return broken(previous, previous.number + 1, { kind: 'missing' });
        if (block.fromTransaction !== (ends.get(block.cluster) ?? '0')) return broken(block, block.number, { kind: 'block' });
        const fault = faultOf(block, entries.get(block.number) ?? []);
        if (fault) return broken(block, block.number, fault);
        // In itself both are right: it is the earlier one that is no longer what the later one followed.
        if (!block.previousHash.equals(previous.hash))
          return broken(previous.number === 0 ? block : previous, Math.max(previous.number, 1), { kind: 'rewritten' });
        if (differs(anchored, block)) return broken(block, block.number, { kind: 'rewritten' });
        ends.set(block.cluster, block.toTransaction);
        counted.entries += block.entries;
        counted.firstAt ??= block.firstAt;
        previous = block;
      }
    }
    if (blocks.length < BLOCKS_AT_ONCE) break;
  }
  const lost = [...anchored.keys()].filter((number) => number > previous.number);
  if (lost.length > 0) return broken(previous, previous.number + 1, { kind: 'missing' });
  const unsealed = await getUnsealed(db);
  if (unsealed.impossible > 0) return { kind: 'stray', count: unsealed.impossible };
  return {
    kind: 'whole',
    blocks: previous.number,
    ...counted,
    lastAt: previous.lastAt ?? null,
    head: previous.number === 0 ? null : previous.hash.toString('hex'),
    unanchored: previous.number - Math.max(0, ...anchored.keys()),
    unsealed,
  };
}

/** The hash that each block must have. Where the anchors begin anew, what they said of later blocks holds no longer. */
function anchoredHashes(anchors: readonly Anchor[]): Map<number, string> {
  const hashes = new Map<number, string>();
  for (const { block, hash, begins } of anchors) {
    if (begins) for (const later of [...hashes.keys()].filter((number) => number > block)) hashes.delete(later);
    // The first word holds: a later line for the same block is no correction.
    if (block > 0 && !hashes.has(block)) hashes.set(block, hash);
  }
  return hashes;
}

const differs = (anchored: ReadonlyMap<number, string>, { number, hash }: AuditBlock): boolean =>
  anchored.has(number) && anchored.get(number) !== hash.toString('hex');

/** Blocks that follow each other in one cluster, not too many entries together, to be read at once. */
function runsOf(blocks: readonly AuditBlock[]): AuditBlock[][] {
  const runs: AuditBlock[][] = [];
  let size = 0;
  for (const block of blocks) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.cluster === block.cluster && last.toTransaction === block.fromTransaction && size + block.entries <= ENTRIES_AT_ONCE) {
      run.push(block);
      size += block.entries;
    } else {
      runs.push([block]);
      size = block.entries;
    }
  }
  return runs;
}

/** Hashes of the entries that are there now, by number of the block in whose range they are. */
async function entriesOf(db: ReadHandle, run: readonly AuditBlock[]): Promise<Map<number, Buffer[]>> {
  const [first, last] = [run[0], run.at(-1)];
  const found = new Map(run.map(({ number }): [number, Buffer[]] => [number, []]));
  if (!first || !last) return found;
  let place = 0;
  for (const { transaction, text } of await listEntries(db, { ...first, toTransaction: last.toTransaction })) {
    while (BigInt(transaction) >= BigInt(run[place]?.toTransaction ?? transaction) && place < run.length - 1) place += 1;
    found.get(run[place]?.number ?? 0)?.push(entryHash(text));
  }
  return found;
}

function faultOf(block: AuditBlock, hashes: readonly Buffer[]): BlockFault | undefined {
  const marks = marksOf(hashes);
  const isRight = blockHash(block, hashes).equals(block.hash);
  if (isRight && marks.equals(block.marks)) return undefined;
  if (marks.equals(block.marks)) return { kind: 'block' };
  if (isRight) return { kind: 'block' };
  const [sealed, found] = [block.marks.length / MARK_BYTES, hashes.length];
  const kind = found < sealed ? 'removed' : found > sealed ? 'added' : 'changed';
  return { kind, place: firstDifference(block.marks, marks), sealed, found };
}

function firstDifference(a: Buffer, b: Buffer): number {
  for (let place = 0; ; place += 1) {
    const [from, to] = [place * MARK_BYTES, (place + 1) * MARK_BYTES];
    if (from >= a.length || from >= b.length || !a.subarray(from, to).equals(b.subarray(from, to))) return place + 1;
  }
}
