import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';
import { SHORTEST_PASSWORD } from './passwordFault.ts';

const HeldRole = object({
  role: Type.Enum(ROLES),
  interventionId: nullable(Uuid),
  /** Names of what the role is for, null where it is for something else. */
  intervention: nullable(Type.String()),
  party: nullable(Type.String()),
  group: nullable(Type.String()),
});

export const Session = object({
  user: object({ id: Uuid, name: Type.String(), email: Type.String() }),
  association: object({ name: Type.String(), slug: Type.String() }),
  roles: Type.Array(HeldRole),
  /** True while the password is the one that was handed over: the user is asked to choose an own one. */
  passwordIsTemporary: Type.Boolean(),
  /** True where the association asks more than the password that was logged in by: until then nothing but the own account opens. */
  needsSecondFactor: Type.Boolean(),
  /** How many roles wait for the approval of who asks, as leader of a team. */
  waitingApprovals: Type.Integer({ minimum: 0 }),
  /** Today in Sweden by the server's clock; the browser's own is never asked. */
  today: Day,
});
export type Session = Static<typeof Session>;

export const LogIn = object({
  /** Name or address name (slug) of the association. */
  association: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  /** One-time or recovery code, for who has them; asked for when it is missing. */
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type LogIn = Static<typeof LogIn>;

export const ChangePassword = object({
  current: Type.String({ minLength: 1, maxLength: 200 }),
  next: Type.String({ minLength: SHORTEST_PASSWORD, maxLength: 200 }),
});
export type ChangePassword = Static<typeof ChangePassword>;

export const logIn = {
  operationId: 'logIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Log in with e-mail and password',
  roles: 'anyone',
  body: LogIn,
  answer: { status: 200, schema: Session },
  faults: [429],
} as const satisfies Contract;
export const getSession = {
  operationId: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is logged in, where and with which roles',
  roles: 'user',
  answer: { status: 200, schema: Session },
} as const satisfies Contract;
export const OwnProof = object({
  /** Whether it was proved so lately who one is that files with personal data may be taken out. */
  isFresh: Type.Boolean(),
  /** How long that lasts. */
  minutes: Type.Integer(),
  /** Where an own passkey would do instead of the password; null for who has none. */
  passkeysAt: nullable(Type.String()),
});
export type OwnProof = Static<typeof OwnProof>;

export const getOwnProof = {
  operationId: 'getOwnProof',
  method: 'GET',
  path: '/api/session/proof',
  summary: 'Whether it was proved lately who one is',
  roles: 'user',
  purpose: 'own_account',
  answer: { status: 200, schema: OwnProof },
} as const satisfies Contract;

export const proveOneself = {
  operationId: 'proveOneself',
  method: 'POST',
  path: '/api/session/proof',
  summary: 'Proves again who one is, before personal data is taken out',
  roles: 'user',
  purpose: 'own_account',
  body: object({
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  answer: { status: 204 },
  faults: [422, 429],
} as const satisfies Contract;

export const logOut = {
  operationId: 'logOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Log out',
  roles: 'user',
  answer: { status: 204 },
} as const satisfies Contract;

export const changePassword = {
  operationId: 'changePassword',
  method: 'PUT',
  path: '/api/password',
  summary: 'Choose a new password',
  roles: 'user',
  body: ChangePassword,
  answer: { status: 204 },
  faults: [422, 429],
} as const satisfies Contract;
