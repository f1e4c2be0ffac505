import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../shared/result.ts';
import { PASSKEY_TRANSPORTS, type MadePasskey, type PasskeyOptions, type PasskeyRequest, type ShownPasskey } from './passkeyApi.ts';
import type { PasskeySettings } from './passkeySettings.ts';

/** How long a person may take with finger, face, PIN, or another device. */
export const PASSKEY_MINUTES = 5;
export const HANDLE_BYTES = 32;
const CHALLENGE_BYTES = 32;
/** COSE: ES256, EdDSA, RS256 – what devices have. */
const ALGORITHMS = [-7, -8, -257];

/** A key that the browser is told of: what the device calls it and how the device is reached. */
export type KnownPasskey = { readonly credentialId: Buffer; readonly transports: readonly string[] };
export type NewPasskey = KnownPasskey & { readonly publicKey: Buffer; readonly counter: number; readonly isSynced: boolean };
export type PasskeyOwner = { readonly handle: Buffer; readonly email: string; readonly name: string; readonly association: string };

/** Passkeys by WebAuthn: user verification is required, so that the device is one factor and finger, face or PIN the other. */
export type Passkeys = {
  readonly address: string;
  /** What a browser makes a new key from. The challenge is to be kept, for that browser alone. */
  toAdd(owner: PasskeyOwner, has: readonly KnownPasskey[]): PasskeyOptions;
  /** What a browser asks the person's device with; no keys named: whichever the device has for this address. */
  toShow(named: readonly KnownPasskey[]): PasskeyRequest;
  /** A new key, if it was made for this address, now, and with the person verified. */
  readMade(made: MadePasskey, challenge: string): Promise<Result<NewPasskey, 'false'>>;
  /** Whether a signature holds. How far the key has counted is for who keeps it to judge. */
  check(
    shown: ShownPasskey,
    challenge: string,
    publicKey: Buffer,
  ): Promise<Result<{ readonly counter: number; readonly isSynced: boolean }, 'false'>>;
};

export function passkeysAt({ origin, rpId }: PasskeySettings): Passkeys {
  const timeout = PASSKEY_MINUTES * 60_000;
  return {
    address: origin,
    toAdd: ({ handle, email, name, association }, has) => ({
      challenge: newChallenge(),
      rp: { id: rpId, name: 'Samla' },
      user: { id: handle.toString('base64url'), name: email, displayName: `${name}, ${association}` },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
      timeout,
      attestation: 'none',
      excludeCredentials: has.map(told),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    }),
    toShow: (named) => ({ challenge: newChallenge(), rpId, timeout, userVerification: 'required', allowCredentials: named.map(told) }),
    async readMade({ credentialId: id, clientData, attestation, transports }, challenge) {
      const { verifyRegistrationResponse } = await library();
      try {
        const { registrationInfo, verified } = await verifyRegistrationResponse({
          response: {
            id,
            rawId: id,
            type: 'public-key',
            clientExtensionResults: {},
            response: { clientDataJSON: clientData, attestationObject: attestation },
          },
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITHMS,
        });
        if (!verified) return err('false');
        const { credential, credentialBackedUp } = registrationInfo;
        return ok({
          credentialId: Buffer.from(credential.id, 'base64url'),
          publicKey: Buffer.from(credential.publicKey),
          counter: credential.counter,
          isSynced: credentialBackedUp,
          transports: known(transports),
        });
      } catch {
        // The library throws for whatever does not hold; what exactly is no help to who asks.
        return err('false');
      }
    },
    async check({ credentialId: id, clientData, authenticatorData, signature }, challenge, publicKey) {
      const { verifyAuthenticationResponse } = await library();
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: {
            id,
            rawId: id,
            type: 'public-key',
            clientExtensionResults: {},
            response: { clientDataJSON: clientData, authenticatorData, signature },
          },
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          requireUserVerification: true,
          // Counted from 0: the database compares with what was counted last, where two logins at once can't both pass.
          credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
        });
        if (!verified) return err('false');
        return ok({ counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp });
      } catch {
        return err('false');
      }
    },
  };
}

/** A quarter of a second and 24 MB: read when the first passkey is checked. */
const library = () => import('@simplewebauthn/server');

const newChallenge = (): string => randomBytes(CHALLENGE_BYTES).toString('base64url');

/** Those that are known: browsers may say others. */
const known = (transports: readonly string[]) => PASSKEY_TRANSPORTS.filter((one) => transports.includes(one));

const told = ({ credentialId, transports }: KnownPasskey) => ({
  id: credentialId.toString('base64url'),
  type: 'public-key' as const,
  transports: known(transports),
});
