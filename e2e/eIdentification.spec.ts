import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haveShared, SHARED, sharedJson } from '../test/sharedFolder.ts';
import { startProvider, type TestProvider } from '../test/identityProvider.ts';
import { samla, startServer, type RunningServer } from '../test/samlaProcess.ts';
import { pagePaths } from '../src/web/paths.ts';
import { expect, test } from './demo.ts';
import type { Page } from '@playwright/test';

const NAME = 'Legitimationsförbundet';
const SLUG = 'legitimationsforbundet';
const EMAIL = 'sam@prov.example';

const opened: { folder?: string; provider?: TestProvider; server?: RunningServer; password?: string } = {};

/** A server of its own, on an address that it and the provider are told before they start. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  opened.folder = mkdtempSync(join(tmpdir(), 'samla-e-identification-'));
  opened.provider = await startProvider(`http://localhost:${port}${pagePaths.eIdentification()}`);
  const env = { SAMLA_DATA: opened.folder, SAMLA_OPERATOR: 'Prov', ...opened.provider.env };
  const run = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await samla(words, env);
    if (code !== 0) throw new Error(err);
    return out.trim();
  };
  await run('association', 'create', NAME, '--slug', SLUG);
  opened.password = await run('user', 'add', EMAIL, '--name', 'Sam Prov', '--role', 'coordinator', '--association', NAME);
  opened.server = await startServer({ ...env, PORT: String(port) });
});
test.afterAll(async () => {
  await opened.server?.end();
  await opened.provider?.close();
  if (opened.folder !== undefined) rmSync(opened.folder, { recursive: true, force: true });
});

test('somebody links their e-identification and logs in with it, and nobody else does', async ({ page, browser }) => {
  test.skip(!haveShared, `${SHARED} is missing`);
  const [number = '', another = ''] = sharedJson<string[]>('testdata/personnummer/allPins.json').slice(200);
  const { url } = opened.server ?? { url: '' };
  const password = opened.password ?? '';

  await page.goto(url + pagePaths.association(SLUG));
  await page.getByLabel('E-post').fill(EMAIL);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Välj lösenord');

  await page.goto(url + pagePaths.loginWays(SLUG));
  await page.getByRole('button', { name: 'Koppla e-legitimation' }).click();
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Gå till e-legitimationen' }).click();
  await prove(page, number);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Säker inloggning');
  await expect(page.getByText(/^Kopplad till dig sedan/)).toBeVisible();
  // What the provider said is out of the address at once.
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(pagePaths.loginWays(SLUG));

  const enter = async (who: string): Promise<Page> => {
    const fresh = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
    await fresh.goto(url + pagePaths.association(SLUG));
    await fresh.getByRole('button', { name: 'Logga in med e-legitimation' }).click();
    await prove(fresh, who);
    return fresh;
  };
  const inside = await enter(number);
  await expect(inside.getByRole('button', { name: /Sam Prov/ })).toBeVisible();
  await inside.context().close();

  const outside = await enter(another);
  await expect(outside.getByRole('alert')).toContainText('E-legitimationen är inte kopplad till någon användare här');
  await expect(outside.getByRole('button', { name: /Sam Prov/ })).toHaveCount(0);
  expect(await outside.content()).not.toContain(another);
  await outside.getByRole('link', { name: 'Till inloggningen' }).click();
  await expect(outside.getByLabel('E-post')).toBeVisible();
  await outside.context().close();
});

async function prove(page: Page, number: string): Promise<void> {
  await page.getByLabel('Personnummer, tolv siffror').fill(number);
  await page.getByRole('button', { name: 'Legitimera' }).click();
}

/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
