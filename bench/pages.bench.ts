import type { Browser, BrowserContext, Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../demo/logins.ts';
import { DEMO_ROLES, DEMO_USERS, SLUG, type DemoRole } from '../e2e/demo.ts';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { startChromium } from './chromium.ts';
import { growDemo } from './growDemo.ts';
import { npmStart, withDataFolder } from './npmStart.ts';
import { peopleWorking, type Question } from './peopleWorking.ts';

export const name = 'Every page of every role, in the demo grown to 20 000 participations';

const PARTICIPATIONS = 20_000;
const LIMITS = { p95: 100, scripts: 230, more: 60 };
// So long that each page is seen twenty times or more: of ten answers the 95th percentile would be the slowest.
const WORK = { people: 20, warmUpSeconds: 25, seconds: 240, thoughtMs: 1000 };
const KILOBYTE = 1024;

type Visit = { readonly role: DemoRole; readonly page: string; readonly address: string };
/** What a page fetches when it is the first one, and what more after another; and what it asks the API. */
type Seen = Visit & {
  readonly scripts: number;
  readonly more: number;
  readonly questions: readonly Question[];
};

/** The names of the pages are those of their addresses. */
const VISITS: readonly Visit[] = DEMO_ROLES.flatMap((role) =>
  DEMO_USERS[role].pages.map((page) => ({ role, page, address: pagePaths[page](SLUG) })),
);

/** What each page fetches and asks is learnt in a browser; then twenty people ask it over and over, with a moment's thought between. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const browser = await startChromium();
    const samla = await npmStart(folder).catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
    try {
      await growDemo(folder, PARTICIPATIONS);
      const seen: Seen[] = [];
      for (const visit of VISITS) seen.push(await look(browser, samla.url, visit));
      const times = await peopleWorking(samla.url, SLUG, seen, WORK);
      print('page                                 server p95     scripts  more after');
      for (const one of seen) print(lineOf(one, times.get(`${one.role} ${one.page}`)));
      const worst = Math.max(...times.values());
      print(
        `slowest p95 ${worst.toFixed(0)} ms, limit ${LIMITS.p95} ms: ${worst <= LIMITS.p95 ? 'within' : 'ABOVE'} (20 people, a page about every other second each)`,
      );
    } finally {
      await browser.close();
      await samla.end();
    }
  });
}

function lineOf({ role, page, scripts, more }: Seen, p95 = Number.NaN): string {
  const figure = (value: number, limit: number, unit: string): string =>
    `${value.toFixed(0)} ${unit}${value > limit ? ' ABOVE' : ''}`.padStart(13);
  return [
    `${role} ${page}`.padEnd(34),
    figure(p95, LIMITS.p95, 'ms'),
    figure(scripts, LIMITS.scripts, 'kB'),
    figure(more, LIMITS.more, 'kB'),
  ].join('');
}

async function loggedIn(browser: Browser, url: string, role: DemoRole): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'sv-SE' });
  const data = { association: SLUG, email: DEMO_USERS[role].email, password: DEMO_PASSWORD };
  const answer = await context.request.post(apiPaths.session(), { data });
  if (!answer.ok()) throw new Error(`the demo's ${role} was not let in: ${answer.status()}`);
  return context;
}

async function look(browser: Browser, url: string, visit: Visit): Promise<Seen> {
  const context = await loggedIn(browser, url, visit.role);
  const page = await context.newPage();
  const questions: Question[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) questions.push({ method: request.method(), path: pathname + search, body: request.postData() });
  });
  const scripts = await scriptsOf(page, () => open(page, visit.address));
  await context.close();
  return {
    ...visit,
    scripts,
    questions: questions.filter(({ path: asked }) => asked !== apiPaths.session()),
    more: await moreAfterTheFirst(browser, url, visit),
  };
}

/** What a page fetches beyond what the role's first page brought. */
async function moreAfterTheFirst(browser: Browser, url: string, { role, address }: Visit): Promise<number> {
  const context = await loggedIn(browser, url, role);
  const page = await context.newPage();
  await open(page, pagePaths.association(SLUG));
  const more = await scriptsOf(page, () => open(page, address));
  await context.close();
  return more;
}

/** Until the page has its heading, is not fetching what it shows, and answers. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  while ((await page.getByText('Hämtar …').count()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Kilobytes of scripts over the wire while something is done; what the browser has kept does not count. */
async function scriptsOf(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' && response.fromDiskCache !== true) scripts.add(requestId);
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => scripts.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await work();
  await page.waitForLoadState('networkidle');
  await session.detach();
  return bytes / KILOBYTE;
}
