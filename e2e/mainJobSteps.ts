import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { pagePaths } from '../src/web/paths.ts';
import { sharedFile } from '../test/sharedFolder.ts';
import { expect, test } from './demo.ts';
import type { BroughtFile, Hand } from './hand.ts';
import { addUser, type OwnAssociation } from './importedAssociation.ts';
import { goldenRows, OWN_HEADINGS, ownSheet, ownWorkbook } from './mainJobFiles.ts';
import { beginning, filled, textsIn, type Language } from './mainJobWords.ts';

/** The empty association that the job is done in, and how. */
export type World = {
  readonly browser: Browser;
  readonly options: BrowserContextOptions;
  readonly own: OwnAssociation;
  readonly hand: Hand;
  readonly language: Language;
};
type Leaders = { readonly ofSala: Page; readonly ofOthers: Page };

export const SALA = 'Samordningsteam Sala';
const NAME = 'Samverkan i Nordväst';
const PERIOD = { from: '2018-01-01', to: '2018-08-31' };
const OWN_TEXT = 'Teamet har tagit emot fler unga än förra året.';
const PURPOSE = 'Förbundet ska ge fler människor vägen tillbaka.';
const LINE = 'Styrelse';

export const teamsOfFile = (): string[] => [...new Set(goldenRows().map(({ insats = '' }) => insats))];
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
/** The link of the menu that every page has. */
export const menu = (page: Page, name: string): Locator => page.getByRole('banner').getByRole('link', { name, exact: true });

/** Logs in by the page, as somebody does who has been handed a one-time password, and chooses another. */
export async function comeIn(
  { browser, options, own, hand, language }: World,
  { email, password }: { email: string; password: string },
): Promise<Page> {
  const { access, kit, shell } = textsIn(language);
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(pagePaths.association(own.slug));
  if (language === 'en') await hand.press(button(page, kit.language.en));
  await hand.write(field(page, access.login.email), email);
  await hand.write(field(page, access.login.password), password);
  await hand.press(button(page, access.login.submit));
  await expect(heading(page)).not.toHaveText(access.login.title);
  await hand.go(
    page,
    pagePaths.password(own.slug),
    page.locator('[popovertarget=user-menu]'),
    page.getByRole('link', { name: shell.user.password, exact: true }).first(),
  );
  await expect(heading(page)).toHaveText(access.password.title);
  await hand.write(field(page, access.password.current), password);
  for (const name of [access.password.next, access.password.repeated]) await hand.write(field(page, name), 'sju lugna kaniner i hagen');
  await hand.press(button(page, access.password.submit));
  await expect(page.getByText(access.password.done)).toBeVisible();
  return page;
}

/** The coordinator and the economist, with their first logins. */
export async function officeComesIn(world: World): Promise<{ readonly coordinator: Page; readonly economist: Page }> {
  const { own } = world;
  const coordinator = await comeIn(world, await addUser(own, { mailbox: 'ulrika', name: 'Ulrika Sandell', role: 'coordinator' }));
  const economist = await comeIn(world, await addUser(own, { mailbox: 'goran', name: 'Göran Öhman', role: 'economist' }));
  return { coordinator, economist };
}

export const settle = ({ own: { slug }, hand, language }: World, page: Page): Promise<void> =>
  test.step('the coordinator settles the name by a decision and adds the interventions', async () => {
    const { association, interventions, kit, shell } = textsIn(language);
    await hand.go(page, pagePaths.settings(slug), menu(page, shell.nav.settings));
    await hand.press(button(page, filled(kit.setting.changeOf, { title: association.profile.title })));
    const form = page.getByRole('form', { name: association.profile.title });
    await hand.write(form.getByLabel(association.profile.shownName), NAME);
    await hand.write(form.getByLabel(kit.setting.fields.paragraph), '§ 3');
    await hand.press(form.getByRole('button', { name: kit.setting.save }));
    await expect(form).toHaveCount(0);
    for (const team of teamsOfFile()) {
      const add = page.getByRole('link', { name: interventions.add, exact: true });
      await hand.go(page, pagePaths.newIntervention(slug), menu(page, shell.nav.interventions), add);
      await hand.write(field(page, interventions.fields.name), team);
      await hand.press(button(page, interventions.save));
      await expect(heading(page)).toHaveText(team);
    }
    await page.reload();
    await expect(page.getByRole('banner')).toContainText(NAME);
  });

