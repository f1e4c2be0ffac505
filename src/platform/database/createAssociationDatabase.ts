import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { UserError } from '../userError.ts';
import type { AssociationEntry } from './association.ts';
import { withClient, type ServerLogin } from './driver.ts';
import { letConnect } from './letConnect.ts';
import type { MasterKey } from './masterKey.ts';
import { quoteIdentifier, type InstallationNames } from './names.ts';
import { holdingPrepareLock } from './prepareLock.ts';

export type NewAssociation = { readonly name: string; readonly slug: string; readonly organisationNumber: string | null };

/** Makes an association's database from the migrated template, with a data key of its own, and enters it in the catalogue. */
export async function createAssociationDatabase(
  server: ServerLogin,
  names: InstallationNames,
  association: NewAssociation,
  now: Date,
  key: MasterKey,
): Promise<AssociationEntry> {
  const database = names.database(association.slug);
  return withClient(server, names.catalogue, (client) =>
    holdingPrepareLock(client, async () => {
      await refuseTaken(client, association);
      await removeLeftover(client, server, database);
      await client.query(`create database ${quoteIdentifier(database)} template ${quoteIdentifier(names.template)}`);
      await letConnect(client, database, names);
      await withClient(server, database, async (own) => {
        await own.query('insert into access.data_key (id, wrapped_key, created_at) values (1, $1, $2)', [key.wrap(randomBytes(32)), now]);
        await own.query('insert into association.profile (id, name, slug, organisation_number, created_at) values (1, $1, $2, $3, $4)', [
          association.name,
          association.slug,
          association.organisationNumber,
          now,
        ]);
      });
      const { rows } = await client.query<AssociationEntry>(
        `insert into catalogue.association (name, slug, organisation_number, database_name, created_at) values ($1, $2, $3, $4, $5)
         returning id, name, slug, organisation_number as "organisationNumber", database_name as database`,
        [association.name, association.slug, association.organisationNumber, database, now],
      );
      const entry = rows[0];
      if (!entry) throw new Error('the catalogue gave no row back');
      return entry;
    }),
  );
}

async function refuseTaken(client: pg.Client, { name, slug }: NewAssociation): Promise<void> {
  const { rows: taken } = await client.query<{ name: string }>('select name from catalogue.association where name = $1 or slug = $2', [
    name,
    slug,
  ]);
  if (taken.some((row) => row.name === name))
    throw new UserError('association-exists', `Förbundet "${name}" finns redan. Välj ett annat namn, eller arbeta vidare i det som finns.`);
  if (taken.length > 0) throw new UserError('slug-exists', `Adressnamnet "${slug}" är upptaget. Ange ett annat med --slug.`);
}

/**
 * A database without a catalogue row is what an interrupted creation left behind – or somebody's data. Whatever is done in an
 * association leaves a line in its audit log, so only one with an empty log is removed. (Person data can't be asked: row
 * security hides it from the owner, too.)
 */
async function removeLeftover(client: pg.Client, server: ServerLogin, database: string): Promise<void> {
  const { rows } = await client.query('select from pg_database where datname = $1', [database]);
  if (rows.length === 0) return;
  const unused = await withClient(
    server,
    database,
    async (own) => (await own.query<{ unused: boolean }>('select not exists (select from access.audit_entry) as unused')).rows[0]?.unused,
  ).catch(() => false);
  if (unused !== true)
    throw new UserError(
      'database-exists',
      `Databasen ${database} finns redan och innehåller uppgifter. Ange ett annat adressnamn med --slug, eller flytta undan den.`,
    );
  await client.query(`drop database ${quoteIdentifier(database)}`);
}
