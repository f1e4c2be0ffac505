type ImageKind = 'png' | 'jpeg' | 'heic' | 'svg' | 'other-image' | 'no-image';

const OTHERS = ['GIF8', 'BM', 'II*\0', 'MM\0*', 'II+\0', 'MM\0+', '8BPS', '\0\0\u0001\0', '\u00ff\u000a', '\0\0\0\u000cJXL '];
const PHONES = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)/;

/** What a file is by its first bytes. */
export function imageKind(bytes: Uint8Array): ImageKind {
  const start = latin1(bytes, 0, 1024);
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'png';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (start.slice(4, 8) === 'ftyp' && PHONES.test(start.slice(8, 12))) return 'heic';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'other-image';
  if (OTHERS.some((mark) => start.startsWith(mark))) return 'other-image';
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:svg|\?xml|!doctype svg|!--)/i.test(start) && /<svg[\s>]/i.test(start) ? 'svg' : 'no-image';
}

export const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
