import { notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { answerApproval, listApprovals } from './approvalsApi.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import type { FindTargetNames } from './laterFacts.ts';
import { answerWaiting, listWaiting } from './approvalQueries.ts';
import { findAssignment } from './roleQueries.ts';

/** What a team leader approves: roles in the own team that were given by one who is coordinator and administrator in one. DOMAIN § 1. */
export function approvalsRoutes(targetNames: FindTargetNames): Route[] {
  return [
    route(listApprovals, ({ database, actor, operation }) =>
      database.read(actor, operation, async ({ db, touched }) => {
        const { interventions: names } = await targetNames(db);
        const waiting = await listWaiting(db);
        touched(waiting.map(({ id }) => id));
        return {
          waiting: waiting.map(({ id, name, role, interventionId, group, from, to, givenBy, givenAt, reason, version }) => ({
            ...{ id, name, role, group, from, to, givenBy, reason, version },
            intervention: names.get(interventionId ?? '') ?? '',
            givenAt: givenAt?.toISOString() ?? null,
          })),
        };
      }),
    ),
    route(answerApproval, ({ params, body, database, actor, operation }) =>
      database.write(actor, operation, async ({ db, now, touched, noted }) => {
        const asked = await findAssignment(db, params.id);
        // Nobody approves a role of their own.
        if (!asked || asked.userId === actor.userId || (asked.approval !== 'pending' && asked.approvalBy === null))
          throw notFound('Rollen');
        const answer = { id: asked.id, version: body.version, by: actor.name, at: now };
        if (!(await answerWaiting(db, answer, body.approve))) {
          const { approval, changedBy, changedAt } = (await findAssignment(db, asked.id)) ?? asked;
          throw changedMeanwhile('Rollen', changedBy, changedAt, NOW[approval === 'approved' ? 'approved' : 'ended']);
        }
        touched([asked.userId, asked.id]);
        noted({ role: asked.role, approved: body.approve });
      }),
    ),
  ];
}

const NOW = { approved: 'Rollen är godkänd.', ended: 'Rollen väntar inte längre på godkännande.' } as const;
