import type { LocalDate } from '../shared/localDate.ts';
import type { TargetNames } from './laterFacts.ts';
import type { AssignmentRow } from './roleQueries.ts';
import type { SessionRow } from './sessionQueries.ts';
import type { UserPage, Users } from './usersApi.ts';
import type { UserRow } from './userQueries.ts';

type Target = { readonly interventionId: string | null; readonly partyId: string | null; readonly group: string | null };
const nameOf = (names: ReadonlyMap<string, string>, id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
/** What a role is for, by name. */
const targetJson = ({ interventionId, partyId, group }: Target, { interventions, parties }: TargetNames) => ({
  ...{ intervention: nameOf(interventions, interventionId), party: nameOf(parties, partyId), group },
});

/** What list and page say of a user. */
export const userJson = (row: UserRow, now: Date): Pick<UserPage, 'id' | 'name' | 'email' | 'isEmployee' | 'state' | 'link'> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  isEmployee: row.isEmployee,
  state: row.state,
  link: linkJson(row, now),
});

function linkJson({ purpose, delivery, invitedAt, invitedBy, invitationExpiresAt }: UserRow, now: Date): UserPage['link'] {
  if (purpose === null || delivery === null || !invitedAt || invitedBy === null || !invitationExpiresAt) return null;
  return {
    purpose,
    delivery,
    madeAt: invitedAt.toISOString(),
    madeBy: invitedBy,
    expiresAt: invitationExpiresAt.toISOString(),
    hasExpired: invitationExpiresAt <= now,
  };
}

export const listedUserJson = (row: UserRow, names: TargetNames, now: Date): Users['users'][number] => ({
  ...userJson(row, now),
  roles: row.roles.map(({ role, from, to, isPending, ...target }) => ({ role, ...targetJson(target, names), from, to, isPending })),
});

export const assignmentJson = (row: AssignmentRow, names: TargetNames, today: LocalDate): UserPage['assignments'][number] => ({
  id: row.id,
  role: row.role,
  interventionId: row.interventionId,
  ...targetJson(row, names),
  from: row.from,
  to: row.to,
  state: assignmentState(row, today),
  givenBy: row.givenBy,
  givenAt: row.givenAt?.toISOString() ?? null,
  reason: row.reason,
  decision: row.decision,
  approvedBy: row.approval === 'approved' ? row.approvalBy : null,
  endedAt: row.withdrawnAt?.toISOString() ?? null,
  changedBy: row.changedBy,
  changedAt: row.changedAt?.toISOString() ?? null,
  version: row.version,
});

function assignmentState({ approval, withdrawnAt, from, to }: AssignmentRow, today: LocalDate): UserPage['assignments'][number]['state'] {
  if (approval === 'declined') return 'declined';
  if (withdrawnAt !== null) return 'ended';
  if (to !== null && to < today) return 'past';
  if (approval === 'pending') return 'pending';
  return from > today ? 'later' : 'now';
}

export const sessionJson = (row: SessionRow, thisId: string): UserPage['sessions'][number] => ({
  id: row.id,
  begunAt: row.begunAt.toISOString(),
  usedAt: row.usedAt.toISOString(),
  browser: row.browser,
  system: row.system,
  isThis: row.id === thisId,
});
