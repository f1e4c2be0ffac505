import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { MasterKey } from '../database/masterKey.ts';
import { UserError } from '../userError.ts';
import { fileKeysFrom, openChunks, PREFIX_BYTES, type FileKeys } from './backupCipher.ts';
import type { Attachments, BackupHead, BackupSummary, Sequences, TableEnd, TableHead } from './backupContent.ts';
import { damagedBackup, fileFault } from './backupFault.ts';
import { decodeRecords, type BackupRecord } from './backupRecords.ts';
import { through } from './through.ts';

/** Who is told what a file holds, in its order. A table's rows are taken before what follows them is read. */
export type BackupReader = {
  head(head: BackupHead, attachments: Attachments): Promise<void>;
  table(table: TableHead, rows: AsyncIterable<Buffer>): Promise<void>;
  tableEnd(table: TableHead, end: TableEnd): Promise<void>;
  sequences(sequences: Sequences): Promise<void>;
};

/** Whether the master key is the file's. Throws a UserError when not, or when it is no backup. Reads a few bytes. */
export async function checkBackupKey(path: string, key: MasterKey): Promise<void> {
  await keysOf(path, key);
}

/**
 * Reads a backup from its first byte to its last, which are all authenticated, and hands on what it holds. Throws a UserError
 * wherever it is not what was written – so one that stores something does it in a transaction, or reads the file through first.
 */
export async function readBackup(path: string, key: MasterKey, reader: BackupReader): Promise<BackupSummary> {
  const keys = await keysOf(path, key);
  let bytes = PREFIX_BYTES;
  const stored = createReadStream(path, { start: PREFIX_BYTES });
  stored.on('data', (part) => void (bytes += part.length));
  const records = decodeRecords(through(openChunks(stored, keys), createGunzip()));
  try {
    return { ...(await readRecords(records, reader)), bytes };
  } catch (error) {
    throw isBroken(error) ? damagedBackup() : fileFault(error, path, 'read');
  } finally {
    stored.destroy();
  }
}

async function readRecords(records: AsyncGenerator<BackupRecord>, reader: BackupReader): Promise<Omit<BackupSummary, 'bytes'>> {
  const next = async (): Promise<BackupRecord | undefined> => {
    const { done, value } = await records.next();
    return done === true ? undefined : value;
  };
  const head = valueOf<BackupHead>(await next(), 'head');
  await reader.head(head, valueOf<Attachments>(await next(), 'attached'));
  let [rows, tables] = [0, 0];
  for (let record = await next(); ; record = await next()) {
    if (record?.kind === 'sequences') {
      await reader.sequences(valueOf<Sequences>(record, 'sequences'));
      if ((await next()) !== undefined) throw damagedBackup();
      return { head, rows, tables };
    }
    const table = valueOf<TableHead>(record, 'table');
    const taken = rowsOf(next);
    await reader.table(table, taken.rows);
    const end = valueOf<TableEnd>(await taken.behind(), 'tableEnd');
    await reader.tableEnd(table, end);
    rows += end.rows;
    tables += 1;
  }
}

/** The rows that come next, and the record behind them. */
function rowsOf(next: () => Promise<BackupRecord | undefined>): {
  rows: AsyncIterable<Buffer>;
  behind(): Promise<BackupRecord | undefined>;
} {
  let behind: BackupRecord | undefined;
  let isOver = false;
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const record = await next();
      if (record?.kind === 'rows') yield record.bytes;
      else {
        [behind, isOver] = [record, true];
        return;
      }
    }
  }
  return {
    rows: rows(),
    async behind() {
      if (!isOver) throw new Error('the rows of a table were not taken to their end');
      return behind;
    },
  };
}

/** What only a file that was written here can hold: it is authenticated before it comes so far. */
function valueOf<T>(record: BackupRecord | undefined, kind: BackupRecord['kind']): T {
  if (record === undefined || record.kind !== kind || record.kind === 'rows') throw damagedBackup();
  return record.value as T;
}

async function keysOf(path: string, key: MasterKey): Promise<FileKeys> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PREFIX_BYTES), 0, PREFIX_BYTES, 0);
      return fileKeysFrom(buffer.subarray(0, bytesRead), key);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFault(error, path, 'read');
  }
}

const isBroken = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  (error instanceof Error && !(error instanceof UserError) && 'code' in error && String(error.code).startsWith('Z_'));
