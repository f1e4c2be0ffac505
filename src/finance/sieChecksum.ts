import { encodeCp437 } from './codePages.ts';
import { crc32 } from './crc32.ts';
import { MARK } from './sieFields.ts';
import type { SieLine } from './sieLine.ts';

/**
 * #KSUMMA: CRC-32 over the CP437 bytes of tag and fields of all lines between the two #KSUMMA, without separators, quotes, braces
 * and line ends. A program that writes another code page may have summed its own bytes, and one may sum `\"` as it stands in the
 * file: the sum of the bytes as written is kept beside and counts as right too. Source: SIE 4B, "Kontrollsummering".
 */
export class SieChecksum {
  #sum = 0;
  #sumAsWritten: number | undefined;

  /** Adds the line just read. */
  add(line: SieLine): void {
    const { fields } = line;
    const { bytes, count } = fields;
    if (this.#sumAsWritten === undefined && line.isPlain()) {
      let sum = this.#sum;
      for (let i = 0; i < count; i++) if ((fields.mark(i) & BRACE) === 0) sum = crc32(bytes, sum, fields.start(i), fields.end(i));
      this.#sum = sum;
      return;
    }
    let asWritten = this.#sumAsWritten ?? this.#sum;
    for (let i = 0; i < count; i++) {
      if ((fields.mark(i) & BRACE) !== 0) continue;
      this.#sum = crc32(encodeCp437(line.text(i)), this.#sum);
      asWritten = crc32(bytes, asWritten, fields.start(i), fields.end(i));
    }
    this.#sumAsWritten = asWritten;
  }

  /** Adds `bytes[from, to)`, which are fields, end to end, of lines that are CP437 without escapes. */
  addPlain(bytes: Uint8Array, from: number, to: number): void {
    this.#sum = crc32(bytes, this.#sum, from, to);
    if (this.#sumAsWritten !== undefined) this.#sumAsWritten = crc32(bytes, this.#sumAsWritten, from, to);
  }

  /** `expected` is the number in the second #KSUMMA; some programs write it signed. */
  matches(expected: number): boolean {
    return expected >>> 0 === this.#sum || expected >>> 0 === this.#sumAsWritten;
  }
}

const BRACE = MARK.open | MARK.close;
