const POLYNOMIAL = 0xedb88320;
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

/**
 * CRC-32 of `bytes[from, to)` as in zlib and SIE's #KSUMMA, continued: pass 0 first, then what was returned.
 * @returns an unsigned 32-bit number.
 */
export function crc32(bytes: Uint8Array, start = 0, from = 0, to = bytes.length): number {
  let crc = ~start;
  for (let i = from; i < to; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0);
  return ~crc >>> 0;
}

const SPACE = 32;
const QUOTE = 34;
const OPEN = 123;
const CLOSE = 125;

/**
 * As `crc32`, over the fields of a line without escapes: what stands within quotes, and outside them all but spaces and braces.
 * One pass, because going over a large ledger field by field would cost as much as reading it.
 */
export function crc32OfFields(bytes: Uint8Array, start: number, from: number, to: number): number {
  let crc = ~start;
  let i = from;
  while (i < to) {
    let byte = bytes[i++] ?? 0;
    if (byte === QUOTE) {
      for (byte = bytes[i++] ?? 0; byte !== QUOTE && i <= to; byte = bytes[i++] ?? 0) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
    } else if (byte > SPACE && byte !== OPEN && byte !== CLOSE) {
      crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
    }
  }
  return ~crc >>> 0;
}
