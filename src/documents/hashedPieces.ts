import { createHash } from 'node:crypto';

/** Reads a file to its end and keeps nothing of it: its hash and its size. */
export async function measured(pieces: AsyncIterable<Uint8Array>): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A file as its hash says, or broken off before its last piece: nobody is left with another one that looks whole. */
export async function* asItWas(pieces: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let last: Uint8Array | undefined;
  for await (const piece of pieces) {
    hash.update(piece);
    if (last) yield last;
    last = piece;
  }
  if (hash.digest('hex') !== sha256) throw new Error('a file that is made anew has another hash than it had');
  if (last) yield last;
}
