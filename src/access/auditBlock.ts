import { hash } from 'node:crypto';

/** A sealed piece of the audit log. Whole numbers that may be large are text, as PostgreSQL writes them; instants are ISO 8601 in UTC. */
export type AuditBlock = {
  readonly number: number;
  readonly cluster: string;
  /** Holds the entries written by transactions from this number up to, not including, `toTransaction`. */
  readonly fromTransaction: string;
  readonly toTransaction: string;
  readonly entries: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly sealedAt: string;
  /** The first MARK_BYTES of each entry's hash, in order. */
  readonly marks: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
};

/** An entry as it is hashed: all that it says, in one canonical text, and the instant for the block's time range. */
export type SealedEntry = { readonly text: string; readonly at: string };

export const MARK_BYTES = 8;
/** What the first block follows. */
export const NO_BLOCK: Pick<AuditBlock, 'number' | 'hash'> = { number: 0, hash: Buffer.alloc(32) };

type Range = Pick<AuditBlock, 'cluster' | 'fromTransaction' | 'toTransaction'>;

/** Seals entries, in the order of transaction and key, as the block that follows `previous`. */
export function sealBlock(
  previous: Pick<AuditBlock, 'number' | 'hash'>,
  range: Range,
  entries: readonly SealedEntry[],
  sealedAt: string,
): AuditBlock {
  const instants = entries.map(({ at }) => at).sort();
  const hashes = entries.map(({ text }) => entryHash(text));
  const block = {
    number: previous.number + 1,
    ...range,
    entries: entries.length,
    firstAt: instants[0] ?? '',
    lastAt: instants.at(-1) ?? '',
    sealedAt,
    marks: marksOf(hashes),
    previousHash: previous.hash,
  };
  return { ...block, hash: blockHash(block, hashes) };
}

export const entryHash = (text: string): Buffer => hash('sha256', text, 'buffer');

export const marksOf = (hashes: readonly Buffer[]): Buffer => Buffer.concat(hashes.map((one) => one.subarray(0, MARK_BYTES)));

/** SHA-256 of all that the block says of itself and of the hashes of its entries, the one before included. */
export function blockHash(block: Omit<AuditBlock, 'hash'>, entryHashes: readonly Buffer[]): Buffer {
  const head = [
    'samla audit block 1',
    block.number,
    block.cluster,
    block.fromTransaction,
    block.toTransaction,
    block.entries,
    block.firstAt,
    block.lastAt,
    block.sealedAt,
    block.previousHash.toString('hex'),
    hash('sha256', Buffer.concat(entryHashes), 'hex'),
  ];
  return hash('sha256', JSON.stringify(head), 'buffer');
}
