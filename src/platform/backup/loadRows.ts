import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { MasterKey } from '../database/masterKey.ts';
import { quoteIdentifier } from '../database/names.ts';
import { NEVER_COPIED, type Sequences, type TableEnd, type TableHead } from './backupContent.ts';
import { damagedBackup } from './backupFault.ts';
import { COPY_SETTINGS, copyInStatement, copyOutStatement, listCopiedTables, qualified } from './backupTables.ts';
import { copyIn, copyOut } from './copyRows.ts';
import { readBackup } from './readBackup.ts';

/**
 * Fills a database that has the backup's schema and no rows of its own, all of it in one transaction. Row security is not forced on
 * the owner and foreign keys are not there meanwhile: both are made as they were when the rows are in, and the keys are checked then.
 * Each table is read back and must give the bytes that the backup told of.
 */
export async function loadRows(client: pg.Client, file: string, key: MasterKey): Promise<void> {
  await client.query(`begin; ${COPY_SETTINGS}`);
  try {
    const expected = new Set((await listCopiedTables(client)).map(qualified));
    const restoreRules = await liftRules(client);
    // What migrations have put in comes with the backup.
    await client.query(`truncate ${[...expected].join(', ')}`);
    const missing = new Set(expected);
    await readBackup(file, key, {
      head: async () => undefined,
      async table(table, rows) {
        if (!missing.delete(qualified(table))) throw damagedBackup();
        await copyIn(client, copyInStatement(table), rows);
      },
      tableEnd: (table, end) => checkRows(client, table, end),
      sequences: (sequences) => setSequences(client, sequences),
    });
    if ([...missing].some((name) => !NEVER_COPIED.has(name))) throw new Error(`the backup lacks ${[...missing].join(', ')}`);
    // What is checked at the end of a transaction is checked now: a table that waits for it can't be altered.
    await client.query('set constraints all immediate');
    await restoreRules();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  await client.query('analyze');
}

/** Takes away foreign keys and forced row security. @returns what makes both as they were */
async function liftRules(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: forced } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relforcerowsecurity`,
  );
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' order by 1, 2`,
  );
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoteIdentifier(name)}`);
  return async () => {
    // While row security is not forced: else the owner would see no row that breaks the key, and let it pass.
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${quoteIdentifier(name)} ${definition}`);
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
  };
}

async function checkRows(client: pg.Client, table: TableHead, end: TableEnd): Promise<void> {
  const digest = createHash('sha256');
  const read = copyOut(client, copyOutStatement(table));
  for (;;) {
    const next = await read.next();
    if (next.done === true) {
      if (next.value !== end.rows || digest.digest('hex') !== end.sha256)
        throw new Error(`${qualified(table)} does not hold what the backup does: ${next.value} rows of ${end.rows}`);
      return;
    }
    digest.update(next.value);
  }
}

async function setSequences(client: pg.Client, sequences: Sequences): Promise<void> {
  for (const [name, { last, called }] of Object.entries(sequences)) {
    const [schema = '', sequence = ''] = name.split('.');
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `${quoteIdentifier(schema)}.${quoteIdentifier(sequence)}`,
      last,
      called,
    ]);
  }
}
