const POLYNOMIAL = 0xedb88320;
// Eight tables take eight bytes a step ("slicing by 8"), three times as fast as one.
const TABLE = buildTables(8);

/**
 * CRC-32 of `bytes[from, to)` as in zlib and SIE's #KSUMMA, continued: pass 0 first, then what was returned.
 * @returns an unsigned 32-bit number.
 */
export function crc32(bytes: Uint8Array, start = 0, from = 0, to = bytes.length): number {
  const tail = to - ((to - from) % 8);
  let crc = eights(bytes, ~start, from, tail);
  for (let i = tail; i < to; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ at(bytes, i)) & 255] ?? 0);
  return ~crc >>> 0;
}

// A function of its own, so that the compiler need not know what comes after when it enters this loop midway.
function eights(bytes: Uint8Array, start: number, from: number, to: number): number {
  const table = TABLE;
  let crc = start;
  for (let i = from; i < to; i += 8) {
    const low = crc ^ (at(bytes, i) | (at(bytes, i + 1) << 8) | (at(bytes, i + 2) << 16) | (at(bytes, i + 3) << 24));
    crc =
      (table[1792 + (low & 255)] ?? 0) ^
      (table[1536 + ((low >>> 8) & 255)] ?? 0) ^
      (table[1280 + ((low >>> 16) & 255)] ?? 0) ^
      (table[1024 + (low >>> 24)] ?? 0) ^
      (table[768 + at(bytes, i + 4)] ?? 0) ^
      (table[512 + at(bytes, i + 5)] ?? 0) ^
      (table[256 + at(bytes, i + 6)] ?? 0) ^
      (table[at(bytes, i + 7)] ?? 0);
  }
  return crc;
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

function buildTables(count: number): Int32Array {
  const table = new Int32Array(count * 256);
  for (let i = 0; i < 256; i++) {
    let crc = i;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    table[i] = crc;
  }
  for (let i = 256; i < table.length; i++) {
    const before = table[i - 256] ?? 0;
    table[i] = (before >>> 8) ^ (table[before & 255] ?? 0);
  }
  return table;
}
