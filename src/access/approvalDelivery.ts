import type { FastifyRequest } from 'fastify';
import type { Authorised } from '../platform/http/route.ts';
import { approvalMail } from './approvalMail.ts';
import { listApprovers } from './approvalQueries.ts';
import type { FindTargetNames } from './laterFacts.ts';
import type { LinkDelivery } from './linkDelivery.ts';
import type { Given } from './roleGiving.ts';
import { findAssignment } from './roleQueries.ts';

/**
 * Tells the leaders of a team, each by a letter, that a role just given there waits for one of them; how that went is audited.
 * A letter that fails undoes nothing: the role waits on their pages all the same.
 * @returns whether a letter went out to somebody; false too where nothing waits, or began to wait before.
 */
export async function tellApprovers(
  { sendMail, approvalsPath }: LinkDelivery,
  { database, actor, operation, login, request }: Authorised & { readonly request: FastifyRequest },
  targetNames: FindTargetNames,
  assignmentId: string,
  { isPending, isNew }: Given,
): Promise<boolean> {
  if (!sendMail || !isPending || !isNew) return false;
  const told = { ...operation, action: 'tellApprovers' };
  const asked = await database.read(actor, told, async ({ db, touched }) => {
    const waiting = await findAssignment(db, assignmentId);
    if (!waiting || waiting.interventionId === null) return undefined;
    const approvers = await listApprovers(db, waiting.interventionId, waiting.userId);
    touched([assignmentId, ...approvers.map(({ id }) => id)]);
    const { interventions } = await targetNames(db);
    return { approvers, role: waiting.role, intervention: interventions.get(waiting.interventionId) ?? '' };
  });
  if (!asked) return false;
  const { approvers, role, intervention } = asked;
  const link = `${request.protocol}://${request.host}${approvalsPath(database.entry.slug)}`;
  const common = { association: database.entry.name, by: login.name, role, intervention, link };
  const letters = await Promise.all(
    approvers.map(({ name, email }) => sendMail(approvalMail({ to: { name, address: email }, ...common }))),
  );
  const sent = letters.filter(({ ok }) => ok).length;
  await database.write(actor, told, async ({ touched, noted }) => {
    touched([assignmentId]);
    noted({ sent, failed: letters.length - sent });
  });
  return sent > 0;
}