export const leadersComeIn = (world: World): Promise<Leaders> =>
  test.step('two team leaders get their logins', async () => {
    const { own } = world;
    const one = await addUser(own, { mailbox: 'amra', name: 'Amra Kovačević', role: 'team_leader', intervention: SALA });
    const [first, ...others] = teamsOfFile().filter((team) => team !== SALA);
    const another = { mailbox: 'leif', name: 'Leif Sandberg', role: 'team_leader' };
    const two = await addUser(own, { ...another, intervention: first ?? '' });
    for (const intervention of others) await addUser(own, { ...another, intervention });
    return { ofSala: await comeIn(world, one), ofOthers: await comeIn(world, two) };
  });

type Kind = 'participants' | 'ledger' | 'budget';
async function bring({ own: { slug }, hand, language }: World, page: Page, kind: Kind, file: BroughtFile): Promise<void> {
  const { imports, shell } = textsIn(language);
  const begin = page.getByRole('link', { name: imports.new.title, exact: true });
  await hand.go(page, pagePaths.newImport(slug), menu(page, shell.nav.imports), begin);
  if (kind !== 'participants') await hand.tick(page.getByRole('radio', { name: imports.new.kinds[kind] }), true);
  if (kind === 'budget') await hand.write(field(page, imports.new.year), '2018');
  await hand.bring(field(page, imports.new.file[kind]), file);
  await expect(heading(page)).toContainText(beginning(imports.oneOf));
}

async function confirm({ hand, language }: World, page: Page): Promise<void> {
  const { look } = textsIn(language).imports;
  await hand.press(button(page, look.confirm));
  await expect(page.getByText(look.imported)).toBeVisible();
}

export const leadersBringLists = (world: World, { ofSala, ofOthers }: Leaders): Promise<void> =>
  test.step('one brings a list with headings of its own, the other a workbook', async () => {
    const { hand } = world;
    const { map } = textsIn(world.language).imports;
    const rows = goldenRows();
    const list = ownSheet(rows.filter(({ insats }) => insats !== SALA));
    await bring(world, ofOthers, 'participants', { name: 'lista.csv', buffer: list });
    for (const [column, own] of Object.entries(OWN_HEADINGS))
      await hand.choose(field(ofOthers, filled(map.columnOf, { heading: own })), column);
    await hand.press(button(ofOthers, map.read));
    await expect(ofOthers.getByText(map.all)).toBeVisible();
    await confirm(world, ofOthers);
    const workbook = await ownWorkbook(rows.filter(({ insats }) => insats === SALA));
    await bring(world, ofSala, 'participants', { name: 'Deltagare.xlsx', buffer: workbook });
    await confirm(world, ofSala);
  });

export const economistBringsMoney = (world: World, page: Page): Promise<void> =>
  test.step('the economist brings ledger and budget', async () => {
    for (const [kind, name] of [
      ['ledger', 'huvudbok.se'],
      ['budget', 'budget.csv'],
    ] as const) {
      await bring(world, page, kind, { name, buffer: Buffer.from(sharedFile(`golden/nv-2018/${name}`)) });
      await confirm(world, page);
    }
  });

export const coordinatorSeesCounts = ({ own: { slug }, hand, language }: World, page: Page): Promise<void> =>
  test.step('the coordinator sees that it was done, how many, and nobody', async () => {
    const { imports, shell } = textsIn(language);
    await hand.go(page, pagePaths.imports(slug), menu(page, shell.nav.imports));
    await expect(page.getByRole('table', { name: filled(imports.done_other, { count: 4 }) })).toBeVisible();
    await expect(page.getByText('Göran Öhman').first()).toBeVisible();
  });

