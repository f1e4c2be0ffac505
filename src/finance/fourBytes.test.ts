import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBytes, firstMarked, fourDigits, fourTimes, hasHigh, wordOf, zeroBytes } from './fourBytes.ts';

const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
const word = (four: Uint8Array): number => new DataView(four.buffer, four.byteOffset).getInt32(0, true);

describe('four bytes at a time', () => {
  it('find the first byte that is sought', () => {
    fc.assert(
      fc.property(bytes, fc.nat(255), (four, sought) => {
        const marks = zeroBytes(word(four) ^ fourTimes(sought));
        expect(marks === 0 ? -1 : firstMarked(marks)).toBe(four.indexOf(sought));
      }),
    );
    expect(firstMarked(zeroBytes(wordOf('a}}}') ^ fourTimes(125)))).toBe(1);
  });

  it('tell digits from all else', () => {
    for (let number = 0; number < 10_000; number++) expect(fourDigits(wordOf(String(number).padStart(4, '0')))).toBe(number);
    fc.assert(
      fc.property(bytes, (four) => {
        const areDigits = four.every((byte) => byte >= 48 && byte <= 57);
        expect(fourDigits(word(four)) >= 0).toBe(areDigits);
      }),
    );
    for (const text of ['201/', '20:1', '-201', '1 93']) expect(fourDigits(wordOf(text))).toBe(-1);
  });

  it('are cut short, and looked at for bytes above 127', () => {
    expect([0, 1, 2, 3].map((count) => firstBytes(wordOf('#VER'), count))).toEqual(['', '#', '#V', '#VE'].map(wordOf));
    fc.assert(
      fc.property(bytes, (four) => {
        expect(hasHigh(word(four))).toBe(four.some((byte) => byte > 127));
      }),
    );
  });
});
