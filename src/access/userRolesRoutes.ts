import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { localDate } from '../shared/localDate.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import { throwConstraintFault } from './constraintFault.ts';
import type { FindTargetNames } from './laterFacts.ts';
import { lastAdministratorFault } from './lastAdministrator.ts';
import { tellApprovers } from './approvalDelivery.ts';
import { endFault } from './roleAssignment.ts';
import type { LinkDelivery } from './linkDelivery.ts';
import { giveRoleTo } from './roleGiving.ts';
import { endAssignment, findAssignment, listAdministrators, withdrawAssignment, type AssignmentRow } from './roleQueries.ts';
import { listUsers } from './userQueries.ts';
import { endRole, giveRole } from './usersApi.ts';

/** Giving a user roles from–to, and ending them. */
export function userRolesRoutes(targetNames: FindTargetNames, links: LinkDelivery): Route[] {
  return [
    route(giveRole, async (asked) => {
      const { params, body, database, actor, operation } = asked;
      const given = await database
        .write(actor, operation, async (tx) => {
          const [user] = await listUsers(tx.db, tx.today, params.id);
          if (!user) throw notFound('Användaren');
          if (user.state === 'left')
            throw new HttpFault(422, 'user-left', 'Användaren har slutat. Bjud först in användaren igen, och ge rollen sedan.');
          return giveRoleTo(tx, user.id, body, await targetNames(tx.db));
        })
        .catch(throwConstraintFault);
      return { isPending: given.isPending, isTold: await tellApprovers(links, asked, targetNames, body.id, given) };
    }),
    route(endRole, ({ params, body, database, actor, operation }) =>
      database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
        // First the lock of administrators, then the row: nobody goes between.
        const administrators = await listAdministrators(db, today);
        const held = await findAssignment(db, params.id);
        if (!held) throw notFound('Rollen');
        if (held.version !== body.version || held.withdrawnAt !== null) throw changed(held);
        const to = body.to === null ? null : localDate(body.to);
        const lasts = to === null ? undefined : endFault(held, to, today);
        if (held.to !== null && held.to < today) throw new HttpFault(422, 'role-over', `Rollen slutade redan ${held.to}.`);
        const fault = lasts ?? lastAdministratorFault(administrators, ({ assignmentId }) => assignmentId === held.id, today);
        if (fault) throw new HttpFault(422, fault.code, fault.text);
        const ending = { id: held.id, version: body.version, by: actor.name, at: now };
        const done = to === null ? await withdrawAssignment(db, ending, today) : await endAssignment(db, ending, to);
        if (!done) throw changed((await findAssignment(db, held.id)) ?? held);
        touched([held.userId, held.id]);
        noted({ role: held.role, to: to ?? 'at once' });
      }),
    ),
  ];
}

function changed({ changedBy, changedAt, to, withdrawnAt }: AssignmentRow): HttpFault {
  const now =
    withdrawnAt !== null ? 'Rollen är avslutad.' : to === null ? 'Rollen gäller tills vidare.' : `Rollen gäller till och med ${to}.`;
  return changedMeanwhile('Rollen', changedBy, changedAt, now);
}
