import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MasterKey } from '../database/masterKey.ts';
import { damagedBackup, notABackup, otherKey } from './backupFault.ts';

const MAGIC = Buffer.from('SAMLABAK');
const VERSION = 1;
const SALT = 32;
const CHECK = 16;
/** What stands before the first encrypted chunk: what kind of file it is, a random salt, and a mark by which the right key is known. */
export const PREFIX_BYTES = MAGIC.length + 1 + SALT + CHECK;

const CHUNK = 64 * 1024;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;
const NONCE = 12;
/** The nonce's last byte: whether more chunks follow, so that a file that was cut off is seen to be. */
const MORE = 0;
const LAST = 1;

/** The keys of one file: they are its own, since its salt is, so a chunk's number is enough of a nonce. */
export type FileKeys = { readonly prefix: Buffer; readonly encryption: Buffer };

/** The prefix and keys of a new file. */
export function newFileKeys(key: MasterKey): FileKeys {
  return keysOf(key, randomBytes(SALT));
}

/** The keys of a file by its first bytes. Throws a UserError when it is no backup, of another version, or made with another master key. */
export function fileKeysFrom(prefix: Buffer, key: MasterKey): FileKeys {
  if (prefix.length < PREFIX_BYTES || !prefix.subarray(0, MAGIC.length).equals(MAGIC)) throw notABackup();
  if (prefix[MAGIC.length] !== VERSION) throw notABackup('newer');
  const made = keysOf(key, prefix.subarray(MAGIC.length + 1, MAGIC.length + 1 + SALT));
  if (!timingSafeEqual(made.prefix, prefix.subarray(0, PREFIX_BYTES))) throw otherKey();
  return made;
}

function keysOf(key: MasterKey, salt: Buffer): FileKeys {
  const { encryption, check } = key.backupKeys(salt);
  const head = Buffer.concat([MAGIC, Buffer.of(VERSION), salt]);
  return { prefix: Buffer.concat([head, createHmac('sha256', check).update(head).digest().subarray(0, CHECK)]), encryption };
}

/**
 * Encrypts a stream in chunks of 64 KiB, each AES-256-GCM under its number and whether it is the last: none can be changed, moved,
 * left out or cut off. (The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, as the age format has it.)
 */
export async function* sealChunks(plain: AsyncIterable<Buffer>, { encryption, prefix }: FileKeys): AsyncGenerator<Buffer> {
  yield prefix;
  let number = 0;
  for await (const { chunk, isLast } of inChunks(plain, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', encryption, nonce(number, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** The other way. Throws a UserError at the first chunk that is not as it was written. Takes what follows the prefix. */
export async function* openChunks(stored: AsyncIterable<Buffer>, { encryption }: FileKeys): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, isLast } of inChunks(stored, SEALED_CHUNK)) {
    if (chunk.length < TAG) throw damagedBackup();
    const decipher = createDecipheriv('aes-256-gcm', encryption, nonce(number, isLast), { authTagLength: TAG });
    decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
    try {
      yield Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG)), decipher.final()]);
    } catch {
      throw damagedBackup();
    }
    number += 1;
  }
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE);
  bytes.writeUIntBE(number, 5, 6);
  bytes[NONCE - 1] = isLast ? LAST : MORE;
  return bytes;
}

/** The bytes in pieces of one size; the last one, which there always is, may be shorter. */
async function* inChunks(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    waiting.push(part);
    length += part.length;
    // One byte more than a piece says that there is a next one.
    if (length <= size) continue;
    let all = Buffer.concat(waiting, length);
    for (; all.length > size; all = all.subarray(size)) yield { chunk: all.subarray(0, size), isLast: false };
    waiting = [all];
    length = all.length;
  }
  yield { chunk: Buffer.concat(waiting, length), isLast: true };
}
