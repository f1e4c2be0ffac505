import { Type } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, settingAnswer, settingChange } from '../platform/http/schemas.ts';

const Profile = object({ shownName: Type.String({ maxLength: 1000 }), organisationNumber: Type.String({ maxLength: 100 }) });
const count = Type.Integer({ minimum: 0, maximum: 1000 });
const Thresholds = object({ smallestCell: count, smallestGroup: count });

export const getProfile = {
  operationId: 'getProfile',
  method: 'GET',
  path: '/api/settings/profile',
  summary: 'The association as it presents itself, with earlier values and decisions',
  roles: ['coordinator', 'auditor'],
  answer: { status: 200, schema: settingAnswer(Profile) },
} as const satisfies Contract;

export const saveProfile = {
  operationId: 'saveProfile',
  method: 'PUT',
  path: '/api/settings/profile',
  summary: 'Changes name or organisation number by decision',
  roles: ['coordinator'],
  body: settingChange(Profile),
  answer: { status: 200, schema: settingAnswer(Profile) },
  faults: [409, 422],
} as const satisfies Contract;

export const getThresholds = {
  operationId: 'getThresholds',
  method: 'GET',
  path: '/api/settings/thresholds',
  summary: 'The smallest cell and the smallest group that are published, with earlier values and decisions',
  roles: ['coordinator', 'auditor'],
  answer: { status: 200, schema: settingAnswer(Thresholds) },
} as const satisfies Contract;

export const saveThresholds = {
  operationId: 'saveThresholds',
  method: 'PUT',
  path: '/api/settings/thresholds',
  summary: 'Changes the smallest cell or group by decision',
  roles: ['coordinator'],
  body: settingChange(Thresholds),
  answer: { status: 200, schema: settingAnswer(Thresholds) },
  faults: [409, 422],
} as const satisfies Contract;
