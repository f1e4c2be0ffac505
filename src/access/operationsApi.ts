import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';
import { ROOMS } from './operationRooms.ts';

const RoleOperation = object({
  operationId: Type.String(),
  room: Type.Enum(ROOMS),
  /** Which roles have it; 'user' is everybody who is logged in. */
  roles: Type.Union([Type.Literal('user'), Type.Array(Type.Enum(ROLES))]),
  /** Whether it asks again who one is. */
  asksProof: Type.Boolean(),
});
export type RoleOperation = Static<typeof RoleOperation>;

export const listOperations = {
  operationId: 'listOperations',
  method: 'GET',
  path: '/api/operations',
  summary: 'Which roles have which operations, room by room, of the contracts that the server itself goes by',
  roles: 'user',
  answer: { status: 200, schema: object({ operations: Type.Array(RoleOperation) }) },
} as const satisfies Contract;
