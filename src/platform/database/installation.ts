import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import { UserError } from '../userError.ts';
import { associationDatabase, type AssociationDatabase, type AssociationEntry } from './association.ts';
import { openPool, withClient, type ServerLogin } from './driver.ts';
import type { OwnerLogin } from './login.ts';
import { loadMasterKey, type MasterKey } from './masterKey.ts';
import { applyMigrations, listMigrations, migrationsFingerprint } from './migrate.ts';
import { installationNames, quoteIdentifier, type InstallationNames } from './names.ts';
import { prepareRoles } from './prepareRoles.ts';

export type NewAssociation = { readonly name: string; readonly slug: string; readonly organisationNumber: string | null };

/** A migrated catalogue with its associations' databases. */
export type Installation = {
  listAssociations(): Promise<readonly AssociationEntry[]>;
  findByName(name: string): Promise<AssociationDatabase | undefined>;
  findBySlug(slug: string): Promise<AssociationDatabase | undefined>;
  /** Makes the association's database from the migrated template. Throws a UserError when the name or slug is taken. */
  createAssociation(association: NewAssociation): Promise<AssociationDatabase>;
  /** A secret of this installation for one purpose, such as signing session cookies. */
  secret(purpose: string): string;
  close(): Promise<void>;
};

export type InstallationOptions = {
  readonly owner: OwnerLogin;
  readonly keyFile: string;
  readonly masterKey: string | undefined;
  readonly clock: Clock;
  readonly say: (text: string) => void;
  readonly poolSize?: number;
};

// One number for "somebody is preparing this installation", so that two starts don't migrate at once.
const PREPARE_LOCK = 7_265_301;

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { owner, clock } = options;
  const names = installationNames(owner.catalogue);
  const key = await prepare(options, names);
  const poolSize = options.poolSize ?? 10;
  const appLogin: ServerLogin = { ...owner.server, user: names.app, password: key.appPassword(owner.catalogue) };
  const catalogue = openPool(owner.server, owner.catalogue, 2);
  const opened = new Map<string, AssociationDatabase>();

  const open = (entry: AssociationEntry): AssociationDatabase => {
    const known = opened.get(entry.id);
    if (known) return known;
    const made = associationDatabase(entry, openPool(appLogin, entry.database, poolSize), names, clock, key);
    opened.set(entry.id, made);
    return made;
  };
  const find = async (column: 'name' | 'slug', value: string): Promise<AssociationDatabase | undefined> => {
    for (const known of opened.values()) if (known.entry[column] === value) return known;
    const { rows } = await catalogue.query<AssociationEntry>(`${SELECT_ENTRY} where ${column} = $1`, [value]);
    return rows[0] && open(rows[0]);
  };

  return {
    async listAssociations() {
      return (await catalogue.query<AssociationEntry>(`${SELECT_ENTRY} order by name`)).rows;
    },
    findByName: (name) => find('name', name),
    findBySlug: (slug) => find('slug', slug),
    async createAssociation(association) {
      return open(await createDatabase(owner.server, owner.catalogue, names, association, clock.now(), key));
    },
    secret: (purpose) => key.secret(purpose),
    async close() {
      await Promise.all([catalogue.end(), ...[...opened.values()].map((database) => database.close())]);
    },
  };
}

const SELECT_ENTRY = 'select id, name, slug, organisation_number as "organisationNumber", database_name as database from catalogue.association';

/** Brings roles, catalogue, template and every association's database to what this program's migrations say. */
async function prepare(options: InstallationOptions, names: InstallationNames): Promise<MasterKey> {
  const { owner, clock, say } = options;
  await createCatalogue(owner, names);
  const fingerprint = migrationsFingerprint();
  return withClient(owner.server, owner.catalogue, async (client) => {
    const key = await checkedKey(client, options);
    if ((await state(client))?.fingerprint === fingerprint) return key;
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    if ((await state(client))?.fingerprint === fingerprint) return checkedKey(client, options);
    say('Förbereder databasen …');
    await prepareRoles(client, names, key.appPassword(owner.catalogue));
    await applyMigrations(client, listMigrations('catalogue'), names, clock.now());
    await makeTemplate(owner.server, client, names, clock.now());
    const { rows } = await client.query<{ name: string; database_name: string }>('select name, database_name from catalogue.association order by name');
    for (const { name, database_name } of rows) {
      const count = await withClient(owner.server, database_name, (own) => applyMigrations(own, listMigrations('association'), names, clock.now()));
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
    return key;
  });
}

async function checkedKey(client: pg.Client, options: InstallationOptions): Promise<MasterKey> {
  const known = await state(client);
  const key = loadMasterKey(options.masterKey, options.keyFile, known === undefined);
  if (known !== undefined && known.keyFingerprint !== key.fingerprint()) {
    throw new UserError('master-key-other', `Huvudnyckeln (SAMLA_KEY eller ${options.keyFile}) är inte den som databasen skapades med. Lägg tillbaka rätt nyckel; med en annan går personuppgifterna inte att läsa.`);
  }
  return key;
}

async function state(client: pg.Client): Promise<{ fingerprint: string; keyFingerprint: string } | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migrations.installation') is not null as there`);
  if (!rows[0]?.there) return undefined;
  const found = await client.query<{ fingerprint: string; keyFingerprint: string }>('select fingerprint, key_fingerprint as "keyFingerprint" from migrations.installation');
  return found.rows[0];
}

