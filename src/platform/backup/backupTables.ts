import type pg from 'pg';
import { quoteIdentifier } from '../database/names.ts';

/** A table as it is copied: its name, the columns that hold something of their own, and the order that makes two copies alike. */
export type CopiedTable = { readonly schema: string; readonly name: string; readonly columns: readonly string[]; readonly order: string };

/** Migrations are made anew by running them; what stands in their bookkeeping comes with that. */
const OWN_SCHEMAS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migrations')`;

/** How values are written, the same whoever asks and wherever: else the same rows would have another digest. */
export const COPY_SETTINGS =
  `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; ` +
  `set local bytea_output = 'hex'; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** All tables of an association's database, by name. Throws when there is something in it that a backup would leave out. */
export async function listCopiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows: odd } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OWN_SCHEMAS} and (c.relkind not in ('r', 'v', 'i', 'S', 'c', 't') or c.relkind = 'r' and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary))
     union all select 'large objects' where exists (select from pg_largeobject_metadata)`,
  );
  if (odd.length > 0) throw new Error(`a backup does not know how to keep ${odd.map(({ name }) => name).join(', ')}`);
  const { rows } = await client.query<CopiedTable>(
    `select n.nspname as schema, c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
          from pg_index i, unnest(i.indkey::int2[]) with ordinality k (number, place), pg_attribute a
          where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number) as order
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN_SCHEMAS} and c.relkind = 'r' order by 1, 2`,
  );
  return rows;
}

export const qualified = ({ schema, name }: Pick<CopiedTable, 'schema' | 'name'>): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

const columnList = ({ columns }: CopiedTable): string => columns.map(quoteIdentifier).join(', ');

export const copyOutStatement = (table: CopiedTable): string =>
  `copy (select ${columnList(table)} from only ${qualified(table)} order by ${table.order}) to stdout`;

export const copyInStatement = (table: CopiedTable): string => `copy ${qualified(table)} (${columnList(table)}) from stdin`;

/** Where each sequence stands. Asked after the snapshot was taken: never behind what the snapshot holds. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, { readonly last: string; readonly called: boolean }>> {
  const { rows } = await client.query<{ name: string; schema: string; sequence: string }>(
    `select n.nspname || '.' || c.relname as name, n.nspname as schema, c.relname as sequence
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN_SCHEMAS} and c.relkind = 'S' order by 1`,
  );
  const stands: Record<string, { last: string; called: boolean }> = {};
  for (const { name, schema, sequence } of rows) {
    const { rows: found } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoteIdentifier(schema)}.${quoteIdentifier(sequence)}`,
    );
    if (found[0]) stands[name] = found[0];
  }
  return stands;
}
