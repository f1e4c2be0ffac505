import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../userError.ts';

const NONCE = 12;
const TAG = 16;

/** The installation's secret, 32 bytes, never in a database. Everything else is derived from it or wrapped by it. */
export type MasterKey = { appPassword(catalogue: string): string; secret(purpose: string): string; fingerprint(): string; wrap(key: Buffer): Buffer; unwrap(wrapped: Buffer): Buffer };

export function masterKeyOf(secret: Buffer): MasterKey {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `samla ${purpose}`, 32));
  const wrapping = derive('wrap data key');
  return {
    appPassword: (catalogue) => derive(`application role of ${catalogue}`).toString('base64url'),
    secret: (purpose) => derive(purpose).toString('base64url'),
    fingerprint: () => createHmac('sha256', derive('fingerprint')).update('samla').digest('hex').slice(0, 32),
    wrap(key) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(wrapped) {
      const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE, wrapped.length - TAG)), decipher.final()]);
    },
  };
}

/**
 * The master key from `SAMLA_KEY` (64 hexadecimal digits) or the key file; a new one is made and kept in the file only
 * when the installation is new, since another key could never read what is stored.
 */
export function loadMasterKey(fromEnvironment: string | undefined, file: string, installationIsNew: boolean): MasterKey {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return masterKeyOf(parseKey(fromEnvironment, 'SAMLA_KEY'));
  if (existsSync(file)) return masterKeyOf(parseKey(readFileSync(file, 'utf8').trim(), file));
  if (!installationIsNew) {
    throw new UserError('master-key-missing', `Huvudnyckeln saknas: varken SAMLA_KEY eller filen ${file} finns, men databasen har redan innehåll. Lägg tillbaka nyckelfilen från er säkerhetskopia eller sätt SAMLA_KEY.`);
  }
  const secret = randomBytes(32);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // 'wx': of two first starts at once one makes the key and the other reads it.
  try {
    writeFileSync(file, `${secret.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!existsSync(file)) throw error;
    return masterKeyOf(parseKey(readFileSync(file, 'utf8').trim(), file));
  }
  return masterKeyOf(secret);
}

function parseKey(text: string, where: string): Buffer {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) {
    throw new UserError('master-key-malformed', `Huvudnyckeln i ${where} ska vara 64 hexadecimala tecken. Gör en ny med "openssl rand -hex 32", eller lägg tillbaka den gamla.`);
  }
  return Buffer.from(text, 'hex');
}
