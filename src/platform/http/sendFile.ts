import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileAnswer } from './route.ts';

/** A made page is looked at in a room of its own: with its own style, without scripts, and without being Samla's own origin. */
const PAGE_POLICY =
  "sandbox allow-popups allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Answers with a file to keep or, when `inline`, to look at. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  if (file.contentType.startsWith('text/html')) reply.header('content-security-policy', PAGE_POLICY);
  if (file.length !== undefined) reply.header('content-length', file.length);
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${headerText(file.fileName)}`)
    .header('cache-control', 'no-store')
    .send(contentOf(file.bytes));
}

const contentOf = (bytes: FileAnswer['bytes']): Buffer | Readable =>
  bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Readable.from(bytes, { objectMode: false });

// RFC 8187 allows fewer characters than encodeURIComponent leaves.
const headerText = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
