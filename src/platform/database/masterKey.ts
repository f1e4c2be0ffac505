import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../userError.ts';

const NONCE = 12;
const TAG = 16;

/** The installation's secret, 32 bytes, never in a database. Everything else is derived from it or wrapped by it. */
export type MasterKey = {
  appPassword(catalogue: string): string;
  backupPassword(catalogue: string): string;
  secret(purpose: string): string;
  fingerprint(): string;
  wrap(key: Buffer): Buffer;
  unwrap(wrapped: Buffer): Buffer;
  /** The keys of one backup file, by the salt that stands in it: one encrypts, the other only tells whether the master key is right. */
  backupKeys(salt: Buffer): { readonly encryption: Buffer; readonly check: Buffer };
};

export function masterKeyOf(secret: Buffer): MasterKey {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `samla ${purpose}`, 32));
  const wrapping = derive('wrap data key');
  return {
    appPassword: (catalogue) => derive(`application role of ${catalogue}`).toString('base64url'),
    backupPassword: (catalogue) => derive(`backup role of ${catalogue}`).toString('base64url'),
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
    backupKeys(salt) {
      const keys = Buffer.from(hkdfSync('sha256', secret, salt, 'samla backup file', 64));
      return { encryption: keys.subarray(0, 32), check: keys.subarray(32) };
    },
  };
}

/**
 * The master key from `SAMLA_KEY` (64 hexadecimal digits) or the key file; a new one is made and kept in the file only
 * when the installation is new, since another key could never read what is stored.
 */
export function loadMasterKey(fromEnvironment: string | undefined, file: string, installationIsNew: boolean): MasterKey {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return masterKeyOf(parseKey(fromEnvironment, 'SAMLA_KEY'));
  if (existsSync(file)) return readKeyFile(file);
  if (!installationIsNew) {
    throw new UserError(
      'master-key-missing',
      `Huvudnyckeln saknas: varken SAMLA_KEY eller filen ${file} finns, men det som ska läsas är krypterat med den. Lägg tillbaka nyckelfilen från där ni förvarar den, eller sätt SAMLA_KEY.`,
    );
  }
  return makeKeyFile(file);
}

/** On the disk before anything is encrypted with it. The caller sees to it that two don't make one at once. */
function makeKeyFile(file: string): MasterKey {
  const secret = randomBytes(32);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw fileFault(error, file, 'skrivas');
  }
  return masterKeyOf(secret);
}

function readKeyFile(file: string): MasterKey {
  try {
    return masterKeyOf(parseKey(readFileSync(file, 'utf8').trim(), file));
  } catch (error) {
    throw fileFault(error, file, 'läsas');
  }
}

function fileFault(error: unknown, file: string, done: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) return error;
  return new UserError(
    'master-key-file',
    `Huvudnyckelns fil ${file} kan inte ${done} (${String(error.code)}). Kör som den användare som äger datamappen, eller sätt SAMLA_KEY.`,
  );
}

function parseKey(text: string, where: string): Buffer {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) {
    throw new UserError(
      'master-key-malformed',
      `Huvudnyckeln i ${where} ska vara 64 hexadecimala tecken. Gör en ny med "openssl rand -hex 32", eller lägg tillbaka den gamla.`,
    );
  }
  return Buffer.from(text, 'hex');
}
