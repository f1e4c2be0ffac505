import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  leave,
  OWN_PARTICIPATIONS,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operation, settableClock } from '../../test/testDatabase.ts';
import type { Actor, ReadHandle } from '../platform/database/transaction.ts';

// A winter day: midnight in Stockholm is 23:00 UTC.
const [BEFORE_MIDNIGHT, AFTER_MIDNIGHT] = ['2026-03-10T22:59:30Z', '2026-03-10T23:00:30Z'];
const clock = settableClock(BEFORE_MIDNIGHT);
let association: AccessAssociation;
let server: AccessServer;
beforeEach(async () => {
  clock.set(BEFORE_MIDNIGHT);
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

const spanOf = (who: string, from: string, to: string | null): Promise<unknown> =>
  association.asOwner((client) =>
    client.query('update access.role_assignment set valid_from = $1, valid_to = $2 where user_id = $3', [
      from,
      to,
      association.users.get(who),
    ]),
  );

describe('an assignment', () => {
  it('that ends today ends at midnight in Sweden, for the session that goes on', async () => {
    await spanOf('team_leader', '2026-01-01', '2026-03-10');
    const headers = await server.logIn(association, 'team_leader');
    const ask = async (): Promise<number> => (await server.ask({ url: '/api/caseloads', headers })).statusCode;
    expect(await ask()).toBe(200);
    clock.set(AFTER_MIDNIGHT);
    expect(await ask()).toBe(403);
    expect((await server.ask({ url: '/api/session', headers })).json<{ roles: unknown[] }>().roles).toEqual([]);
  });

  it('that begins tomorrow begins at midnight in Sweden', async () => {
    await spanOf('team_leader', '2026-03-11', null);
    const headers = await server.logIn(association, 'team_leader');
    const ask = async (): Promise<number> => (await server.ask({ url: '/api/caseloads', headers })).statusCode;
    expect(await ask()).toBe(403);
    clock.set(AFTER_MIDNIGHT);
    expect(await ask()).toBe(200);
  });
});

describe('somebody who leaves while a question of theirs is being answered', () => {
  const member = (): Actor => ({ family: 'team', role: 'team_member', userId: association.users.get('team_member') ?? '', name: 'prov' });
  const persons = async (db: ReadHandle): Promise<number> =>
    (await sql<{ count: number }>`select count(*)::int as count from participants.person`.execute(db)).rows[0]?.count ?? -1;

  it('gets the answer as of the moment the question began, and nothing more', async () => {
    const headers = await server.logIn(association, 'team_member');
    const seen = await association.database.read(member(), operation, async ({ db }) => {
      const before = await persons(db);
      await leave(association, 'team_member');
      return [before, await persons(db)];
    });
    expect(seen).toEqual([OWN_PARTICIPATIONS, OWN_PARTICIPATIONS]);
    expect(await association.database.read(member(), operation, ({ db }) => persons(db))).toBe(0);
    expect((await server.ask({ url: '/api/participants', headers })).statusCode).toBe(401);
  });

  it('writes nothing any more, and what the question wrote before is undone with it', async () => {
    const id = crypto.randomUUID();
    const add = (key: string) => sql`insert into participants.participation (id, created_at) values (${key}::uuid, now())`;
    const written = association.database.write(member(), operation, async ({ db }) => {
      await add(id).execute(db);
      await leave(association, 'team_member');
      await add(crypto.randomUUID()).execute(db);
    });
    await expect(written).rejects.toThrow(/row-level security/);
    const kept = await association.asOwner((client) => client.query('select from participants.participation where id = $1', [id]));
    expect(kept.rowCount).toBe(0);
  });
});
