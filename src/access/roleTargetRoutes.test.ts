import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, emailOf, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { Role } from '../platform/roles.ts';
import { insertUser } from './userQueries.ts';
import type { UserPage } from './usersApi.ts';

const TODAY = '2026-03-10';
const clock = settableClock(`${TODAY}T09:00:00Z`);
let association: AccessAssociation;
let server: AccessServer;
let administrator: { cookie: string };
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  administrator = await server.logIn(association, 'administrator');
});

const insats = (name: string): string => association.interventions.get(name) ?? '';
const newUser = (name: string): Promise<string> =>
  association.database.write(operator, operation, ({ db, now }) =>
    insertUser(db, { email: emailOf(name), name, passwordHash: null, temporary: true, createdAt: now }),
  );
const role = (name: Role, interventionId: string | null, more: object = {}) => ({
  ...{ id: randomUUID(), role: name, interventionId, from: TODAY, to: null, reason: null, decision: null },
  ...more,
});
const give = (userId: string, payload: object) =>
  server.ask({ method: 'POST', url: `/api/users/${userId}/roles`, headers: administrator, payload });
const page = async (id: string): Promise<UserPage> =>
  (await server.ask({ url: `/api/users/${id}`, headers: administrator })).json<UserPage>();
const code = (answer: { json: <T>() => T }): string => answer.json<{ code: string }>().code;

describe('a role for a group or a party', () => {
  it('is held for that, several at once, and for nothing that is not there', async () => {
    const id = await newUser('Gruppledare');
    const group = (name: string, more: object = {}) => role('group_leader', insats('Kraften'), { group: name, ...more });
    expect((await give(id, group('Skogsgruppen'))).statusCode).toBe(201);
    expect((await give(id, group('  Matgruppen '))).statusCode).toBe(201);
    expect(code(await give(id, group('Skogsgruppen')))).toBe('role-held');
    expect(code(await give(id, role('group_leader', insats('Kraften'))))).toBe('group-missing');
    expect((await give(id, role('referrer', null, { partyId: association.party }))).statusCode).toBe(201);
    expect(code(await give(id, role('referrer', null, { partyId: randomUUID() })))).toBe('unknown-party');
    expect(code(await give(id, role('referrer', null)))).toBe('party-missing');
    expect(code(await give(id, role('participant', null)))).toBe('not-given-here');
    const held = (await page(id)).assignments.map(({ role: one, group: of, party }) => `${one} ${of ?? party ?? ''}`);
    expect(held.toSorted()).toEqual(['group_leader Matgruppen', 'group_leader Skogsgruppen', 'referrer Sala kommun']);
  });

  it('gives nothing of the intervention or the party yet', async () => {
    for (const who of ['group_leader', 'referrer', 'participant']) {
      const headers = await server.logIn(association, who);
      for (const url of ['/api/participants', '/api/interventions', '/api/statistics?from=2018-01-01&to=2018-08-31', '/api/parties'])
        expect((await server.ask({ url, headers })).statusCode, `${who} ${url}`).toBe(403);
    }
  });
});
