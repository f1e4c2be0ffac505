import type pg from 'pg';
import { quoteIdentifier, type InstallationNames } from './names.ts';

/** Nobody but the application and backups connects to an association's database. */
export async function letConnect(client: pg.Client, database: string, names: InstallationNames): Promise<void> {
  const roles = [names.app, names.backup].map(quoteIdentifier).join(', ');
  await client.query(
    `revoke all on database ${quoteIdentifier(database)} from public; grant connect on database ${quoteIdentifier(database)} to ${roles}`,
  );
}
