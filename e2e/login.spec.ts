import { DEMO_ROLES, DEMO_USERS, demoPassword, expect, SLUG, test } from './demo.ts';
import type { Page } from '@playwright/test';

async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

test.describe('logging in', () => {
  for (const role of DEMO_ROLES) {
    test(`as ${role} leads to the first page of the role`, async ({ page }, { project }) => {
      test.skip(project.name === 'phone' && role !== 'teamMember', 'one role is enough on a phone');
      await page.goto(`/${SLUG}/`);
      await expect(page.getByLabel('Samordningsförbund')).toHaveValue(SLUG);
      await logIn(page, DEMO_USERS[role].email, demoPassword());
      await expect(page.getByRole('heading', { level: 1, name: DEMO_USERS[role].firstPage })).toBeFocused();
      await expect(page).toHaveTitle(new RegExp(`^${DEMO_USERS[role].firstPage} – .+ – Samla$`));
    });
  }

  test('says what is missing and goes there (V6.2.6)', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Samordningsförbund').fill(SLUG);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect(page.getByLabel('E-post')).toBeFocused();
    await expect(page.getByLabel('E-post')).toHaveAccessibleDescription('Skriv din e-postadress.');
  });

  test('fetches what comes after while the password is written', async ({ page }) => {
    await page.goto(`/${SLUG}/`);
    await page.getByLabel('E-post').fill(DEMO_USERS.coordinator.email);
    const [, request] = await Promise.all([
      page.getByLabel('Lösenord').pressSequentially('D'),
      page.waitForRequest((asked) => asked.resourceType() === 'script'),
    ]);
    expect(new URL(request.url()).pathname).toMatch(/^\/assets\/.+\.js$/);
  });

  test('with the wrong password says so and keeps what was written', async ({ page }, { project }) => {
    test.skip(project.name === 'phone', 'attempts are limited');
    await page.goto(`/${SLUG}/`);
    await logIn(page, DEMO_USERS.coordinator.email, 'inte mitt lösenord');
    await expect(page.getByRole('alert')).toContainText('Förbund, e-post eller lösenord stämmer inte.');
    await expect(page.getByLabel('E-post')).toHaveValue(DEMO_USERS.coordinator.email);
  });

  test('without network says so, keeps what was written and works again', async ({ page }, { project }) => {
    test.skip(project.name === 'phone', 'attempts are limited');
    await page.goto(`/${SLUG}/`);
    await expect(page.getByLabel('E-post')).toBeVisible();
    await page.route('**/api/session', (route) => route.abort());
    await logIn(page, DEMO_USERS.economist.email, demoPassword());
    await expect(page.getByRole('alert')).toContainText('Ingen kontakt med Samla');
    await page.unroute('**/api/session');
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
  });

  test('too often says how long to wait', async ({ page }) => {
    await page.goto(`/${SLUG}/`);
    await expect(page.getByLabel('E-post')).toBeVisible();
    await page.route('**/api/session', (route) =>
      route.fulfill({ status: 429, json: { code: 'too-many', text: 'För många försök.', details: [] } }),
    );
    await logIn(page, DEMO_USERS.economist.email, 'något');
    await expect(page.getByRole('alert')).toContainText('Vänta några minuter');
  });

  test('comes first, and then leads to the address that was asked for', async ({ page }, { project }) => {
    test.skip(project.name === 'phone', 'attempts are limited');
    await page.goto(`/${SLUG}/economy`);
    await logIn(page, DEMO_USERS.coordinator.email, demoPassword());
    await expect(page.getByRole('heading', { level: 1, name: 'Ekonomi' })).toBeVisible();
    await page.getByRole('button', { name: /./ }).and(page.locator('[popovertarget]')).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Du har loggat ut' })).toBeVisible();
    await page.goto(`/${SLUG}/economy`);
    await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  });
});

test('a session that ends leads to the login and back to the same place', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto(`/${SLUG}/reports`);
  await expect(page.getByRole('heading', { level: 1, name: 'Rapporter' })).toBeVisible();
  await page.route('**/api/economy/years', (route) =>
    route.fulfill({ status: 401, json: { code: 'not-logged-in', text: '', details: [] } }),
  );
  await page.getByRole('link', { name: 'Ekonomi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await expect(page.getByText('så kommer du tillbaka dit du var')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${SLUG}/economy$`));
});

test('a page of another role is refused, and an address that does not exist is said to be none', async ({ as }) => {
  const page = await as('administrator');
  await page.goto(`/${SLUG}/economy`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan hör inte till din roll');
  await page.goto(`/${SLUG}/finns-inte`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan finns inte');
  await page.getByRole('link', { name: 'Till startsidan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Användare');
});
