import { Type } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, settingAnswer, settingChange } from '../platform/http/schemas.ts';
import { SIGN_CONVENTIONS } from './economySettings.ts';

const short = Type.String({ maxLength: 20 });
const EconomySettings = object({ signs: Type.Enum(SIGN_CONVENTIONS), equityFrom: short, equityTo: short, dimension: short });

export const getEconomySettings = {
  operationId: 'getEconomySettings',
  method: 'GET',
  path: '/api/settings/economy',
  summary: 'Sign convention, equity accounts and object dimension, with earlier values and decisions',
  roles: ['coordinator', 'economist', 'auditor'],
  answer: { status: 200, schema: settingAnswer(EconomySettings) },
} as const satisfies Contract;

export const saveEconomySettings = {
  operationId: 'saveEconomySettings',
  method: 'PUT',
  path: '/api/settings/economy',
  summary: 'Changes the sign convention, the equity accounts or the object dimension by decision',
  roles: ['coordinator'],
  body: settingChange(EconomySettings),
  answer: { status: 200, schema: settingAnswer(EconomySettings) },
  faults: [409, 422],
} as const satisfies Contract;
