import { randomUUID } from 'node:crypto';
import type { AccessAssociation } from './accessWorld.ts';

/** A saved view of everybody to change, one to remove, and one of a colleague, by whose it is. */
export async function savedViews({ asOwner, users }: AccessAssociation, colleague: string): Promise<ReadonlyMap<string, string>> {
  const owners = [
    ...[...users].flatMap(([who, user]) => [[who, user] as const, [`${who} to remove`, user] as const]),
    ['colleague', colleague] as const,
  ];
  const views = new Map(owners.map(([which]) => [which, randomUUID()]));
  await asOwner(async (client) => {
    for (const [which, user] of owners)
      await client.query(`insert into statistics.saved_view (id, user_id, name, query, changed_at) values ($1, $2, $3, '{}', now())`, [
        views.get(which),
        user,
        `Vy ${which}`,
      ]);
  });
  return views;
}