async function createCatalogue(owner: OwnerLogin, names: InstallationNames): Promise<void> {
  try {
    await withClient(owner.server, owner.catalogue, (client) => client.query('select 1'));
  } catch (error) {
    const NO_SUCH_DATABASE = '3D000';
    if (!(error instanceof pg.DatabaseError) || error.code !== NO_SUCH_DATABASE) throw connectionFault(error, owner);
    await withClient(owner.server, 'postgres', (client) => createIfMissing(client, names.catalogue, ''));
  }
}

function connectionFault(error: unknown, owner: OwnerLogin): UserError {
  const reason = error instanceof Error ? (error.message || ('code' in error ? String(error.code) : error.name)) : String(error);
  return new UserError(
    'database-unreachable',
    `PostgreSQL på ${owner.server.host}:${owner.server.port} går inte att nå som ${owner.server.user} (${reason}). Kontrollera att servern är igång och att värd, port, användare och lösenord i DATABASE_URL stämmer.`,
  );
}

const OWN_LOCALE = `encoding 'UTF8' template template0`;

async function createIfMissing(client: pg.Client, database: string, options: string): Promise<void> {
  try {
    await client.query(`create database ${quoteIdentifier(database)} ${options === '' ? OWN_LOCALE : options}`);
  } catch (error) {
    const [DUPLICATE_DATABASE, UNIQUE] = ['42P04', '23505'];
    if (!(error instanceof pg.DatabaseError) || (error.code !== DUPLICATE_DATABASE && error.code !== UNIQUE)) throw error;
  }
}

/** The template is made anew whenever the migrations changed: nobody ever works in it. */
async function makeTemplate(server: ServerLogin, client: pg.Client, names: InstallationNames, now: Date): Promise<void> {
  await client.query(`drop database if exists ${quoteIdentifier(names.template)}`);
  await createIfMissing(client, names.template, OWN_LOCALE);
  await client.query(`revoke all on database ${quoteIdentifier(names.template)} from public`);
  await withClient(server, names.template, (own) => applyMigrations(own, listMigrations('association'), names, now));
}

async function createDatabase(server: ServerLogin, catalogue: string, names: InstallationNames, association: NewAssociation, now: Date, key: MasterKey): Promise<AssociationEntry> {
  const database = names.database(association.slug);
  return withClient(server, catalogue, async (client) => {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    const { rows: taken } = await client.query<{ name: string; slug: string }>('select name, slug from catalogue.association where name = $1 or slug = $2', [association.name, association.slug]);
    if (taken.some((row) => row.name === association.name)) {
      throw new UserError('association-exists', `Förbundet "${association.name}" finns redan. Välj ett annat namn, eller arbeta vidare i det som finns.`);
    }
    if (taken.length > 0) throw new UserError('slug-exists', `Adressnamnet "${association.slug}" är upptaget. Ange ett annat med --slug.`);
    // A database without a catalogue row is what an interrupted creation left behind.
    await client.query(`drop database if exists ${quoteIdentifier(database)}`);
    await client.query(`create database ${quoteIdentifier(database)} template ${quoteIdentifier(names.template)}`);
    await client.query(`revoke all on database ${quoteIdentifier(database)} from public; grant connect on database ${quoteIdentifier(database)} to ${quoteIdentifier(names.app)}`);
    await withClient(server, database, async (own) => {
      await own.query('insert into access.data_key (id, wrapped_key, created_at) values (1, $1, $2)', [key.wrap(randomBytes(32)), now]);
      await own.query('insert into association.profile (id, name, slug, organisation_number, created_at) values (1, $1, $2, $3, $4)', [association.name, association.slug, association.organisationNumber, now]);
    });
    const { rows } = await client.query<AssociationEntry>(
      `insert into catalogue.association (name, slug, organisation_number, database_name, created_at) values ($1, $2, $3, $4, $5)
       returning id, name, slug, organisation_number as "organisationNumber", database_name as database`,
      [association.name, association.slug, association.organisationNumber, database, now],
    );
    const entry = rows[0];
    if (!entry) throw new Error('the catalogue gave no row back');
    return entry;
  });
}

/** The key file's place inside the data folder. */
export const keyFileIn = (dataFolder: string): string => join(dataFolder, 'keys', 'master.key');
