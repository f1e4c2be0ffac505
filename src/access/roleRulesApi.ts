import { Type } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, settingAnswer, settingChange } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';

const role = Type.Enum(ROLES);
const RoleRules = object({ employeesInTeams: Type.Boolean(), apart: Type.Array(object({ one: role, other: role }), { maxItems: 60 }) });

export const getRoleRules = {
  operationId: 'getRoleRules',
  method: 'GET',
  path: '/api/settings/roles',
  summary: 'Who may hold which role, with earlier values and decisions',
  roles: ['coordinator', 'administrator', 'auditor'],
  answer: { status: 200, schema: settingAnswer(RoleRules) },
} as const satisfies Contract;

export const saveRoleRules = {
  operationId: 'saveRoleRules',
  method: 'PUT',
  path: '/api/settings/roles',
  summary: 'Changes who may hold which role by decision, above the floor that holds everywhere',
  roles: ['coordinator'],
  body: settingChange(RoleRules),
  answer: { status: 200, schema: settingAnswer(RoleRules) },
  faults: [409, 422],
} as const satisfies Contract;
