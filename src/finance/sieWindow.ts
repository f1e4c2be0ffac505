const LINE_FEED = 10;
const TAKEN_AT_ONCE = 1 << 16;
/** A longer line is no line of a ledger; bytes. */
export const LONGEST_LINE = 1_000_000;
const ascii = new TextDecoder('utf-8');

/** The part of a file that is read just now: whole lines, and the start of the next. */
export class SieWindow {
  bytes = new Uint8Array(2 * TAKEN_AT_ONCE);
  /** The whole lines as text, sign for byte; where a byte is above 127 the sign means nothing. Texts cut from it cost next to nothing. */
  text = '';
  /** Where the whole lines end. */
  whole = 0;
  #length = 0;
  #masked = new Uint8Array(this.bytes.length);

  /** Takes bytes of `chunk` from `from` on. @returns from where more is to be taken next time. */
  take(chunk: Uint8Array, from: number): number {
    const to = Math.min(chunk.length, from + TAKEN_AT_ONCE);
    const length = this.#length + to - from;
    if (length > this.bytes.length) this.#grow(length);
    this.bytes.set(chunk.subarray(from, to), this.#length);
    this.#length = length;
    this.whole = this.bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (this.whole > 0) this.text = this.#ascii(this.whole);
    return to;
  }

  /** Leaves out the whole lines, which have been read. @returns how long the line is that has begun. */
  drop(): number {
    this.bytes.copyWithin(0, this.whole, this.#length);
    this.#length -= this.whole;
    this.whole = 0;
    return this.#length;
  }

  // Clearing the upper bit of four bytes at a time and decoding the rest as ASCII is many times faster than decoding any code page.
  #ascii(length: number): string {
    const words = Math.ceil(length / 4);
    const from = new Uint32Array(this.bytes.buffer, 0, words);
    const masked = new Uint32Array(this.#masked.buffer, 0, words);
    for (let i = 0; i < words; i++) masked[i] = (from[i] ?? 0) & 0x7f7f7f7f;
    return ascii.decode(this.#masked.subarray(0, length));
  }

  #grow(length: number): void {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length + 1)));
    bytes.set(this.bytes.subarray(0, this.#length));
    this.bytes = bytes;
    this.#masked = new Uint8Array(bytes.length);
  }
}
