import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object } from '../platform/http/schemas.ts';
import { Session } from './sessionApi.ts';

export const LoginWays = object({
  eIdentification: Type.Boolean(),
  /** The one address that passkeys work at, null where they work nowhere. */
  passkeysAt: nullable(Type.String()),
});
export type LoginWays = Static<typeof LoginWays>;

export const getLoginWays = {
  operationId: 'getLoginWays',
  method: 'GET',
  path: '/api/login-ways',
  summary: 'Which ways to log in this installation offers besides the password',
  roles: 'anyone',
  answer: { status: 200, schema: LoginWays },
} as const satisfies Contract;

export const BegunElsewhere = object({ url: Type.String() });
export type BegunElsewhere = Static<typeof BegunElsewhere>;

export const beginEIdentification = {
  operationId: 'beginEIdentification',
  method: 'POST',
  path: '/api/e-identification',
  summary: 'Begins a login by e-identification: where the browser is to go',
  roles: 'anyone',
  body: object({ association: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: { status: 200, schema: BegunElsewhere },
  faults: [422, 429],
} as const satisfies Contract;

export const linkEIdentification = {
  operationId: 'linkEIdentification',
  method: 'POST',
  path: '/api/factors/e-identification',
  summary: 'Begins to link the own e-identification; needs the password',
  roles: 'user',
  purpose: 'own_account',
  body: object({
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  answer: { status: 200, schema: BegunElsewhere },
  faults: [422, 429],
} as const satisfies Contract;

export const FinishedElsewhere = object({
  /** The session that began; null when an e-identification was linked to the one there was. */
  session: nullable(Session),
  slug: Type.String(),
});
export type FinishedElsewhere = Static<typeof FinishedElsewhere>;

export const finishEIdentification = {
  operationId: 'finishEIdentification',
  method: 'POST',
  path: '/api/e-identification/answer',
  summary: 'Finishes a login or a link with what the provider sent the browser back with',
  roles: 'anyone',
  body: object({ query: Type.String({ minLength: 1, maxLength: 4000 }) }),
  answer: { status: 200, schema: FinishedElsewhere },
  faults: [422, 429],
} as const satisfies Contract;
