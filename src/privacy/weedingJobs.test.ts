import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { backupWorld, type BackupWorld } from '../../test/backupWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { weed } from './weedingJobs.ts';

let world: BackupWorld;
beforeAll(async () => {
  world = await backupWorld();
  return world.close;
});

const count = (table: string, participation: string): Promise<number> =>
  world.norra.read(operator, operation, async ({ db }) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`participants.${table}`)} where participation_id = ${participation}::uuid`.execute(db);
    return rows[0]?.n ?? 0;
  });

/** Gives every participation to somebody. @returns the participations' keys */
const heldBySomebody = (): Promise<string[]> =>
  world.norra.write(operator, operation, async ({ db, now }) => {
    const { rows } = await sql<{ id: string }>`
      insert into participants.caseload (participation_id, held_as, user_id, valid_from, reason, recorded_at, recorded_by)
      select p.id, 'team_member', u.id, '2018-01-01', 'prov', ${now}, 'prov' from participants.participation p, access.user_account u
      returning participation_id as id`.execute(db);
    return rows.map(({ id }) => id);
  });

describe('weeding a participation', () => {
  it('takes with it whose it was, and leaves those of others', async () => {
    const [weeded = '', left = ''] = await heldBySomebody();
    const decision = {
      kind: 'participation',
      recordId: weeded,
      basis: 'gallringsplan § 4',
      decidedAt: '2018-09-04T08:00:00.000Z',
      decidedBy: 'Ordföranden',
    } as const;
    expect(await weed(world.norra, operator, world.path('deletions'), [decision])).toBe(1);
    for (const table of ['caseload', 'participation_version', 'contact_version', 'consent'])
      expect([table, await count(table, weeded)]).toEqual([table, 0]);
    expect(await count('caseload', left)).toBe(1);
    expect(await count('participation_version', left)).toBeGreaterThan(0);
  });
});
