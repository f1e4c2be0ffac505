import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, settingAnswer, settingChange, Uuid } from '../platform/http/schemas.ts';
import { FACTOR_RULES } from './loginRules.ts';
import { OwnPasskey } from './passkeyApi.ts';

const Instant = Type.String({ format: 'date-time' });
const code = Type.String({ minLength: 1, maxLength: 60 });
const password = Type.String({ minLength: 1, maxLength: 200 });

export const OwnFactors = object({
  codeSince: nullable(Instant),
  recoveryCodesLeft: Type.Integer(),
  eIdentitySince: nullable(Instant),
  /** Oldest first. */
  passkeys: Type.Array(OwnPasskey),
  /** The one address that passkeys work at, null where they work nowhere. */
  passkeysAt: nullable(Type.String()),
  /** Whether this installation offers e-identification. */
  offersEIdentification: Type.Boolean(),
  /** Whether the association asks more than a password of this user. */
  isAsked: Type.Boolean(),
});
export type OwnFactors = Static<typeof OwnFactors>;

export const CodeSecret = object({ secret: Type.String(), address: Type.String() });
export type CodeSecret = Static<typeof CodeSecret>;
export const RecoveryCodes = object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

export const getOwnFactors = {
  operationId: 'getOwnFactors',
  method: 'GET',
  path: '/api/factors',
  summary: 'The own ways to log in besides the password',
  roles: 'user',
  purpose: 'own_account',
  answer: { status: 200, schema: OwnFactors },
} as const satisfies Contract;

export const beginOneTimeCodes = {
  operationId: 'beginOneTimeCodes',
  method: 'POST',
  path: '/api/factors/one-time-codes',
  summary: 'A new secret for the own authenticator; nothing is asked for until its first code is right',
  roles: 'user',
  purpose: 'own_account',
  body: object({ password }),
  answer: { status: 200, schema: CodeSecret },
  faults: [409, 422, 429],
} as const satisfies Contract;

export const confirmOneTimeCodes = {
  operationId: 'confirmOneTimeCodes',
  method: 'PUT',
  path: '/api/factors/one-time-codes',
  summary: 'The first code of the authenticator; answers with recovery codes, once',
  roles: 'user',
  purpose: 'own_account',
  body: object({ code }),
  answer: { status: 200, schema: RecoveryCodes },
  faults: [409, 422, 429],
} as const satisfies Contract;

export const removeOneTimeCodes = {
  operationId: 'removeOneTimeCodes',
  method: 'POST',
  path: '/api/factors/one-time-codes/removal',
  summary: 'Stops asking for codes; needs password and a code',
  roles: 'user',
  purpose: 'own_account',
  body: object({ password, code }),
  answer: { status: 204 },
  faults: [409, 422, 429],
} as const satisfies Contract;

export const renewRecoveryCodes = {
  operationId: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/factors/recovery-codes',
  summary: 'New recovery codes in place of the earlier ones; needs password and a code',
  roles: 'user',
  purpose: 'own_account',
  body: object({ password, code }),
  answer: { status: 200, schema: RecoveryCodes },
  faults: [409, 422, 429],
} as const satisfies Contract;

export const removeUserFactors = {
  operationId: 'removeUserFactors',
  method: 'POST',
  path: '/api/users/{id}/factors/removal',
  summary: 'Takes away the ways to log in of a user who has lost them, all but the password, and ends the sessions',
  roles: ['administrator'],
  params: object({ id: Uuid }),
  body: object({ reason: Type.String({ minLength: 3, maxLength: 500 }) }),
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;

const LoginRules = object({ secondFactor: Type.Enum(FACTOR_RULES) });

export const getLoginRules = {
  operationId: 'getLoginRules',
  method: 'GET',
  path: '/api/settings/login',
  summary: 'Of whom more than a password is asked, with earlier values and decisions',
  roles: ['coordinator', 'administrator', 'auditor'],
  answer: { status: 200, schema: settingAnswer(LoginRules) },
} as const satisfies Contract;

export const saveLoginRules = {
  operationId: 'saveLoginRules',
  method: 'PUT',
  path: '/api/settings/login',
  summary: 'Changes by decision of whom more than a password is asked',
  roles: ['coordinator'],
  body: settingChange(LoginRules),
  answer: { status: 200, schema: settingAnswer(LoginRules) },
  faults: [409, 422],
} as const satisfies Contract;
