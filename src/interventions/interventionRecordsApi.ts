import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { INTERVENTION_KINDS } from './interventionFacts.ts';

const day = Type.String({ maxLength: 40, description: 'ÅÅÅÅ-MM-DD, empty for none' });
const text = Type.String({ maxLength: 2000 });
const facts = {
  name: text,
  kind: nullable(Type.Enum(INTERVENTION_KINDS)),
  targetGroup: text,
  controllerId: nullable(Uuid),
  agreements: Type.Array(object({ processor: text, from: day, to: day }), { maxItems: 50 }),
  /** Shares in hundredths of a percent. */
  coFinanciers: Type.Array(object({ partyId: Uuid, share: Type.Integer({ minimum: 0, maximum: 100_000 }), ofWhat: text }), {
    maxItems: 50,
  }),
  planned: Type.Array(
    object({ year: Type.Integer({ minimum: 0, maximum: 9999 }), participants: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }),
    { maxItems: 100 },
  ),
  from: day,
  to: day,
  contactName: text,
  contactEmail: text,
  contactPhone: text,
};
const InterventionRecord = object({
  id: Uuid,
  ...facts,
  version: Type.Integer({ minimum: 1 }),
  recordedAt: nullable(Type.String({ format: 'date-time' })),
  recordedBy: nullable(Type.String()),
});
export type InterventionRecord = Static<typeof InterventionRecord>;

/** Parties by key and name, for those that are named in the records. */
const PartyNames = Type.Array(object({ id: Uuid, name: Type.String() }));
export const InterventionRecords = object({ interventions: Type.Array(InterventionRecord), parties: PartyNames });
export type InterventionRecords = Static<typeof InterventionRecords>;

export const InterventionAnswer = object({
  intervention: InterventionRecord,
  parties: PartyNames,
  versions: Type.Array(
    object({
      version: Type.Integer({ minimum: 1 }),
      value: object(facts),
      recordedAt: Type.String({ format: 'date-time' }),
      recordedBy: Type.String(),
    }),
  ),
});
export type InterventionAnswer = Static<typeof InterventionAnswer>;

const READERS = ['coordinator', 'economist', 'team_leader', 'auditor'] as const;
const params = object({ id: Uuid });

export const listInterventionRecords = {
  operationId: 'listInterventionRecords',
  method: 'GET',
  path: '/api/interventions/records',
  summary: 'Interventions with controller, co-financiers, plan and period: all of them, for a team leader the own ones',
  roles: READERS,
  answer: { status: 200, schema: InterventionRecords },
} as const satisfies Contract;

export const getIntervention = {
  operationId: 'getIntervention',
  method: 'GET',
  path: '/api/interventions/{id}',
  summary: 'An intervention with what was said of it earlier',
  roles: READERS,
  params,
  answer: { status: 200, schema: InterventionAnswer },
  faults: [404],
} as const satisfies Contract;

export const saveIntervention = {
  operationId: 'saveIntervention',
  method: 'PUT',
  path: '/api/interventions/{id}',
  summary: 'Changes an intervention, or adds one (version 0) under an id of the asker’s own',
  roles: ['coordinator'],
  params,
  body: object({ version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), value: object(facts) }),
  answer: { status: 200, schema: InterventionAnswer },
  faults: [404, 409, 422],
} as const satisfies Contract;
