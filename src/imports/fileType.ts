/** What a file is, told by its first bytes: names lie. */
export type FileType = 'csv' | 'xlsx' | 'sie' | 'old-excel' | 'pdf' | 'web-page' | 'zip' | 'binary' | 'empty';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, place) => bytes[place] === byte);
const LOOKED_AT = 4096;
const text = new TextDecoder('latin1');

export function fileTypeOf(bytes: Uint8Array): FileType {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return text.decode(bytes).includes('xl/workbook') ? 'xlsx' : 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  // UTF-16 has NUL in every other place, and is text all the same: the reader of sheets says how to mend it.
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'csv';
  const start = bytes.subarray(0, LOOKED_AT);
  if (start.includes(0) || isPicture(bytes)) return 'binary';
  const told = text
    .decode(start)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<(?:!doctype|html|\?xml)/i.test(told)) return 'web-page';
  return /^#[A-ZÅÄÖ]+[\s"]/im.test(told) && told.startsWith('#') ? 'sie' : 'csv';
}

const isPicture = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0x47, 0x49, 0x46, 0x38);

/** Why a file of a type that is not read can't be, and what to do instead. */
export const UNREADABLE: Readonly<Record<Exclude<FileType, 'csv' | 'xlsx' | 'sie'>, string>> = {
  'old-excel': 'Filen är ett gammalt Excel-ark (.xls) eller skyddad med lösenord. Spara den som .xlsx utan lösenord och välj den filen.',
  pdf: 'Filen är en PDF. Hämta uppgifterna som Excel eller CSV i stället.',
  'web-page': 'Filen är en webbsida, trots sitt namn. Hämta den en gång till; kanske hann inloggningen gå ut.',
  zip: 'Filen är packad (zip). Packa upp den och välj filen som ligger inuti.',
  binary: 'Filen är varken Excel, CSV eller SIE. Hämta uppgifterna som en sådan fil och välj den.',
  empty: 'Filen är tom. Spara den en gång till och välj den filen.',
};
