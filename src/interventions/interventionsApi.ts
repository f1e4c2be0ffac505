import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, Uuid } from '../platform/http/schemas.ts';

export const Interventions = object({ interventions: Type.Array(object({ id: Uuid, name: Type.String() })) });
export type Interventions = Static<typeof Interventions>;

export const listInterventions = {
  operationId: 'listInterventions',
  method: 'GET',
  path: '/api/interventions',
  summary: 'The interventions whose figures the user may ask for: all for a coordinator, the own ones for a team',
  roles: ['coordinator', 'team_leader', 'team_member', 'counsellor'],
  answer: { status: 200, schema: Interventions },
} as const satisfies Contract;
