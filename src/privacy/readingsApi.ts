import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { PURPOSES } from '../shared/purposes.ts';

export const Readings = object({
  /** The interventions of the asker that the list is about. */
  interventions: Type.Array(Type.String()),
  readings: Type.Array(
    object({
      day: Day,
      role: Type.String(),
      intervention: Type.String(),
      purpose: Type.Enum(PURPOSES),
      reason: nullable(Type.String()),
      kind: Type.Enum(['read', 'written']),
      times: Type.Integer(),
    }),
  ),
});
export type Readings = Static<typeof Readings>;

export const listReadings = {
  operationId: 'listReadings',
  purpose: 'log_disclosure',
  method: 'GET',
  path: '/api/participants/{id}/readings',
  summary: 'Who has read or written about a participant, for the participant: function, day and purpose',
  roles: ['team_leader', 'team_member', 'counsellor'],
  params: object({ id: Uuid }),
  answer: { status: 200, schema: Readings },
  faults: [404],
} as const satisfies Contract;

export const listOwnReadings = {
  operationId: 'listOwnReadings',
  purpose: 'log_disclosure',
  method: 'GET',
  path: '/api/own/readings',
  summary: 'Who has read or written about oneself: function, day and purpose',
  roles: ['participant'],
  answer: { status: 200, schema: Readings },
} as const satisfies Contract;
