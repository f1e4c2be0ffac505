import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { JPEG, photoOfPhone, PNG } from '../test/exampleImages.ts';
import { expect, SLUG, test } from './demo.ts';
import { expectNothingFound } from './nothingFound.ts';

test.slow();

async function begin(page: Page, from: string, to: string): Promise<string> {
  const id = randomUUID();
  const answer = await page.request.post(apiPaths.reports(), { data: { id, from, to, teams: [] } });
  expect(answer.status()).toBe(201);
  return id;
}
const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Spara', exact: true }).click();
const isShown = async (image: Locator): Promise<void> => {
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((one) => 'naturalWidth' in one && Number(one.naturalWidth))).toBeGreaterThan(0);
};
const file = (name: string, bytes: Uint8Array | string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) });

/** As the browser tells the page of something pasted or dropped; written as a script, since the tests know no browser's own things. */
const bringInto = (page: Page, kind: 'paste' | 'drop', what: { readonly file?: string; readonly html?: string }): Promise<void> =>
  page.evaluate(`(() => {
    const { file, html } = ${JSON.stringify(what)};
    const data = new DataTransfer();
    if (file) data.items.add(new File([Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0))], 'bild.png', { type: 'image/png' }));
    if (html) {
      data.setData('text/html', html);
      data.setData('text/plain', 'ord');
    }
    const options = { bubbles: true, cancelable: true };
    document.querySelector('.editor-text').dispatchEvent(
      ${kind === 'paste'} ? new ClipboardEvent('paste', { ...options, clipboardData: data }) : new DragEvent('drop', { ...options, dataTransfer: data }),
    );
  })()`);

