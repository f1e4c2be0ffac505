import { DEMO_ROLES, DEMO_USERS, SLUG, type DemoRole } from '../e2e/demo.ts';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { growDemo } from './growDemo.ts';
import { npmStart, withDataFolder } from './npmStart.ts';
import { logIn } from './peopleWorking.ts';
import { startPlainChromium, type Cookie, type PlainChromium } from './plainChromium.ts';
import { calibrate, FLAT_RATE } from './processorIndex.ts';
import { untilUsable, writePassword } from './slowPhone.ts';

export const name = 'Until a page can be used on a slow phone, in the demo grown to 20 000 participations';

const PARTICIPATIONS = 20_000;
const LIMIT_MS = 1500;
/** The middle one of so many: a machine that does something else meanwhile is no slow page. */
const TIMES = Number(process.env['SAMLA_BENCH_TIMES'] ?? 3);
/** Only these, if named: SAMLA_BENCH_PAGES="login figures economy". */
const ONLY = process.env['SAMLA_BENCH_PAGES']?.split(/[\s,]+/u);

type Visit = { readonly page: string; readonly role: DemoRole; readonly address: (url: string) => string | Promise<string> };

/** Each page as the first role that has it; the names are those of the addresses. */
const VISITS: readonly Visit[] = [
  ...DEMO_ROLES.flatMap((role) => DEMO_USERS[role].pages.map((page) => ({ page, role, address: () => pagePaths[page](SLUG) }))).filter(
    ({ page }, place, all) => all.findIndex((one) => one.page === page) === place,
  ),
  { page: 'reportSection', role: 'coordinator', address: draftSection },
];

/**
 * With nothing of Samla's on the phone, which nobody inside has; as the first page after the login, whose files are there with those
 * that came while the password was written; and when the page has been visited before.
 */
const WHEN = ['bare', 'after login', 'visited before'] as const;
type Times = Readonly<Record<(typeof WHEN)[number], number>>;

/** Each page with the processor of the phone, and with a quarter of this machine's, in turn. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const browser = await startPlainChromium();
    const samla = await npmStart(folder).catch(async (error: unknown) => {
      await browser.end();
      throw error;
    });
    try {
      await growDemo(folder, PARTICIPATIONS);
      const { index, flatIndex, phoneIndex, rate } = await calibrate(browser);
      print(
        `this machine's index ${index.toFixed(0)}, ${flatIndex.toFixed(0)} at a flat ${FLAT_RATE} ×; the phone's ${phoneIndex}, at ${rate.toFixed(2)} ×`,
      );
      const rates = [rate, FLAT_RATE];
      print(`${'page'.padEnd(34)}${rates.map((one) => `${one.toFixed(2)} ×: ${WHEN.join(', ')}`.padEnd(46)).join('')}`);
      const within = new Map<string, number>();
      const visits = [{ page: 'login', role: undefined, address: () => pagePaths.association(SLUG) }, ...VISITS].filter(
        ({ page }) => ONLY?.includes(page) ?? true,
      );
      for (const { page, role, address } of visits) {
        const measured = await onAPhone(browser, samla.url, await address(samla.url), role, rates);
        for (const [at, times] of measured.entries())
          for (const when of WHEN) if (times[when] <= LIMIT_MS) within.set(`${at} ${when}`, (within.get(`${at} ${when}`) ?? 0) + 1);
        print(`${role ?? 'anybody'} ${page}`.padEnd(34) + measured.map((times) => lineOf(times).padEnd(46)).join(''));
      }
      for (const [at, one] of rates.entries())
        for (const when of WHEN)
          print(`${within.get(`${at} ${when}`) ?? 0} of ${visits.length} within ${LIMIT_MS} ms at ${one.toFixed(2)} ×, ${when}`);
    } finally {
      await browser.end();
      await samla.end();
    }
  });
}

const lineOf = (times: Times): string =>
  WHEN.map((when) => `${times[when].toFixed(0)} ms${times[when] > LIMIT_MS ? ' ABOVE' : ''}`.padEnd(14)).join('');

/** A section with its editor: the page with the most scripts. */
async function draftSection(url: string): Promise<string> {
  const answer = await fetch(url + apiPaths.reports(), { headers: { cookie: await logIn(url, SLUG, 'coordinator') } });
  // Of the answer no more is read than the pages themselves read.
  const { reports } = (await answer.json()) as { readonly reports: readonly { readonly id: string; readonly status: string }[] };
  return pagePaths.reportSection(SLUG, reports.find(({ status }) => status === 'draft')?.id ?? '', 'board');
}

async function onAPhone(
  browser: PlainChromium,
  url: string,
  address: string,
  role: DemoRole | undefined,
  rates: readonly number[],
): Promise<Times[]> {
  const [cookieName = '', value = ''] = role === undefined ? [] : (await logIn(url, SLUG, role)).split('=');
  const cookies: readonly Cookie[] = role === undefined ? [] : [{ name: cookieName, value, url }];
  const all = rates.map(() => ({ bare: [] as number[], 'after login': [] as number[], 'visited before': [] as number[] }));
  for (let time = 0; time < TIMES; time += 1)
    for (const [at, rate] of rates.entries()) {
      const visit = async (visitor: string, when: keyof Times): Promise<void> =>
        void all[at]?.[when].push(await untilUsable(browser, visitor, url + address, rate));
      const stranger = await browser.newVisitor();
      await browser.giveCookies(stranger, cookies);
      await visit(stranger, 'bare');
      await visit(stranger, 'visited before');
      await browser.forget(stranger);
      const fresh = await browser.newVisitor();
      await writePassword(browser, fresh, url + pagePaths.association(SLUG));
      await browser.giveCookies(fresh, cookies);
      await visit(fresh, 'after login');
      await browser.forget(fresh);
    }
  return all.map((times) => ({
    bare: middle(times.bare),
    'after login': middle(times['after login']),
    'visited before': middle(times['visited before']),
  }));
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
