import { CP437_CODES, LETTER_CLASSES } from './codePages.ts';

const LINE_FEED = 10;
const TAKEN_AT_ONCE = 1 << 16;
const UPPER_BITS = 0x80808080 | 0;
/** A longer line is no line of a ledger; bytes. */
export const LONGEST_LINE = 1_000_000;

/** The part of a file that is read just now: whole lines, and the start of the next. */
export class SieWindow {
  bytes = new Uint8Array(2 * TAKEN_AT_ONCE);
  view = new DataView(this.bytes.buffer);
  /** The whole lines as text, sign for byte, where bytes are ASCII or plain letters of CP437. Texts cut from it cost next to nothing. */
  text = '';
  /** Where the whole lines end. */
  whole = 0;
  #length = 0;
  #latin1 = new Uint8Array(this.bytes.length);

  /** Takes bytes of `chunk` from `from` on. @returns from where more is to be taken next time. */
  take(chunk: Uint8Array, from: number): number {
    const to = Math.min(chunk.length, from + TAKEN_AT_ONCE);
    const length = this.#length + to - from;
    if (length > this.bytes.length) this.#grow(length);
    this.bytes.set(chunk.subarray(from, to), this.#length);
    this.#length = length;
    this.whole = this.bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (this.whole > 0) this.text = this.#plainText(this.whole);
    return to;
  }

  /** Leaves out the whole lines, which have been read. @returns how long the line is that has begun. */
  drop(): number {
    this.bytes.copyWithin(0, this.whole, this.#length);
    this.#length -= this.whole;
    this.whole = 0;
    return this.#length;
  }

  #plainText(length: number): string {
    const latin1 = this.#latin1;
    latin1.set(this.bytes.subarray(0, length));
    writeLatin1Letters(this.bytes, latin1, length);
    return Buffer.from(latin1.buffer, 0, length).toString('latin1');
  }

  #grow(length: number): void {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length + 1)));
    bytes.set(this.bytes.subarray(0, this.#length));
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
    this.#latin1 = new Uint8Array(bytes.length);
  }
}

// Latin-1 is the one code page whose decoding costs nothing, and its Swedish letters have other bytes than those of CP437.
// Sixteen bytes at a time are looked at; few hold such a letter. (Functions that end in their loop: the compiler enters loops
// midway, and would time and again be surprised by what comes after.)
function writeLatin1Letters(from: Uint8Array, to: Uint8Array, length: number): void {
  const words = new Int32Array(from.buffer);
  for (let i = 0; i * 4 < length; i += 4) {
    const four = (words[i] ?? 0) | (words[i + 1] ?? 0) | (words[i + 2] ?? 0) | (words[i + 3] ?? 0);
    if ((four & UPPER_BITS) !== 0) writeLatin1Letter(from, to, i * 4, i * 4 + 16);
  }
}

function writeLatin1Letter(from: Uint8Array, to: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const byte = from[i] ?? 0;
    if (LETTER_CLASSES[byte] === 1) to[i] = CP437_CODES[byte] ?? 0;
  }
}
