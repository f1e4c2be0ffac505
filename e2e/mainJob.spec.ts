import type { Tables } from '../src/statistics/statisticsApi.ts';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { haveShared, SHARED, sharedJson } from '../test/sharedFolder.ts';
import { expect, test } from './demo.ts';
import { canImport, CANNOT_IMPORT, createAssociation } from './importedAssociation.ts';
import {
  adoptAndDownload,
  coordinatorSeesCounts,
  economistBringsMoney,
  economistMaps,
  leadersBringLists,
  leadersComeIn,
  officeComesIn,
  settle,
  twoWrite,
  type World,
} from './mainJobSteps.ts';
import type { Language } from './mainJobWords.ts';
import { mouseHand } from './mouseHand.ts';
import { expectedEconomy, readShownEconomy, type ExpectedEconomy } from './shownEconomy.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

type Run = {
  readonly från: string;
  readonly till: string;
  readonly insats?: string;
  readonly åldersband?: string;
  readonly tabeller: Tables;
};
type Expected = { readonly statistik: readonly Run[]; readonly ekonomi: readonly ExpectedEconomy[] };

const LANGUAGES = {
  sv: 'from an empty association to an adopted report, with the browser alone',
  en: 'the same is done in English',
} as const satisfies Record<Language, string>;

for (const language of ['sv', 'en'] as const)
  test(LANGUAGES[language], async ({ browser, contextOptions: options }, { project }) => {
    test.skip(!haveShared, `${SHARED} is missing`);
    test.skip(!canImport, CANNOT_IMPORT);
    test.skip(language === 'en' && project.name !== 'desktop', 'the words are the same on every screen');
    test.setTimeout(360_000);
    const { statistik, ekonomi } = sharedJson<Expected>('golden/nv-2018/expected.json');
    const own = await createAssociation('Huvudjobbet');
    const { slug } = own;
    const world: World = { browser, options, own, hand: mouseHand, language };
    const { coordinator, economist } = await officeComesIn(world);
    await settle(world, coordinator);
    const leaders = await leadersComeIn(world);
    await leadersBringLists(world, leaders);
    await economistBringsMoney(world, economist);
    await coordinatorSeesCounts(world, coordinator);
    await economistMaps(world, economist);

    // They are read by their Swedish words; the numbers have no language.
    if (language === 'sv')
      await test.step('the figures and the money are those that the same files must give', async () => {
        for (const { från: from, till: to, insats: intervention, åldersband: ageBands, tabeller } of statistik) {
          await coordinator.goto(withQuery(pagePaths.figures(slug), { from, to, intervention, ageBands }));
          expect(await readShownStatistics(coordinator)).toEqual(expectedStatistics(tabeller));
        }
        for (const expected of ekonomi) {
          await economist.goto(withQuery(pagePaths.economy(slug), { year: expected.år, per: expected.per }));
          expect(await readShownEconomy(economist)).toEqual(expectedEconomy(expected));
        }
      });

    await adoptAndDownload(world, coordinator, await twoWrite(world, coordinator, leaders.ofSala));
    for (const page of [coordinator, economist, leaders.ofSala, leaders.ofOthers]) await page.context().close();
  });
