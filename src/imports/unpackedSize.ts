import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const LOCAL_SIZE = 30;
const DEFLATED = 8;
const LONGEST_COMMENT = 65_535;
const UNSAID = 0xffffffff;

type Packed = { readonly declared: number; readonly bytes: Uint8Array; readonly isDeflated: boolean };

/** The files in a ZIP file, by its directory; undefined where there is none to be read. */
function packed(bytes: Uint8Array): Packed[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  while (end >= 0 && end >= bytes.length - END_SIZE - LONGEST_COMMENT && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files: Packed[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return undefined;
    const [length, local] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    if (local + LOCAL_SIZE > bytes.length) return undefined;
    const begin = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.push({
      declared: view.getUint32(at + 24, true),
      bytes: bytes.subarray(begin, begin + length),
      isDeflated: view.getUint16(at + 10, true) === DEFLATED,
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** How many bytes a ZIP file says that it holds unpacked, by its directory; Infinity where there is none to be read. */
export function unpackedSize(bytes: Uint8Array): number {
  const files = packed(bytes);
  if (files === undefined || files.length === 0) return Infinity;
  // Larger than four bytes can say: no sheet that people made.
  return files.reduce((size, { declared }) => size + (declared === UNSAID ? Infinity : declared), 0);
}

/** Whether nothing in a ZIP file unpacks to more than it says. Memory is bounded by what it says. */
export function unpacksAsSaid(bytes: Uint8Array): boolean {
  return (packed(bytes) ?? []).every(({ declared, bytes: content, isDeflated }) => {
    if (!isDeflated) return content.length <= declared;
    try {
      return inflateRawSync(content, { maxOutputLength: Math.max(1, declared) }).length <= declared;
    } catch {
      return false;
    }
  });
}
