import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CMYK_JPEG, JPEG, LATITUDE, photoOfPhone, PNG, pngOfProgram, PROGRESSIVE_JPEG, SECRETS } from '../../test/exampleImages.ts';
import { LARGEST_IMAGE_BYTES } from './imageFault.ts';
import { readImageFile } from './imageFile.ts';

const read = (bytes: Uint8Array) => {
  const image = readImageFile(bytes);
  if (!image.ok) throw new Error(image.error);
  return image.value;
};
const fault = (bytes: Uint8Array | string) => {
  const image = readImageFile(typeof bytes === 'string' ? Uint8Array.from(Buffer.from(bytes, 'latin1')) : bytes);
  return image.ok ? 'none' : image.error;
};
const holds = (bytes: Uint8Array, words: string | Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from(words));
const secretsIn = (bytes: Uint8Array) => [...SECRETS, LATITUDE].filter((one) => holds(bytes, one));

describe('an image that is put into a report', () => {
  it('is known by what is in it, with its size', () => {
    expect(read(PNG)).toMatchObject({ mediaType: 'image/png', width: 48, height: 32, orientation: 1 });
    expect(read(JPEG)).toMatchObject({ mediaType: 'image/jpeg', width: 48, height: 32, orientation: 1 });
    expect(read(PROGRESSIVE_JPEG)).toMatchObject({ mediaType: 'image/jpeg', width: 48, height: 32 });
  });

  it('that holds nothing but pixels stays as it is, byte for byte', () => {
    for (const plain of [PNG, JPEG, PROGRESSIVE_JPEG]) expect(Buffer.from(read(plain).bytes).equals(Buffer.from(plain))).toBe(true);
  });

  it('from a phone loses place, time, maker and the smaller picture, and nothing of itself', () => {
    expect(secretsIn(photoOfPhone())).toHaveLength(SECRETS.length + 1);
    expect(Buffer.from(read(photoOfPhone()).bytes).equals(Buffer.from(JPEG))).toBe(true);
    expect(Buffer.from(read(pngOfProgram()).bytes).equals(Buffer.from(PNG))).toBe(true);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('that lies the way %i in the camera is still the right way up, and says nothing else', (orientation) => {
    const image = read(photoOfPhone(orientation));
    expect(image).toMatchObject(orientation > 4 ? { orientation, width: 32, height: 48 } : { orientation, width: 48, height: 32 });
    expect(secretsIn(image.bytes)).toEqual([]);
    expect(image.bytes.length).toBe(JPEG.length + 36);
    // Read again it is what it was.
    expect(read(image.bytes)).toEqual(image);
  });

  it('is held to five megabytes and twenty-four million pixels', () => {
    expect(fault(new Uint8Array(LARGEST_IMAGE_BYTES + 1).fill(0xff))).toBe('too-large');
    const wide = Uint8Array.from(JPEG);
    const frame = Buffer.from(wide).indexOf(Uint8Array.of(0xff, 0xc0));
    wide.set([0x7f, 0xff, 0x7f, 0xff], frame + 5);
    expect(fault(wide)).toBe('too-many-pixels');
  });

  it('of another kind, SVG too, is told by what it is, whatever it is called (V1.3.4)', () => {
    expect(fault('')).toBe('empty');
    expect(fault('Det här är en textfil som heter bild.png.')).toBe('no-image');
    expect(fault('%PDF-1.7')).toBe('no-image');
    expect(fault('<!doctype html><html><svg></svg></html>')).toBe('no-image');
    expect(fault('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toBe('svg');
    expect(fault('\u00ef\u00bb\u00bf<?xml version="1.0"?>\n<!-- x -->\n<svg width="1">')).toBe('svg');
    for (const other of ['GIF89a', 'BM1234', 'II*\0', 'RIFF\0\0\0\0WEBPVP8 ']) expect(fault(other)).toBe('other-image');
    for (const phone of ['heic', 'mif1', 'avif']) expect(fault(`\0\0\0\u0018ftyp${phone}`)).toBe('heic');
    expect(fault(CMYK_JPEG)).toBe('unusual');
  });

  it('that is cut off anywhere is said to be', () => {
    for (const whole of [PNG, JPEG, PROGRESSIVE_JPEG, photoOfPhone(6)])
      for (let length = 8; length < Math.min(whole.length, JPEG.length); length += 1)
        expect(readImageFile(whole.subarray(0, length)).ok).toBe(false);
    expect(fault(PNG.subarray(0, 100))).toBe('truncated');
    expect(fault(JPEG.subarray(0, 300))).toBe('truncated');
  });

  it('that is damaged is refused or clean, and never brings the reader down', () => {
    const originals = [photoOfPhone(6), photoOfPhone(1, PROGRESSIVE_JPEG), pngOfProgram()];
    const change = fc.record({
      kind: fc.constantFrom('set', 'remove', 'insert', 'cut'),
      at: fc.nat({ max: 1200 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
      count: fc.integer({ min: 1, max: 40 }),
    });
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 4 }), (original, changes) => {
        let bytes: number[] = [...original];
        for (const { kind, at, bytes: other, count } of changes) {
          if (kind === 'cut') bytes = bytes.slice(0, Math.max(at, 20));
          else bytes.splice(at, kind === 'insert' ? 0 : kind === 'set' ? other.length : count, ...(kind === 'remove' ? [] : other));
        }
        const image = readImageFile(Uint8Array.from(bytes));
        if (!image.ok) return;
        taken += 1;
        const { bytes: made, mediaType, width, height } = image.value;
        expect(width * height).toBeGreaterThan(0);
        expect(secretsIn(made).map((one) => one.toString())).toEqual([]);
        expect(holds(made, 'http://ns.adobe.com')).toBe(false);
        // The only EXIF there may be is the one that says which way up.
        expect(Buffer.from(made).toString('latin1').split('Exif\0\0').length - 1).toBe(
          mediaType === 'image/jpeg' && image.value.orientation > 1 ? 1 : 0,
        );
        expect(readImageFile(made)).toEqual(image);
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(40);
  });
});
