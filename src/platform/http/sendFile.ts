import type { FastifyReply } from 'fastify';
import type { FileAnswer } from './route.ts';

/** Answers with a file to keep or, when `inline`, to look at. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${headerText(file.fileName)}`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

// RFC 8187 allows fewer characters than encodeURIComponent leaves.
const headerText = (text: string): string => encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
