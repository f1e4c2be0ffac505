import pg from 'pg';
import type { Clock } from '../clock.ts';
import { UserError } from '../userError.ts';
import { withClient, type ServerLogin } from './driver.ts';
import { letBackupsRead } from './letBackupsRead.ts';
import type { OwnerLogin } from './login.ts';
import { letConnect } from './letConnect.ts';
import { loadMasterKey, type MasterKey } from './masterKey.ts';
import { applyMigrations, listMigrations, migrationsFingerprint } from './migrate.ts';
import { quoteIdentifier, type InstallationNames } from './names.ts';
import { holdingPrepareLock } from './prepareLock.ts';
import { prepareRoles } from './prepareRoles.ts';

export type PrepareOptions = {
  readonly owner: OwnerLogin;
  readonly keyFile: string;
  readonly masterKey: string | undefined;
  readonly clock: Clock;
  readonly say: (text: string) => void;
};

/** Brings roles, catalogue, template and every association's database to what this program's migrations say. */
export async function prepareInstallation(options: PrepareOptions, names: InstallationNames): Promise<MasterKey> {
  const { owner } = options;
  try {
    await createCatalogue(owner, names);
    return await withClient(owner.server, owner.catalogue, async (client) => {
      const fingerprint = migrationsFingerprint();
      if ((await state(client))?.fingerprint === fingerprint) return checkedKey(client, options);
      await checkOwner(client, owner);
      return holdingPrepareLock(client, async () => {
        // Under the lock, so that of two first starts at once one makes the key and the other reads it.
        const key = await checkedKey(client, options);
        if ((await state(client))?.fingerprint !== fingerprint) await bringUpToDate(client, options, names, key, fingerprint);
        return key;
      });
    });
  } catch (error) {
    throw ownerFault(error, owner);
  }
}

async function bringUpToDate(
  client: pg.Client,
  { owner, clock, say }: PrepareOptions,
  names: InstallationNames,
  key: MasterKey,
  fingerprint: string,
): Promise<void> {
  say('Förbereder databasen …');
  await prepareRoles(client, names, key);
  await applyMigrations(client, listMigrations('catalogue'), names, clock.now());
  await makeTemplate(owner.server, client, names, clock.now());
  const { rows } = await client.query<{ name: string; database_name: string }>(
    'select name, database_name from catalogue.association order by name',
  );
  for (const { name, database_name } of rows) {
    await letConnect(client, database_name, names);
    const count = await withClient(owner.server, database_name, async (own) => {
      const applied = await applyMigrations(own, listMigrations('association'), names, clock.now());
      await letBackupsRead(own, names);
      return applied;
    });
    if (count > 0) say(`Uppgraderade ${name} (${count} steg).`);
  }
  await client.query(`create table if not exists migrations.installation (id smallint primary key check (id = 1), fingerprint text not null, key_fingerprint text not null);
    comment on table migrations.installation is 'What this installation was last prepared for.';
    comment on column migrations.installation.id is 'plain: key';
    comment on column migrations.installation.fingerprint is 'plain: state of all migrations';
    comment on column migrations.installation.key_fingerprint is 'plain: tells one master key from another, tells nothing of the key';`);
  await client.query(
    'insert into migrations.installation values (1, $1, $2) on conflict (id) do update set fingerprint = excluded.fingerprint',
    [fingerprint, key.fingerprint()],
  );
}

async function checkedKey(client: pg.Client, options: PrepareOptions): Promise<MasterKey> {
  const known = await state(client);
  const key = loadMasterKey(options.masterKey, options.keyFile, known === undefined);
  if (known !== undefined && known.keyFingerprint !== key.fingerprint()) {
    throw new UserError(
      'master-key-other',
      `Huvudnyckeln (SAMLA_KEY eller ${options.keyFile}) är inte den som databasen skapades med. Lägg tillbaka rätt nyckel; med en annan går personuppgifterna inte att läsa.`,
    );
  }
  return key;
}

