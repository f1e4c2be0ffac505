import { crc32 as zlibCrc32 } from 'node:zlib';

/** CRC-32 as in zlib, an unsigned 32-bit number; continued: pass 0 first, then what was returned. */
export const crc32 = (bytes: Uint8Array, start: number): number => zlibCrc32(bytes, start);
