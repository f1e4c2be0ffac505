import type pg from 'pg';

/** What pg's connection can do for COPY; its published types leave it out. */
type CopyConnection = {
  readonly stream: {
    pause(): void;
    resume(): void;
    writableNeedDrain: boolean;
    once(event: 'drain' | 'close', then: () => void): void;
    off(event: 'drain' | 'close', then: () => void): void;
  };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** What is gathered before it is handed on: rows come one by one, and are a hundred bytes. */
const GATHERED = 64 * 1024;
/** Rows that wait for whoever takes them; above this the server is not read from. */
const MOST_WAITING = 16;

/** Runs `COPY … TO STDOUT` and gives what comes, in pieces of some size; how many rows it was, at the end. No more is read than is taken. */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer, number> {
  let gathered: Buffer[] = [];
  let size = 0;
  const waiting: Buffer[] = [];
  const ended: { error?: Error; well?: true } = {};
  let rows = 0;
  let wake = (): void => undefined;
  let stream: CopyConnection['stream'] | undefined;
  const handOn = (): void => {
    if (size > 0) waiting.push(Buffer.concat(gathered, size));
    [gathered, size] = [[], 0];
    wake();
  };
  client.query({
    submit(connection: unknown) {
      // The edge to pg, whose types know a part of it.
      const its = connection as CopyConnection;
      stream = its.stream;
      its.query(statement);
    },
    handleCopyData({ chunk }: { readonly chunk: Buffer }) {
      // A copy: what is handed over is a view of pg's own buffer, which the next packet overwrites.
      gathered.push(Buffer.from(chunk));
      size += chunk.length;
      rows += 1;
      if (size < GATHERED) return;
      handOn();
      if (waiting.length >= MOST_WAITING) stream?.pause();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery() {
      ended.well = true;
      handOn();
    },
    handleError(error: Error) {
      ended.error = error;
      handOn();
    },
  });
  try {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else if (ended.error) throw ended.error;
      else if (ended.well) return rows;
      else {
        stream?.resume();
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    // Whoever stops taking ends the connection; until then the rest must not stand in its way.
    stream?.resume();
  }
}

/** Runs `COPY … FROM STDIN` with these bytes. Throws what the server says of them. */
export async function copyIn(client: pg.Client, statement: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  let fail: (error: Error) => void = () => undefined;
  let done = (): void => undefined;
  let begin: (connection: CopyConnection) => void = () => undefined;
  const begun = new Promise<CopyConnection>((resolve) => (begin = resolve));
  let isOver = false;
  const ended = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  }).finally(() => (isOver = true));
  client.query({
    submit: (connection: unknown) => (connection as CopyConnection).query(statement),
    handleCopyInResponse: begin,
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => done(),
    handleError: (error: Error) => fail(error),
  });
  const send = async (): Promise<void> => {
    const connection = await begun;
    try {
      for await (const chunk of bytes) {
        // The server has said what is wrong, or is gone: it takes no more.
        if (isOver) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await drained(connection);
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail('stopped');
      throw error;
    }
  };
  // Whatever the source says is worth more than that the server was told to stop.
  const [fromServer, fromSource] = await Promise.allSettled([ended, Promise.race([send(), ended])]);
  if (fromSource.status === 'rejected') throw fromSource.reason;
  if (fromServer.status === 'rejected') throw fromServer.reason;
}

const drained = ({ stream }: CopyConnection): Promise<void> =>
  new Promise((resolve) => {
    const goOn = (): void => {
      stream.off('drain', goOn);
      stream.off('close', goOn);
      resolve();
    };
    stream.once('drain', goOn);
    stream.once('close', goOn);
  });
