import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';

/** Who may know of which participations are due, and stop one: the officer by number, a team leader those of the own team. */
export const HOLDING_ROLES = ['data_protection_officer', 'team_leader'] as const;

export const DueParticipations = object({
  day: Day,
  participations: Type.Array(
    object({
      participationId: Uuid,
      /** The number in the log; says nothing of who it is. */
      number: Type.String(),
      kind: Type.Enum(['participation', 'wrong_registration']),
      intervention: Type.String(),
      countedFrom: Day,
      stop: nullable(Type.Enum(['hold', 'request', 'open_participation', 'archive'])),
      archived: nullable(Type.Enum(['missing', 'made', 'received', 'changed'])),
      hold: nullable(object({ id: Uuid, reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) })),
    }),
  ),
});
export type DueParticipations = Static<typeof DueParticipations>;

export const listDueParticipations = {
  operationId: 'listDueParticipations',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/participations',
  summary: 'The participations that are due to be weeded on a day, by number, and which are stopped and why',
  roles: HOLDING_ROLES,
  query: object({ day: Day }),
  answer: { status: 200, schema: DueParticipations },
  faults: [422],
} as const satisfies Contract;

export const placeHold = {
  operationId: 'placeHold',
  purpose: 'data_protection',
  method: 'POST',
  path: '/api/retention/holds',
  summary: 'Stop the weeding of a participation, with a reason that names nobody',
  roles: HOLDING_ROLES,
  body: object({ id: Uuid, participationId: Uuid, reason: Type.String({ maxLength: 1000 }) }),
  answer: { status: 201, schema: object({ id: Uuid }) },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const liftHold = {
  operationId: 'liftHold',
  purpose: 'data_protection',
  method: 'POST',
  path: '/api/retention/holds/{id}/lift',
  summary: 'Let a participation that was stopped be weeded again',
  roles: HOLDING_ROLES,
  params: object({ id: Uuid }),
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;
