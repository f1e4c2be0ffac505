import { haveShared, SHARED, sharedFile, sharedJson } from '../test/sharedFolder.ts';
import type { Tables } from '../src/statistics/statisticsApi.ts';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { expect, test } from './demo.ts';
import { canImport, CANNOT_IMPORT, importAndLogIn, type ImportedFile } from './importedAssociation.ts';
import { expectedEconomy, readShownEconomy, type ExpectedEconomy } from './shownEconomy.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

type Run = {
  readonly från: string;
  readonly till: string;
  readonly insats?: string;
  readonly åldersband?: string;
  readonly vokabulär?: string;
  readonly tabeller: Tables;
};
type Expected = { readonly statistik: readonly Run[]; readonly ekonomi: readonly ExpectedEconomy[] };

const file = (set: string, kind: ImportedFile['kind'], name: string, year?: number): ImportedFile => ({
  kind,
  name,
  bytes: sharedFile(`golden/${set}/${name}`),
  ...(year === undefined ? {} : { year }),
});
const SETS: Readonly<Record<string, () => ImportedFile[]>> = {
  'nv-2018': () => [
    file('nv-2018', 'participants', 'deltagare.csv'),
    file('nv-2018', 'ledger', 'huvudbok.se'),
    file('nv-2018', 'budget', 'budget.csv', 2018),
  ],
  'kraften-2019': () => [file('kraften-2019', 'participants', 'deltagare.csv')],
};

for (const [set, files] of Object.entries(SETS)) {
  test(`the golden set ${set} comes out equal on the pages`, async ({ page }) => {
    test.skip(!haveShared, `${SHARED} is missing`);
    test.skip(!canImport, CANNOT_IMPORT);
    const { statistik, ekonomi } = sharedJson<Expected>(`golden/${set}/expected.json`);
    expect(statistik.length).toBeGreaterThan(3);
    const slug = await importAndLogIn(page, set, files());

    for (const { från: from, till: to, insats: intervention, åldersband: ageBands, vokabulär: vocabulary, tabeller } of statistik) {
      await test.step(`figures ${from}–${to} ${intervention ?? ''}`, async () => {
        await page.goto(withQuery(pagePaths.figures(slug), { from, to, intervention, ageBands, vocabulary }));
        expect(await readShownStatistics(page)).toEqual(expectedStatistics(tabeller));
      });
    }
    for (const expected of ekonomi) {
      await test.step(`economy ${expected.per}`, async () => {
        await page.goto(withQuery(pagePaths.economy(slug), { year: expected.år, per: expected.per }));
        expect(await readShownEconomy(page)).toEqual(expectedEconomy(expected));
      });
    }
    if (ekonomi.length === 0) {
      await page.goto(pagePaths.economy(slug));
      await expect(page.getByText('Ingen budget och ingen huvudbok än')).toBeVisible();
    }
  });
}
