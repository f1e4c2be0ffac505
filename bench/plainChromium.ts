import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumPath } from './chromium.ts';

const ARGS = ['--headless', '--remote-debugging-port=0', '--no-first-run', '--no-default-browser-check', '--lang=sv-SE', '--mute-audio'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-extensions', '--disable-sync'];

type Answer = Readonly<Record<string, unknown>>;
/** Says something to the browser, or to the page whose session is named. */
type Tell = (method: string, params?: Answer, session?: string) => Promise<Answer>;
export type Cookie = { readonly name: string; readonly value: string; readonly url: string };
export type PlainPage = {
  readonly tell: (method: string, params?: Answer) => Promise<Answer>;
  /** What an expression in the page is worth. */
  readonly value: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};
export type PlainChromium = {
  /** Somebody whose browser has kept nothing yet. */
  readonly newVisitor: () => Promise<string>;
  readonly giveCookies: (visitor: string, cookies: readonly Cookie[]) => Promise<void>;
  readonly openPage: (visitor: string) => Promise<PlainPage>;
  readonly forget: (visitor: string) => Promise<void>;
  readonly end: () => Promise<void>;
};

/**
 * Chromium with nothing of a driver's in its pages. Playwright puts scripts of its own into each page and hears of all that happens
 * there, which a slowed processor has to do too: some hundred milliseconds that no reader ever waits for.
 */
export async function startPlainChromium(): Promise<PlainChromium> {
  const folder = mkdtempSync(path.join(tmpdir(), 'samla-bench-chromium-'));
  const own = [`--user-data-dir=${folder}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const child = spawn(chromiumPath(), [...ARGS, ...QUIET, ...own, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  let address: string | undefined;
  for await (const line of createInterface(child.stderr)) {
    address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error('Chromium did not start');
  child.stderr.resume();
  const tell = await connect(address);
  return {
    newVisitor: async () => text((await tell('Target.createBrowserContext'))['browserContextId']),
    giveCookies: async (visitor, cookies) => void (await tell('Storage.setCookies', { cookies, browserContextId: visitor })),
    openPage: async (visitor) => openPage(tell, visitor),
    forget: async (visitor) => void (await tell('Target.disposeBrowserContext', { browserContextId: visitor })),
    async end() {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openPage(tell: Tell, visitor: string): Promise<PlainPage> {
  const target = { targetId: text((await tell('Target.createTarget', { url: 'about:blank', browserContextId: visitor }))['targetId']) };
  const session = text((await tell('Target.attachToTarget', { ...target, flatten: true }))['sessionId']);
  return {
    tell: async (method, params) => tell(method, params, session),
    async value(expression) {
      const { result, exceptionDetails } = await tell('Runtime.evaluate', { expression, returnByValue: true }, session);
      if (exceptionDetails !== undefined || !isAnswer(result)) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
      return result['value'];
    },
    close: async () => void (await tell('Target.closeTarget', target)),
  };
}

/** @returns what speaks Chromium's protocol over the address. */
async function connect(address: string): Promise<Tell> {
  const socket = new WebSocket(address);
  const asked = new Map<number, PromiseWithResolvers<Answer>>();
  socket.addEventListener('message', ({ data }) => {
    const said: unknown = JSON.parse(String(data));
    if (!isAnswer(said) || typeof said['id'] !== 'number') return;
    const waiting = asked.get(said['id']);
    asked.delete(said['id']);
    if (isAnswer(said['result'])) waiting?.resolve(said['result']);
    else waiting?.reject(new Error(JSON.stringify(said['error'])));
  });
  await once(socket, 'open');
  let last = 0;
  return async (method, params = {}, session) => {
    last += 1;
    const waiting = Promise.withResolvers<Answer>();
    asked.set(last, waiting);
    socket.send(JSON.stringify({ id: last, method, params, ...(session === undefined ? {} : { sessionId: session }) }));
    return waiting.promise;
  };
}

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`Chromium answered ${JSON.stringify(value)} where a name was expected`);
  return value;
}
