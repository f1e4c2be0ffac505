import { PlainText } from './plainText.ts';

const LINE_FEED = 10;
const TAKEN_AT_ONCE = 1 << 16;
const TEXT_AT_ONCE = 1 << 11;
/** A longer line is no line of a ledger; bytes. */
export const LONGEST_LINE = 1_000_000;

/** So many bytes after the whole lines there may be read, whatever they are. */
export const READABLE_AFTER = 128;

/** The part of a file that is read just now: whole lines, and the start of the next. */
export class SieWindow {
  bytes = new Uint8Array(2 * TAKEN_AT_ONCE);
  view = new DataView(this.bytes.buffer);
  /** Where the whole lines end. */
  whole = 0;
  #length = 0;
  readonly #plain = new PlainText();
  #text = '';
  #textFrom = 0;
  #textTo = 0;

  /**
   * The text of `bytes[from, to)`, sign for byte, where they are ASCII or plain letters of CP437. It is cut from a longer one, made once
   * for some lines: to make one of each few bytes would cost more than to read them.
   */
  textAt(from: number, to: number): string {
    if (from < this.#textFrom || to > this.#textTo) this.#makeText(from, to);
    return this.#text.slice(from - this.#textFrom, to - this.#textFrom);
  }

  /** Takes bytes of `chunk` from `from` on. @returns from where more is to be taken next time. */
  take(chunk: Uint8Array, from: number): number {
    const to = Math.min(chunk.length, from + TAKEN_AT_ONCE);
    const length = this.#length + to - from;
    if (length + READABLE_AFTER > this.bytes.length) this.#grow(length + READABLE_AFTER);
    this.bytes.set(chunk.subarray(from, to), this.#length);
    this.#length = length;
    this.whole = this.bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
    this.#textTo = 0;
    return to;
  }

  /** Leaves out the whole lines, which have been read. @returns how long the line is that has begun. */
  drop(): number {
    this.bytes.copyWithin(0, this.whole, this.#length);
    this.#length -= this.whole;
    this.whole = 0;
    return this.#length;
  }

  #makeText(from: number, to: number): void {
    const end = Math.min(Math.max(to, from + TEXT_AT_ONCE), this.#length);
    const bytes = this.bytes.subarray(from, end);
    this.#plain.forgetLetters();
    this.#plain.noteLetters(bytes, 0, bytes.length);
    this.#text = this.#plain.of(bytes, bytes.length);
    this.#textFrom = from;
    this.#textTo = end;
  }

  #grow(length: number): void {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length + 1)));
    bytes.set(this.bytes.subarray(0, this.#length));
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}
