import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { ScanFile, Verdict } from './scanFile.ts';

/** Longer than any scan of 32 MB takes, shorter than a browser or a proxy waits. */
const PATIENCE_MS = 30_000;
const CHUNK_BYTES = 64 * 1024;
/** An answer is a line; whoever says more is no clamd. */
const LONGEST_ANSWER = 4096;
const LONGEST_SIGNATURE = 200;

/**
 * Scans by a ClamAV daemon: `INSTREAM` of its protocol (man clamd), over TCP or a Unix socket, on a connection of its own for each
 * file. Only `stream: OK` after the whole file was sent is a clean file.
 * @param patienceMs for everything, from connecting to the answer
 */
export const clamdScan =
  (place: NetConnectOpts, patienceMs = PATIENCE_MS): ScanFile =>
  async (bytes) => {
    const socket = connect(place);
    // What goes wrong is told by the reading below.
    socket.on('error', () => undefined);
    const late = setTimeout(() => socket.destroy(new Error(`the scanner gave no answer in ${patienceMs} ms`)), patienceMs);
    try {
      for (const part of frames(bytes)) socket.write(part);
      return verdictOf(await readAnswer(socket), socket.writableLength === 0);
    } catch (error) {
      return unanswered(error instanceof Error ? error : new Error(String(error)));
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  };

/** The command, each chunk behind its length in four bytes, the highest first, and a length of zero. Nothing of the file is copied. */
function* frames(bytes: Uint8Array): Generator<Uint8Array | string> {
  yield 'zINSTREAM\0';
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = bytes.subarray(from, from + CHUNK_BYTES);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, count);
  return bytes;
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  socket.setEncoding('utf8');
  for await (const part of socket) {
    answer += String(part);
    if (answer.includes('\0') || answer.length > LONGEST_ANSWER) break;
  }
  return answer;
}

function verdictOf(answer: string, wasSent: boolean): Verdict {
  const [, said = ''] = /^stream: ([^\0]+)\0$/.exec(answer) ?? [];
  const [, found] = /^(.+) FOUND$/.exec(said) ?? [];
  if (found !== undefined) return { kind: 'infected', signature: found.replaceAll(/[^\w.:/-]/g, '?').slice(0, LONGEST_SIGNATURE) };
  if (said === 'OK' && wasSent) return { kind: 'clean' };
  return unanswered(new Error(`the scanner’s answer is no verdict: ${JSON.stringify(answer.slice(0, LONGEST_SIGNATURE))}`));
}

const unanswered = (why: Error): Verdict => ({ kind: 'unanswered', why });
