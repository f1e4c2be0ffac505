import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { associationDatabase, type AssociationDatabase, type AssociationEntry } from '../database/association.ts';
import type { Clock } from '../clock.ts';
import { openPool, withClient, type ServerLogin } from '../database/driver.ts';
import { letBackupsRead } from '../database/letBackupsRead.ts';
import { letConnect } from '../database/letConnect.ts';
import type { OwnerLogin } from '../database/login.ts';
import type { MasterKey } from '../database/masterKey.ts';
import { applyMigrations, listMigrations, migrationsFingerprint, type Migration } from '../database/migrate.ts';
import { quoteIdentifier, type InstallationNames } from '../database/names.ts';
import { holdingPrepareLock } from '../database/prepareLock.ts';
import { UserError } from '../userError.ts';
import type { Attachments, BackupHead, BackupSummary } from './backupContent.ts';
import { loadRows } from './loadRows.ts';
import { verifyBackup } from './verifyBackup.ts';

export type RestorePlace = {
  readonly owner: OwnerLogin;
  readonly appLogin: ServerLogin;
  readonly names: InstallationNames;
  readonly key: MasterKey;
  readonly clock: Clock;
};

export type RestoreTask = {
  readonly file: string;
  readonly say: (text: string) => void;
  /** Run as the database's owner when all rows are there, in the newest schema: to end what must not come back to life. */
  readonly settle: (client: pg.ClientBase) => Promise<void>;
  /** Asked of the restored association before anybody else can reach it. What it throws undoes the restore. */
  readonly check: (restored: AssociationDatabase, head: BackupHead, attachments: Attachments) => Promise<void>;
};

/**
 * Makes an association anew from a backup: in a database of its own that nobody knows of until all of it is there and checked.
 * Throws a UserError when it can't be; nothing is left then.
 */
export async function restoreBackup(place: RestorePlace, task: RestoreTask): Promise<BackupSummary> {
  const { owner, names } = place;
  task.say('Läser igenom säkerhetskopian …');
  const { head, attachments, ...summary } = await verifyBackup(task.file, place.key);
  const migrations = listMigrations('association');
  refuseOtherSchema(head, migrations);
  await withClient(owner.server, owner.catalogue, (catalogue) =>
    holdingRestoreLock(catalogue, async () => {
      await refuseTaken(catalogue, head);
      await removeUnfinished(catalogue);
      const database = names.restored(head.association.slug, randomBytes(4).toString('hex'));
      await catalogue.query('insert into catalogue.restoring values ($1, $2)', [database, place.clock.now()]);
      try {
        await makeDatabase(place, catalogue, database, head, migrations);
        task.say(`Läser in ${summary.rows.toLocaleString('sv-SE')} rader …`);
        await withClient(owner.server, database, async (own) => {
          await loadRows(own, task.file, place.key);
          await applyMigrations(own, migrations, names, place.clock.now());
          await letBackupsRead(own, names);
          await task.settle(own);
        });
        task.say('Kontrollerar …');
        await checked(place, task, database, head, attachments);
        await show(catalogue, database, head);
      } catch (error) {
        // What can't be removed now is removed by the next restore or start.
        await removeUnfinished(catalogue).catch(() => undefined);
        throw error;
      }
    }),
  );
  return { head, ...summary };
}

const entryOf = ({ association }: BackupHead, database: string): AssociationEntry => ({
  id: association.id,
  name: association.name,
  slug: association.slug,
  organisationNumber: association.organisationNumber,
  database,
});

/** The schema must be one that this program has had: its migrations, as far as they go, with the same content. */
function refuseOtherSchema({ migrations }: BackupHead, known: readonly Migration[]): void {
  const unknown = migrations.filter(({ name }, place) => known[place]?.name !== name);
  if (unknown.length > 0)
    throw new UserError(
      'backup-newer',
      `Säkerhetskopian är gjord av en nyare Samla (${unknown.map(({ name }) => name).join(', ')}). Läs tillbaka den med den versionen eller en senare.`,
    );
  const changed = migrations.find(({ checksum }, place) => known[place]?.checksum !== checksum);
  if (changed) throw new Error(`migration ${changed.name} had another content when the backup was made`);
}

