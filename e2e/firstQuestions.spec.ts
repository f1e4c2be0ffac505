import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { DEMO_ROLES, DEMO_USERS, expect, SLUG, test } from './demo.ts';
import { settled } from './nothingFound.ts';

/** What the API is asked while something is done, without who is here. */
async function asked(page: Page, work: () => Promise<void>): Promise<string[]> {
  const questions: string[] = [];
  const hear = (request: { method: () => string; url: () => string; postData: () => string | null }): void => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/') && pathname !== apiPaths.session())
      questions.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ''}`);
  };
  page.on('request', hear);
  await work();
  await settled(page);
  await page.waitForLoadState('networkidle');
  page.off('request', hear);
  return questions.toSorted();
}

/** As a link on the page leads there, without a new start. */
const follow = (page: Page, address: string): Promise<unknown> =>
  page.evaluate(`{
    const link = document.createElement('a');
    link.href = '${address}';
    document.body.append(link);
    link.click();
    link.remove();
  }`);

/** Each page as one who has it; the figures as everybody, since what is asked follows from whose they are. */
const VISITS = DEMO_ROLES.flatMap((role) => DEMO_USERS[role].pages.map((page) => ({ role, page }))).filter(
  ({ page }, place, all) => page === 'figures' || all.findIndex((one) => one.page === page) === place,
);

for (const { role, page: name } of VISITS) {
  test(`${name} as the first page of the ${role} asks what it asks when it is come to, each question once`, async ({ as }) => {
    const page = await as(role);
    const address = pagePaths[name](SLUG);
    const first = await asked(page, async () => void (await page.goto(address)));
    await page.goto(pagePaths.kit(SLUG));
    await settled(page);
    const heading = page.getByRole('heading', { level: 1 });
    const before = await heading.innerText();
    const later = await asked(page, async () => {
      await follow(page, address);
      await page.waitForURL(`**${address}`);
      await expect(heading).not.toHaveText(before);
    });
    expect(first).toEqual(later);
  });
}
