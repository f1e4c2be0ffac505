import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { USUAL_PAGE } from './participantPage.ts';

const Participant = object({
  participationId: Uuid,
  /** Null for a protected person, and where no name has been told. */
  name: nullable(Type.String()),
  birthYear: nullable(Type.Integer()),
  protected: Type.Boolean(),
  intervention: Type.String(),
  municipality: nullable(Type.String()),
  enrolled: Day,
  closed: nullable(Day),
  closingReason: nullable(Type.String()),
});
export const Participants = object({
  total: Type.Integer({ minimum: 0 }),
  offset: Type.Integer({ minimum: 0 }),
  participants: Type.Array(Participant),
});
export type Participants = Static<typeof Participants>;

export const listParticipants = {
  operationId: 'listParticipants',
  method: 'GET',
  path: '/api/participants',
  summary: "The participants of the user's own interventions, the latest enrolled first",
  roles: ['team_leader', 'team_member', 'counsellor'],
  query: object({
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: USUAL_PAGE })),
  }),
  answer: { status: 200, schema: Participants },
} as const satisfies Contract;
