import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { masterKeyOf } from '../database/masterKey.ts';
import { fileKeysFrom, newFileKeys, openChunks, PREFIX_BYTES, sealChunks } from './backupCipher.ts';

const key = masterKeyOf(Buffer.alloc(32, 7));

async function* parts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function whole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of bytes) all.push(part);
  return Buffer.concat(all);
}
const seal = (plain: Buffer, size = 10_000): Promise<Buffer> => whole(sealChunks(parts(plain, size), newFileKeys(key)));
const open = (stored: Buffer, size = 7_777): Promise<Buffer> =>
  whole(openChunks(parts(stored.subarray(PREFIX_BYTES), size), fileKeysFrom(stored.subarray(0, PREFIX_BYTES), key)));

const CHUNK = 64 * 1024;
const SEALED = CHUNK + 16;

describe('an encrypted stream', () => {
  it('comes back as it was, whatever its length and however it is cut on the way', async () => {
    for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 500]) {
      const plain = randomBytes(length);
      for (const size of [1_000, CHUNK, 10 * CHUNK]) expect((await open(await seal(plain, size), size)).equals(plain)).toBe(true);
    }
  });

  it('looks different each time, and has nothing in it of what it hides', async () => {
    const plain = Buffer.from('Agda Ek 198501012382 '.repeat(10_000));
    const [one, two] = [await seal(plain), await seal(plain)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('Agda')).toBe(false);
  });

  it('is refused with one bit changed anywhere, cut off, lengthened, or with chunks moved', async () => {
    const stored = await seal(randomBytes(2 * CHUNK + 10));
    const changed = (at: number): Buffer => {
      const copy = Buffer.from(stored);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const refused = (bytes: Buffer) => expect(open(bytes)).rejects.toThrow(/skadad, avkortad eller ändrad/);
    for (const at of [PREFIX_BYTES, PREFIX_BYTES + CHUNK, PREFIX_BYTES + SEALED, stored.length - 1]) await refused(changed(at));
    const at = (chunk: number): number => PREFIX_BYTES + chunk * SEALED;
    for (const length of [PREFIX_BYTES, PREFIX_BYTES + 10, at(1), at(2), stored.length - 1]) await refused(stored.subarray(0, length));
    await refused(Buffer.concat([stored, Buffer.alloc(1)]));
    await refused(
      Buffer.concat([stored.subarray(0, at(0)), stored.subarray(at(1), at(2)), stored.subarray(at(0), at(1)), stored.subarray(at(2))]),
    );
    await refused(Buffer.concat([stored.subarray(0, at(1)), stored.subarray(at(2))]));
  });

  it('says at once when the master key is another, when the file is no backup, and when its format is newer', async () => {
    const prefix = (await seal(Buffer.alloc(10))).subarray(0, PREFIX_BYTES);
    expect(() => fileKeysFrom(prefix, masterKeyOf(Buffer.alloc(32, 8)))).toThrow(/Huvudnyckeln är inte den/);
    expect(() => fileKeysFrom(Buffer.from('PK\u0003\u0004 en arbetsbok'.padEnd(200)), key)).toThrow(/ingen säkerhetskopia/);
    expect(() => fileKeysFrom(prefix.subarray(0, 20), key)).toThrow(/ingen säkerhetskopia/);
    const newer = Buffer.from(prefix);
    newer[8] = 2;
    expect(() => fileKeysFrom(newer, key)).toThrow(/format som den här versionen av Samla inte känner/);
  });
});
