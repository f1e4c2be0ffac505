import { describe, expect, it } from 'vitest';
import { listInterventions } from '../src/interventions/interventionQueries.ts';
import { importParticipants } from '../src/participants/participantImport.ts';
import { localDate } from '../src/shared/localDate.ts';
import { parseAgeBands } from '../src/statistics/bands.ts';
import { VOCABULARIES } from '../src/statistics/closingVocabulary.ts';
import { figureFilter } from '../src/statistics/figureFilter.ts';
import { listCountedRows } from '../src/statistics/figureRowsQueries.ts';
import { parseKnownAt } from '../src/statistics/knownAt.ts';
import { statisticsJson } from '../src/statistics/statisticsJson.ts';
import { computeStatistics } from '../src/statistics/statisticsReport.ts';
import { naiveStatistics, type NaiveOptions } from './naiveStatistics.ts';
import { sheet } from './participantSheets.ts';
import { nextImport, type World } from './randomImports.ts';
import { Chance, INSATSER, keyOf, randomNumbers, rowOf } from './randomRecords.ts';
import { haveShared } from './sharedFolder.ts';
import { operation, operator, settableClock, testAssociation } from './testDatabase.ts';

// Import by import, each with new rows and corrections of old ones; the instants lie on both sides of a Swedish midnight.
const INSTANTS = ['2018-08-20T21:59:59.999Z', '2018-08-20T22:00:00Z', '2018-09-03T10:00:00Z', '2018-12-31T23:30:00Z'];
const DAYS = ['2018-08-20', '2018-08-21', '2018-09-03', '2019-01-01'];
/** As they were known: nothing before the first import, then the state after so many imports. */
const KNOWN: readonly (readonly [knownAt: string | undefined, imports: number])[] = [
  [undefined, 4],
  ['2018-08-20T21:59:59.998Z', 0],
  ['2018-08-19', 0],
  ['2018-08-20T21:59:59.999Z', 1],
  ['2018-08-20', 1],
  ['2018-08-20T22:00:00Z', 2],
  ['2018-09-02', 2],
  ['2018-09-03', 3],
  ['2018-09-03T12:00:00+02:00', 3],
  ['2018-12-31', 3],
  ['2019-01-01', 4],
];
const PERIODS_EACH = 70;
const FIGURES_OF = 6;

describe.skipIf(!haveShared).each([1, 2, 3, 4, 5, 6])('a random set (seed %i)', async (seed) => {
  const chance = new Chance(seed * 7919);
  const clock = settableClock(INSTANTS[0] ?? '');
  const { database } = await testAssociation(clock);
  const numbers = haveShared ? randomNumbers(chance, 40) : [];
  const worlds: World[] = [new Map()];
  const files: Uint8Array[] = [];

  it('is imported file by file, and each file again changes nothing', async () => {
    for (const [index, instant] of INSTANTS.entries()) {
      clock.set(instant);
      const { file, after } = nextImport(chance, worlds.at(-1) ?? new Map(), numbers, DAYS[index] ?? '');
      const bytes = sheet(file.map((row) => rowOf(chance, row)));
      const result = await importParticipants(database, operator, bytes, 'test');
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const isNew = file.filter((row) => !worlds.at(-1)?.has(keyOf(row))).length;
      expect(result.value.added).toBe(isNew);
      expect(await importParticipants(database, operator, bytes, 'test')).toEqual({
        ok: true,
        value: { added: 0, changed: 0, same: file.length },
      });
      worlds.push(after);
      files.push(bytes);
    }
    expect(worlds.at(-1)?.size).toBeGreaterThan(60);
  });

  it(`gives the same tables as a plain count, in ${PERIODS_EACH} periods, and as many rows behind every figure as it says`, async () => {
    const interventions = await database.read(operator, operation, ({ db }) => listInterventions(db));
    for (let i = 0; i < PERIODS_EACH; i += 1) {
      const [knownAt, imports] = chance.of(KNOWN);
      const from = chance.day('2013-12-01', '2019-02-01');
      const options: NaiveOptions = {
        from,
        to: chance.oneIn(8) ? from : chance.day(from, '2019-12-31'),
        bands: chance.of(['16-29,30-45,46-64', '18-30,31-45,46-64', '40-64,16-29', '30-30', '0-150']),
        vocabulary: chance.of(['sus', 'team'] as const),
        insats: chance.oneIn(3) ? chance.of(INSATSER.filter((name) => interventions.some((one) => one.name === name))) : undefined,
      };
      const instant = knownAt === undefined ? undefined : parseKnownAt(knownAt);
      const bands = parseAgeBands(options.bands);
      if (!bands.ok || instant?.ok === false) throw new Error('an option of the test is refused');
      const request = {
        period: { from: localDate(options.from), to: localDate(options.to) },
        intervention: options.insats,
        ageBands: bands.value,
        vocabulary: VOCABULARIES[options.vocabulary],
        knownAt: instant?.value,
      };
      const expected = naiveStatistics([...(worlds[imports]?.values() ?? [])], options);
      await database.read(operator, operation, async ({ db }) => {
        const computed = await computeStatistics(db, request);
        if (!computed) throw new Error('the insats is not there');
        const tables = statisticsJson(computed.tables);
        expect(tables, `${JSON.stringify(options)} ${knownAt}`).toEqual(expected);
        const { flow } = computed;
        const total = (part: 'new' | 'closed'): number => flow.steps.reduce((sum, step) => sum + step[part], 0);
        expect([total('new'), total('closed'), flow.steps.at(-1)?.leftAtEnd]).toEqual([
          expected.flöde.nya,
          expected.flöde.avslutade,
          expected.flöde.kvar_vid_slut,
        ]);
        if (i >= FIGURES_OF) return;
        const interventionId = interventions.find(({ name }) => name === options.insats)?.id;
        for (const { table, row, column, figure } of figuresOf(tables)) {
          const filter = figureFilter({ table, row, column }, request);
          if (!filter) throw new Error(`${table} ${row} ${column} has no filter`);
          const interventionOfRow = filter.value?.of === 'intervention' ? interventions.find(({ name }) => name === row)?.id : undefined;
          const rows = await listCountedRows(
            db,
            { period: request.period, knownAt: request.knownAt, interventionId, interventionOfRow },
            filter,
          );
          expect(rows.length, `${table} ${row} ${column} ${JSON.stringify(options)} ${knownAt}`).toBe(figure);
        }
      });
    }
  });
});

type Figure = { readonly table: string; readonly row: string | undefined; readonly column: string | undefined; readonly figure: number };

/** Every count of every table. Means and shares count nothing by themselves. */
function figuresOf(tables: ReturnType<typeof statisticsJson>): Figure[] {
  const figures: Figure[] = [];
  for (const [table, value] of Object.entries(tables)) {
    if (Array.isArray(value)) {
      for (const { nyckel, ...columns } of value)
        for (const [column, figure] of Object.entries<number>(columns)) figures.push({ table, row: nyckel, column, figure });
    } else if (table === 'flöde') {
      for (const [row, figure] of Object.entries<number>(tables.flöde)) figures.push({ table, row, column: undefined, figure });
    } else if ('kvinnor' in value) {
      for (const [column, figure] of Object.entries<number>(value)) figures.push({ table, row: undefined, column, figure });
    } else if ('antal' in value) {
      figures.push({ table, row: undefined, column: 'antal', figure: value.antal });
    }
  }
  return figures;
}
