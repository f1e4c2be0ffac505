import type { TextEncoding } from './codePages.ts';
import type { ObjectRef } from './ledgerFile.ts';
import { EncodingSense, FieldTexts } from './ledgerText.ts';
import { MARK, SieFields } from './sieFields.ts';
import type { SieWindow } from './sieWindow.ts';

const NONE: readonly ObjectRef[] = [];
const REMEMBERED = 4096;
const REPLACEMENT = '\ufffd';

/** One line of a ledger file at a time: its fields as texts and object lists. */
export class SieLine {
  readonly fields = new SieFields();
  /** What the line is part of. */
  readonly #window: SieWindow;
  readonly sense = new EncodingSense();
  readonly #texts = new FieldTexts();
  /** Lists of one object, remembered: a ledger has few objects and very many rows. */
  readonly #lists: (readonly ObjectRef[])[] = Array.from({ length: REMEMBERED }, () => NONE);
  #encodings: (TextEncoding | undefined)[] = [];
  /** The line of the first character that another program had lost before it wrote the file (U+FFFD). */
  lostCharactersAt: number | null = null;
  /** The number of the line that is read; the first is 1. */
  number = 0;

  constructor(window: SieWindow) {
    this.#window = window;
  }

  /** Reads the line that starts at `from`; a line feed must follow. @returns where the line after it starts. */
  read(bytes: Uint8Array, from: number): number {
    this.number += 1;
    if (this.#encodings.length > 0) this.#encodings = [];
    return this.fields.read(bytes, from);
  }

  /** The field's text, '' where the line has no such field. */
  text(index: number): string {
    const { fields } = this;
    if (index >= fields.count) return '';
    const mark = fields.mark(index);
    const encoding = (mark & MARK.high) === 0 ? 'plain' : this.#encoding(index);
    const text = this.textAt(fields.bytes, fields.start(index), fields.end(index), encoding);
    return (mark & MARK.escaped) === 0 ? text : text.replaceAll('\\"', '"');
  }

  /** The text of `bytes[from, to)`, as it stands; `plain` for what the window's text has right. */
  textAt(bytes: Uint8Array, from: number, to: number, encoding: TextEncoding | 'plain'): string {
    if (encoding === 'plain') return this.#window.textAt(from, to);
    const text = this.#texts.decode(bytes, from, to, encoding);
    if (encoding === 'utf-8' && this.lostCharactersAt === null && text.includes(REPLACEMENT)) this.lostCharactersAt = this.number;
    return text;
  }

  /** Whether the line's bytes are what CP437 would write, without escapes. */
  isPlain(): boolean {
    const { fields } = this;
    const { count, lineMark } = fields;
    if ((lineMark & (MARK.high | MARK.escaped)) === 0) return true;
    if ((lineMark & MARK.escaped) !== 0) return false;
    for (let i = 0; i < count; i++) if ((fields.mark(i) & MARK.high) !== 0 && this.#encoding(i) !== 'cp437') return false;
    return true;
  }

  /** The index after the object list that starts at `index`; the same index when no list starts there. */
  afterList(index: number): number {
    const { fields } = this;
    if (!fields.isOpen(index)) return index;
    let i = index + 1;
    while (i < fields.count && (fields.mark(i) & MARK.close) === 0) i++;
    return i + 1;
  }

  /** The objects of the list that starts at `index` and ends before `after`; undefined when a dimension lacks its object. */
  objects(index: number, after: number): readonly ObjectRef[] | undefined {
    const size = after - index - 2;
    if (size <= 0) return NONE;
    if (size % 2 !== 0) return undefined;
    if (size === 2) return this.#single(this.text(index + 1), this.text(index + 2));
    const objects: ObjectRef[] = [];
    for (let i = index + 1; i < after - 1; i += 2) objects.push(...this.#single(this.text(i), this.text(i + 1)));
    return objects;
  }

  #single(dimension: string, object: string): readonly ObjectRef[] {
    let slot = dimension.length;
    for (let i = 0; i < object.length; i++) slot = (Math.imul(slot, 31) + object.charCodeAt(i)) & (REMEMBERED - 1);
    const known = this.#lists[slot] ?? NONE;
    const first = known[0];
    if (first !== undefined && first.object === object && first.dimension === dimension) return known;
    const list = [{ dimension, object }];
    this.#lists[slot] = list;
    return list;
  }

  #encoding(index: number): TextEncoding {
    const known = this.#encodings[index];
    if (known !== undefined) return known;
    const encoding = this.sense.of(this.fields.bytes, this.fields.start(index), this.fields.end(index));
    this.#encodings[index] = encoding;
    return encoding;
  }
}
