import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { backupWorld, freshInstallation, type BackupWorld } from '../../test/backupWorld.ts';
import { WOMAN_1985 } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { anchorFileOf } from '../access/auditAnchor.ts';
import { sealAudit } from '../access/auditSealing.ts';
import { verifyAudit } from '../access/auditVerification.ts';
import { clockFrom } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import { localDate } from '../shared/localDate.ts';
import { getFigureSettings } from '../statistics/figureSettingQueries.ts';
import { statisticsJson } from '../statistics/statisticsJson.ts';
import { computeStatistics } from '../statistics/statisticsReport.ts';
import { makeBackup, type BackupPlace } from './backupJobs.ts';
import { listDeletions } from './deletionQueries.ts';
import { restoreAssociation } from './restoreJobs.ts';
import { replayDeletions, weed } from './weedingJobs.ts';

const clock = clockFrom({ SAMLA_NOW: '2018-09-05T10:00:00Z' });
const sure = { despiteDifferences: false };
let world: BackupWorld;
let here: BackupPlace;
let deletions: string;
beforeAll(async () => {
  world = await backupWorld();
  here = { installation: world.installation, dataFolder: world.path('data'), clock, actor: operator };
  deletions = deletionFileOf(here.dataFolder, world.norra.entry);
  return world.close;
});

/** A new installation with a data folder of its own. */
async function elsewhere(name: string): Promise<BackupPlace> {
  return { installation: (await freshInstallation()).installation, dataFolder: world.path(name), clock, actor: operator };
}

const backUp = async (name: string): Promise<string> => {
  const file = world.path(name);
  await makeBackup(
    here,
    world.norra,
    file,
    () => undefined,
    (text) => expect.unreachable(text),
  );
  return file;
};
const restoredOf = async ({ installation }: BackupPlace): Promise<AssociationDatabase> => {
  const found = await installation.findBySlug('norra');
  if (!found) throw new Error('it is not there');
  return found;
};
const personOf = (database: AssociationDatabase, number: string): Promise<string | undefined> =>
  database.read(operator, operation, async ({ db }) => {
    const index = (await database.cipher()).index(number);
    return (await db.selectFrom('participants.person_version').select('person_id').where('number_index', '=', index).executeTakeFirst())
      ?.person_id;
  });
const figuresOf = (database: AssociationDatabase): Promise<unknown> =>
  database.read(operator, operation, async ({ db }) => {
    const settings = await getFigureSettings(db);
    const computed = await computeStatistics(db, { ...settings, period: { from: localDate('2018-01-01'), to: localDate('2018-08-31') } });
    return computed && statisticsJson(computed.tables);
  });

