import { beforeAll, describe, expect, it } from 'vitest';
import { testAssociation } from '../../test/testDatabase.ts';
import { TABLES_ABOUT_PARTICIPANTS } from './subjectColumns.ts';
import { extractOf, leftOutOf } from './subjectExtract.ts';
import { TABLES_ABOUT_OTHER_THINGS } from './subjectTables.ts';

let columns: Map<string, string[]>;
let pointing: string[];
let sources: string[];

beforeAll(async () => {
  const { asOwner } = await testAssociation();
  await asOwner(async (client) => {
    const found = await client.query<{ table: string; columns: string[] }>(`
      select c.oid::regclass::text as table, array_agg(a.attname::text order by a.attname) as columns from pg_class c
        join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') group by 1`);
    columns = new Map(found.rows.map((row) => [row.table, row.columns]));
    const keys = await client.query<{ table: string }>(`
      select distinct k.conrelid::regclass::text as table from pg_constraint k where k.contype = 'f'
        and k.confrelid in ('participants.person'::regclass, 'participants.participation'::regclass, 'participants.consent'::regclass)`);
    pointing = keys.rows.map(({ table }) => table);
    const { rows } = await client.query<{ text: string }>(`select pg_get_functiondef('privacy.held_about'::regproc) as text`);
    sources = [...(rows[0]?.text ?? '').matchAll(/select '([a-z_]+\.[a-z_]+)'/gu)].map(([, name = '']) => name);
  });
});

describe('every column of the database', () => {
  it('is told to whoever asks what is kept about them, or left out for a reason', () => {
    expect(columns.size).toBeGreaterThan(60);
    const decided = new Map([
      ...Object.entries(TABLES_ABOUT_PARTICIPANTS).map(([table, one]) => [table, Object.keys(one.columns)] as const),
      ...Object.entries(TABLES_ABOUT_OTHER_THINGS).map(([table, [, names]]) => [table, names.split(' ')] as const),
    ]);
    const all = (of: ReadonlyMap<string, readonly string[]>): string[] =>
      [...of].flatMap(([table, names]) => names.map((name) => `${table}.${name}`)).sort();
    expect(all(decided)).toEqual(all(columns));
  });

  it('has one decision alone, and each that leaves something out says why', () => {
    expect(Object.keys(TABLES_ABOUT_PARTICIPANTS).filter((table) => Object.hasOwn(TABLES_ABOUT_OTHER_THINGS, table))).toEqual([]);
    const reasons = [
      ...Object.values(TABLES_ABOUT_OTHER_THINGS).map(([why]) => why),
      ...Object.values(TABLES_ABOUT_PARTICIPANTS).flatMap((one) =>
        Object.values(one.columns).flatMap((decision) => ('leftOut' in decision ? [decision.leftOut] : [])),
      ),
    ];
    expect(reasons.filter((why) => !/^[A-ZÅÄÖ].{8,}\.$/u.test(why))).toEqual([]);
  });

  it('is about a participant wherever its table points at one', () => {
    expect(pointing.length).toBeGreaterThan(6);
    expect(pointing.filter((table) => !Object.hasOwn(TABLES_ABOUT_PARTICIPANTS, table))).toEqual([]);
  });

  it('is fetched, when it is about a participant, from every such table', () => {
    const named = ['interventions.intervention', 'association.party'];
    expect([...sources].sort()).toEqual([...Object.keys(TABLES_ABOUT_PARTICIPANTS), ...named].sort());
  });
});

describe('what is told of rows', () => {
  const clear = { decrypt: (stored: Buffer, place: string) => `${stored.toString()} (${place})` };
  const hex = (text: string): string => `\\x${Buffer.from(text).toString('hex')}`;

  it('is every column that is not left out, in clear, bound to its own record', () => {
    const row = { person_id: 'p', version: 1, phone_cipher: hex('0000-11'), email_cipher: null };
    const { tables } = extractOf([{ source: 'participants.unclaimed_contact', content: row }], clear);
    const told = tables.find(({ source }) => source === 'participants.unclaimed_contact')?.rows[0]?.values ?? [];
    expect(told.map(({ column, value }) => [column, value])).toEqual([
      ['person_id', 'p'],
      ['version', 1],
      ['phone_cipher', '0000-11 (person p phone)'],
      ['email_cipher', null],
    ]);
  });

  it('fails on a table or a column that nobody has decided about, instead of leaving it out', () => {
    expect(() => extractOf([{ source: 'participants.note', content: {} }], clear)).toThrow('participants.note');
    expect(() => extractOf([{ source: 'participants.person', content: { id: 'p', nickname: 'x' } }], clear)).toThrow('person.nickname');
  });

  it('says what was left out of the tables where something was found', () => {
    const extract = extractOf([{ source: 'participants.person_version', content: { person_id: 'p', recorded_by: 'Anna' } }], clear);
    const told = extract.tables.flatMap(({ rows }) => rows.flatMap(({ values }) => values.map(({ value }) => value)));
    expect(told).toEqual(['p']);
    expect(leftOutOf(extract).flatMap(({ columns: names }) => names)).toEqual(['recorded_by', 'number_index']);
  });
});
