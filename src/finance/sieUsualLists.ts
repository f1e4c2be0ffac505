import { firstBytes, firstMarked, fourTimes, zeroBytes } from './fourBytes.ts';
import type { ObjectRef } from './ledgerFile.ts';

const TAB = 9;
const SPACE = 32;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const HIGH = 128;
const NO = -1;
const CLOSES = fourTimes(CLOSE);

const REMEMBERED = 4096;
// Twice as many slots as lists, so that the search for one is short.
const SLOT_BITS = 13;
const SLOTS = 1 << SLOT_BITS;
/** Numbers of four bytes that a list may take; a longer one is none of the usual. */
export const LIST_WORDS = 16;
const LONGEST = 4 * LIST_WORDS - 1;
// 2³² over the golden ratio, which spreads what is much alike.
const SPREAD = 0x9e3779b1 | 0;
const FIELD = /[ \t]*(?:"([^"]*)"|([^ \t"]+))(?=[ \t]|$)/uy;

/**
 * Object lists as `SieVoucherScan` meets them: few different ones in very many rows, so each is read once and then known again by its
 * bytes. The bytes of list `n` stand from `n * LIST_WORDS` on.
 */
export class SieUsualLists {
  readonly objects: (readonly ObjectRef[])[] = [];
  /** The fields' bytes end to end, as #KSUMMA counts them, and how many. */
  readonly content = new Int32Array(REMEMBERED * LIST_WORDS);
  readonly contentLengths = new Uint8Array(REMEMBERED);
  readonly #written = new Int32Array(REMEMBERED * LIST_WORDS);
  readonly #lengths = new Uint8Array(REMEMBERED);
  /** The number of a list, plus one, by what its bytes hash to, or after that; 0 where there is none. */
  readonly #slots = new Uint16Array(SLOTS);
  /** Where the list ends that was found latest: at its brace. */
  end = 0;

  /** The number of the list that starts after a brace, at `from`; −1 for what is not usual. At least `LONGEST` + 4 bytes must follow. */
  find(view: DataView, from: number): number {
    let hash = 0;
    let at = from;
    let word = view.getInt32(at, true);
    let marks = zeroBytes(word ^ CLOSES);
    while (marks === 0) {
      hash = Math.imul(hash ^ word, SPREAD);
      at += 4;
      if (at > from + LONGEST) return NO;
      word = view.getInt32(at, true);
      marks = zeroBytes(word ^ CLOSES);
    }
    const over = firstMarked(marks);
    const last = firstBytes(word, over);
    const length = at + over - from;
    this.end = at + over;
    hash = Math.imul(hash ^ last, SPREAD);
    let slot = hash >>> (32 - SLOT_BITS);
    for (let list = (this.#slots[slot] ?? 0) - 1; list >= 0; list = (this.#slots[slot] ?? 0) - 1) {
      if (this.#lengths[list] === length && this.#isWritten(list, view, from, at, last)) return list;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#remember(view, from, length, slot);
  }

  #isWritten(list: number, view: DataView, from: number, lastAt: number, last: number): boolean {
    let place = list * LIST_WORDS;
    for (let at = from; at < lastAt; at += 4) if (this.#written[place++] !== view.getInt32(at, true)) return false;
    return this.#written[place] === last;
  }

  #remember(view: DataView, from: number, length: number, freeSlot: number): number {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + from, length);
    for (const byte of bytes) if ((byte < SPACE && byte !== TAB) || byte >= HIGH || byte === BACKSLASH || byte === OPEN) return NO;
    const written = String.fromCharCode(...bytes);
    const objects = readObjects(written);
    if (objects === undefined) return NO;
    const content = objects.map(({ dimension, object }) => dimension + object).join('');
    if (this.objects.length === REMEMBERED) {
      // So many are no usual ledger's; to forget them all is the simplest way to go on.
      this.objects.length = 0;
      this.#slots.fill(0);
    }
    const list = this.objects.push(objects) - 1;
    this.#slots[freeSlot] = list + 1;
    this.#lengths[list] = length;
    this.contentLengths[list] = content.length;
    writeWords(this.#written, list * LIST_WORDS, written);
    writeWords(this.content, list * LIST_WORDS, content);
    return list;
  }
}

function writeWords(words: Int32Array, from: number, text: string): void {
  words.fill(0, from, from + LIST_WORDS);
  for (let i = 0; i < text.length; i++) {
    const at = from + (i >>> 2);
    words[at] = (words[at] ?? 0) | (text.charCodeAt(i) << (8 * (i & 3)));
  }
}

function readObjects(written: string): readonly ObjectRef[] | undefined {
  const text = written.trimEnd();
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const match = FIELD.exec(text);
    if (match === null) return undefined;
    fields.push(match[1] ?? match[2] ?? '');
  }
  if (fields.length % 2 !== 0) return undefined;
  const objects: ObjectRef[] = [];
  for (let i = 0; i < fields.length; i += 2) objects.push({ dimension: fields[i] ?? '', object: fields[i + 1] ?? '' });
  return objects;
}
