import type { ObjectRef } from './ledgerFile.ts';

const REMEMBERED = 4096;
const NO_OBJECTS: readonly ObjectRef[] = [];
/** The first four bytes and the last four tell a list of four to eight bytes, which is nearly every list there is. */
type Remembered = {
  readonly length: number;
  readonly first: number;
  readonly last: number;
  readonly written: string;
  readonly objects: readonly ObjectRef[];
};
const FIELD = /[ \t]*(?:"([^"]*)"|([^ \t"]+))(?=[ \t]|$)/uy;

/** Object lists as `SieUsualVouchers` meets them: few different ones in very many rows, so each is made once. */
export class SieUsualLists {
  readonly #known: (Remembered | undefined)[] = Array.from({ length: REMEMBERED }, () => undefined);

  /** The list written in `view[from, to)`, which is ASCII without backslash and braces; undefined for what is not usual. */
  of(view: DataView, from: number, to: number, hash: number): readonly ObjectRef[] | undefined {
    const length = to - from;
    if (length === 0) return NO_OBJECTS;
    const slot = (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
    const known = this.#known[slot];
    const first = view.getInt32(from);
    const last = view.getInt32(to - 4);
    if (known !== undefined && known.length === length && known.first === first && known.last === last) {
      if ((length >= 4 && length <= 8) || isWritten(known.written, view, from)) return known.objects;
    }
    const written = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + from, length));
    const objects = readObjects(written);
    if (objects !== undefined) this.#known[slot] = { length, first, last, written, objects };
    return objects;
  }
}

function isWritten(written: string, view: DataView, from: number): boolean {
  for (let i = 0; i < written.length; i++) if (written.charCodeAt(i) !== view.getUint8(from + i)) return false;
  return true;
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
