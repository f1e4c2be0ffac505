import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, auditLog, OWN_PARTICIPATIONS, type AccessAssociation } from '../../../test/access/accessWorld.ts';
import { operator, settableClock } from '../../../test/testDatabase.ts';
import { ROLE_FAMILIES } from './names.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { PLANNED_BY_VALUES, type Actor, type ReadHandle } from './transaction.ts';

const clock = settableClock('2018-09-05T22:30:00Z');
let association: AccessAssociation;
let coordinator: Actor;
beforeAll(async () => {
  association = await accessAssociation(clock);
  coordinator = {
    family: 'figures',
    role: 'coordinator',
    userId: association.users.get('coordinator') ?? '',
    name: 'coordinator@prov.example',
  };
});

let asked = 0;
/** An operation of its own for each test, to find its audit rows by. */
const operation = (): { action: string; reason: string } => ({ action: `try ${(asked += 1)}`, reason: 'prov' });
const settings = async (db: ReadHandle) =>
  (
    await sql<{
      role: string;
      user: string;
      day: string;
      isolation: string;
    }>`select current_user::text as role, current_setting('samla.user_id', true) as "user", access.current_day()::text as day, current_setting('transaction_isolation') as isolation`.execute(
      db,
    )
  ).rows[0];

describe('a transaction', () => {
  it('works as the role of the actor’s family, with the user and the day of Sweden set', async () => {
    for (const family of ROLE_FAMILIES.filter((one) => one !== 'user')) {
      const seen = await association.database.read({ ...coordinator, family }, operation(), ({ db }) => settings(db));
      expect(seen).toEqual({ role: `samla_test_${family}`, user: coordinator.userId, day: '2018-09-06', isolation: 'repeatable read' });
    }
    expect(await association.database.write(operator, operation(), ({ db }) => settings(db))).toMatchObject({
      isolation: 'read committed',
    });
    expect(await association.database.snapshot(coordinator, operation(), ({ db }) => settings(db))).toMatchObject({
      isolation: 'repeatable read',
    });
  });

  it('sees by one statement, asked again and again on one connection, what each role may see', async () => {
    const team: Actor = { family: 'team', role: 'team_leader', userId: association.users.get('team_leader') ?? '', name: 'prov' };
    const roleless: Actor = { ...team, userId: association.users.get('roleless') ?? '' };
    const count = async (actor: Actor) =>
      association.database.read(actor, operation(), async ({ db }) => {
        const { rows } = await sql<{ seen: number; connection: number }>`
          select count(*) as seen, pg_backend_pid() as connection from participants.participation_version`.execute(db);
        return rows[0];
      });
    const connections = new Set<number | undefined>();
    // PostgreSQL begins to keep a plan after some turns.
    for (let turn = 0; turn < 8; turn += 1)
      for (const [actor, seen] of [
        ...Array.from({ length: 7 }, () => [team, OWN_PARTICIPATIONS] as const),
        [roleless, 0] as const,
        [coordinator, 5] as const,
        [operator, 5] as const,
      ]) {
        const answer = await count(actor);
        expect(answer?.seen, `${actor.family} ${turn}`).toBe(seen);
        connections.add(answer?.connection);
      }
    expect(connections.size).toBe(1);
  });

  it('keeps on a connection what a statement is for each family, so that another one asking does not throw it away', async () => {
    const team: Actor = { family: 'team', role: 'team_leader', userId: association.users.get('team_leader') ?? '', name: 'prov' };
    for (let turn = 0; turn < 3; turn += 1)
      for (const actor of [team, coordinator])
        await association.database.read(actor, operation(), ({ db }) =>
          sql`select count(*) as kept_apart from participants.participation_version`.execute(db),
        );
    const { rows } = await association.database.read(coordinator, operation(), ({ db }) =>
      sql<{ family: string; plans: number }>`
        select substring(name from '^[a-z]+') as family, generic_plans + custom_plans as plans
        from pg_prepared_statements where statement like 'select count(*) as kept\_apart%' order by name`.execute(db),
    );
    expect(rows).toEqual([
      { family: 'figures', plans: 3 },
      { family: 'team', plans: 3 },
    ]);
  });

  it('keeps no plan of a statement that is to be planned by its values', async () => {
    for (let turn = 0; turn < 3; turn += 1)
      await association.database.read(coordinator, operation(), ({ db }) =>
        sql`${PLANNED_BY_VALUES} select count(*) as not_kept from participants.participation_version`.execute(db),
      );
    const { rows } = await association.database.read(coordinator, operation(), ({ db }) =>
      sql`select name from pg_prepared_statements where statement like '%as not\\_kept from%' and statement not like '%pg_prepared%'`.execute(
        db,
      ),
    );
    expect(rows).toEqual([]);
  });

  it('that could not begin does none of its work, and fails by what was wrong with the beginning', async () => {
    const asking = operation();
    // The edge to a fault in the program: no day is one that SQL can't be written with.
    const broken = association.database.at({ now: clock.now, today: () => "'" as LocalDate });
    const work = broken.write(operator, asking, async ({ db }) => {
      await db.insertInto('interventions.intervention').values({ name: 'Aldrig', created_at: clock.now() }).execute();
    });
    await expect(work).rejects.toThrow(/unterminated/);
    await expect(broken.read(operator, asking, async () => undefined)).rejects.toThrow(/unterminated/);
    const { rows } = await association.asOwner((client) => client.query(`select from interventions.intervention where name = 'Aldrig'`));
    expect(rows).toHaveLength(0);
    expect(await auditLog(association, asking.action)).toEqual([]);
  });

  it('leaves neither role nor user behind on its connection', async () => {
    await Promise.all(Array.from({ length: 8 }, () => association.database.read(coordinator, operation(), ({ db }) => settings(db))));
    const after = await association.database.beforeLogin(
      async (db) =>
        (
          await sql<{
            role: string;
            user: string | null;
          }>`select current_user::text as role, current_setting('samla.user_id', true) as "user"`.execute(db)
        ).rows[0],
    );
    expect(after?.role).toBe('samla_test_app');
    expect(after?.user ?? '').toBe('');
  });

  it('ends with one audit row: who, in which role, what, why, which records, and counts', async () => {
    const asking = operation();
    const ids = ['0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001', '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0002'];
    await association.database.read(coordinator, asking, async ({ touched, noted }) => {
      touched(ids);
      touched(ids);
      noted({ count: 2 });
      noted({ text: `it's "quoted" \\ and \u0000 \ud800` });
    });
    const { rows } = await association.asOwner((client) =>
      client.query(
        'select at, user_id, actor, role, action, reason, outcome, record_ids, detail from access.audit_entry where action = $1',
        [asking.action],
      ),
    );
    expect(rows).toEqual([
      {
        at: clock.now(),
        user_id: coordinator.userId,
        actor: 'coordinator@prov.example',
        role: 'coordinator',
        ...asking,
        outcome: 'done',
        record_ids: ids,
        detail: { count: 2, text: expect.stringContaining(`it's "quoted" \\ and`) },
      },
    ]);
  });

  it('takes a name and a reason as text, not as SQL (V1.2.4)', async () => {
    const asking = { ...operation(), reason: `'); delete from access.user_account; --` };
    await association.database.read({ ...operator, name: `O'Hara \\'; rollback; --` }, asking, async () => undefined);
    expect(await auditLog(association, asking.action)).toEqual([
      expect.objectContaining({ actor: `O'Hara \\'; rollback; --`, reason: asking.reason }),
    ]);
  });

  it('leaves nothing when its work fails: no row and no line (V2.3.3)', async () => {
    const asking = operation();
    const failing = association.database.write(operator, asking, async ({ db }) => {
      await db.insertInto('interventions.intervention').values({ name: 'Ska inte finnas', created_at: clock.now() }).execute();
      throw new Error('work failed');
    });
    await expect(failing).rejects.toThrow('work failed');
    expect(await auditLog(association, asking.action)).toEqual([]);
    const { rows } = await association.asOwner((client) =>
      client.query(`select from interventions.intervention where name = 'Ska inte finnas'`),
    );
    expect(rows).toHaveLength(0);
  });

  it('leaves nothing when its audit row can not be written', async () => {
    const asking = operation();
    const unlogged = association.database.write(operator, asking, async ({ db, touched }) => {
      await db.insertInto('interventions.intervention').values({ name: 'Utan spår', created_at: clock.now() }).execute();
      touched(['not a key']);
    });
    await expect(unlogged).rejects.toThrow(/uuid/);
    const { rows } = await association.asOwner((client) => client.query(`select from interventions.intervention where name = 'Utan spår'`));
    expect(rows).toHaveLength(0);
  });

  it('does not pretend to be done when a statement in it failed and was passed over (V16.5.3)', async () => {
    const asking = operation();
    const passedOver = association.database.read(coordinator, asking, async ({ db }) => {
      await sql`select nonsense`.execute(db).catch(() => undefined);
    });
    await expect(passedOver).rejects.toThrow(/aborted/);
    expect(await auditLog(association, asking.action)).toEqual([]);
  });

  it('hands out a handle that is dead afterwards', async () => {
    const kept = await association.database.read(coordinator, operation(), async ({ db }) => ({ db }));
    await expect(settings(kept.db)).rejects.toThrow(/after its transaction/);
    const early = await association.database.beforeLogin(async (db) => ({ db }));
    await expect(sql`select 1`.execute(early.db)).rejects.toThrow(/after its transaction/);
  });

  it('throws a connection away that broke in the middle, and the next one works', async () => {
    const broken = association.database.read(coordinator, operation(), async ({ db }) => {
      const pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;
      await association.asOwner((client) => client.query('select pg_terminate_backend($1)', [pid]));
      await sql`select 1`.execute(db);
    });
    await expect(broken).rejects.toThrow();
    expect(await association.database.read(coordinator, operation(), ({ db }) => settings(db))).toMatchObject({
      role: 'samla_test_figures',
    });
  });
});

describe('a refusal', () => {
  it('is a line of its own, denied or refused (V16.3.3)', async () => {
    const asking = operation();
    await association.database.refuse(coordinator, asking, 'denied');
    await association.database.refuse({ ...coordinator, family: 'user', role: 'none' }, asking, 'refused');
    expect((await auditLog(association, asking.action)).map(({ outcome, role }) => [outcome, role])).toEqual([
      ['denied', 'coordinator'],
      ['refused', 'none'],
    ]);
  });
});

describe('before a user is known', () => {
  it('no table can be read, and nothing be written', async () => {
    for (const statement of [
      'select from access.user_account',
      'select from participants.person',
      'select from association.profile',
      'insert into access.audit_entry (at) values (now())',
      'create table x (y int)',
      'create temp table x (y int)',
    ]) {
      await expect(
        association.database.beforeLogin((db) => sql.raw(statement).execute(db)),
        statement,
      ).rejects.toThrow(/permission denied|access denied/);
    }
  });
});
