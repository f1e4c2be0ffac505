import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { Session } from './sessionApi.ts';

const Instant = Type.String({ format: 'date-time' });
/** Bytes as base64url without padding. */
const bytes = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[\\w-]+$' });
const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });

/** How a device may be reached. https://www.w3.org/TR/webauthn-3/#enum-transport */
export const PASSKEY_TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const ToldPasskey = object({
  id: Type.String(),
  type: Type.Literal('public-key'),
  transports: Type.Array(Type.Enum(PASSKEY_TRANSPORTS)),
});

/** PublicKeyCredentialCreationOptionsJSON, as far as it is used. https://www.w3.org/TR/webauthn-3/ */
export const PasskeyOptions = object({
  challenge: Type.String(),
  rp: object({ id: Type.String(), name: Type.String() }),
  user: object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  pubKeyCredParams: Type.Array(object({ alg: Type.Integer(), type: Type.Literal('public-key') })),
  timeout: Type.Integer(),
  attestation: Type.Literal('none'),
  excludeCredentials: Type.Array(ToldPasskey),
  authenticatorSelection: object({
    residentKey: Type.Literal('required'),
    requireResidentKey: Type.Boolean(),
    userVerification: Type.Literal('required'),
  }),
});
export type PasskeyOptions = Static<typeof PasskeyOptions>;

/** PublicKeyCredentialRequestOptionsJSON, as far as it is used. */
export const PasskeyRequest = object({
  challenge: Type.String(),
  rpId: Type.String(),
  timeout: Type.Integer(),
  userVerification: Type.Literal('required'),
  allowCredentials: Type.Array(ToldPasskey),
});
export type PasskeyRequest = Static<typeof PasskeyRequest>;

/** A key that a device has made. */
export const MadePasskey = object({
  credentialId: bytes(1400),
  clientData: bytes(8000),
  attestation: bytes(40_000),
  transports: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 }),
});
export type MadePasskey = Static<typeof MadePasskey>;

/** A challenge that a device has signed. */
export const ShownPasskey = object({
  credentialId: bytes(1400),
  clientData: bytes(8000),
  authenticatorData: bytes(4000),
  signature: bytes(4000),
  /** Whom the device knows; not there where the keys were named. */
  userHandle: nullable(bytes(100)),
});
export type ShownPasskey = Static<typeof ShownPasskey>;

export const OwnPasskey = object({
  id: Uuid,
  name: Type.String(),
  since: Instant,
  usedAt: nullable(Instant),
  /** Kept by a service for the user's other devices too. */
  isSynced: Type.Boolean(),
});
export type OwnPasskey = Static<typeof OwnPasskey>;

export const beginPasskeyLogin = {
  operationId: 'beginPasskeyLogin',
  method: 'POST',
  path: '/api/passkey-login',
  summary: 'Begins a login by passkey: what the browser is to let a key sign',
  roles: 'anyone',
  body: object({ association: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: { status: 200, schema: PasskeyRequest },
  faults: [422, 429],
} as const satisfies Contract;

export const logInByPasskey = {
  operationId: 'logInByPasskey',
  method: 'PUT',
  path: '/api/passkey-login',
  summary: 'Log in with what a passkey has signed; both factors at once',
  roles: 'anyone',
  body: ShownPasskey,
  answer: { status: 200, schema: Session },
  faults: [422, 429],
} as const satisfies Contract;

export const beginPasskeyProof = {
  operationId: 'beginPasskeyProof',
  method: 'POST',
  path: '/api/session/proof/passkey',
  summary: 'What one of the own passkeys is to sign, to prove again who one is',
  roles: 'user',
  purpose: 'own_account',
  answer: { status: 200, schema: PasskeyRequest },
  faults: [422, 429],
} as const satisfies Contract;

export const proveByPasskey = {
  operationId: 'proveByPasskey',
  method: 'PUT',
  path: '/api/session/proof/passkey',
  summary: 'Proves again who one is by an own passkey',
  roles: 'user',
  purpose: 'own_account',
  body: ShownPasskey,
  answer: { status: 204 },
  faults: [422, 429],
} as const satisfies Contract;

export const beginPasskey = {
  operationId: 'beginPasskey',
  method: 'POST',
  path: '/api/factors/passkeys/options',
  summary: 'What a new passkey is to be made from',
  roles: 'user',
  purpose: 'own_account',
  changesLogin: true,
  answer: { status: 200, schema: PasskeyOptions },
  faults: [422, 429],
} as const satisfies Contract;

export const addPasskey = {
  operationId: 'addPasskey',
  method: 'POST',
  path: '/api/factors/passkeys',
  summary: 'A new passkey that the own device has made',
  roles: 'user',
  purpose: 'own_account',
  body: object({ name, made: MadePasskey }),
  answer: { status: 204 },
  faults: [422, 429],
} as const satisfies Contract;

export const renamePasskey = {
  operationId: 'renamePasskey',
  method: 'PUT',
  path: '/api/factors/passkeys/{id}',
  summary: 'Calls an own passkey something else',
  roles: 'user',
  purpose: 'own_account',
  params: object({ id: Uuid }),
  body: object({ name }),
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;

export const removePasskey = {
  operationId: 'removePasskey',
  method: 'DELETE',
  path: '/api/factors/passkeys/{id}',
  summary: 'Takes an own passkey away, unless nothing would be left that is enough to log in by',
  roles: 'user',
  purpose: 'own_account',
  changesLogin: true,
  params: object({ id: Uuid }),
  answer: { status: 204 },
  faults: [404, 409],
} as const satisfies Contract;
