import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** The test file of EICAR, which every scanner finds and which harms nobody; in two halves, so that none finds it here. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STAN', 'DARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** What a pretend clamd does with a file that has come whole. */
export type Answering = (file: Buffer, socket: Socket) => void;

const answering: Answering = (file, socket) => void socket.end(`stream: ${file.includes(EICAR) ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`);

/** Listens as clamd does and knows one malware, EICAR's. Closed after the test file. */
export async function pretendClamd({ answer = answering, onConnect = () => undefined, path }: Pretending = {}) {
  const files: Buffer[] = [];
  const chunks: number[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    onConnect(socket);
    const read = commandReader((file, sizes) => {
      files.push(file);
      chunks.push(...sizes);
      answer(file, socket);
    });
    socket.on('data', read);
  });
  await new Promise<void>((resolve) => void (path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve)));
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, place: path ?? `127.0.0.1:${port}`, files, chunks, open };
}

type Pretending = {
  readonly answer?: Answering;
  readonly onConnect?: (socket: Socket) => void;
  readonly path?: string;
};

/** Reads `zINSTREAM` and its chunks, however they are cut on the way. Throws on anything else. */
function commandReader(whole: (file: Buffer, sizes: readonly number[]) => void): (data: Buffer) => void {
  let waiting: Buffer[] = [];
  let has = 0;
  let wants = 'zINSTREAM\0'.length;
  let next: 'command' | 'length' | 'chunk' = 'command';
  const file: Buffer[] = [];
  return (data) => {
    waiting.push(data);
    has += data.length;
    while (has >= wants && wants > 0) {
      const all = Buffer.concat(waiting);
      const part = all.subarray(0, wants);
      waiting = [all.subarray(wants)];
      has -= wants;
      if (next === 'chunk') {
        file.push(part);
        [next, wants] = ['length', 4];
      } else if (next === 'length') {
        [next, wants] = ['chunk', part.readUInt32BE()];
        if (wants === 0)
          whole(
            Buffer.concat(file),
            file.map(({ length }) => length),
          );
      } else if (part.toString() === 'zINSTREAM\0') [next, wants] = ['length', 4];
      else throw new Error(`no command of clamd: ${part.toString()}`);
    }
  };
}
