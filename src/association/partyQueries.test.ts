import { describe, expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import type { PartyFields } from './party.ts';
import { findParty, findPartyNames, isPartyNameTaken, listParties, listPartyVersions, saveParty } from './partyQueries.ts';

const { database } = await testAssociation();
const SALA: PartyFields = { kind: 'municipality', name: 'Sala kommun', isMember: true, share: 1250, email: '', from: '2018-01-01', to: '' };
const by = { recordedAt: new Date('2018-09-01T10:00:00Z'), recordedBy: 'prov' };
const ids = { sala: crypto.randomUUID(), avesta: crypto.randomUUID(), fk: crypto.randomUUID(), guest: crypto.randomUUID() };
const save = (id: string, version: number, party: PartyFields) =>
  database.write(operator, operation, ({ db }) => saveParty(db, id, version, party, by));
const read = <T>(work: (db: Parameters<typeof listParties>[0]) => Promise<T>) => database.read(operator, operation, ({ db }) => work(db));

describe('the parties of an association', () => {
  it('come members first, by kind and then in Swedish order', async () => {
    await save(ids.sala, 0, SALA);
    await save(ids.avesta, 0, { ...SALA, name: 'Älvdalens kommun' });
    await save(ids.fk, 0, { ...SALA, kind: 'FK', name: 'Försäkringskassan', share: 5000 });
    await save(ids.guest, 0, { ...SALA, kind: 'FK', name: 'En gäst', isMember: false, share: null });
    expect((await read(listParties)).map(({ name }) => name)).toEqual(['Försäkringskassan', 'Sala kommun', 'Älvdalens kommun', 'En gäst']);
    expect([...(await read(findPartyNames)).values()]).toEqual(['En gäst', 'Försäkringskassan', 'Sala kommun', 'Älvdalens kommun']);
  });

  it('are changed by who saw the version that holds, and keep what was said before', async () => {
    expect(await save(ids.sala, 1, { ...SALA, email: 'samverkan@sala.example' })).toBe(true);
    expect(await save(ids.sala, 1, { ...SALA, email: 'sen@sala.example' })).toBe(false);
    expect(await save(crypto.randomUUID(), 3, SALA)).toBe(false);
    expect(await read((db) => findParty(db, ids.sala))).toMatchObject({ version: 2, email: 'samverkan@sala.example', to: '' });
    const versions = (await read(listPartyVersions)).filter(({ partyId }) => partyId === ids.sala);
    expect(versions.map(({ version, value }) => [version, value.email])).toEqual([
      [2, 'samverkan@sala.example'],
      [1, ''],
    ]);
  });

  it('have each a name of its own', async () => {
    expect(await read((db) => isPartyNameTaken(db, 'Sala kommun', ids.fk))).toBe(true);
    expect(await read((db) => isPartyNameTaken(db, 'Sala kommun', ids.sala))).toBe(false);
  });
});
