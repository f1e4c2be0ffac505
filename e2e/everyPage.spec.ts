import type { Page } from '@playwright/test';
import { setTimeout } from 'node:timers/promises';
import { pagePaths } from '../src/web/paths.ts';
import { DEMO_ROLES, expect, test } from './demo.ts';
import { faultsOf, settled, tooWide } from './nothingFound.ts';
import { leftoversFinder, SHOWN_TEXTS } from './otherLanguage.ts';
import { PLACES_OUTSIDE, placesOf, type Place } from './recordAddresses.ts';

/** What the association has written itself, in words that the pages have too, and what the report in Swedish calls its tables. */
const WRITTEN = new Set([
  'Aktivt arbetssökande utan behov av samordnat stöd',
  'Finansiering av individinriktade insatser',
  'Fortsatt rehabilitering',
  'Försörjning före och efter',
  'Studier',
  'Sysselsättning före och efter',
  'Utbildning',
  'Vuxna med behov av samordnat stöd från minst två parter',
  'Övrigt',
]);

/** How many look at once. */
const LANES = 2;

/** Changes the language as the button of the page does, also where the menu that holds it is closed. */
async function speak(page: Page, language: 'sv' | 'en'): Promise<void> {
  await page.evaluate(`document.querySelector('.language-switch [lang="${language}"]').click()`);
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** What is still found when the page has had time to fetch what it says. */
async function lasting(find: () => Promise<string[]>): Promise<string[]> {
  const until = Date.now() + 5_000;
  let found = await find();
  while (found.length > 0 && Date.now() < until) {
    await setTimeout(100);
    found = await find();
  }
  return found;
}

test('on every address, for every role that may see it, nothing stands in the way and all is said in the language chosen', async ({
  as,
  page: outside,
}, { project }) => {
  test.setTimeout(900_000);
  const began = Date.now();
  const [inEnglish, inSwedish] = [leftoversFinder('sv'), leftoversFinder('en')];
  const faults: string[] = [];
  const visited: Place[] = [];
  const { width = 0, height = 0 } = outside.viewportSize() ?? {};
  const isWide = project.name === 'desktop';
  const show = (page: Page): Promise<readonly string[]> => page.evaluate<readonly string[]>(SHOWN_TEXTS);

  const look = async (page: Page, { page: name, address }: Place, who: string): Promise<void> => {
    const place = `${name}, ${who}`;
    await page.goto(address);
    await settled(page);
    faults.push(...(await faultsOf(page, place)));
    faults.push(...inEnglish(await show(page)).map((text) => `${place}: English in Swedish: ${text}`));
    for (const scale of isWide ? [1, 2, 4] : [1]) {
      await page.setViewportSize({ width: Math.round(width / scale), height });
      const wider = await tooWide(page);
      if (wider > 0) faults.push(`${place} at ${scale * 100} %: ${wider} px wider than the screen`);
    }
    if (isWide) {
      await page.setViewportSize({ width, height });
      await speak(page, 'en');
      faults.push(
        ...(await lasting(async () => inSwedish(await show(page)).filter((text) => !WRITTEN.has(text)))).map(
          (text) => `${place}: Swedish in English: ${text}`,
        ),
      );
      await speak(page, 'sv');
    }
    visited.push({ page: name, address });
  };

  const visits: (() => Promise<void>)[] = [
    ...DEMO_ROLES.map((role) => async () => {
      const page = await as(role);
      for (const place of await placesOf(role, page.request)) await look(page, place, role);
      await page.context().close();
    }),
    async () => {
      for (const place of PLACES_OUTSIDE) await look(outside, place, 'nobody');
    },
  ];
  const lane = async (): Promise<void> => {
    for (let visit = visits.shift(); visit !== undefined; visit = visits.shift()) await visit();
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  expect(faults).toEqual([]);
  const names = new Set<string>(visited.map(({ page }) => page));
  expect(
    Object.keys(pagePaths).filter((name) => !names.has(name)),
    'pages that nobody looked at',
  ).toEqual([]);
  console.log(`axe: ${visited.length} addresses × roles, ${width} px wide, 0 findings, ${Math.round((Date.now() - began) / 1000)} s`);
});