describe('what has been weeded', () => {
  it('does not come back with an older backup: the list outside the database is replayed, and the figures are as after the weeding', async () => {
    const old = await backUp('before-weeding.samla');
    const person = await personOf(world.norra, WOMAN_1985);
    if (person === undefined) throw new Error('she is not there');
    const before = await figuresOf(world.norra);
    const decision = {
      kind: 'person',
      recordId: person,
      basis: 'gallringsplan § 4',
      decidedAt: '2018-09-04T08:00:00.000Z',
      decidedBy: 'Ordföranden',
    } as const;
    expect(await weed(world.norra, operator, deletions, [decision])).toBe(1);
    expect(await personOf(world.norra, WOMAN_1985)).toBeUndefined();
    const after = await figuresOf(world.norra);
    expect(after).not.toEqual(before);
    expect(after).toMatchObject({ deltagare: { antal: 1 } });

    // On another machine, to which key and list have been taken.
    const place = await elsewhere('other-data');
    const there = deletionFileOf(place.dataFolder, world.norra.entry);
    mkdirSync(dirname(there), { recursive: true });
    cpSync(deletions, there);
    const said: string[] = [];
    await restoreAssociation(place, old, (text) => said.push(text), sure);
    expect(said.at(-1)).toBe('Gallringar som gjorts efter kopian är gjorda igen: 1.');
    const restored = await restoredOf(place);
    expect(await personOf(restored, WOMAN_1985)).toBeUndefined();
    expect(await figuresOf(restored)).toEqual(after);
    const rows = await restored.read(
      operator,
      operation,
      async ({ db }) => (await sql`select from participants.person where id = ${person}::uuid`.execute(db)).rows.length,
    );
    expect(rows).toBe(0);
    const listed = await restored.read(operator, operation, ({ db }) => listDeletions(db));
    expect(listed).toEqual([expect.objectContaining(decision)]);
    expect(readFileSync(deletions, 'utf8')).not.toMatch(/Agda|Ekgren|19850101/);

    // Without the list she is there again, and that is said; the list that is named weeds her.
    const without = await elsewhere('third-data');
    const told: string[] = [];
    await restoreAssociation(without, old, (text) => told.push(text), sure);
    expect(told.at(-1)).toMatch(/Ingen gallring efter kopian är känd här/);
    expect(await personOf(await restoredOf(without), WOMAN_1985)).toBe(person);
    await replayDeletions(await restoredOf(without), operator, deletionFileOf(without.dataFolder, world.norra.entry), deletions);
    expect(await personOf(await restoredOf(without), WOMAN_1985)).toBeUndefined();
  });

  it('is made up for when a process died between file and database, and not when the transaction was undone', async () => {
    const twice = await world.norra.read(operator, operation, async ({ db }) =>
      db.selectFrom('participants.participation').select('id').executeTakeFirstOrThrow(),
    );
    const decision = {
      kind: 'participation',
      recordId: twice.id,
      basis: 'prov',
      decidedAt: '2018-09-04T08:00:00.000Z',
      decidedBy: 'Ordföranden',
    } as const;
    const unfinished = { ...decision, id: '6f1c1f0a-6d51-4cf5-9a5b-2f3e4d5c6b7a', executedAt: decision.decidedAt, executedBy: 'prov' };
    const undone = { ...unfinished, id: '7a1c1f0a-6d51-4cf5-9a5b-2f3e4d5c6b7a', recordId: '7a1c1f0a-6d51-4cf5-9a5b-2f3e4d5c6b7b' };
    appendFileSync(
      deletions,
      `${JSON.stringify(unfinished)}\n${JSON.stringify(undone)}\n${JSON.stringify({ void: undone.id })}\n{"id":"cut o`,
    );
    expect(await replayDeletions(world.norra, operator, deletions)).toBe(1);
    expect(await replayDeletions(world.norra, operator, deletions)).toBe(0);
    const ids = (await world.norra.read(operator, operation, ({ db }) => listDeletions(db))).map(({ id }) => id);
    expect([ids.includes(unfinished.id), ids.includes(undone.id)]).toEqual([true, false]);

    const impossible = weed(world.norra, operator, deletions, [{ ...decision, basis: '' }]);
    await expect(impossible).rejects.toThrow(/check constraint/);
    expect(await replayDeletions(world.norra, operator, deletions)).toBe(0);
    // And a list that is lost is written anew from the database.
    rmSync(deletions);
    await replayDeletions(world.norra, operator, deletions);
    expect(
      readFileSync(deletions, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    ).toHaveLength(2);
  });
});

describe('the seals of the audit log', () => {
  it('are as they were after a restore, and go on in the new data folder', async () => {
    const file = await backUp('sealed.samla');
    const place = await elsewhere('sealed-data');
    const said: string[] = [];
    await restoreAssociation(place, file, (text) => said.push(text), sure);
    expect(said).toContain('Alla rader, alla siffror och loggens sigill är som när kopian gjordes.');
    const restored = await restoredOf(place);
    const anchorFile = anchorFileOf(place.dataFolder, restored.entry);
    expect(existsSync(anchorFile)).toBe(true);
    // Nothing is sealed above the oldest transaction of the whole server, and other tests have theirs.
    await expect.poll(() => sealAudit({ database: restored, anchorFile, clock }), { timeout: 60_000 }).toBeGreaterThan(0);
    const finding = await restored.read(operator, operation, ({ db }) => verifyAudit(db, []));
    expect(finding).toMatchObject({ kind: 'whole' });
  });

  it('that were broken before the backup make it refused, unless somebody takes it as it is', async () => {
    // A row that no block holds yet can't be told from one that was always so; other tests' transactions delay the sealing.
    const anchorFile = anchorFileOf(here.dataFolder, world.norra.entry);
    const sealed = async (): Promise<number> => {
      await sealAudit({ database: world.norra, anchorFile, clock });
      const { rows } = await world.source.asOwner(world.norra.entry.database, (client) =>
        client.query<{ blocks: number }>('select count(*)::int as blocks from access.audit_block'),
      );
      return rows[0]?.blocks ?? 0;
    };
    await expect.poll(sealed, { timeout: 120_000 }).toBeGreaterThan(0);
    await world.source.asOwner(world.norra.entry.database, (client) =>
      client.query(`update access.audit_entry set actor = 'någon annan' where id = (select min(id) from access.audit_entry)`),
    );
    const file = await backUp('broken.samla');
    const place = await elsewhere('broken-data');
    await expect(restoreAssociation(place, file, () => undefined, sure)).rejects.toThrow(
      /inte hel\. Första felet: block 1 .*Ingenting är återläst/,
    );
    expect(await place.installation.listAssociations()).toEqual([]);
    await restoreAssociation(place, file, () => undefined, { despiteDifferences: true });
    expect((await restoredOf(place)).entry.slug).toBe('norra');
  });
});
