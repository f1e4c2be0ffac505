import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import { PROPOSED } from './retentionRule.ts';

// Every table that the schema ties to a participant has a row of one who is weeded, and no row is left. A new table that points at a
// participation, a person or a user is found in the schema, and fails here until it is decided what becomes of it.

const clock = settableClock('2026-11-29T10:00:00Z');
let own: AccessAssociation;
let server: AccessServer;

type Keys = { readonly participation: string; readonly person: string; readonly user: string };

/** A row in each table that leads to the participation or its person: how to make one where there is none, and how to count. */
const OF_PARTICIPANTS: Readonly<Record<string, { readonly make?: string; readonly count: string }>> = {
  'participants.participation_version': { count: 'participation_id = $1 or person_id = $2' },
  'participants.person_version': { count: 'person_id = $2' },
  'participants.contact_version': {
    make: `insert into participants.contact_version (participation_id, version, recorded_from, recorded_by, basis, sealed_to_person)
      values ($1, 1, now(), 'prov', 'prov', $2)`,
    count: 'participation_id = $1 or sealed_to_person = $2',
  },
  'participants.unclaimed_contact': {
    make: `insert into participants.unclaimed_contact (person_id, version) values ($2, 1)`,
    count: 'person_id = $2',
  },
  'participants.caseload': {
    make: `insert into participants.caseload (participation_id, held_as, user_id, valid_from, reason, recorded_at, recorded_by)
      values ($1, 'team_member', $3, '2018-03-01', 'prov', now(), 'prov')`,
    count: 'participation_id = $1',
  },
  'participants.consent': {
    make: `insert into participants.consent (id, participation_id, kind, valid_from, given_how, recorded_at, recorded_by)
      values ('00000000-0000-4000-8000-00000000c001', $1, 'registration', '2018-03-01', 'paper', now(), 'prov')`,
    count: 'participation_id = $1',
  },
  'participants.consent_paper': {
    make: `insert into participants.consent_paper (consent_id, media_type, content_cipher, added_at, added_by)
      values ('00000000-0000-4000-8000-00000000c001', 'application/pdf', 'x', now(), 'prov')`,
    count: `consent_id = '00000000-0000-4000-8000-00000000c001'`,
  },
  'privacy.weeding_hold': {
    make: `insert into privacy.weeding_hold (id, participation_id, reason, placed_at, placed_by, lifted_at, lifted_by)
      values (gen_random_uuid(), $1, 'prov', now(), 'prov', now(), 'prov')`,
    count: 'participation_id = $1',
  },
  'privacy.archived_record': {
    make: `with rule as (insert into privacy.retention_rule (kind, version, handling, ground, archive_first, in_force_from, decided_on, paragraph,
          decision, recorded_at, recorded_by)
        values ('wrong_registration', 1, 'keep', 'prov', false, '2018-01-01', '2018-01-01', '§ 1', '', now(), 'prov')),
      file as (insert into privacy.archive_file (kind, rule_version, intervention_id, of_protected, wanted, ordered_at, ordered_by)
        select 'wrong_registration', 1, v.intervention_id, false, 1, now(), 'prov' from participants.participation_version v
        where v.participation_id = $1 and v.recorded_to = 'infinity' returning id)
      insert into privacy.archived_record (file_id, participation_id, digest) select id, $1, sha256('e') from file`,
    count: 'participation_id = $1',
  },
  'access.role_assignment': { count: 'person_id = $2 or user_id = $3' },
};

/** A row in each table that leads to the participant's own login. */
const OF_THE_LOGIN: Readonly<Record<string, { readonly make?: string; readonly count: string }>> = {
  'access.e_identity': { make: `insert into access.e_identity values ($3, sha256('a'), now())`, count: 'user_id = $3' },
  'access.invitation': {
    make: `insert into access.invitation (user_id, purpose, token_hash, created_at, created_by, expires_at, delivery)
      values ($3, 'password', sha256('b'), now(), 'prov', now() + interval '1 day', 'sent')`,
    count: 'user_id = $3',
  },
  'access.login_step': {
    make: `insert into access.login_step values (sha256('c'), $3, 'x', now())`,
    count: 'user_id = $3',
  },
  'access.passkey': {
    make: `insert into access.passkey (user_id, credential_id, user_handle, public_key, counter, transports, name, is_synced, made_at)
      values ($3, 'x', sha256('a'), 'x', 0, '{}', 'x', false, now())`,
    count: 'user_id = $3',
  },
  'access.one_time_code': { make: `insert into access.one_time_code values ($3, 'x', now())`, count: 'user_id = $3' },
  'access.recovery_code': { make: `insert into access.recovery_code values ($3, sha256('d'), now())`, count: 'user_id = $3' },
  'access.role_assignment': { count: 'user_id = $3' },
  'access.session': { count: 'user_id = $3' },
  'statistics.saved_view': {
    make: `insert into statistics.saved_view (id, user_id, name, query, changed_at) values (gen_random_uuid(), $3, 'prov', '{}', now())`,
    count: 'user_id = $3',
  },
};

