import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';

export type SessionRow = {
  readonly id: string;
  readonly begunAt: Date;
  readonly usedAt: Date;
  readonly browser: string | null;
  readonly system: string | null;
};

/** A user's logged-in browsers, latest used first. */
export async function listSessions(db: ReadHandle, userId: string, now: Date, usedSince: Date): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, created_at as "begunAt", used_at as "usedAt", browser, system from access.session
    where user_id = ${userId}::uuid and expires_at > ${now} and used_at > ${usedSince} order by used_at desc, created_at desc`.execute(db);
  return rows;
}

/** Ends one session of a user. False when there is none. */
export async function endSessionOf(db: WriteHandle, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('access.session').where('id', '=', id).where('user_id', '=', userId).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends all sessions of a user, but one where it is named. @returns how many */
export async function endSessionsOf(db: WriteHandle, userId: string, butId?: string): Promise<number> {
  const all = db.deleteFrom('access.session').where('user_id', '=', userId);
  const { numDeletedRows } = await (butId === undefined ? all : all.where('id', '!=', butId)).executeTakeFirst();
  return Number(numDeletedRows);
}
