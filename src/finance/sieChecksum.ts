import { encodeCp437 } from './codePages.ts';
import { RunningSum, type Crc32 } from './runningSum.ts';
import { MARK } from './sieFields.ts';
import type { SieLine } from './sieLine.ts';

/**
 * #KSUMMA: CRC-32 over the CP437 bytes of tag and fields of all lines between the two #KSUMMA, without separators, quotes, braces
 * and line ends. A program that writes another code page may have summed its own bytes, and one may sum `\"` as it stands in the
 * file: the sum of the bytes as written is kept beside and counts as right too. Source: SIE 4B, "Kontrollsummering".
 */
export class SieChecksum {
  readonly #crc32: Crc32;
  readonly #sum: RunningSum;
  #sumAsWritten: RunningSum | undefined;

  constructor(crc32: Crc32) {
    this.#crc32 = crc32;
    this.#sum = new RunningSum(crc32);
  }

  /** Adds the line just read. */
  add(line: SieLine): void {
    const { fields } = line;
    const { bytes, count } = fields;
    const isPlain = line.isPlain();
    if (!isPlain) this.#sumAsWritten ??= new RunningSum(this.#crc32, this.#sum.value);
    for (let i = 0; i < count; i++) {
      if ((fields.mark(i) & BRACE) !== 0) continue;
      if (isPlain) this.#sum.add(bytes, fields.start(i), fields.end(i));
      else this.#sum.add(encodeCp437(line.text(i)));
      this.#sumAsWritten?.add(bytes, fields.start(i), fields.end(i));
    }
  }

  /** Adds `bytes[from, to)`, which are fields, end to end, of lines that are CP437 without escapes. */
  addPlain(bytes: Uint8Array, from: number, to: number): void {
    this.#sum.add(bytes, from, to);
    this.#sumAsWritten?.add(bytes, from, to);
  }

  /** `expected` is the number in the second #KSUMMA; some programs write it signed. */
  matches(expected: number): boolean {
    return expected >>> 0 === this.#sum.value || expected >>> 0 === this.#sumAsWritten?.value;
  }
}

const BRACE = MARK.open | MARK.close;
