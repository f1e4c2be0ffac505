import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { HELD_AS } from './caseload.ts';

const As = Type.Enum([...HELD_AS]);
const Text = Type.String({ maxLength: 400 });

const Worker = object({ userId: Uuid, name: Type.String(), heldAs: As });

const Caseloads = object({
  interventions: Type.Array(
    object({
      id: Uuid,
      name: Type.String(),
      /** Whether the asker leads it, and so hands over in one go. */
      isLed: Type.Boolean(),
      /** Who can have participations. */
      workers: Type.Array(Worker),
      /** Who has lasting ones, those who no longer work there too; null for nobody. */
      holders: Type.Array(
        object({
          userId: nullable(Uuid),
          name: nullable(Type.String()),
          heldAs: As,
          isWorker: Type.Boolean(),
          participations: Type.Array(Uuid),
        }),
      ),
    }),
  ),
});
export type Caseloads = Static<typeof Caseloads>;

export const listCaseloads = {
  operationId: 'listCaseloads',
  method: 'GET',
  path: '/api/caseloads',
  summary: 'Who has which of the own teams’ lasting participations, and who can have them',
  roles: ['team_leader', 'team_member'],
  answer: { status: 200, schema: Caseloads },
} as const satisfies Contract;

const HandOver = object({
  intervention: Uuid,
  heldAs: As,
  /** Whose they are now; null for those that are nobody's. */
  from: nullable(Uuid),
  to: nullable(Uuid),
  day: Text,
  reason: Text,
  /** Which of them, all at least one. */
  participations: Type.Array(Uuid, { minItems: 1, maxItems: 5000 }),
});
export type HandOver = Static<typeof HandOver>;

export const handOver = {
  operationId: 'handOver',
  method: 'POST',
  path: '/api/caseloads/hand-over',
  summary: 'Hands participations over from one to another from a day, all of them or some',
  roles: ['team_leader'],
  body: HandOver,
  answer: { status: 200, schema: object({ moved: Type.Integer({ minimum: 0 }) }) },
  faults: [404, 409, 422],
} as const satisfies Contract;

const params = object({ id: Uuid });
const OwnCaseload = object({
  /** Who has had it, the latest first. */
  entries: Type.Array(
    object({ heldAs: As, userId: Uuid, name: nullable(Type.String()), from: Day, to: nullable(Day), reason: Type.String() }),
  ),
  /** Who can have it; none where the asker may not say. */
  workers: Type.Array(Worker),
});
export type OwnCaseload = Static<typeof OwnCaseload>;

export const getCaseload = {
  operationId: 'getCaseload',
  method: 'GET',
  path: '/api/participants/{id}/caseload',
  summary: 'Whose a participation is and has been',
  roles: ['team_leader', 'team_member', 'counsellor'],
  params,
  answer: { status: 200, schema: OwnCaseload },
  faults: [404],
} as const satisfies Contract;

const SaveCaseload = object({ heldAs: As, from: nullable(Uuid), to: nullable(Uuid), day: Text, reason: Text });
export type SaveCaseload = Static<typeof SaveCaseload>;

export const saveCaseload = {
  operationId: 'saveCaseload',
  method: 'PUT',
  path: '/api/participants/{id}/caseload',
  summary: 'Says who has a participation from a day',
  roles: ['team_leader', 'team_member'],
  params,
  body: SaveCaseload,
  answer: { status: 200, schema: OwnCaseload },
  faults: [404, 409, 422],
} as const satisfies Contract;
