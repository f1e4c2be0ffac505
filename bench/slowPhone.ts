import type { BrowserContext, Page } from '@playwright/test';

/** As Lighthouse slows a phone down: a slow 4G line, and a processor of a quarter of this one's speed. */
const PHONE = { latency: 150, throughput: (1.6 * 1024 * 1024) / 8, slowdown: 4, width: 390, height: 844 };

const QUIET_MS = 1000;
/** Runs in the page before anything of it does; the time is taken when the next frame is drawn and what waits in the line after it is done. */
const WATCH = `
  const isShown = () => document.querySelector('h1') !== null && !document.body.textContent.includes('Hämtar …');
  const look = () => {
    if (!isShown()) window.samlaShown = undefined;
    else if (window.samlaShown === undefined) {
      window.samlaShown = Infinity;
      requestAnimationFrame(() => setTimeout(() => { if (isShown()) window.samlaShown = performance.now(); }));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
`;

/**
 * Milliseconds from the beginning of a visit until the page can be used: it has its heading, fetches nothing that it shows, has drawn that
 * and does the next thing it is told. In a new context nothing is kept from earlier visits; in one that has had the page, its files are.
 * The page itself takes the time: a look from outside brings scripts of its own, which the slowed processor would have to read too.
 */
export async function untilUsable(context: BrowserContext, address: string): Promise<number> {
  const page = await phonePage(context);
  await page.goto(address, { waitUntil: 'commit' });
  const time = await shown(page);
  await page.close();
  return time;
}

/** A page in the context whose line and processor are a slow phone's. */
async function phonePage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: PHONE.width, height: PHONE.height });
  await page.addInitScript({ content: WATCH });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.latency,
    downloadThroughput: PHONE.throughput,
    uploadThroughput: PHONE.throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
  return page;
}

/** Asked once nothing has changed for a second, so that asking is no part of what is measured. */
async function shown(page: Page): Promise<number> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const ms: unknown = await page.evaluate(`performance.now() - window.samlaShown > ${QUIET_MS} ? window.samlaShown : null`);
    if (typeof ms === 'number') return ms;
  }
}
