import type { ObjectRef } from './ledgerFile.ts';

const REMEMBERED = 4096;
const NO_OBJECTS: readonly ObjectRef[] = [];
type Remembered = { readonly written: string; readonly objects: readonly ObjectRef[] };
const FIELD = /[ \t]*(?:"([^"]*)"|([^ \t"]+))(?=[ \t]|$)/uy;

/** Object lists as `SieUsualVouchers` meets them: few different ones in very many rows, so each is made once. */
export class SieUsualLists {
  readonly #known: (Remembered | undefined)[] = Array.from({ length: REMEMBERED }, () => undefined);

  /** The list written in `bytes[from, to)`, which is ASCII without backslash and braces; undefined for what is not usual. */
  of(bytes: Uint8Array, from: number, to: number, hash: number): readonly ObjectRef[] | undefined {
    if (from === to) return NO_OBJECTS;
    const slot = (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
    const known = this.#known[slot];
    if (known !== undefined && isWritten(known.written, bytes, from, to)) return known.objects;
    const written = String.fromCharCode(...bytes.subarray(from, to));
    const objects = readObjects(written);
    if (objects !== undefined) this.#known[slot] = { written, objects };
    return objects;
  }
}

function isWritten(written: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (written.length !== to - from) return false;
  for (let i = written.length - 1; i >= 0; i--) if (written.charCodeAt(i) !== bytes[from + i]) return false;
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
