import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { PARTY_KINDS } from './party.ts';

const day = Type.String({ maxLength: 40, description: 'ÅÅÅÅ-MM-DD, empty for none' });
const fields = {
  kind: Type.Enum(PARTY_KINDS),
  name: Type.String({ maxLength: 1000 }),
  isMember: Type.Boolean(),
  /** Hundredths of a percent of the member money. */
  share: nullable(Type.Integer({ minimum: 0, maximum: 100_000 })),
  email: Type.String({ maxLength: 500 }),
  from: day,
  to: day,
};
const changed = { version: Type.Integer({ minimum: 1 }), recordedAt: Type.String({ format: 'date-time' }), recordedBy: Type.String() };
const PartyAnswer = object({
  id: Uuid,
  ...fields,
  ...changed,
  versions: Type.Array(object({ ...changed, value: object(fields) })),
});
export type PartyAnswer = Static<typeof PartyAnswer>;
export const Parties = object({ parties: Type.Array(PartyAnswer) });
export type Parties = Static<typeof Parties>;

export const listParties = {
  operationId: 'listParties',
  method: 'GET',
  path: '/api/parties',
  summary: 'All parties of the association with what was said of them earlier',
  roles: ['coordinator', 'economist', 'auditor'],
  answer: { status: 200, schema: Parties },
} as const satisfies Contract;

export const saveParty = {
  operationId: 'saveParty',
  method: 'PUT',
  path: '/api/parties',
  summary: 'Adds a party (version 0) under an id of the asker’s own, or changes one',
  roles: ['coordinator'],
  body: object({ id: Uuid, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), value: object(fields) }),
  answer: { status: 200, schema: Parties },
  faults: [404, 409, 422],
} as const satisfies Contract;
