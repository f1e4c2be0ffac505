import { DEMO_PASSWORD } from '../demo/logins.ts';
import { DEMO_USERS, SLUG } from '../e2e/demo.ts';
import { SCRIPT_BUDGETS, weighScripts } from '../e2e/scriptWeight.ts';
import { apiPaths } from '../src/web/paths.ts';
import { startChromium } from './chromium.ts';
import { npmStart, withDataFolder } from './npmStart.ts';

export const name = 'Scripts that the pages fetch, in compressed kilobytes';

/** In the browser against the real server with the demo, since only a browser knows what a page fetches. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const browser = await startChromium();
    const samla = await npmStart(folder).catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
    try {
      for (const { name: page, isInside, limit, open } of SCRIPT_BUDGETS) {
        const context = await browser.newContext({ baseURL: samla.url, locale: 'sv-SE' });
        if (isInside) {
          const data = { association: SLUG, email: DEMO_USERS.coordinator.email, password: DEMO_PASSWORD };
          const answer = await context.request.post(apiPaths.session(), { data });
          if (!answer.ok()) throw new Error(`the demo's coordinator was not let in: ${answer.status()}`);
        }
        const kilobytes = await weighScripts(await context.newPage(), open);
        print(`${page}: ${kilobytes.toFixed(1)} kB, limit ${limit} kB: ${kilobytes <= limit ? 'within' : 'ABOVE'}`);
        await context.close();
      }
    } finally {
      await browser.close();
      await samla.end();
    }
  });
}