async function state(client: pg.Client): Promise<{ fingerprint: string; keyFingerprint: string } | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migrations.installation') is not null as there`);
  if (!rows[0]?.there) return undefined;
  const found = await client.query<{ fingerprint: string; keyFingerprint: string }>(
    'select fingerprint, key_fingerprint as "keyFingerprint" from migrations.installation',
  );
  return found.rows[0];
}

async function createCatalogue(owner: OwnerLogin, names: InstallationNames): Promise<void> {
  try {
    await withClient(owner.server, owner.catalogue, (client) => client.query('select 1'));
  } catch (error) {
    const NO_SUCH_DATABASE = '3D000';
    if (!(error instanceof pg.DatabaseError) || error.code !== NO_SUCH_DATABASE) throw connectionFault(error, owner);
    await withClient(owner.server, 'postgres', async (client) => {
      if (!(await createIfMissing(client, names.catalogue))) return;
      await client.query(`revoke all on database ${quoteIdentifier(names.catalogue)} from public`);
    });
  }
}

function connectionFault(error: unknown, { server }: OwnerLogin): UserError {
  const reason = error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
  return new UserError(
    'database-unreachable',
    `PostgreSQL på ${server.host}:${server.port} går inte att nå som ${server.user} (${reason}). Kontrollera att servern är igång och att värd, port, användare och lösenord i DATABASE_URL stämmer.`,
  );
}

const OLDEST_POSTGRES = 15;

/** What the owner must be able to do, asked before anything is changed. */
async function checkOwner(client: pg.Client, { server }: OwnerLogin): Promise<void> {
  const { rows } = await client.query<{ major: number; able: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as major, rolsuper or (rolcreatedb and rolcreaterole) as able from pg_roles where rolname = current_user`,
  );
  const major = rows[0]?.major ?? 0;
  if (major < OLDEST_POSTGRES)
    throw new UserError(
      'postgres-old',
      `Servern på ${server.host}:${server.port} är PostgreSQL ${major}. Samla behöver ${OLDEST_POSTGRES} eller senare.`,
    );
  if (!rows[0]?.able) {
    throw new UserError(
      'owner-rights',
      `${server.user} får inte skapa databaser och roller, som Samla behöver. Låt databasens administratör köra: alter role ${quoteIdentifier(server.user)} createdb createrole;`,
    );
  }
}

/** What a server's administrator can mend, told as such; anything else as it is. */
function ownerFault(error: unknown, { server }: OwnerLogin): unknown {
  const cause = error instanceof Error && error.cause instanceof pg.DatabaseError ? error.cause : error;
  if (!(cause instanceof pg.DatabaseError)) return error;
  const [NOT_PERMITTED, NOT_INSTALLED] = ['42501', '0A000'];
  if (cause.code === NOT_PERMITTED)
    return new UserError(
      'owner-rights',
      `${server.user} saknar en rättighet som Samla behöver (${cause.message}). Låt ${server.user} äga databasen och ha CREATEDB och CREATEROLE.`,
    );
  if (cause.code === NOT_INSTALLED && cause.message.includes('extension'))
    return new UserError('extension-missing', `Servern saknar ett tillägg (${cause.message}). Installera paketet postgresql-contrib där.`);
  return error;
}

async function createIfMissing(client: pg.Client, database: string): Promise<boolean> {
  try {
    await client.query(`create database ${quoteIdentifier(database)} encoding 'UTF8' template template0`);
    return true;
  } catch (error) {
    const [DUPLICATE_DATABASE, UNIQUE] = ['42P04', '23505'];
    if (!(error instanceof pg.DatabaseError) || (error.code !== DUPLICATE_DATABASE && error.code !== UNIQUE)) throw error;
    return false;
  }
}

/** The template is made anew whenever the migrations changed: nobody ever works in it. */
async function makeTemplate(server: ServerLogin, client: pg.Client, names: InstallationNames, now: Date): Promise<void> {
  await client.query(`drop database if exists ${quoteIdentifier(names.template)}`);
  await createIfMissing(client, names.template);
  await client.query(`revoke all on database ${quoteIdentifier(names.template)} from public`);
  await withClient(server, names.template, async (own) => {
    await applyMigrations(own, listMigrations('association'), names, now);
    await letBackupsRead(own, names);
  });
}
