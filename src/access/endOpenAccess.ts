import type pg from 'pg';

/**
 * Ends, as the database's owner, what was open when a backup was made and may have been closed since: links by which a password is
 * chosen. Sessions are not in a backup at all.
 */
export async function endOpenAccess(client: pg.ClientBase, now: Date): Promise<void> {
  await client.query('update access.invitation set voided_at = $1 where used_at is null and voided_at is null', [now]);
}
