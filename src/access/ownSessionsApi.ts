import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, Uuid } from '../platform/http/schemas.ts';
import { SeenSession } from './usersApi.ts';

export const OwnSessions = object({ sessions: Type.Array(SeenSession) });
export type OwnSessions = Static<typeof OwnSessions>;

export const listOwnSessions = {
  operationId: 'listOwnSessions',
  purpose: 'own_account',
  method: 'GET',
  path: '/api/sessions',
  summary: 'The browsers in which one is logged in',
  roles: 'user',
  answer: { status: 200, schema: OwnSessions },
} as const satisfies Contract;

export const endOwnSession = {
  operationId: 'endOwnSession',
  purpose: 'own_account',
  method: 'DELETE',
  path: '/api/sessions/{id}',
  summary: 'Log out of another browser',
  roles: 'user',
  params: object({ id: Uuid }),
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;

export const endOtherSessions = {
  operationId: 'endOtherSessions',
  purpose: 'own_account',
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Log out of all browsers but this one',
  roles: 'user',
  answer: { status: 204 },
} as const satisfies Contract;
