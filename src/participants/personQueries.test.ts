import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { MAN_1985, WOMAN_1985 } from '../../test/participantSheets.ts';
import { storedIdentityNumber } from '../shared/identityNumber.ts';
import type { KnownPerson } from './participantRecords.ts';
import { insertPersonVersions, listPersonIdsByNumber, listPersons } from './personQueries.ts';

const { database } = await testAssociation();
const cipher = await database.cipher();

const woman: KnownPerson = {
  number: storedIdentityNumber(WOMAN_1985),
  interim: null,
  sex: 'K',
  birthYear: 1985,
  protected: false,
  givenName: 'Åsa',
  familyName: 'Örnström',
};
const withInterim: KnownPerson = {
  ...woman,
  number: null,
  interim: '900101-T220',
  birthYear: 1990,
  givenName: '',
  familyName: '',
};
const at = (instant: string) => ({ recordedFrom: new Date(instant), recordedBy: 'test', basis: 'test' });
const write = (instant: string, ...persons: { id: string; version: number; values: KnownPerson }[]) =>
  database.write(operator, operation, ({ db }) => insertPersonVersions(db, cipher, persons, at(instant)));
const list = (...ids: string[]) => database.read(operator, operation, ({ db }) => listPersons(db, cipher, ids));
const find = (number: string) =>
  database.read(operator, operation, ({ db }) => listPersonIdsByNumber(db, cipher, [storedIdentityNumber(number)]));

describe('a stored person', () => {
  const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];

  it('comes back as it was told, with or without a number', async () => {
    await write('2018-09-01T10:00:00Z', { id, version: 1, values: woman }, { id: other, version: 1, values: withInterim });
    expect(await list(id)).toEqual([{ id, version: 1, values: woman }]);
    expect(await list(other)).toEqual([{ id: other, version: 1, values: withInterim }]);
    expect(await list()).toEqual([]);
  });

  it('is found by the whole number alone', async () => {
    expect(await find(WOMAN_1985)).toEqual([id]);
    expect(await find(MAN_1985)).toEqual([]);
  });

  it('can not be read out of the database: number and names are encrypted, and differently each time', async () => {
    const { rows } = await database.read(operator, operation, ({ db }) =>
      sql<{ row: string; name: Buffer }>`select v::text as row, given_name_cipher as name from participants.person_version v`.execute(db),
    );
    const stored = rows.map(({ row }) => row).join('\n');
    for (const plain of [WOMAN_1985, 'Åsa', 'Örnström', 'T220']) {
      expect(stored).not.toContain(plain);
      expect(stored).not.toContain(Buffer.from(plain).toString('hex'));
    }
    expect(cipher.encrypt('Åsa', 'x')).not.toEqual(cipher.encrypt('Åsa', 'x'));
  });

  it('does not show a name that was moved to it from another person', async () => {
    await database.write(operator, operation, async ({ db }) => {
      const third = crypto.randomUUID();
      await insertPersonVersions(
        db,
        cipher,
        [{ id: third, version: 1, values: { ...withInterim, interim: null } }],
        at('2018-09-01T10:00:00Z'),
      );
      await sql`insert into participants.person_version (person_id, version, recorded_from, recorded_to, recorded_by, basis, sex, birth_year, protected, given_name_cipher)
        select ${third}, 2, recorded_from, '2018-09-02', 'x', 'x', sex, birth_year, protected, given_name_cipher from participants.person_version where person_id = ${id}`.execute(
        db,
      );
      const { rows } = await sql<{
        name: Buffer;
      }>`select given_name_cipher as name from participants.person_version where person_id = ${third} and version = 2`.execute(db);
      expect(() => cipher.decrypt(rows[0]?.name ?? Buffer.alloc(0), `person ${third} given name`)).toThrow();
      expect(cipher.decrypt(rows[0]?.name ?? Buffer.alloc(0), `person ${id} given name`)).toBe('Åsa');
    });
  });

  it('gets a new version that ends the one before', async () => {
    await write('2018-10-01T10:00:00Z', { id, version: 2, values: { ...woman, familyName: 'Ström' } });
    expect((await list(id)).map(({ version, values }) => [version, values.familyName])).toEqual([[2, 'Ström']]);
    const { rows } = await database.read(operator, operation, ({ db }) =>
      sql<{
        from: Date;
        to: Date | number;
      }>`select recorded_from as "from", recorded_to as "to" from participants.person_version where person_id = ${id} order by version`.execute(
        db,
      ),
    );
    expect(rows.map(({ from }) => from.toISOString())).toEqual(['2018-09-01T10:00:00.000Z', '2018-10-01T10:00:00.000Z']);
    expect(rows[0]?.to).toEqual(rows[1]?.from);
  });

  it('is the only one with its number', async () => {
    await expect(write('2018-10-01T10:00:00Z', { id: crypto.randomUUID(), version: 1, values: woman })).rejects.toThrow(
      'person_version_number',
    );
  });
});
