import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts identity columns with the association's data key (AES-256-GCM, fresh nonce each time).
 * `place` says which column of which record it is and is authenticated, so that a value can't be moved elsewhere.
 */
export type IdentityCipher = {
  encrypt(plain: string | Uint8Array, place: string): Buffer;
  decrypt(stored: Buffer, place: string): string;
  /** The same for what is no text: a file. */
  decryptBytes(stored: Buffer, place: string): Buffer;
  /** Blind index: the same text gives the same 32 bytes, which tell nothing without the key. */
  index(plain: string): Buffer;
};

export function identityCipher(dataKey: Buffer): IdentityCipher {
  // As key objects: with a buffer each use makes one anew, which takes three times as long as decrypting a name.
  const derive = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), purpose, 32)));
  const encryption = derive('identity columns');
  const indexing = derive('blind index');
  const decipherOf = (stored: Buffer, place: string) => {
    if (stored[0] !== FORMAT) throw new Error('an encrypted column has an unknown format');
    const decipher = createDecipheriv('aes-256-gcm', encryption, stored.subarray(1, 1 + NONCE), { authTagLength: TAG });
    return decipher.setAAD(Buffer.from(place)).setAuthTag(stored.subarray(stored.length - TAG));
  };
  const hidden = (stored: Buffer): Buffer => stored.subarray(1 + NONCE, stored.length - TAG);
  return {
    encrypt(plain, place) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(place));
      const bytes = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
      return Buffer.concat([Buffer.of(FORMAT), nonce, bytes, cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(stored, place) {
      const decipher = decipherOf(stored, place);
      return decipher.update(hidden(stored), undefined, 'utf8') + decipher.final('utf8');
    },
    decryptBytes(stored, place) {
      const decipher = decipherOf(stored, place);
      return Buffer.concat([decipher.update(hidden(stored)), decipher.final()]);
    },
    index: (plain) => createHmac('sha256', indexing).update(plain).digest(),
  };
}
