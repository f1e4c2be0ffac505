import { CP437_CODES, LETTER_CLASSES } from './codePages.ts';

const HIGH = 128;

/**
 * Makes texts, sign for byte, of bytes that are ASCII or plain letters of CP437 (what others become is undefined). Latin-1 is the one
 * code page whose decoding costs nothing, so a copy of the bytes is changed from the one to the other: only the letters, which are
 * few, have other bytes there.
 */
export class PlainText {
  #latin1 = Buffer.alloc(0);
  /** Where `noteLetters` has met plain letters. */
  #letters = new Int32Array(1 << 12);
  #count = 0;

  /** @returns all classes (`LETTER_CLASSES`) of `bytes[from, to)`, as bits. */
  noteLetters(bytes: Uint8Array, from: number, to: number): number {
    if (this.#count + to - from > this.#letters.length) this.#grow(to - from);
    const letters = this.#letters;
    const letterClasses = LETTER_CLASSES;
    let count = this.#count;
    let classes = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte < HIGH) continue;
      const letterClass = letterClasses[byte] ?? 0;
      classes |= letterClass;
      letters[count] = i;
      count += letterClass & 1;
    }
    this.#count = count;
    return classes;
  }

  forgetLetters(): void {
    this.#count = 0;
  }

  /** The text of `bytes[0, length)`, with the letters that were noted. */
  of(bytes: Uint8Array, length: number): string {
    if (this.#latin1.length < length) this.#latin1 = Buffer.alloc(bytes.length);
    const latin1 = this.#latin1;
    latin1.set(bytes.subarray(0, length));
    const letters = this.#letters;
    for (let i = 0, count = this.#count; i < count; i++) {
      const at = letters[i] ?? 0;
      latin1[at] = CP437_CODES[bytes[at] ?? 0] ?? 0;
    }
    return latin1.toString('latin1', 0, length);
  }

  #grow(more: number): void {
    const letters = new Int32Array(2 * (this.#count + more));
    letters.set(this.#letters);
    this.#letters = letters;
  }
}