async function refuseTaken(catalogue: pg.Client, { association }: BackupHead): Promise<void> {
  const { rows } = await catalogue.query<{ name: string }>(
    'select name from catalogue.association where id = $1 or name = $2 or slug = $3 or organisation_number = $4 order by name',
    [association.id, association.name, association.slug, association.organisationNumber],
  );
  if (rows.length > 0)
    throw new UserError(
      'association-exists',
      `Säkerhetskopian är av "${association.name}" (${association.slug}${association.organisationNumber === null ? '' : `, ${association.organisationNumber}`}), och här finns redan "${rows.map(({ name }) => name).join('", "')}". Läs tillbaka i en ny installation: en tom datamapp (SAMLA_DATA) eller en ny databas i DATABASE_URL.`,
    );
}

async function makeDatabase(
  { owner, names, clock }: RestorePlace,
  catalogue: pg.Client,
  database: string,
  head: BackupHead,
  migrations: readonly Migration[],
): Promise<void> {
  const isNewest = head.migrations.length === migrations.length;
  await holdingPrepareLock(catalogue, () =>
    catalogue.query(
      `create database ${quoteIdentifier(database)} ${isNewest ? `template ${quoteIdentifier(names.template)}` : `encoding 'UTF8' template template0`}`,
    ),
  );
  await letConnect(catalogue, database, names);
  if (isNewest) return;
  await withClient(owner.server, database, (own) => applyMigrations(own, migrations.slice(0, head.migrations.length), names, clock.now()));
}

async function checked(
  { appLogin, names, clock, key }: RestorePlace,
  task: RestoreTask,
  database: string,
  head: BackupHead,
  attachments: Attachments,
): Promise<void> {
  const restored = associationDatabase({
    ...{ entry: entryOf(head, database), login: appLogin, names, clock, key: key.unwrap },
    pool: openPool(appLogin, database, 4),
  });
  try {
    await task.check(restored, head, attachments);
  } finally {
    await restored.close();
  }
}

/** From here on the association is there. In one step, under the lock that upgrades take: what is shown is of the newest schema. */
async function show(catalogue: pg.Client, database: string, { association }: BackupHead): Promise<void> {
  await holdingPrepareLock(catalogue, async () => {
    const { rows } = await catalogue.query<{ fingerprint: string }>('select fingerprint from migrations.installation');
    if (rows[0]?.fingerprint !== migrationsFingerprint())
      throw new UserError(
        'upgraded-meanwhile',
        'Samla uppgraderades medan säkerhetskopian lästes tillbaka, så ingenting är återläst. Kör kommandot igen.',
      );
    await catalogue.query('begin');
    try {
      await refuseTaken(catalogue, { association, madeAt: '', madeBy: '', migrations: [] });
      await catalogue.query(
        'insert into catalogue.association (id, name, slug, organisation_number, database_name, created_at) values ($1, $2, $3, $4, $5, $6)',
        [association.id, association.name, association.slug, association.organisationNumber, database, association.createdAt],
      );
      await catalogue.query('delete from catalogue.restoring where database_name = $1', [database]);
      await catalogue.query('commit');
    } catch (error) {
      await catalogue.query('rollback');
      throw error;
    }
  });
}

/** Removes what a restore left that did not come to its end. Only one restores at a time, so none of them is anybody's. */
async function removeUnfinished(catalogue: pg.Client): Promise<void> {
  const { rows } = await catalogue.query<{ name: string }>('select database_name as name from catalogue.restoring');
  for (const { name } of rows) {
    await catalogue.query(`drop database if exists ${quoteIdentifier(name)}`);
    await catalogue.query('delete from catalogue.restoring where database_name = $1', [name]);
  }
}

/** The same at a start, when nobody is restoring. */
export async function removeUnfinishedRestores({ server, catalogue }: OwnerLogin): Promise<void> {
  await withClient(server, catalogue, async (client) => {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [RESTORE_LOCK]);
    // The lock goes with the connection.
    if (rows[0]?.held === true) await removeUnfinished(client);
  });
}

// One number for "somebody is restoring into this installation".
const RESTORE_LOCK = 7_265_302;

async function holdingRestoreLock<T>(catalogue: pg.Client, work: () => Promise<T>): Promise<T> {
  const { rows } = await catalogue.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [RESTORE_LOCK]);
  if (rows[0]?.held !== true)
    throw new UserError('restoring', 'En annan återläsning pågår i samma installation. Vänta tills den är klar och kör kommandot igen.');
  try {
    return await work();
  } finally {
    await catalogue.query('select pg_advisory_unlock($1)', [RESTORE_LOCK]).catch(() => undefined);
  }
}
