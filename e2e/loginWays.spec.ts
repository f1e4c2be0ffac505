import type { CDPSession, Locator, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { expect, SLUG, test } from './demo.ts';
import { LETTERS, linkTo } from './letters.ts';
import { expectNothingFound, settled } from './nothingFound.ts';

const PASSWORD = 'sju lugna kaniner i hagen';
const OTHER_PASSWORD = 'åtta pigga harar på åkern';

test.slow();
test.beforeEach(() => test.skip(LETTERS === undefined, 'the server’s letters are not at hand'));

/** The device's question is called off, once. */
const CALLED_OFF_ONCE = `{
  const create = navigator.credentials.create.bind(navigator.credentials);
  navigator.credentials.create = () => {
    navigator.credentials.create = create;
    return Promise.reject(new DOMException('called off', 'NotAllowedError'));
  };
}`;

/** Invites an economist of their own to try with, who then is logged in on the page. */
async function newUser(administrator: Page, page: Page, name: string, width: string): Promise<string> {
  const email = `${name}-${width}-${crypto.randomUUID().slice(0, 8)}@norra.example`;
  const { today: from } = (await (await administrator.request.get(apiPaths.session())).json()) as { today: string };
  const role = {
    id: crypto.randomUUID(),
    role: 'economist',
    interventionId: null,
    from,
    to: null,
    reason: null,
    decision: null,
  };
  const data = { id: crypto.randomUUID(), name: 'Åsa Nyström', email, isEmployee: false, role };
  expect((await administrator.request.post(apiPaths.users(), { data })).status()).toBe(201);
  await page.goto(await linkTo(email));
  await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Lösenordet en gång till').fill(PASSWORD);
  await page.getByRole('button', { name: 'Spara lösenord och logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  return email;
}

async function openWays(page: Page): Promise<void> {
  await page.goto(pagePaths.loginWays(SLUG));
  await settled(page);
}

async function logOut(page: Page): Promise<void> {
  await page.locator('[popovertarget]').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
}

async function writeLogin(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`/${SLUG}/`);
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

/** A device with finger reader, of software: Chromium's own. */
async function device(page: Page): Promise<{ readonly cdp: CDPSession; readonly id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id };
}

test('a passkey is added, lets in without name and password, proves again who one is, and is removed', async ({ as, page }, {
  project,
}) => {
  const email = await newUser(await as('administrator'), page, 'nyckel', project.name);
  const { cdp, id } = await device(page);
  await openWays(page);
  await expectNothingFound(page, 'ways to log in without passkeys');

  await page.getByRole('button', { name: 'Lägg till lösennyckel' }).click();
  const field = page.getByLabel('Vad ska lösennyckeln heta?');
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(field).toHaveAccessibleDescription(/Skriv ett namn/);
  await expectNothingFound(page, 'name of a passkey, with fault');
  // The person looks away from the device's question: nothing is kept, and what was written stands.
  await page.evaluate(CALLED_OFF_ONCE);
  await field.fill('Min telefon');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  // A link from a letter proved no more than that the letter was read.
  await expect(page.getByText('Bekräfta att det är du innan du ändrar')).toBeVisible();
  await expectNothingFound(page, 'proving again by the password');
  await page.getByLabel('Lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Bekräfta' }).click();
  await expect(page.getByRole('alert')).toContainText('Ingen lösennyckel användes');
  await expect(field).toHaveValue('Min telefon');
  await expectNothingFound(page, 'passkey called off');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  const row = page.getByRole('row', { name: /Min telefon/ });
  await expect(row).toContainText('Inte använd än');
  await expectNothingFound(page, 'own passkeys');
  // The buttons are on the screen, not beside it.
  for (const button of [/^Byt namn på/, /^Ta bort/]) await expect(page.getByRole('button', { name: button })).toBeInViewport({ ratio: 1 });
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
  expect(credentials).toEqual([expect.objectContaining({ rpId: 'localhost', isResidentCredential: true })]);
  // The device is told not to make a second one.
  await page.getByRole('button', { name: 'Lägg till lösennyckel' }).click();
  await field.fill('En till');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByRole('alert')).toContainText('Lösennyckeln är redan tillagd');
  await page.getByRole('button', { name: 'Avbryt' }).click();

  await logOut(page);
  await page.goto(`/${SLUG}/`);
  await settled(page);
  await expectNothingFound(page, 'login with a passkey');
  await page.getByRole('button', { name: 'Använd lösennyckel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  await page.locator('[popovertarget]').click();
  await expect(page.getByText(email)).toBeVisible();
  await page.keyboard.press('Escape');

  await openWays(page);
  await expect(row).not.toContainText('Inte använd än');
  await page.getByRole('button', { name: 'Byt namn på Min telefon' }).click();
  await field.fill('Gamla telefonen');
  await page.getByRole('button', { name: 'Spara namnet' }).click();
  await expect(page.getByRole('row', { name: /Gamla telefonen/ })).toBeVisible();

  // As when it was long ago that one logged in.
  await page.route('**/api/factors/passkeys/*', (route) =>
    route.fulfill({ status: 403, json: { code: 'proof-needed', text: 'Bekräfta att det är du.', details: [] } }),
  );
  await page.getByRole('button', { name: 'Ta bort Gamla telefonen' }).click();
  await expectNothingFound(page, 'removing a passkey');
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
  await expect(page.getByText('Bekräfta att det är du innan du ändrar')).toBeVisible();
  await expectNothingFound(page, 'proving again by a passkey');
  await page.unroute('**/api/factors/passkeys/*');
  await page.getByRole('button', { name: 'Bekräfta med lösennyckel' }).click();
  await expect(page.getByText('Gamla telefonen är borttagen.')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);

  await logOut(page);
  await page.goto(`/${SLUG}/`);
  await page.getByRole('button', { name: 'Använd lösennyckel' }).click();
  await expect(page.getByRole('alert')).toContainText('Lösennyckeln gäller inte här.');
  await expectNothingFound(page, 'login with a passkey that is removed');
});

test('one-time codes are turned on, let in with a code and with a recovery code, and are turned off', async ({ as, page }, { project }) => {
  const administrator = await as('administrator');
  const email = await newUser(administrator, page, 'koder', project.name);
  await openWays(page);
  await page.getByRole('button', { name: 'Lägg till engångskoder' }).click();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByLabel('Lösenord')).toHaveAccessibleDescription('Skriv ditt lösenord.');
  await expectNothingFound(page, 'password before codes, with fault');
  await page.getByLabel('Lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '');
  await expectNothingFound(page, 'secret of the codes');
  /** A code works once: the ones beside now are other ones. */
  const code = (halfMinutesOff: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + halfMinutesOff * 30_000 });
  const first = page.getByLabel('Koden som appen visar');
  await first.fill('000000');
  await page.getByRole('button', { name: 'Slå på engångskoder' }).click();
  await expect(first).toHaveAccessibleDescription(/Koden stämmer inte/);
  await expectNothingFound(page, 'first code, with fault');
  await first.fill(code(-1));
  await page.getByRole('button', { name: 'Slå på engångskoder' }).click();
  const list: Locator = page.locator('.recovery-codes code');
  await expect(list).toHaveCount(8);
  await expectNothingFound(page, 'recovery codes');
  const [recovery = '', second = ''] = await list.allInnerTexts();
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click();
  await expect(page.getByText('8 reservkoder är kvar.')).toBeVisible();
  await expectNothingFound(page, 'codes that are on');

  await logOut(page);
  await writeLogin(page, email);
  const field = page.getByLabel('Kod', { exact: true });
  await expect(field).toBeFocused();
  await expectNothingFound(page, 'login that asks for a code');
  await field.fill('000000');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('alert')).toContainText('Koden stämmer inte');
  await expectNothingFound(page, 'login with the wrong code');
  await field.fill(code(0));
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();

  await logOut(page);
  await writeLogin(page, email);
  await field.fill(recovery.toUpperCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  await openWays(page);
  await expect(page.getByText('7 reservkoder är kvar.')).toBeVisible();

  // A link proves that a letter was read, which is not enough: the password is chosen, and the codes are still asked for.
  await logOut(page);
  const { users } = (await (await administrator.request.get(apiPaths.users())).json()) as { users: { id: string; email: string }[] };
  const id = users.find((one) => one.email === email)?.id ?? '';
  const { version } = (await (await administrator.request.get(apiPaths.user(id))).json()) as { version: number };
  expect((await administrator.request.post(apiPaths.userLink(id), { data: { version } })).status()).toBe(201);
  await page.goto(await linkTo(email));
  await page.getByLabel('Lösenord', { exact: true }).fill(OTHER_PASSWORD);
  await page.getByLabel('Lösenordet en gång till').fill(OTHER_PASSWORD);
  await page.getByRole('button', { name: 'Spara lösenord och logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lösenordet är valt' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Logga in med det och en kod ur din app.' })).toBeVisible();
  await expectNothingFound(page, 'password chosen by link, codes still asked for');
  expect((await page.request.get(apiPaths.session())).status()).toBe(401);
  await page.getByRole('link', { name: 'Till inloggningen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await writeLogin(page, email, OTHER_PASSWORD);
  await field.fill(second);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  await openWays(page);

  await page.getByRole('button', { name: 'Stäng av engångskoder' }).click();
  await expectNothingFound(page, 'turning codes off');
  await page.getByLabel('Lösenord').fill(OTHER_PASSWORD);
  await page.getByLabel('Kod', { exact: true }).fill(code(1));
  await page.getByRole('button', { name: 'Stäng av engångskoder' }).click();
  await expect(page.getByRole('button', { name: 'Lägg till engångskoder' })).toBeVisible();
  await logOut(page);
  await writeLogin(page, email, OTHER_PASSWORD);
  await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
});
