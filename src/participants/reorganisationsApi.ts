import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, Decision, object, Uuid } from '../platform/http/schemas.ts';

const Named = object({ id: Uuid, name: Type.String() });
const Reorganisation = object({
  id: Uuid,
  intervention: Named,
  firstDay: Day,
  targets: Type.Array(Named),
  decision: Decision,
  recordedAt: Type.String({ format: 'date-time' }),
  recordedBy: Type.String(),
  /** Participations that are still to be moved; none by a decision that a later one has taken over from. */
  left: Type.Integer({ minimum: 0 }),
});
export type ShownReorganisation = Static<typeof Reorganisation>;

export const Reorganisations = object({ reorganisations: Type.Array(Reorganisation) });
export type Reorganisations = Static<typeof Reorganisations>;

export const listReorganisations = {
  operationId: 'listReorganisations',
  purpose: 'reorganisation',
  method: 'GET',
  path: '/api/reorganisations',
  summary: 'Interventions that have gone on as others, with how many participations remain to be moved; for a team leader the own ones',
  roles: ['coordinator', 'team_leader', 'auditor'],
  answer: { status: 200, schema: Reorganisations },
} as const satisfies Contract;

const ReorganiseBody = object({
  /** Made by the asker, so that the same reorganisation sent twice is one. */
  id: Uuid,
  firstDay: Type.String({ maxLength: 40 }),
  targets: Type.Array(Uuid, { maxItems: 20 }),
  decision: object({
    day: Type.String({ maxLength: 40 }),
    paragraph: Type.String({ maxLength: 200 }),
    text: Type.String({ maxLength: 5000 }),
  }),
});
export type ReorganiseBody = Static<typeof ReorganiseBody>;

export const reorganise = {
  operationId: 'reorganise',
  purpose: 'reorganisation',
  method: 'POST',
  path: '/api/interventions/{id}/reorganisations',
  summary: 'Lets an intervention go on as others from a day; where there is one, its lasting participations go there at once',
  roles: ['coordinator'],
  params: object({ id: Uuid }),
  body: ReorganiseBody,
  answer: { status: 201, schema: Reorganisation },
  faults: [404, 409, 422],
} as const satisfies Contract;

const MoveBody = object({
  moves: Type.Array(object({ target: Uuid, participations: Type.Array(Uuid, { minItems: 1, maxItems: 2000 }) }), {
    minItems: 1,
    maxItems: 20,
  }),
});
export type MoveBody = Static<typeof MoveBody>;

export const moveParticipations = {
  operationId: 'moveParticipations',
  purpose: 'reorganisation',
  method: 'POST',
  path: '/api/reorganisations/{id}/moves',
  summary: 'Says which of the own participations go on in which of the interventions that take over',
  roles: ['team_leader'],
  params: object({ id: Uuid }),
  body: MoveBody,
  answer: { status: 200, schema: object({ moved: Type.Integer({ minimum: 0 }), left: Type.Integer({ minimum: 0 }) }) },
  faults: [404, 409, 422],
} as const satisfies Contract;
