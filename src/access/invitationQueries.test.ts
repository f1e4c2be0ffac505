import { expect, it } from 'vitest';
import { accessAssociation } from '../../test/access/accessWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { findInvitation, insertInvitation, useInvitation as takeInvitation, voidInvitations } from './invitationQueries.ts';

const association = await accessAssociation();
const { database, users } = association;
const administrator: Actor = { family: 'admin', role: 'administrator', userId: users.get('administrator') ?? null, name: 'prov' };
const AT = new Date('2018-09-05T10:00:00Z');
const userId = users.get('roleless') ?? '';
const invite = (token: string) =>
  database.write(administrator, operation, ({ db }) =>
    insertInvitation(db, { userId, purpose: 'invitation', token, by: 'prov', at: AT, delivery: 'handed' }),
  );
const find = (token: string) => database.beforeLogin((db) => findInvitation(db, token));
const use = (token: string, at = AT) => database.beforeLogin((db) => takeInvitation(db, token, 'hash', at));

it('a new link makes the one before void, and the token itself is kept nowhere', async () => {
  await invite('den-första');
  await invite('den-andra');
  expect([await find('den-första'), await find('den-andra')]).toMatchObject([
    { userId, isVoid: true },
    { userId, name: 'Prov roleless', isVoid: false, isUsed: false },
  ]);
  expect(await find('en-gissning')).toBeUndefined();
  const { rows } = await association.asOwner((client) => client.query<{ row: string }>('select i::text as row from access.invitation i'));
  expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/den-första|den-andra/);
});

it('a link works once, within its days, and not after it was taken back', async () => {
  expect(await use('den-första')).toBeUndefined();
  expect(await use('den-andra', new Date('2019-09-05T10:00:00Z'))).toBeUndefined();
  expect(await use('den-andra')).toBe(userId);
  expect(await use('den-andra')).toBeUndefined();
  await invite('den-tredje');
  await database.write(administrator, operation, ({ db }) => voidInvitations(db, userId, AT));
  expect(await use('den-tredje')).toBeUndefined();
});
