import type { PlainChromium, PlainPage } from './plainChromium.ts';

/** The line as on Lighthouse's phone, slow 4G: milliseconds to the server and back, bytes a second. */
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (1.6 * 1024 * 1024) / 8 };
const SCREEN = { width: 390, height: 844, deviceScaleFactor: 1, mobile: false };

const QUIET_MS = 800;
const PATIENCE_MS = 60_000;
/** Runs in the page before anything of it does; the time is taken when the next frame is drawn and what waits in the line after it is done. */
const WATCH = `{
  const isShown = () => document.querySelector('h1') !== null && !document.body.textContent.includes('Hämtar …');
  const look = () => {
    if (!isShown()) window.samlaShown = undefined;
    else if (window.samlaShown === undefined) {
      window.samlaShown = Infinity;
      requestAnimationFrame(() => setTimeout(() => { if (isShown()) window.samlaShown = performance.now(); }));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}`;

/**
 * Milliseconds from the beginning of a visit until the page can be used: it has its heading, fetches nothing that it shows, has drawn that
 * and does the next thing it is told. For a new visitor nothing is kept from earlier visits; for one who has had the page, its files are.
 * The page itself takes the time: a look from outside brings scripts of its own, which the slowed processor would have to read too.
 * @param rate how many times slower than this machine's the phone's processor is
 */
export async function untilUsable(browser: PlainChromium, visitor: string, address: string, rate: number): Promise<number> {
  const page = await browser.openPage(visitor);
  await page.tell('Emulation.setDeviceMetricsOverride', SCREEN);
  await page.tell('Page.enable');
  await page.tell('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await page.tell('Network.emulateNetworkConditions', LINE);
  await page.tell('Emulation.setCPUThrottlingRate', { rate });
  await page.tell('Page.navigate', { url: address });
  const time = await shown(page);
  await page.close();
  return time;
}

/** Asked once nothing has changed for a while, so that asking is no part of what is measured. */
async function shown(page: PlainPage): Promise<number> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    await pause(QUIET_MS);
    const ms = await page.value(`performance.now() - window.samlaShown > ${QUIET_MS} ? window.samlaShown : null`);
    if (typeof ms === 'number') return ms;
  }
  throw new Error(`not shown within a minute: ${String(await page.value('document.body.innerText.slice(0, 200)'))}`);
}

/** Comes to the login and writes a password, as everybody does before the first page; until all is fetched that this brings. */
export async function writePassword(browser: PlainChromium, visitor: string, login: string): Promise<void> {
  const page = await browser.openPage(visitor);
  await page.tell('Page.navigate', { url: login });
  while ((await page.value(`document.querySelector('[name=password]') === null`)) === true) await pause(100);
  await page.value(`document.querySelector('[name=password]').focus()`);
  await page.tell('Input.insertText', { text: 'lösen' });
  for (let before = -1, now = 0; now !== before;) {
    before = now;
    await pause(QUIET_MS);
    now = Number(await page.value(`performance.getEntriesByType('resource').length`));
  }
  await page.close();
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
