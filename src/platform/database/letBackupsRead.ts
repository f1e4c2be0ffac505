import type pg from 'pg';
import type { InstallationNames } from './names.ts';

/** The policy by which backups pass row security; on every table, so that no migration can forget it. */
export const BACKUP_POLICY = 'backed_up';

/**
 * Lets the backup role read all there is in an association's database, whatever migrations have added, and nothing else. It is a
 * login of its own that nobody can switch to: not the application, and not the owner, whose functions row security holds.
 */
export async function letBackupsRead(client: pg.ClientBase, names: InstallationNames): Promise<void> {
  await client.query(`do $$
    declare
      backup constant text := ${client.escapeLiteral(names.backup)};
      one record;
    begin
      for one in select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') loop
        execute format('grant usage on schema %I to %I', one.name, backup);
        execute format('grant select on all tables in schema %I to %I', one.name, backup);
        execute format('grant select on all sequences in schema %I to %I', one.name, backup);
      end loop;
      for one in select c.oid::regclass as name from pg_class c where c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${BACKUP_POLICY}') loop
        execute format('create policy ${BACKUP_POLICY} on %s for select to %I using (true)', one.name, backup);
      end loop;
    end $$`);
}
