import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import type { StoredContact } from './contact.ts';
import { insertContactVersions, listContacts } from './contactQueries.ts';
import { listContactChanges } from './participantVersionQueries.ts';

const { database } = await testAssociation();
const cipher = await database.cipher();
const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
const at = (instant: string) => ({ recordedFrom: new Date(instant), recordedBy: 'test', basis: 'test' });
const write = (instant: string, ...contacts: StoredContact[]) =>
  database.write(operator, operation, ({ db }) => insertContactVersions(db, cipher, contacts, at(instant)));
await database.write(operator, operation, ({ db }) =>
  sql`insert into participants.participation select unnest(${[id, other]}::uuid[]), '2018-09-01'`.execute(db),
);

it('how a participant is reached comes back as it was told, with what was known before', async () => {
  await write('2018-09-01T10:00:00Z', { id, version: 1, values: { phone: '0000-11 22 33', email: 'asa@exempel.se' } });
  await write('2018-10-01T10:00:00Z', { id, version: 2, values: { phone: '', email: 'asa@exempel.se' } });
  const current = await database.read(operator, operation, ({ db }) => listContacts(db, cipher, [id, other]));
  expect(current).toEqual([{ id, version: 2, values: { phone: '', email: 'asa@exempel.se' } }]);
  const changes = await database.read(operator, operation, ({ db }) => listContactChanges(db, cipher, [{ id, version: 2 }]));
  expect(changes.map(({ before, after }) => [before?.phone, after.phone])).toEqual([['0000-11 22 33', '']]);
});

it('how a participant is reached can not be read out of the database, nor shown as another’s', async () => {
  const { rows } = await database.read(operator, operation, ({ db }) =>
    sql<{
      row: string;
      phone: Buffer;
    }>`select v::text as row, phone_cipher as phone from participants.contact_version v where version = 1`.execute(db),
  );
  for (const plain of ['0000-11', 'asa@']) expect(rows[0]?.row).not.toMatch(new RegExp(`${plain}|${Buffer.from(plain).toString('hex')}`));
  const phone = rows[0]?.phone ?? Buffer.alloc(0);
  expect(cipher.decrypt(phone, `participation ${id} phone`)).toBe('0000-11 22 33');
  expect(() => cipher.decrypt(phone, `participation ${other} phone`)).toThrow();
});
