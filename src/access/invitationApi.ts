import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object } from '../platform/http/schemas.ts';
import { SHORTEST_PASSWORD } from './passwordFault.ts';
import { Session } from './sessionApi.ts';

/** The token comes in the body, never in an address, so that no log has it. */
const link = { association: Type.String({ minLength: 1, maxLength: 200 }), token: Type.String({ minLength: 1, maxLength: 200 }) };

export const Invited = object({
  name: Type.String(),
  email: Type.String(),
  association: Type.String(),
  purpose: Type.Enum(['invitation', 'password']),
});
export type Invited = Static<typeof Invited>;

export const OpenInvitation = object(link);
export type OpenInvitation = Static<typeof OpenInvitation>;

export const ChoosePassword = object({ ...link, password: Type.String({ minLength: SHORTEST_PASSWORD, maxLength: 200 }) });
export type ChoosePassword = Static<typeof ChoosePassword>;

/** Null for who has one-time codes: the link is one proof of who it is, and they have chosen to give two. */
export const ChosenPassword = object({ session: nullable(Session) });
export type ChosenPassword = Static<typeof ChosenPassword>;

export const openInvitation = {
  operationId: 'openInvitation',
  method: 'POST',
  path: '/api/invitation',
  summary: 'Whom a link to choose a password is for',
  roles: 'anyone',
  body: OpenInvitation,
  answer: { status: 200, schema: Invited },
  faults: [422, 429],
} as const satisfies Contract;

export const choosePassword = {
  operationId: 'choosePassword',
  method: 'PUT',
  path: '/api/invitation',
  summary: 'Choose a password by a link, once, and be logged in; who has one-time codes logs in with both afterwards',
  roles: 'anyone',
  body: ChoosePassword,
  answer: { status: 200, schema: ChosenPassword },
  faults: [422, 429],
} as const satisfies Contract;
