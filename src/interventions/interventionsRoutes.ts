import { seesWholeAssociation, teamInterventions } from '../access/roleTarget.ts';
import { route, type Route } from '../platform/http/route.ts';
import { listInterventions } from './interventionQueries.ts';
import { listInterventions as contract } from './interventionsApi.ts';

export const interventionsRoutes: readonly Route[] = [
  route(contract, ({ database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db }) => {
      const own = new Set(teamInterventions(login.roles));
      const seesAll = seesWholeAssociation(login.roles);
      return { interventions: (await listInterventions(db)).filter(({ id }) => seesAll || own.has(id)) };
    }),
  ),
];
