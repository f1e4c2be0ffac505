import { CP437_CODES, LETTER_CLASSES, TEXT_ENCODINGS, WINDOWS_1252_CODES, type TextEncoding } from './codePages.ts';

/** +1: a Swedish letter (or ü é) in CP437; −1: one in Latin-1. Bytes that are common signs in the other code page are left out. */
const EVIDENCE = Int8Array.from(LETTER_CLASSES, (letterClass) => (letterClass === 1 ? 1 : 0));
for (const byte of [0xc4, 0xc5, 0xc9, 0xd6, 0xd8, 0xdc, 0xe4, 0xe5, 0xe8, 0xe9, 0xf6, 0xfc]) EVIDENCE[byte] = -1;
/** Bytes that are quotation marks and the like in Windows-1252 but Swedish letters in CP437. */
const SIGNS_1252 = new Set([0x82, 0x84, 0x86, 0x94, 0x99, 0x9a]);

/**
 * Tells the encoding of one field after another. Files in the wild mix code pages, whatever `#FORMAT` says, so each field speaks for
 * itself when it can, and follows what prevailed before when it cannot. SIE's own CP437 is taken until something else is seen.
 */
export class EncodingSense {
  readonly #seen: Record<TextEncoding, number> = { cp437: 0, 'windows-1252': 0, 'utf-8': 0 };

  /** The encodings met so far, most usual first; empty while the file is pure ASCII. */
  get seen(): readonly TextEncoding[] {
    return TEXT_ENCODINGS.filter((encoding) => this.#seen[encoding] > 0).toSorted((a, b) => this.#seen[b] - this.#seen[a]);
  }

  /**
   * A field whose letters above 127 are all of class 1: CP437 while nothing else has been seen.
   * @returns false when it must be looked at by `of`.
   */
  isPlainlyDos(): boolean {
    if (this.#seen['windows-1252'] + this.#seen['utf-8'] > 0) return false;
    this.#seen.cp437 += 1;
    return true;
  }

  /** The encoding of `bytes[from, to)`, which holds bytes above 127. */
  of(bytes: Uint8Array, from: number, to: number): TextEncoding {
    const encoding = this.#tell(bytes, from, to);
    this.#seen[encoding] += 1;
    return encoding;
  }

  #tell(bytes: Uint8Array, from: number, to: number): TextEncoding {
    if (isUtf8(bytes, from, to)) return 'utf-8';
    let dos = 0;
    let latin = 0;
    let sureDos = false;
    const latinPrevails = this.#seen['windows-1252'] + this.#seen['utf-8'] > this.#seen.cp437;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      const evidence = EVIDENCE[byte] ?? 0;
      if (evidence > 0) {
        dos += 1;
        if (latinPrevails && (!SIGNS_1252.has(byte) || (isLetter(bytes[i - 1]) && i > from && i + 1 < to && isLetter(bytes[i + 1]))))
          sureDos = true;
      } else if (evidence < 0) {
        latin += 1;
      }
    }
    if (latin > 0 && dos === 0) return 'windows-1252';
    // Where Latin-1 prevails, a CP437 letter at a word's edge is rather a quotation mark of Windows.
    if (dos > 0 && latin === 0 && (!latinPrevails || sureDos)) return 'cp437';
    return latinPrevails ? 'windows-1252' : 'cp437';
  }
}

const CACHE_SIZE = 2048;
const LONGEST_CACHED = 16;
const LONGEST_REUSED = 64;
const SINGLES = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const LONGEST_CALL = 4096;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Makes strings of fields. Short ones (series, accounts, objects) come again and again and are remembered; a longer text is often
 * that of the row above.
 */
export class FieldTexts {
  readonly #cache: string[] = Array.from({ length: CACHE_SIZE }, () => '');
  /** Reused lists of character codes, one for each length: making a new one for each text costs more than the text. */
  readonly #codes: number[][] = Array.from({ length: LONGEST_REUSED + 1 }, (_, length) => Array.from({ length }, () => 0));
  #latest = '';

  /** The text of `bytes[from, to)`; any encoding will do for pure ASCII. */
  decode(bytes: Uint8Array, from: number, to: number, encoding: TextEncoding): string {
    const length = to - from;
    if (length <= 0) return '';
    if (length === 1 && (bytes[from] ?? 0) < 128) return SINGLES[bytes[from] ?? 0] ?? '';
    if (encoding === 'utf-8') return utf8.decode(bytes.subarray(from, to));
    const table = encoding === 'cp437' ? CP437_CODES : WINDOWS_1252_CODES;
    const codes = this.#codes[length];
    if (codes === undefined) return long(bytes, from, to, table);
    const slot = length <= LONGEST_CACHED ? slotOf(bytes, from, to) : -1;
    const known = slot < 0 ? this.#latest : (this.#cache[slot] ?? '');
    if (known.length === length && isText(known, bytes, from, table)) return known;
    for (let i = 0; i < length; i++) codes[i] = table[bytes[from + i] ?? 0] ?? 0;
    const text = String.fromCharCode.apply(null, codes);
    if (slot < 0) this.#latest = text;
    else this.#cache[slot] = text;
    return text;
  }
}

// The ends differ most: numbers stand first or last in a ledger's texts.
function slotOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = Math.max(from, to - 8); i < to; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
  hash = (Math.imul(hash, 31) + (bytes[from] ?? 0)) | 0;
  return (hash ^ (hash >>> 13)) & (CACHE_SIZE - 1);
}

function isText(text: string, bytes: Uint8Array, from: number, table: Uint16Array): boolean {
  for (let i = text.length - 1; i >= 0; i--) if (text.charCodeAt(i) !== table[bytes[from + i] ?? 0]) return false;
  return true;
}

function long(bytes: Uint8Array, from: number, to: number, table: Uint16Array): string {
  let text = '';
  for (let part = from; part < to; part += LONGEST_CALL) {
    text += String.fromCharCode(...Array.from(bytes.subarray(part, Math.min(to, part + LONGEST_CALL)), (byte) => table[byte] ?? 0));
  }
  return text;
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && (((byte | 32) >= 97 && (byte | 32) <= 122) || byte >= 128);

/** Whether every byte above 127 is part of a well-formed UTF-8 sequence. CP437 and Latin-1 Swedish never is. */
function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let i = from;
  while (i < to) {
    const byte = bytes[i] ?? 0;
    i += 1;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte <= 0xdf ? 1 : (byte & 0xf0) === 0xe0 ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (more === 0 || i + more > to) return false;
    for (const last = i + more; i < last; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}
