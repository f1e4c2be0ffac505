import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { PasskeyFault } from './passkeyFault.ts';

// Load it when a passkey is used.

/** Lets the person's device make a key. @throws PasskeyFault where it made none */
export const makeOnDevice = (optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> =>
  startRegistration({ optionsJSON }).catch(told);

/** Lets a key on the person's device sign. @throws PasskeyFault where none did */
export const signOnDevice = (optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> =>
  startAuthentication({ optionsJSON }).catch(told);

function told(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') throw new PasskeyFault('known');
  if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyFault('calledOff');
  if (name === 'NotSupportedError' || name === 'SecurityError' || name === 'ConstraintError') throw new PasskeyFault('unfit');
  throw error;
}
