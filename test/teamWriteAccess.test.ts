import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WriteHandle } from '../src/platform/database/transaction.ts';
import { accessAssociation, type AccessAssociation } from './access/accessWorld.ts';
import { operation, operator } from './testDatabase.ts';

let association: AccessAssociation;
beforeAll(async () => {
  association = await accessAssociation();
});

describe('what a team may write', () => {
  const KNOWN = 'd3b07384-d9a0-4c2e-8a5f-000000000001';
  const NOBODYS = 'd3b07384-d9a0-4c2e-8a5f-000000000002';
  const write = (who: string, work: (db: WriteHandle) => Promise<unknown>) =>
    association.database.write({ family: 'team', role: who, userId: association.users.get(who) ?? null, name: who }, operation, ({ db }) =>
      work(db),
    );
  const asOperator = <T>(work: (db: WriteHandle) => Promise<T>): Promise<T> =>
    association.database.write(operator, operation, ({ db }) => work(db));
  const idOf = (column: 'person_id' | 'participation_id', rowKey: string): Promise<string> =>
    asOperator(
      async (db) =>
        (
          await sql<{ id: string }>`select ${sql.ref(column)} as id from participants.participation_version
            where row_key = ${rowKey} and recorded_to = 'infinity'`.execute(db)
        ).rows[0]?.id ?? '',
    );
  const intervention = (name: string): string => association.interventions.get(name) ?? '';
  const participate = (db: WriteHandle, id: string, name: string, personId: string) =>
    sql`with made as (insert into participants.participation values (${id}::uuid, now()))
      insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, intervention_id, person_id, sex,
        protected, enrolled, age_at_enrolment)
      values (${id}::uuid, 1, now(), 'prov', 'prov', ${intervention(name)}::uuid, ${personId}::uuid, 'K', false, '2019-01-01', 30)`.execute(
      db,
    );
  const personVersion = (db: WriteHandle, id: string, version: number) =>
    sql`insert into participants.person_version (person_id, version, recorded_from, recorded_by, basis, sex, birth_year, protected)
      values (${id}::uuid, ${version}, now(), 'prov', 'prov', 'K', 1980, false)`.execute(db);
  const end = async (db: WriteHandle, table: string, column: string, id: string): Promise<number> =>
    Number(
      (
        await sql`update ${sql.table(table)} set recorded_to = greatest(recorded_from, now()) where ${sql.ref(column)} = ${id}::uuid
          and recorded_to = 'infinity'`.execute(db)
      ).numAffectedRows,
    );
  /** Takes back what was tried, so that the next case begins where this one did. */
  class Undone extends Error {}
  const attempt = async (who: string, work: (db: WriteHandle) => Promise<unknown>): Promise<void> => {
    const done = write(who, async (db) => {
      await work(db);
      throw new Undone();
    });
    await expect(done).rejects.toThrow(Undone);
  };

  it('is a person and a participation in the own intervention, not in another, and a counsellor writes nothing', async () => {
    const enrol = (name: string) => async (db: WriteHandle) => {
      await sql`insert into participants.person values (${NOBODYS}::uuid, now())`.execute(db);
      await personVersion(db, NOBODYS, 1);
      await participate(db, KNOWN, name, NOBODYS);
    };
    await attempt('team_leader', enrol('Kraften'));
    await attempt('team_member', enrol('Kraften'));
    await expect(write('team_member', enrol('Navet'))).rejects.toThrow(/row-level security/);
    await expect(write('counsellor', enrol('Kraften'))).rejects.toThrow(/row-level security/);
    await expect(write('coordinator', enrol('Kraften'))).rejects.toThrow(/row-level security/);
  });

  it('ends the version of an own record, and touches none of another team', async () => {
    const [own, other] = [await idOf('participation_id', 'k1'), await idOf('participation_id', 'n1')];
    const [ownPerson, otherPerson] = [await idOf('person_id', 'k1'), await idOf('person_id', 'n1')];
    const ended = { own: 0, other: 0, ownPerson: 0, otherPerson: 0 };
    const tryAll = async (db: WriteHandle) => {
      ended.ownPerson = await end(db, 'participants.person_version', 'person_id', ownPerson);
      ended.otherPerson = await end(db, 'participants.person_version', 'person_id', otherPerson);
      ended.own = await end(db, 'participants.participation_version', 'participation_id', own);
      ended.other = await end(db, 'participants.participation_version', 'participation_id', other);
    };
    await attempt('team_member', tryAll);
    expect(ended).toEqual({ own: 1, other: 0, ownPerson: 1, otherPerson: 0 });
    await attempt('counsellor', tryAll);
    expect(ended).toEqual({ own: 0, other: 0, ownPerson: 0, otherPerson: 0 });
  });

  it("is not another team's person, though the key be known, until the whole number was told", async () => {
    const other = await idOf('person_id', 'n1');
    await asOperator((db) =>
      sql`update participants.person_version set recorded_to = now() where person_id = ${other}::uuid and recorded_to = 'infinity'`.execute(
        db,
      ),
    );
    await asOperator((db) =>
      sql`insert into participants.person_version (person_id, version, recorded_from, recorded_by, basis, sex, birth_year, protected, number_cipher, number_index)
        values (${other}::uuid, 2, now(), 'prov', 'prov', 'M', 1980, false, '\\x01', decode(repeat('ab', 32), 'hex'))`.execute(db),
    );
    const attach = (db: WriteHandle) => participate(db, KNOWN, 'Kraften', other);
    await expect(write('team_member', attach)).rejects.toThrow(/row-level security/);
    await expect(write('team_member', (db) => personVersion(db, other, 3))).rejects.toThrow(/row-level security/);
    const match = (db: WriteHandle, digits: string) =>
      sql<{ id: string }>`select id from participants.match_persons(array[decode(repeat(${digits}, 32), 'hex')]) m (id)`.execute(db);
    await attempt('team_member', async (db) => {
      expect((await match(db, 'ac')).rows).toEqual([]);
      expect((await match(db, 'ab')).rows).toEqual([{ id: other }]);
      // The participation elsewhere stays out of sight.
      const seen = await sql`select from participants.participation_version where person_id = ${other}::uuid`.execute(db);
      expect(seen.rows).toHaveLength(0);
      await attach(db);
      expect((await sql`select from participants.participation_version where person_id = ${other}::uuid`.execute(db)).rows).toHaveLength(1);
    });
    await expect(write('counsellor', (db) => match(db, 'ab'))).rejects.toThrow(/only a team that records/);
    await expect(write('coordinator', (db) => match(db, 'ab'))).rejects.toThrow(/only a team that records/);
  });

  it('makes protection hold in the participations of all teams, for an own person alone', async () => {
    const [own, other] = [await idOf('person_id', 'k1'), await idOf('person_id', 'n2')];
    const settle = (db: WriteHandle, id: string) =>
      sql`select participants.settle_person(${id}::uuid, now(), 'prov', 'prov', null, null)`.execute(db);
    await attempt('team_member', (db) => settle(db, own));
    await expect(write('team_member', (db) => settle(db, other))).rejects.toThrow(/not the asker's/);
    await expect(write('counsellor', (db) => settle(db, own))).rejects.toThrow(/not the asker's/);
  });

  it('can know that a row key is taken, and the names of colleagues, but not whose key it is', async () => {
    const taken = async (who: string) => {
      let keys: string[] = [];
      await attempt(who, async (db) => {
        keys = (
          await sql<{ key: string }>`select key from participants.taken_row_keys(array['k1', 'n1', 'nowhere']) t (key)`.execute(db)
        ).rows.map(({ key }) => key);
      });
      return keys;
    };
    expect(await taken('team_member')).toEqual(['n1']);
    const { rows } = await asMember(`select email from access.colleagues() order by 1`);
    expect(rows).toEqual([
      { email: 'counsellor@prov.example' },
      { email: 'team_leader@prov.example' },
      { email: 'team_member@prov.example' },
    ]);
  });

  const asMember = (statement: string) =>
    association.database.read(
      { family: 'team', role: 'team_member', userId: association.users.get('team_member') ?? null, name: 'team_member' },
      operation,
      ({ db }) => sql.raw<{ email: string }>(statement).execute(db),
    );
});
