import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid, Version } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';

export const Approvals = object({
  waiting: Type.Array(
    object({
      id: Uuid,
      name: Type.String(),
      role: Type.Enum(ROLES),
      intervention: Type.String(),
      group: nullable(Type.String()),
      from: Day,
      to: nullable(Day),
      givenBy: Type.String(),
      givenAt: nullable(Type.String({ format: 'date-time' })),
      reason: nullable(Type.String()),
      version: Version,
    }),
  ),
});
export type Approvals = Static<typeof Approvals>;

export const AnswerApproval = object({ version: Version, approve: Type.Boolean() });
export type AnswerApproval = Static<typeof AnswerApproval>;

export const listApprovals = {
  operationId: 'listApprovals',
  method: 'GET',
  path: '/api/approvals',
  summary: 'Roles in the own team that wait for approval',
  roles: ['team_leader'],
  answer: { status: 200, schema: Approvals },
} as const satisfies Contract;

export const answerApproval = {
  operationId: 'answerApproval',
  method: 'PUT',
  path: '/api/approvals/{id}',
  summary: 'Approve or decline a role in the own team',
  roles: ['team_leader'],
  params: object({ id: Uuid }),
  body: AnswerApproval,
  answer: { status: 204 },
  faults: [404, 409],
} as const satisfies Contract;
