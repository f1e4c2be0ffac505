import { naiveStatistics, type NaiveOptions } from '../test/naiveStatistics.ts';
import { sheet } from '../test/participantSheets.ts';
import { nextImport, type World } from '../test/randomImports.ts';
import { Chance, INSATSER, randomNumbers, rowOf } from '../test/randomRecords.ts';
import { haveShared, SHARED } from '../test/sharedFolder.ts';
import { pagePaths, withQuery } from '../src/web/paths.ts';
import { expect, test } from './demo.ts';
import { canImport, CANNOT_IMPORT, importAndLogIn, type ImportedFile } from './importedAssociation.ts';
import { expectedStatistics, readShownStatistics } from './shownStatistics.ts';

/** Two imports, the second with corrections of the first. */
const IMPORTS = [
  { at: '2018-08-20T21:59:59.999Z', day: '2018-08-20' },
  { at: '2018-09-03T10:00:00Z', day: '2018-09-03' },
];
/** As they were known: nothing before the first import, then the state after so many. */
const KNOWN: readonly (readonly [knownAt: string | undefined, imports: number])[] = [
  [undefined, 2],
  ['2018-08-20', 1],
  ['2018-09-03', 2],
  ['2018-08-19', 0],
];
const PERIODS_EACH = 6;

for (const seed of [1, 2]) {
  test(`a random set (seed ${seed}) is counted on the page as a plain count does`, async ({ page }) => {
    test.skip(!haveShared, `${SHARED} is missing`);
    test.skip(!canImport, CANNOT_IMPORT);
    const chance = new Chance(seed * 104_729);
    const numbers = randomNumbers(chance, 40);
    const worlds: World[] = [new Map()];
    const files = IMPORTS.map(({ at, day }): ImportedFile => {
      const { file, after } = nextImport(chance, worlds.at(-1) ?? new Map(), numbers, day);
      worlds.push(after);
      return { kind: 'participants', name: `${day}.csv`, bytes: sheet(file.map((row) => rowOf(chance, row))), at };
    });
    const slug = await importAndLogIn(page, `slump-${seed}`, files);
    const known = new Set([...(worlds[1]?.values() ?? [])].map(({ insats }) => insats));

    for (let i = 0; i < PERIODS_EACH; i += 1) {
      // Every state is seen, the one as registered now most often.
      const [knownAt, imports] = KNOWN[i % KNOWN.length] ?? [undefined, 2];
      const from = chance.day('2014-12-01', '2018-09-01');
      const options: NaiveOptions = {
        from,
        to: chance.day(from, '2019-06-30'),
        bands: chance.of(['16-29,30-45,46-64', '18-30,31-45,46-64', '40-64,16-29', '30-30', '0-150']),
        vocabulary: chance.of(['sus', 'team'] as const),
        insats: chance.oneIn(3) ? chance.of(INSATSER.filter((name) => known.has(name))) : undefined,
      };
      await test.step(`${JSON.stringify(options)} ${knownAt ?? ''}`, async () => {
        const { from: first, to, insats: intervention, bands: ageBands, vocabulary } = options;
        await page.goto(withQuery(pagePaths.figures(slug), { from: first, to, intervention, ageBands, vocabulary, knownAt }));
        const expected = naiveStatistics([...(worlds[imports]?.values() ?? [])], options);
        expect(await readShownStatistics(page)).toEqual(expectedStatistics(expected));
      });
    }
  });
}
