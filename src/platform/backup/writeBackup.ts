import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { withClient, type ServerLogin } from '../database/driver.ts';
import type { MasterKey } from '../database/masterKey.ts';
import { newFileKeys, sealChunks } from './backupCipher.ts';
import { NEVER_COPIED, type Attachments, type BackupHead, type BackupSummary, type TableEnd, type TableHead } from './backupContent.ts';
import { encodeRecords, type BackupRecord } from './backupRecords.ts';
import { COPY_SETTINGS, copyOutStatement, listCopiedTables, qualified, readSequences, type CopiedTable } from './backupTables.ts';
import { copyOut } from './copyRows.ts';
import { keepFile } from './keepFile.ts';
import { through } from './through.ts';

export type BackupTask = {
  readonly file: string;
  /** The role that backups read by. */
  readonly login: ServerLogin;
  readonly database: string;
  readonly key: MasterKey;
  readonly head: Omit<BackupHead, 'migrations'>;
  /** Asked while the snapshot is held, so that what it reads (by `set transaction snapshot`) is what the file holds. */
  readonly attach: (snapshot: string) => Promise<Attachments>;
  /** Told now and then how many rows there are so far. */
  readonly progress: (rows: number) => void;
};

/** Writes all of an association's database, as it is at one instant, into one encrypted file. Others write on meanwhile. */
export async function writeBackup(task: BackupTask): Promise<BackupSummary> {
  return withClient(task.login, task.database, async (client) => {
    await client.query(`begin isolation level repeatable read read only; ${COPY_SETTINGS}`);
    const counted = { rows: 0, tables: 0 };
    const { rows: applied } = await client.query<BackupHead['migrations'][number]>(
      'select name, checksum from migrations.applied order by name',
    );
    const head: BackupHead = { ...task.head, migrations: applied };
    const compressed = through(encodeRecords(records(client, head, task, counted)), createGzip({ level: 1 }));
    const bytes = await keepFile(task.file, sealChunks(compressed, newFileKeys(task.key)));
    return { head, bytes, ...counted };
  });
}

async function* records(
  client: pg.Client,
  head: BackupHead,
  { attach, progress }: BackupTask,
  counted: { rows: number; tables: number },
): AsyncGenerator<BackupRecord> {
  const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
  yield { kind: 'head', value: head };
  yield { kind: 'attached', value: await attach(rows[0]?.snapshot ?? '') };
  const tables = await listCopiedTables(client);
  // A migration that begins now waits until the copy is made.
  await client.query(`lock table ${tables.map(qualified).join(', ')} in access share mode`);
  for (const table of tables) {
    if (NEVER_COPIED.has(qualified(table))) continue;
    counted.rows += yield* tableRecords(client, table);
    counted.tables += 1;
    progress(counted.rows);
  }
  yield { kind: 'sequences', value: await readSequences(client) };
}

async function* tableRecords(client: pg.Client, table: CopiedTable): AsyncGenerator<BackupRecord, number> {
  const head: TableHead = table;
  yield { kind: 'table', value: head };
  const digest = createHash('sha256');
  const copied = copyOut(client, copyOutStatement(table));
  for (;;) {
    const next = await copied.next();
    if (next.done === true) {
      const end: TableEnd = { rows: next.value, sha256: digest.digest('hex') };
      yield { kind: 'tableEnd', value: end };
      return next.value;
    }
    digest.update(next.value);
    yield { kind: 'rows', bytes: next.value };
  }
}
