/** How the bytes of a ledger file stand for characters. SIE prescribes code page 437; files in the wild differ. */
export const TEXT_ENCODINGS = ['cp437', 'windows-1252', 'utf-8'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

const CP437_HIGH =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
// 0x80–0x9F; the five that Windows leaves open stay control characters. From 0xA0 on the code page is Latin-1.
const WINDOWS_1252_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Character code by byte. */
export const CP437_CODES: Uint16Array = codes((byte) => CP437_HIGH.charCodeAt(byte - 128));
export const WINDOWS_1252_CODES: Uint16Array = codes((byte) => (byte < 160 ? WINDOWS_1252_C1.charCodeAt(byte - 128) : byte));

/**
 * By byte: 0 for ASCII; 1 for the letters that Swedish ledgers in CP437 use (all of them in Latin-1 too); 2 for everything else.
 */
export const LETTER_CLASSES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 ? 0 : 'üéäåÄÅÉöÖÜ'.includes(CP437_HIGH.charAt(byte - 128)) ? 1 : 2,
);

const CP437_BYTES: ReadonlyMap<number, number> = new Map(Array.from(CP437_CODES, (code, byte) => [code, byte]));
const QUESTION_MARK = 63;

/** The CP437 bytes of a text; a character that the code page lacks becomes "?". */
export function encodeCp437(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) bytes[length++] = CP437_BYTES.get(character.codePointAt(0) ?? 0) ?? QUESTION_MARK;
  return bytes.subarray(0, length);
}

function codes(high: (byte: number) => number): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : high(byte)));
}
