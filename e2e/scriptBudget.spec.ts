import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { expect, INTERIM, SLUG, test } from './demo.ts';

/** Compressed kilobytes of all scripts that a page fetches. */
function scriptsOf(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000;
}

test('the login fetches at most 110 kB of scripts', async ({ page }, { annotations, project }) => {
  test.skip(project.name === 'phone', 'the scripts are the same');
  const scripts = scriptsOf(page);
  await page.goto(`/${SLUG}/`);
  await page.getByRole('button', { name: 'Logga in' }).waitFor();
  await page.waitForLoadState('networkidle');
  const kilobytes = await scripts();
  annotations.push({ type: 'kB', description: kilobytes.toFixed(1) });
  expect(kilobytes).toBeLessThanOrEqual(110);
});

test('the figures fetch at most 230 kB of scripts, with a figure opened', async ({ as }, { annotations, project }) => {
  test.skip(project.name === 'phone', 'the scripts are the same');
  const page = await as('coordinator');
  const scripts = scriptsOf(page);
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByRole('table', { name: 'Deltagare efter kön' }).getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle');
  const kilobytes = await scripts();
  annotations.push({ type: 'kB', description: kilobytes.toFixed(1) });
  expect(kilobytes).toBeLessThanOrEqual(230);
});
