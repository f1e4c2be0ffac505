import { HttpFault } from '../platform/http/httpFault.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { localDate } from '../shared/localDate.ts';
import type { TargetNames } from './laterFacts.ts';
import { approvalOf, roleFault, type Wanted } from './roleAssignment.ts';
import { findAssignment, hasTeamLeader, insertRoleAssignment, leadsAlone, listRolesFrom } from './roleQueries.ts';
import { getRoleRules } from './roleRuleQueries.ts';
import { isEmployeeOf } from './userQueries.ts';
import type { GiveRole } from './usersApi.ts';

type Write = Transaction<WriteHandle>;

/** Whether who acts is coordinator beside administrator, today or later: giving person access then takes two. DOMAIN § 1. */
export async function isOneOffice({
  db,
  actor,
  today,
}: Pick<Write, 'actor' | 'today'> & { db: Parameters<typeof listRolesFrom>[0] }): Promise<boolean> {
  const held = actor.userId === null ? [] : await listRolesFrom(db, actor.userId, today);
  return held.some(({ role }) => role === 'coordinator');
}

/** A role that was given: whether it waits for approval, and whether it was just now that it began to. */
export type Given = { readonly isPending: boolean; readonly isNew: boolean };

/**
 * Gives a user a role by the rules, within the transaction. The same question again (by its key) changes nothing.
 * Throws an HttpFault where a rule says no.
 */
export async function giveRoleTo(tx: Write, userId: string, given: GiveRole, names: TargetNames): Promise<Given> {
  const before = await findAssignment(tx.db, given.id);
  if (before && before.userId === userId && before.role === given.role) return { isPending: before.approval === 'pending', isNew: false };
  if (given.interventionId !== null && !names.interventions.has(given.interventionId))
    throw new HttpFault(422, 'unknown-intervention', 'Insatsen finns inte i förbundet. Välj en annan.');
  if (given.partyId !== undefined && given.partyId !== null && !names.parties.has(given.partyId))
    throw new HttpFault(422, 'unknown-party', 'Parten finns inte i förbundet. Välj en annan, eller lägg till den på sidan Parter.');
  const wanted: Wanted = {
    role: given.role,
    interventionId: given.interventionId,
    partyId: given.partyId ?? null,
    group: given.group?.normalize('NFC').trim() || null,
    from: localDate(given.from),
    to: given.to === null ? null : localDate(given.to),
    reason: given.reason?.trim() || null,
    decision: given.decision?.trim() || null,
  };
  const giving = {
    today: tx.today,
    held: await listRolesFrom(tx.db, userId, wanted.from < tx.today ? wanted.from : tx.today),
    rules: await getRoleRules(tx.db),
    isEmployee: await isEmployeeOf(tx.db, userId),
    isOneOffice: await isOneOffice(tx),
    hasTeamLeader: wanted.interventionId !== null && (await hasTeamLeader(tx.db, wanted.interventionId)),
    leadsAlone: wanted.interventionId !== null && (await leadsAlone(tx.db, userId, wanted.interventionId)),
  };
  const fault = roleFault(wanted, giving);
  if (fault) throw new HttpFault(422, fault.code, fault.text);
  const approval = approvalOf(wanted, giving);
  const { role, from, to } = wanted;
  const reason = from < tx.today ? wanted.reason : null;
  const decision = approval === 'decision' ? wanted.decision : null;
  await insertRoleAssignment(tx.db, {
    ...wanted,
    ...{ id: given.id, userId, reason, approval, decision },
    grantedBy: tx.actor.name,
    at: tx.now,
  });
  tx.touched([userId, given.id]);
  tx.noted({ role, from, to, approval, ...(decision === null ? {} : { decision }) });
  return { isPending: approval === 'pending', isNew: true };
}
