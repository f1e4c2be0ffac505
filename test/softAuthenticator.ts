import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { MadePasskey, PasskeyOptions, PasskeyRequest, ShownPasskey } from '../src/access/passkeyApi.ts';

/** What a device and its browser say that is not so. */
export type Lie = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly type?: string;
  readonly userHandle?: string | null;
  /** Counts from here instead of on. */
  readonly counter?: number;
};

const FLAGS = { present: 0x01, verified: 0x04, hasKey: 0x40 } as const;
const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const wordOf = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

// As much of CBOR (RFC 8949) as a key is told in.
const head = (kind: number, value: number): Buffer =>
  value < 24
    ? wordOf((kind << 5) | value, 1)
    : value < 256
      ? wordOf((((kind << 5) | 24) << 8) | value, 2)
      : Buffer.concat([wordOf((kind << 5) | 25, 1), wordOf(value, 2)]);
const whole = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const map = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

/** A passkey's device with the browser before it, of software: ES256, one key, counted. */
export class SoftAuthenticator {
  readonly id = randomBytes(32);
  readonly #key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  #handle: string | null = null;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get credentialId(): string {
    return this.id.toString('base64url');
  }

  /** The key as the server keeps it, without a browser between. */
  kept(handle: Buffer): { readonly credentialId: Buffer; readonly publicKey: Buffer } {
    this.#handle = handle.toString('base64url');
    return { credentialId: this.id, publicKey: this.#coseKey() };
  }

  make(options: Pick<PasskeyOptions, 'challenge' | 'rp' | 'user'>, lie: Lie = {}): MadePasskey {
    this.#handle = options.user.id;
    const authData = Buffer.concat([
      this.#authData(lie.rpId ?? options.rp.id, FLAGS.hasKey, lie),
      Buffer.alloc(16),
      wordOf(this.id.length, 2),
      this.id,
      this.#coseKey(),
    ]);
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(authData)],
    ]);
    return {
      credentialId: this.credentialId,
      clientData: this.#clientData('webauthn.create', options.challenge, lie).toString('base64url'),
      attestation: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  show({ challenge, rpId }: Pick<PasskeyRequest, 'challenge' | 'rpId'>, lie: Lie = {}): ShownPasskey {
    this.#counter = lie.counter ?? this.#counter + 1;
    const clientData = this.#clientData('webauthn.get', challenge, lie);
    const authenticatorData = this.#authData(lie.rpId ?? rpId, 0, lie);
    return {
      credentialId: this.credentialId,
      clientData: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#key.privateKey).toString('base64url'),
      userHandle: lie.userHandle === undefined ? this.#handle : lie.userHandle,
    };
  }

  #clientData(type: string, challenge: string, lie: Lie): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }

  #authData(rpId: string, more: number, { isVerified = true }: Lie): Buffer {
    const flags = FLAGS.present | (isVerified ? FLAGS.verified : 0) | more;
    return Buffer.concat([sha256(rpId), wordOf(flags, 1), wordOf(this.#counter, 4)]);
  }

  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return map([
      [whole(1), whole(2)],
      [whole(3), whole(-7)],
      [whole(-1), whole(1)],
      [whole(-2), bytes(Buffer.from(x, 'base64url'))],
      [whole(-3), bytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}
