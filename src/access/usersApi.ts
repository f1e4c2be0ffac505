import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';

const User = object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  /** False from when the user has left. */
  active: Type.Boolean(),
  roles: Type.Array(object({ role: Type.Enum(ROLES), intervention: nullable(Type.String()), from: Day, to: nullable(Day) })),
});

export const Users = object({ users: Type.Array(User) });
export type Users = Static<typeof Users>;

export const listUsers = {
  operationId: 'listUsers',
  method: 'GET',
  path: '/api/users',
  summary: 'All users of the association with their roles',
  roles: ['administrator'],
  answer: { status: 200, schema: Users },
} as const satisfies Contract;
