/**
 * Four bytes of a text at a time, as one number whose lowest byte is the first (`getInt32(at, true)`): a step that costs about as
 * much as one for a single byte. Source: Hacker's Delight, "Find first 0-byte".
 */

const ONES = 0x01010101;
const UPPER_BITS = 0x80808080 | 0;
const UPPER_HALVES = 0xf0f0f0f0 | 0;
const LOWER_HALVES = 0x0f0f0f0f;
const ZEROS = 0x30303030;
const SIX_MORE = 0x06060606;

/** A text of at most four ASCII letters as such a number. */
export const wordOf = (text: string): number => Array.from(text).reduce((word, letter, i) => word | (letter.charCodeAt(0) << (8 * i)), 0);

/** Four times the same byte. */
export const fourTimes = (byte: number): number => Math.imul(byte, ONES);

/** A bit in each byte of `word` that is zero, and maybe in some after the first; 0 when none is. */
export const zeroBytes = (word: number): number => (word - ONES) & ~word & UPPER_BITS;

/** The place, 0–3, of the first byte that `zeroBytes` has marked. */
export const firstMarked = (marks: number): number => (31 - Math.clz32(marks & -marks)) >>> 3;

/** The first `count` bytes of `word`, 0–3 of them, and zeros after. */
export const firstBytes = (word: number, count: number): number => word & ~(-1 << (8 * count));

/** Whether a byte is above 127. */
export const hasHigh = (word: number): boolean => (word & UPPER_BITS) !== 0;

/** The number that four digits write, or −1. */
export function fourDigits(word: number): number {
  if ((word & UPPER_HALVES) !== ZEROS || ((word + SIX_MORE) & UPPER_HALVES) !== ZEROS) return -1;
  // 1·2·3·4 → 12·34 → 1234
  const pairs = (Math.imul(word & LOWER_HALVES, 10 * 256 + 1) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, 100 * 65_536 + 1) >>> 16;
}
