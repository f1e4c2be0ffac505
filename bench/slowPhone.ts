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
 * Milliseconds from the beginning of a visit with nothing kept from earlier ones until the page can be used: it has its heading, fetches
 * nothing that it shows, has drawn that and does the next thing it is told. The page itself takes the time: a look from outside brings
 * scripts of its own, which the slowed processor would have to read too.
 */
export async function untilUsable(context: BrowserContext, address: string): Promise<number> {
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
  await page.goto(address, { waitUntil: 'commit' });
  return shown(page);
}

/** Asked once nothing has changed for a second, so that asking is no part of what is measured. */
async function shown(page: Page): Promise<number> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const ms: unknown = await page.evaluate(`performance.now() - window.samlaShown > ${QUIET_MS} ? window.samlaShown : null`);
    if (typeof ms === 'number') return ms;
  }
}