export const economistMaps = ({ own: { slug }, hand, language }: World, page: Page): Promise<void> =>
  test.step('the economist takes a rule from a budget line, and puts what is left over on it again', async () => {
    const { finance, shell } = textsIn(language);
    const tab = page.getByRole('navigation', { name: finance.tabs.label }).getByRole('link', { name: finance.tabs.mapping });
    await hand.go(page, pagePaths.mapping(slug), menu(page, shell.nav.economy), tab);
    const allMapped = page.getByText(finance.unmapped.none);
    await expect(allMapped).toBeVisible();
    const rules = page.getByRole('list', { name: filled(finance.mapping.rulesOf, { name: LINE }) });
    const rule = rules.getByRole('listitem').first();
    const taken = filled(finance.budget.object, { object: '110' });
    await expect(rule).toContainText(taken);
    await hand.press(rule.getByRole('button'));
    const put = page.getByRole('button', { name: beginning(finance.mapping.putOf) }).first();
    await hand.press(put);
    const form = page.getByRole('form', { name: beginning(finance.mapping.putOf) });
    await hand.chooseCalled(form.getByLabel(finance.mapping.line), LINE);
    await hand.press(form.getByRole('button', { name: finance.mapping.putNow }));
    await expect(allMapped).toBeVisible();
    await expect(rule).toContainText(taken);
  });

/** @returns the report's address */
export const twoWrite = ({ own: { slug }, hand, language }: World, coordinator: Page, leader: Page): Promise<string> =>
  test.step('the report is begun, and written by two', async () => {
    const { reports, shell } = textsIn(language);
    const section = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
    const write = async (page: Page, words: string): Promise<void> => {
      await hand.writeOn(page.getByRole('textbox', { name: reports.write.text, exact: true }), words);
      await hand.press(button(page, reports.write.save));
      await expect(page.getByText(beginning(textsIn(language).kit.saved.saved)).first()).toBeVisible();
    };
    const begin = coordinator.getByRole('link', { name: reports.begin.open, exact: true });
    await hand.go(coordinator, pagePaths.newReport(slug), menu(coordinator, shell.nav.reports), begin);
    await hand.write(field(coordinator, reports.begin.from), PERIOD.from);
    await hand.write(field(coordinator, reports.begin.to), PERIOD.to);
    for (const team of teamsOfFile().filter((name) => name !== SALA)) await hand.tick(field(coordinator, team), false);
    await hand.press(button(coordinator, reports.begin.submit));
    await expect(coordinator.getByRole('heading', { name: reports.sections.title, exact: true })).toBeVisible();
    const address = new URL(coordinator.url()).pathname;
    await hand.go(leader, pagePaths.reports(slug), menu(leader, shell.nav.reports));
    await hand.press(leader.getByRole('link', { name: '2018' }).first());
    await hand.press(section(leader, filled(reports.section.team, { name: SALA })));
    await write(leader, OWN_TEXT);
    await hand.press(section(coordinator, reports.section.purpose));
    await write(coordinator, PURPOSE);
    return address;
  });

const FORMATS = { pdf: '%PDF-', docx: 'PK', xlsx: 'PK', html: '<!' } as const;

export const adoptAndDownload = ({ hand, language }: World, page: Page, address: string): Promise<void> =>
  test.step('it is adopted, and every format can be fetched', async () => {
    const { kit, reports } = textsIn(language);
    await hand.go(page, address, page.getByRole('link', { name: '2018' }).first());
    await hand.write(field(page, kit.setting.fields.paragraph), '§ 45');
    const acknowledged = page.getByLabel(beginning(reports.adopt.acknowledge_other));
    if ((await acknowledged.count()) > 0) await hand.tick(acknowledged, true);
    await hand.press(button(page, reports.adopt.submit));
    await hand.press(page.getByRole('dialog').getByRole('button', { name: reports.adopt.confirm, exact: true }));
    // Every format of it is made meanwhile.
    await expect(page.getByText(reports.status.adopted, { exact: true }).first()).toBeVisible({ timeout: 90_000 });
    for (const format of ['pdf', 'docx', 'xlsx', 'html'] as const) {
      const fetched = page.waitForEvent('download');
      const title = await heading(page).innerText();
      await hand.press(page.getByRole('link', { name: filled(reports.downloadAs, { title, format: reports.format[format] }) }));
      const stream = await (await fetched).createReadStream();
      const bytes = Buffer.concat(await stream.toArray());
      const begins = FORMATS[format];
      expect(bytes.subarray(0, begins.length).toString('latin1').toLowerCase(), format).toBe(begins.toLowerCase());
      if (format === 'html') for (const text of [OWN_TEXT, PURPOSE, NAME]) expect(bytes.toString('utf8')).toContain(text);
    }
  });
