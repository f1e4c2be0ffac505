import { expect, INTERIM, SLUG, test } from './demo.ts';
import { settled } from './nothingFound.ts';

// One user's views, changed by one test at a time.
test.describe.configure({ mode: 'serial' });

test('the coordinator saves a view, renames it, removes it and takes that back', async ({ as }, { project, retry }) => {
  const page = await as('coordinator');
  const name = `Jämfört med i fjol ${project.name}${retry === 0 ? '' : ` ${retry}`}`;
  await page.goto(`/${SLUG}/figures?${INTERIM}&compare=yearBefore`);
  const views = page.getByRole('region', { name: 'Sparade vyer' });
  await views.getByRole('button', { name: 'Spara vyn' }).click();
  await expect(views.getByLabel('Vad vyn ska heta')).toBeFocused();
  await views.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(views.getByLabel('Vad vyn ska heta')).toHaveAccessibleDescription(/Skriv vad vyn ska heta/);
  await views.getByLabel('Vad vyn ska heta').fill(name);
  await views.getByRole('button', { name: 'Spara', exact: true }).dblclick();
  await expect(page.getByText(`Vyn ${name} är sparad.`)).toBeVisible();
  const link = views.getByRole('link', { name });
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('aria-current', 'true');

  await page.goto(`/${SLUG}/figures`);
  await link.click();
  await expect(page).toHaveURL(/from=2018-01-01&to=2018-08-31&compare=yearBefore/);
  // The view's own figures are shown before anything is pressed: until then the buttons may move.
  await expect(link).toHaveAttribute('aria-current', 'true');
  await settled(page);

  await views.getByRole('button', { name: 'Ändra sparade vyer' }).click();
  await views.getByRole('button', { name: `Byt namn på ${name}` }).click();
  await views.getByLabel('Nytt namn').fill(`${name} igen`);
  await views.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText(`Vyn ${name} igen är sparad.`)).toBeVisible();

  await views.getByRole('button', { name: `Ta bort ${name} igen` }).click();
  await expect(link).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(link.first()).toBeVisible();
  await page.reload();
  await expect(link).toHaveText(`${name} igen`);
  await expect(link).toHaveAttribute('aria-current', 'true');
});

test('a view may follow the day', async ({ as }, { project }) => {
  const page = await as('economist');
  await page.goto(`/${SLUG}/figures`);
  await page.getByRole('link', { name: 'Senaste tolv månaderna' }).click();
  const days = new URL(page.url()).search;
  await page.getByRole('button', { name: 'Spara vyn' }).click();
  await expect(page.getByLabel('Låt perioden följa med: Senaste tolv månaderna')).toBeChecked();
  await page.getByLabel('Vad vyn ska heta').fill(`Rullande ${project.name}`);
  const saved = page.waitForRequest((request) => request.method() === 'PUT');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  expect((await saved).postDataJSON()).toMatchObject({ query: { period: 'rolling' } });
  await page.goto(`/${SLUG}/figures`);
  await page.getByRole('link', { name: `Rullande ${project.name}` }).click();
  await expect(page).toHaveURL(new RegExp(days.slice(1)));
});

test('what was written in one tab is kept when another was first, and one of the two is chosen', async ({ as }, { project }) => {
  const name = `Två flikar ${project.name}`;
  const page = await as('teamLeader');
  await page.goto(`/${SLUG}/figures?${INTERIM}`);
  await page.getByRole('button', { name: 'Spara vyn' }).click();
  await page.getByLabel('Vad vyn ska heta').fill(name);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  for (const [tab, written] of [
    [page, 'Här'],
    [other, 'Där'],
  ] as const) {
    await tab.getByRole('button', { name: 'Ändra sparade vyer' }).click();
    await tab.getByRole('button', { name: `Byt namn på ${name}` }).click();
    await tab.getByLabel('Nytt namn').fill(`${written} ${project.name}`);
  }
  await other.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(other.getByText(`Vyn Där ${project.name} är sparad.`)).toBeVisible();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const choice = page.getByRole('alert').filter({ hasText: `Där ${project.name}` });
  await expect(choice).toContainText(`Här ${project.name}`);
  await choice.getByRole('button').first().click();
  await expect(page.getByRole('link', { name: `Här ${project.name}` }).first()).toBeVisible();
});
