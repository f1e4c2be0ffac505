import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asItWas, measured } from './hashedPieces.ts';
import { zipWriter } from './zipFile.ts';

const AT = new Date('2026-11-29T23:30:00Z');

async function* made(end = 'slut'): AsyncGenerator<Uint8Array> {
  const zip = zipWriter(AT);
  const [first, second] = [zip.add('rader.txt'), zip.add('tabeller/å.csv')];
  for (const word of ['ett', 'två']) {
    second.write(`${word};`);
    first.write(`${word}\n`);
    yield* zip.take();
  }
  first.end();
  second.end();
  const paper = zip.add('papper/bild.png', false);
  paper.write(Uint8Array.from([1, 2, 3]));
  paper.end();
  const list = zip.add('lista.json');
  list.write(JSON.stringify({ end, files: zip.files }));
  list.end();
  zip.end();
  yield* zip.take();
}
const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};

describe('a ZIP file made piece by piece', () => {
  it('holds each file whole, however they were written in turn, and knows their hashes', async () => {
    const files = unzipSync(await whole(made()));
    expect(Object.keys(files)).toEqual(['rader.txt', 'tabeller/å.csv', 'papper/bild.png', 'lista.json']);
    expect(strFromU8(files['tabeller/å.csv'] ?? new Uint8Array())).toBe('ett;två;');
    const listed = JSON.parse(strFromU8(files['lista.json'] ?? new Uint8Array())).files;
    expect(listed[0]).toEqual({ name: 'rader.txt', bytes: 9, sha256: createHash('sha256').update('ett\ntvå\n').digest('hex') });
  });

  it('is the same byte for byte when it is made again, and says its instant in UTC', async () => {
    const [once, again] = [await whole(made()), await whole(made())];
    expect(Buffer.compare(once, again)).toBe(0);
    // Time and day of the first file, as ZIP writes them: 23:30:00 on 29 November 2026.
    expect([once[10], once[11], once[12], once[13]]).toEqual([0xc0, 0xbb, 0x7d, 0x5d]);
  });

  it('breaks off when it is not what it was', async () => {
    const { sha256, bytes } = await measured(made());
    expect((await whole(asItWas(made(), sha256))).length).toBe(bytes);
    await expect(whole(asItWas(made('annat'), sha256))).rejects.toThrow('another hash');
  });
});
