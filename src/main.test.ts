import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, expectSuccess } from '../test/commandLine.ts';
import { samlaData, type SamlaData } from '../test/samlaData.ts';
import { samla, serverThatEnds, startServer, type RunningServer } from '../test/samlaProcess.ts';

// The server as a process of its own, beside the command line on the same data.
const NAME = 'Samordningsförbundet Prov';
const TIME = 120_000;
let data: SamlaData;
let env: Record<string, string>;
let running: RunningServer | undefined;
beforeAll(async () => {
  data = await samlaData();
  env = { SAMLA_DATA: data.folder, SAMLA_OPERATOR: 'Olle Operatör' };
  expectSuccess(await samla(['association', 'create', NAME, '--slug', 'prov'], env));
}, TIME);
afterAll(() => data.close());
afterEach(async () => {
  await running?.end('SIGKILL');
  running = undefined;
});

const start = async (more: Record<string, string> = {}): Promise<RunningServer> => (running = await startServer({ ...env, ...more }));
const user = async (...args: string[]): Promise<string> => expectSuccess(await samla(['user', ...args, '--association', NAME], env)).trim();
const logIn = (url: string, password: string): Promise<Response> =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ association: 'prov', email: 'anna@prov.example', password }),
  });
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const status = async (url: string, cookie: string): Promise<number> => (await fetch(`${url}/api/session`, { headers: { cookie } })).status;

describe('a running server', () => {
  it(
    'knows at once whom the command line beside it lets in and shuts out',
    async () => {
      const { url } = await start();
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const password = await user('add', 'anna@prov.example', '--name', 'Anna Ek', '--role', 'coordinator');
      const first = await logIn(url, password);
      expect([first.status, ((await first.json()) as { passwordIsTemporary: boolean }).passwordIsTemporary]).toEqual([200, true]);
      expect(await status(url, cookieOf(first))).toBe(200);

      const renewed = await user('password', 'anna@prov.example');
      expect(await status(url, cookieOf(first))).toBe(401);
      expect((await logIn(url, password)).status).toBe(401);
      const second = await logIn(url, renewed);
      expect(second.status).toBe(200);

      await user('leave', 'anna@prov.example');
      expect(await status(url, cookieOf(second))).toBe(401);
      expect((await logIn(url, renewed)).status).toBe(401);
    },
    TIME,
  );

  it(
    'answers what is being asked before it stops, and takes no more',
    async () => {
      const server = await start();
      const { port } = new URL(server.url);
      const body = JSON.stringify({ association: 'prov', email: 'nobody@prov.example', password: 'fel lösenord' });
      let answer = '';
      const asking = connect(Number(port), '127.0.0.1');
      asking.on('data', (part) => (answer += part.toString()));
      const answered = once(asking, 'close');
      // Half a question, the signal, and then the rest of it.
      asking.write(
        `POST /api/session HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`,
      );
      await setTimeout(300);
      const ended = server.end('SIGTERM');
      await setTimeout(300);
      await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
      asking.write(body.slice(20));
      await answered;
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer).toContain('login-failed');
      expect(await ended).toBe(0);
    },
    TIME,
  );

  it(
    'that is killed leaves nothing in the way of the next one, sessions included',
    async () => {
      const password = await user('add', 'berit@prov.example', '--name', 'Berit', '--role', 'economist');
      const first = await start();
      const answer = await fetch(`${first.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ association: NAME, email: 'berit@prov.example', password }),
      });
      await first.end('SIGKILL');
      const second = await start();
      expect(await status(second.url, cookieOf(answer))).toBe(200);
    },
    TIME,
  );

  it(
    'says when files that people bring are not scanned, and when the scanner does not answer',
    async () => {
      const first = await start();
      await expect.poll(first.said).toContain('Varning: filer tas emot utan att sökas igenom');
      await first.end();
      const second = await start({ SAMLA_ANTIVIRUS: '127.0.0.1:9', SAMLA_LOG: 'json' });
      await expect
        .poll(second.said)
        .toMatch(/"level":"warn".*"event":"warning","text":"Varning: virusskyddet i SAMLA_ANTIVIRUS svarar inte/);
    },
    TIME,
  );

  it(
    'is alone on its data',
    async () => {
      await start();
      expect(expectRefusal(await serverThatEnds({ ...env, PORT: '0' }))).toMatch(/^Samla körs redan på datamappen/);
    },
    TIME,
  );
});

describe('a server that can not start', () => {
  let taken: Server;
  let port = 0;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => void taken.close());

  it(
    'says what to do about it, and ends',
    async () => {
      const [busy, wrong] = await Promise.all([serverThatEnds({ ...env, PORT: String(port) }), serverThatEnds({ ...env, PORT: 'abc' })]);
      expect(expectRefusal(busy)).toMatch(new RegExp(`^Port ${port} är upptagen av ett annat program\\. .*PORT=3001`));
      expect(expectRefusal(wrong)).toMatch(/^PORT=abc är ingen port\. Välj ett tal/);
    },
    TIME,
  );
});
