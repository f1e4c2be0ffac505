import { pipeline, Readable, type Transform } from 'node:stream';

/** Bytes after a transformation. What fails on the way is thrown to whoever takes them; whoever stops taking stops the source. */
export function through(bytes: AsyncIterable<Buffer>, transform: Transform): AsyncIterable<Buffer> {
  pipeline(Readable.from(bytes, { objectMode: false }), transform, () => undefined);
  return transform;
}
