import { createHash, type Hash } from 'node:crypto';
import { damagedBackup } from './backupFault.ts';

/**
 * What a backup holds, one after another, before it is compressed and encrypted: one byte that says what it is, the length, the content.
 * Everything but rows is JSON. `end` has the SHA-256 of all before it.
 */
export type BackupRecord =
  | { readonly kind: 'head' | 'table' | 'tableEnd' | 'sequences' | 'attached'; readonly value: unknown }
  | { readonly kind: 'rows'; readonly bytes: Buffer };

const CODES = { head: 1, table: 2, rows: 3, tableEnd: 4, sequences: 5, attached: 6, end: 7 } as const;
type Kind = keyof typeof CODES;
const KINDS = new Map<number, Kind>(Object.entries(CODES).map(([kind, code]) => [code, kind as Kind]));
const FRAME = 5;
/** More than any record has; a length above it is none that was written here. */
const LONGEST = 256 * 1024 * 1024;

/** The records as bytes, with their digest behind them. */
export async function* encodeRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const record of records) {
    const bytes = encode(record.kind, record.kind === 'rows' ? record.bytes : Buffer.from(JSON.stringify(record.value)));
    digest.update(bytes);
    yield bytes;
  }
  yield encode('end', digest.digest());
}

function encode(kind: Kind, content: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(FRAME);
  frame[0] = CODES[kind];
  frame.writeUInt32BE(content.length, 1);
  return Buffer.concat([frame, content]);
}

/** The other way. Throws a UserError when the bytes are not what `encodeRecords` made, to the last one. */
export async function* decodeRecords(bytes: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  const digest = createHash('sha256');
  const reader = byteReader(bytes);
  for (;;) {
    const frame = await reader.take(FRAME);
    const kind = KINDS.get(frame[0] ?? 0);
    const length = frame.readUInt32BE(1);
    if (kind === undefined || length > LONGEST) throw damagedBackup();
    const content = await reader.take(length);
    if (kind === 'end') {
      if (!isDigest(digest, content) || !(await reader.isAtEnd())) throw damagedBackup();
      return;
    }
    digest.update(frame).update(content);
    yield kind === 'rows' ? { kind, bytes: content } : { kind, value: JSON.parse(content.toString('utf8')) as unknown };
  }
}

const isDigest = (digest: Hash, content: Buffer): boolean => digest.digest().equals(content);

/** Takes so many bytes at a time from a stream; throws when there are not so many. */
function byteReader(bytes: AsyncIterable<Buffer>): { take(length: number): Promise<Buffer>; isAtEnd(): Promise<boolean> } {
  const source = bytes[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async take(length) {
      const parts = [rest];
      let got = rest.length;
      while (got < length) {
        const next = await source.next();
        if (next.done === true) throw damagedBackup();
        parts.push(next.value);
        got += next.value.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts, got);
      rest = all.subarray(length);
      return all.subarray(0, length);
    },
    async isAtEnd() {
      return rest.length === 0 && (await source.next()).done === true;
    },
  };
}
