import { route, type Route } from '../platform/http/route.ts';
import type { InterventionNames } from './interventionNames.ts';
import { listUsers as listUsersContract } from './usersApi.ts';
import { listUsers } from './userQueries.ts';

export function usersRoutes(interventionNames: InterventionNames): Route[] {
  return [
    route(listUsersContract, ({ database, actor, operation }) =>
      database.read(actor, operation, async ({ db, today, touched }) => {
        const names = await interventionNames(db);
        const users = await listUsers(db, today);
        touched(users.map(({ id }) => id));
        return {
          users: users.map(({ id, name, email, leftAt, roles }) => ({
            id,
            name,
            email,
            active: leftAt === null,
            roles: roles.map(({ role, interventionId, from, to }) => ({
              role,
              from,
              to,
              intervention: interventionId === null ? null : (names.get(interventionId) ?? null),
            })),
          })),
        };
      }),
    ),
  ];
}