/** What only those who work there have: a participant's login holds no other role, by a constraint of the database. */
const OF_STAFF = [
  ...[
    'imports.import',
    'imports.waiting_file',
    'participants.caseload',
    'privacy.subject_request',
    'reports.section_draft',
    'reports.section_plan',
  ],
];

/** What names a participant's random key without the schema knowing: where it stands, and what becomes of it. */
const BY_KEY_ALONE = { 'imports.written': 'record_id in ($1, $2)' };

beforeAll(async () => {
  own = await accessAssociation(clock);
  server = await accessServer(own, clock);
});

/** Runs statements as the owner with row security out of the way, which is put back when the connection ends or the work is done. */
const seeing = <T>(work: (run: <R>(text: string) => Promise<R[]>, keys: Keys) => Promise<T>, keep = false): Promise<T> =>
  own.asOwner(async (client) => {
    const forced = await client.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relforcerowsecurity`);
    await client.query('begin');
    for (const { name } of forced.rows) await client.query(`alter table ${name} no force row level security`);
    const participation = await client.query<{ id: string }>(
      `select participation_id as id from participants.participation_version where row_key = 'k2'`,
    );
    keys ??= { participation: participation.rows[0]?.id ?? '', person: own.person, user: own.users.get('participant') ?? '' };
    const used = keys;
    const run = async <R>(text: string): Promise<R[]> => {
      // Each statement says which of the keys it uses.
      const places = [used.participation, used.person, used.user];
      const named = text.replaceAll(/\$([123])/g, (_, place: string) => `'${places[Number(place) - 1] ?? ''}'::uuid`);
      return (await client.query(named)).rows as R[];
    };
    const done = await work(run, used);
    for (const { name } of forced.rows) await client.query(`alter table ${name} force row level security`);
    await client.query(keep ? 'commit' : 'rollback');
    return done;
  });
let keys: Keys | undefined;

const countOf = (tables: Readonly<Record<string, { readonly count: string }>>) =>
  seeing(async (run) => {
    const counts: Record<string, number> = {};
    for (const [table, { count }] of Object.entries(tables))
      counts[table] = (await run<{ n: number }>(`select count(*)::int as n from ${table} where ${count}`))[0]?.n ?? 0;
    return counts;
  });

/** The tables that lead, over however many others, to one of the tables. */
const leadingTo = async (...targets: string[]): Promise<string[]> =>
  own.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `with recursive found as (
         select conrelid from pg_constraint where contype = 'f' and confrelid::regclass::text = any ($1)
         union select k.conrelid from pg_constraint k join found l on k.confrelid = l.conrelid where k.contype = 'f'
       ) select conrelid::regclass::text as name from found order by 1`,
      [targets],
    );
    return rows.map(({ name }) => name).filter((name) => !targets.includes(name));
  });

describe('weeding the last participation of somebody', () => {
  it('has a decision for every table that leads to a participation, a person or a login', async () => {
    expect(await leadingTo('participants.participation', 'participants.person')).toEqual(Object.keys(OF_PARTICIPANTS).sort());
    const direct = await own.asOwner((client) =>
      client.query<{ name: string }>(
        `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'access.user_account'::regclass order by 1`,
      ),
    );
    expect(direct.rows.map(({ name }) => name)).toEqual([...Object.keys(OF_THE_LOGIN), ...OF_STAFF].sort());
  });

  it('leaves no row of the participation, the person, the contact, the consents and their papers, nor the own login', async () => {
    await server.logIn(own, 'participant');
    await seeing(async (run) => {
      for (const { make } of [...Object.values(OF_PARTICIPANTS), ...Object.values(OF_THE_LOGIN)]) if (make) await run(make);
    }, true);
    const before = { ...(await countOf(OF_PARTICIPANTS)), ...(await countOf(OF_THE_LOGIN)) };
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
    const headers = await server.logIn(own, 'administrator');
    const send = async (method: 'PUT' | 'POST', url: string, payload?: object) => {
      const answer = await server.ask({ method, url: `/api/retention${url}`, headers, ...(payload ? { payload } : {}) });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
    };
    await send('PUT', '/rules/participation', {
      version: 0,
      value: { ...PROPOSED.participation, inForceFrom: '2026-11-29' },
      decision: { day: '2026-11-29', paragraph: '§ 71', text: '' },
    });
    const id = crypto.randomUUID();
    await send('POST', '/weedings', { id, kind: 'participation', version: 1, due: 1 });
    await send('POST', `/weedings/${id}/batch`);
    const gone = {
      ...{ 'participants.participation': { count: 'id = $1' }, 'participants.person': { count: 'id = $2' } },
      ...{ 'access.user_account': { count: 'id = $3' }, 'imports.written': { count: BY_KEY_ALONE['imports.written'] } },
    };
    const after = { ...(await countOf(OF_PARTICIPANTS)), ...(await countOf(OF_THE_LOGIN)), ...(await countOf(gone)) };
    expect(Object.entries(after).filter(([, rows]) => rows > 0)).toEqual([]);
  });
});
