import { expect, it } from 'vitest';
import { accessAssociation } from '../../test/access/accessWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { addFeedback, listFeedback, markHandled } from './accessibilityQueries.ts';

const association = await accessAssociation();
const { database } = association;
const cipher = await database.cipher();
const coordinator: Actor = { family: 'figures', role: 'coordinator', userId: association.users.get('coordinator') ?? null, name: 'prov' };
const AT = new Date('2018-09-05T10:00:00Z');
const feedback = (message: string, contact = '') => ({ id: crypto.randomUUID(), page: '/figures', message, contact });
const add = (one: ReturnType<typeof feedback>, at = AT) => database.beforeLogin((db) => addFeedback(db, cipher, one, at));
const list = () => database.read(coordinator, operation, ({ db }) => listFeedback(db, cipher));

it('what somebody found hard comes back as it was written, the latest first, and is encrypted where it is kept', async () => {
  const [first, second] = [feedback('Tabellen går inte att läsa upp', 'asa@exempel.se'), feedback('För liten text')];
  expect([await add(first), await add(second, new Date(AT.getTime() + 1000))]).toEqual([true, true]);
  expect(await list()).toMatchObject([
    { ...second, handledAt: null, version: 1 },
    { ...first, handledAt: null, version: 1 },
  ]);
  const { rows } = await association.asOwner((client) =>
    client.query<{ row: string }>('select f::text as row from association.accessibility_feedback f'),
  );
  const stored = rows.map(({ row }) => row).join('\n');
  expect(stored).not.toMatch(/Tabellen|asa@/);
});

it('is marked as handled by who was first', async () => {
  const [{ id = '' } = {}] = await list();
  const mark = (version: number, key = id) =>
    database.write(coordinator, operation, ({ db }) => markHandled(db, key, version, { name: 'prov', at: AT }));
  expect(await mark(1)).toBe('done');
  expect(await mark(1)).toBe('changed');
  expect(await mark(1, crypto.randomUUID())).toBe('missing');
  expect((await list())[0]).toMatchObject({ id, handledBy: 'prov', version: 2 });
});

it('is taken two hundred times a day, and no more', async () => {
  const later = new Date('2018-10-05T10:00:00Z');
  for (let count = 0; count < 200; count += 1) expect(await add(feedback(`Nummer ${count}`), later)).toBe(true);
  expect(await add(feedback('En till'), later)).toBe(false);
  expect(await add(feedback('Nästa dag'), new Date('2018-10-07T10:00:00Z'))).toBe(true);
});
