import type { Tables } from '../src/statistics/statisticsApi.ts';
import { haveShared, SHARED, sharedJson } from '../test/sharedFolder.ts';
import { expect, test } from './demo.ts';
import { canImport, CANNOT_IMPORT, createAssociation } from './importedAssociation.ts';
import { keyboardHand as hand } from './keyboardHand.ts';
import {
  adoptAndDownload,
  coordinatorSeesCounts,
  economistBringsMoney,
  economistMaps,
  leadersBringLists,
  leadersComeIn,
  menu,
  officeComesIn,
  settle,
  twoWrite,
  type World,
} from './mainJobSteps.ts';
import { textsIn } from './mainJobWords.ts';
import { expectedEconomy, readShownEconomy, type ExpectedEconomy } from './shownEconomy.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

type Run = { readonly från: string; readonly till: string; readonly insats?: string; readonly tabeller: Tables };
type Expected = { readonly statistik: readonly Run[]; readonly ekonomi: readonly ExpectedEconomy[] };

test('from an empty association to an adopted report, with the keyboard alone', async ({ browser, contextOptions: options }, {
  project,
}) => {
  test.skip(!haveShared, `${SHARED} is missing`);
  test.skip(!canImport, CANNOT_IMPORT);
  test.skip(project.name !== 'desktop', 'who works without a mouse has a keyboard');
  test.setTimeout(600_000);
  const { statistik, ekonomi } = sharedJson<Expected>('golden/nv-2018/expected.json');
  const own = await createAssociation('Tangentjobbet');
  const world: World = { browser, options, own, hand, language: 'sv' };
  const { finance, shell, statistics } = textsIn('sv');
  const { coordinator, economist } = await officeComesIn(world);
  await settle(world, coordinator);
  const leaders = await leadersComeIn(world);
  await leadersBringLists(world, leaders);
  await economistBringsMoney(world, economist);
  await coordinatorSeesCounts(world, coordinator);
  await economistMaps(world, economist);

  await test.step('the figures and the money are asked for, and are those that the same files must give', async () => {
    const [run] = statistik;
    const [expected] = ekonomi;
    if (!run || !expected) throw new Error('the golden set has no figures');
    await hand.press(menu(coordinator, shell.nav.figures));
    await hand.write(coordinator.getByLabel(statistics.filter.from, { exact: true }), run.från);
    await hand.write(coordinator.getByLabel(statistics.filter.to, { exact: true }), run.till);
    await hand.press(coordinator.getByRole('button', { name: statistics.filter.submit, exact: true }));
    await coordinator.waitForURL(`**from=${run.från}&to=${run.till}`);
    await expect.poll(() => readShownStatistics(coordinator)).toEqual(expectedStatistics(run.tabeller));
    await hand.press(menu(economist, shell.nav.economy));
    await hand.write(economist.getByLabel(finance.filter.per, { exact: true }), expected.per);
    await hand.press(economist.getByRole('button', { name: finance.filter.submit, exact: true }));
    await economist.waitForURL(`**per=${expected.per}`);
    await expect.poll(() => readShownEconomy(economist)).toEqual(expectedEconomy(expected));
  });

  await adoptAndDownload(world, coordinator, await twoWrite(world, coordinator, leaders.ofSala));
  for (const page of [coordinator, economist, leaders.ofSala, leaders.ofOthers]) await page.context().close();
});
