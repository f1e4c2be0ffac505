import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';

const id = object({ id: Uuid });
const EmailText = Type.String({ maxLength: 254 });

export const ParticipantLogin = object({
  /** Null while the participant has none. */
  login: nullable(
    object({
      /** Null for a protected person: how they are reached is told nowhere but in the record that is opened. */
      email: nullable(Type.String()),
      state: Type.Enum(['invited', 'active']),
      /** Null where it is not known, as of a login that an operator gave. */
      givenAt: nullable(Type.String()),
      givenBy: Type.String(),
      /** Until when the link that is out works; null without one. */
      linkUntil: nullable(Type.String()),
      delivery: nullable(Type.Enum(['waiting', 'sent', 'failed', 'handed'])),
    }),
  ),
  /** Whether links are sent by e-mail; else they are handed over. */
  sendsMail: Type.Boolean(),
});
export type ParticipantLogin = Static<typeof ParticipantLogin>;

const Delivered = object({
  delivery: Type.Enum(['waiting', 'sent', 'failed', 'handed']),
  /** To be handed over, this once, where no letter can be sent. */
  link: nullable(Type.String()),
  faultText: nullable(Type.String()),
});
export type DeliveredLink = Static<typeof Delivered>;

export const getParticipantLogin = {
  operationId: 'getParticipantLogin',
  method: 'GET',
  path: '/api/participants/{id}/login',
  summary: 'Whether a participant has a login of their own',
  roles: ['team_leader', 'team_member'],
  params: id,
  answer: { status: 200, schema: ParticipantLogin },
  faults: [404],
} as const satisfies Contract;

export const giveParticipantLogin = {
  operationId: 'giveParticipantLogin',
  method: 'PUT',
  path: '/api/participants/{id}/login',
  summary: 'Gives a participant a login under a key made by the asker, and sends a link to choose a password; sent twice it is there once',
  roles: ['team_leader', 'team_member'],
  params: id,
  body: object({ userId: Uuid, email: EmailText }),
  answer: { status: 200, schema: Delivered },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const sendParticipantLink = {
  operationId: 'sendParticipantLink',
  method: 'POST',
  path: '/api/participants/{id}/login/link',
  summary: 'Sends a participant a new link to choose a password; the one before is void',
  roles: ['team_leader', 'team_member'],
  params: id,
  answer: { status: 200, schema: Delivered },
  faults: [404, 409],
} as const satisfies Contract;

export const endParticipantLogin = {
  operationId: 'endParticipantLogin',
  method: 'POST',
  path: '/api/participants/{id}/login/end',
  summary: 'Ends a participant’s login at once, wherever it is open',
  roles: ['team_leader', 'team_member'],
  params: id,
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;
