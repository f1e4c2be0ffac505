/** CRC-32 as in zlib and SIE's #KSUMMA, an unsigned 32-bit number; continued: pass 0 first, then what was returned. */
export type Crc32 = (bytes: Uint8Array, start: number) => number;

const GATHERED = 1 << 12;

/** A checksum of bytes that come in small pieces. They are gathered: a call of the machine's own CRC-32 costs more than to sum a piece. */
export class RunningSum {
  readonly #crc32: Crc32;
  readonly #gathered = new Uint8Array(GATHERED);
  #length = 0;
  #sum: number;

  constructor(crc32: Crc32, start = 0) {
    this.#crc32 = crc32;
    this.#sum = start;
  }

  get value(): number {
    if (this.#length > 0) this.#sum = this.#crc32(this.#gathered.subarray(0, this.#length), this.#sum);
    this.#length = 0;
    return this.#sum;
  }

  /** Adds `bytes[from, to)`. */
  add(bytes: Uint8Array, from = 0, to = bytes.length): void {
    if (this.#length + to - from > GATHERED) {
      this.#sum = this.#crc32(bytes.subarray(from, to), this.value);
      return;
    }
    for (let i = from; i < to; i++) this.#gathered[this.#length++] = bytes[i] ?? 0;
  }
}
