import type { Page } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { expect, proveAgain, SLUG, test } from './demo.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

/** Somebody whom the log names by a number. */
async function somebody(page: Page): Promise<string> {
  const search = { from: '2013-01-01', to: new Date().toISOString().slice(0, 10), offset: 0, operation: 'import participants' };
  const answer = await page.request.post(apiPaths.auditSearch(), { data: search });
  const { entries } = (await answer.json()) as { entries: { participants: string[] }[] };
  return entries.flatMap(({ participants }) => participants)[0] ?? '';
}

test('the data protection officer registers a request, fetches both files and ends it', async ({ as }) => {
  const page = await as('dataProtectionOfficer');
  await proveAgain(page);
  await page.goto(pagePaths.subjectAccess(SLUG));
  await settled(page);
  await expectNothingFound(page, 'requests');
  const form = page.getByRole('form', { name: 'Registrera en begäran' });
  await form.getByRole('button', { name: 'Registrera en begäran' }).click();
  await expect(form.getByRole('alert')).toContainText('Skriv vem begäran gäller.');
  await expectNothingFound(page, 'a request with faults');
  await form.getByLabel('Vem gäller det?').fill('19121212-1212');
  await form.getByText('Legitimation visades upp').click();
  await form.getByRole('button', { name: 'Registrera en begäran' }).click();
  await expect(form).toContainText('Ingen deltagare i de insatser som du bevakar har numret');
  await form.getByLabel('Vem gäller det?').fill(await somebody(page));
  await form.getByRole('button', { name: 'Registrera en begäran' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Begäran om registerutdrag' })).toBeVisible();
  await settled(page);
  await expectNothingFound(page, 'a request');
  for (const [name, ending] of [
    ['Utdraget som PDF', '.pdf'],
    ['Utdraget som fil för datorer (JSON)', '.json'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    expect((await download).suggestedFilename()).toMatch(/^registerutdrag-[0-9A-F]{8}/);
    expect((await download).suggestedFilename().endsWith(ending)).toBe(true);
  }
  await page.getByText('Det tar längre tid än en månad').click();
  await expectNothingFound(page, 'a request to be extended');
  const longer = page.getByRole('form', { name: 'Det tar längre tid än en månad' });
  const latest = /\d{4}-\d{2}-\d{2}/.exec(await longer.innerText())?.[0] ?? '';
  await longer.getByLabel('Ny sista dag').fill(latest);
  await longer.getByLabel('Varför?').fill('Uppgifterna finns i flera insatser');
  await longer.getByRole('button', { name: 'Förläng tiden' }).click();
  await expect(page.getByText('Tiden är förlängd. Berätta det för personen nu.')).toBeVisible();
  const end = page.getByRole('form', { name: 'Avsluta begäran' });
  await end.getByRole('button', { name: 'Avsluta begäran' }).click();
  await expect(end.getByRole('alert')).toContainText('Välj hur begäran slutade.');
  await end.getByText('Besvarad: utdraget är lämnat').click();
  await end.getByLabel('Hur, eller varför?').fill('Lämnat mot legitimation');
  await end.getByRole('button', { name: 'Avsluta begäran' }).click();
  await expect(page.getByText('Begäran är avslutad, och uppgifterna går inte längre')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Utdraget som PDF' })).toHaveCount(0);
  await expectNothingFound(page, 'a request that has ended');
  await page.goto(pagePaths.subjectAccess(SLUG));
  await expect(page.getByRole('table', { name: 'Begäranden' })).toContainText('Besvarad');
});
