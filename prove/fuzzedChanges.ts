import { connect, type ServerLogin } from '../src/platform/database/driver.ts';
import { quoteIdentifier } from '../src/platform/database/names.ts';

/** What is kept of a refusal by design: that somebody asked, tried to log in, or was let go. */
const KEPT_OF_A_REFUSAL = ['access.audit_entry', 'access.audit_block', 'access.login_attempt', 'access.session', 'access.login_step'];

/**
 * What counts as a change where not everything does. That a code or a key was used is kept whatever comes of what it was used for, in a
 * transaction of its own; and who tells of accessibility need not be anybody that the log could name.
 */
const WATCHED_IN: Readonly<Record<string, string>> = {
  'access.one_time_code': 'insert or update of secret, confirmed_at or delete',
  'access.recovery_code': 'insert or update of code_hash or delete',
  'access.passkey': 'insert or update of name, public_key or delete',
  'association.accessibility_feedback': 'update or delete',
};

export type FuzzedChanges = {
  /** The tables in which rows were added, changed or removed, and stayed so, since this was last asked. */
  readonly since: () => Promise<string[]>;
  /** What was changed by transactions that the access log does not know as done. */
  readonly unlogged: () => Promise<string[]>;
  /** Does something by statements that do not count as changes, all or nothing. */
  readonly unwatched: (statements: readonly { readonly text: string; readonly values: unknown[] }[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Watches every row of every table but those of KEPT_OF_A_REFUSAL: what is undone with its transaction is undone here, too. */
export async function fuzzedChanges(owner: ServerLogin, database: string): Promise<FuzzedChanges> {
  const client = await connect(owner, database);
  await client.query(`create schema fuzz;
    create table fuzz.change (id bigserial, place text not null, transaction_id xid8 not null default pg_current_xact_id());
    create index on fuzz.change (id);
    create function fuzz.note() returns trigger language plpgsql security definer set search_path = pg_catalog as
      $$ begin insert into fuzz.change (place) values (tg_table_schema || '.' || tg_table_name); return null; end $$`);
  const tables = await client.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'fuzz')
        and table_schema || '.' || table_name <> all ($1)`,
    [KEPT_OF_A_REFUSAL],
  );
  for (const { schema, name } of tables.rows) {
    const events = WATCHED_IN[`${schema}.${name}`] ?? 'insert or update or delete';
    await client.query(`create trigger fuzz_note after ${events}
      on ${quoteIdentifier(schema)}.${quoteIdentifier(name)} for each row execute function fuzz.note()`);
  }
  let seen = 0;
  return {
    async since() {
      const { rows } = await client.query<{ id: string; place: string }>('select id, place from fuzz.change where id > $1', [seen]);
      seen = Math.max(seen, ...rows.map(({ id }) => Number(id)));
      return [...new Set(rows.map(({ place }) => place))];
    },
    async unlogged() {
      const { rows } = await client.query<{ place: string; n: number }>(
        `select place, count(*)::integer as n from fuzz.change c where not exists
          (select from access.audit_entry a where a.outcome = 'done' and a.transaction_id = c.transaction_id) group by place order by place`,
      );
      return rows.map(({ place, n }) => `${n} changes of ${place} whose transaction is not in the access log`);
    },
    async unwatched(statements) {
      await client.query('begin');
      for (const statement of statements) await client.query(statement);
      await client.query('delete from fuzz.change where transaction_id = pg_current_xact_id(); commit');
    },
    close: () => client.end(),
  };
}
