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