test('an image is chosen, refused with words that help, described, put in, changed, taken away and printed', async ({ as }) => {
  const page = await as('coordinator');
  const id = await begin(page, '2025-09-01', '2025-12-31');
  const address = pagePaths.reportSection(SLUG, id, 'goals');
  await page.goto(address);
  await text(page).click();
  await page.keyboard.type('Vi byggde ett vindskydd.');
  await page.getByRole('button', { name: 'Bild', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const choose = (one: Parameters<Locator['setInputFiles']>[0]) => dialog.getByLabel('Bildfil').setInputFiles(one);
  const put = dialog.getByRole('button', { name: 'Lägg in bilden' });
  await put.click();
  await expect(dialog.getByRole('alert')).toContainText('Välj en bild.');
  await expect(dialog.getByRole('alert')).toContainText('Skriv vad bilden visar');
  await expectNothingFound(page, 'image with faults');

  const refusals = [
    [file('skog.jpg', new Uint8Array(30_000_000).fill(0xff)), 'Bilden är större än 5 MB'],
    [file('anteckning.png', 'En vanlig text'), 'Filen är ingen bild'],
    [file('ritning.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG-fil'],
    [file('rörlig.png', 'GIF89a'), 'varken PNG eller JPEG'],
    [file('telefon.jpg', '\0\0\0\u0018ftypheic'), 'HEIC'],
    [file('avbruten.jpg', JPEG.subarray(0, 300)), 'avbruten'],
  ] as const;
  for (const [one, words] of refusals) {
    await choose(one);
    await expect(dialog.locator('.field-error').first()).toContainText(words);
  }
  await dialog.getByLabel('Beskriv bilden').fill('Skogsgruppen bygger ett vindskydd');
  await choose(file('vindskydd.jpg', photoOfPhone(6)));
  await isShown(dialog.locator('.image-preview img'));
  await expectNothingFound(page, 'chosen image');
  await put.click();
  await expect(dialog).toHaveCount(0);
  const image = text(page).getByRole('img', { name: 'Skogsgruppen bygger ett vindskydd' });
  await isShown(image);
  // The right way up.
  expect(await image.evaluate(({ naturalHeight, naturalWidth }: never) => naturalHeight > naturalWidth)).toBe(true);
  await expect(text(page)).toContainText('Vi byggde ett vindskydd.');
  await expect
    .poll(async () => JSON.stringify(await (await page.request.get(apiPaths.reportSection(id, 'goals'))).json()))
    .toContain('](image:');

  // What was under hand is there again with its image; what it shows is changed, taken away and undone by keyboard.
  await page.goto(address);
  await isShown(image);
  await image.click();
  const words = page.getByText('Bildens beskrivning: Skogsgruppen bygger ett vindskydd');
  await expect(words).toBeVisible();
  await page.getByRole('button', { name: 'Ändra beskrivningen' }).press('Enter');
  await expect(dialog.getByLabel('Beskriv bilden')).toHaveValue('Skogsgruppen bygger ett vindskydd');
  await dialog.getByLabel('Beskriv bilden').fill('Skogsgruppen vid vindskyddet');
  await dialog.getByRole('button', { name: 'Ändra beskrivningen' }).click();
  const changed = text(page).getByRole('img', { name: 'Skogsgruppen vid vindskyddet' });
  await expect(changed).toBeVisible();
  await changed.click();
  await page.keyboard.press('Delete');
  await expect(changed).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await isShown(changed);
  await changed.click();
  await page.getByRole('button', { name: 'Ta bort bilden' }).press('Enter');
  await expect(changed).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await isShown(changed);
  await expectNothingFound(page, 'text with an image');

  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const { markdown } = (await (await page.request.get(apiPaths.reportSection(id, 'goals'))).json()) as { markdown: string };
  expect(markdown).toMatch(/^Vi byggde ett vindskydd\.\n\n!\[Skogsgruppen vid vindskyddet\]\(image:[0-9a-f-]{36}\)\n$/);
  // As it prints: among the pages that are shown, and in the page to fetch with its words.
  await page.goto(pagePaths.report(SLUG, id));
  const first = page.getByRole('img', { name: /^Sida 1 av \d+/ });
  await first.scrollIntoViewIfNeeded();
  await isShown(first);
  const printed = await page.request.get(apiPaths.reportFile(id, 'html'));
  expect(await printed.text()).toMatch(/<img[^>]+alt="Skogsgruppen vid vindskyddet"/);
});

test('an image comes by paste and by drop, as decoration too, and a lost network loses nothing of it', async ({ as }) => {
  const page = await as('coordinator');
  const id = await begin(page, '2025-09-01', '2025-12-31');
  await page.goto(pagePaths.reportSection(SLUG, id, 'activities'));
  await text(page).click();
  const bring = (kind: 'paste' | 'drop') => bringInto(page, kind, { file: Buffer.from(PNG).toString('base64') });
  const dialog = page.getByRole('dialog');
  const put = dialog.getByRole('button', { name: 'Lägg in bilden' });
  await bring('paste');
  await isShown(dialog.locator('.image-preview img'));
  await dialog.getByLabel('Beskriv bilden').fill('Tre färger');
  await page.context().setOffline(true);
  await put.click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel('Beskriv bilden')).toHaveValue('Tre färger');
  await page.context().setOffline(false);
  await put.click();
  await isShown(text(page).getByRole('img', { name: 'Tre färger' }));
  await bring('drop');
  await isShown(dialog.locator('.image-preview img'));
  await dialog.getByLabel('Bilden är bara utsmyckning').check();
  await put.click();
  await expect(text(page).locator('img')).toHaveCount(2);
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const { markdown } = (await (await page.request.get(apiPaths.reportSection(id, 'activities'))).json()) as { markdown: string };
  expect(markdown).toMatch(/^!\[Tre färger\]\(image:[0-9a-f-]{36}\)\n\n!\[\]\(image:[0-9a-f-]{36} "dekoration"\)\n$/);
});

test("last report's text is copied with its image into the new report", async ({ as }) => {
  const page = await as('coordinator');
  const [before, id] = [await begin(page, '2012-01-01', '2012-04-30'), await begin(page, '2012-05-01', '2012-08-31')];
  const key = randomUUID();
  const put = await page.request.put(apiPaths.sectionImage(before, 'owners', key), {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(JPEG),
  });
  expect(put.status()).toBe(201);
  const written = await page.request.put(apiPaths.reportSection(before, 'owners'), {
    data: { version: 0, markdown: `Förra årets ord.\n\n![Förra årets bild](image:${key})\n` },
  });
  expect(written.status()).toBe(200);
  await page.goto(pagePaths.reportSection(SLUG, id, 'owners'));
  const earlier = page.getByRole('complementary');
  await isShown(earlier.getByRole('img', { name: 'Förra årets bild' }));
  const copied = await earlier.locator('.prose').innerHTML();
  await text(page).click();
  await bringInto(page, 'paste', { html: copied });
  await isShown(text(page).getByRole('img', { name: 'Förra årets bild' }));
  await save(page);
  await expect(page.getByText(/^Sparat 20/)).toBeVisible();
  const { markdown } = (await (await page.request.get(apiPaths.reportSection(id, 'owners'))).json()) as { markdown: string };
  expect(markdown).toBe(`Förra årets ord.\n\n![Förra årets bild](image:${key})\n`);
});
