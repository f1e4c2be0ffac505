import type pg from 'pg';
import { connect } from '../src/platform/database/driver.ts';
import { keyFileIn } from '../src/platform/database/installation.ts';
import { loadMasterKey } from '../src/platform/database/masterKey.ts';
import { installationNames, quoteIdentifier } from '../src/platform/database/names.ts';
import type { Actor } from '../src/platform/database/transaction.ts';
import { addDays, localDate } from '../src/shared/localDate.ts';
import type { Period } from '../src/shared/period.ts';
import { DEFAULT_AGE_BANDS } from '../src/statistics/bands.ts';
import type { Cell } from '../src/statistics/cell.ts';
import { VOCABULARIES } from '../src/statistics/closingVocabulary.ts';
import { countCells } from '../src/statistics/statisticsQueries.ts';
import { statisticsTables } from '../src/statistics/statisticsTables.ts';
import { openBenchAssociation, type BenchAssociation } from './associationFixture.ts';
import { fillWithParticipations } from './manyParticipations.ts';
import { plainCells, PLAIN_STATEMENT, type PlainRow } from './plainStatistics.ts';

export const name = 'All tables of a period over a million participations, against one plain SQL statement';

const LIMIT = 1.5;
const PARTICIPATIONS = 1_000_000;
const ROUNDS = 7;
/** Days in each kind of period; the first day is another in every round. */
const WINDOWS = [
  { name: '8 months', days: 243 },
  { name: 'a year', days: 365 },
  { name: '10 years', days: 3653 },
];
const COORDINATOR: Actor = { family: 'figures', role: 'coordinator', userId: null, name: 'bench' };

type Pair = { readonly ours: number; readonly plain: number };

/**
 * Ours: a coordinator's transaction with role, row security and audit, the cells counted and made into tables. The plain statement:
 * one prepared connection in the same role, every figure by grouping sets and filtered counts in one pass, rows fetched and no more.
 * Both warm, in turns, and both must give the same numbers.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const association = await openBenchAssociation();
  try {
    const start = performance.now();
    await fillWithParticipations(association, PARTICIPATIONS);
    print(`${PARTICIPATIONS.toLocaleString('en')} participations made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    const client = await connectInRole(association);
    try {
      const ratios: number[] = [];
      for (const window of WINDOWS) {
        const pairs: Pair[] = [];
        // The first round warms both and is not counted.
        for (let round = 0; round <= ROUNDS; round += 1) {
          const from = addDays(localDate('2014-02-01'), 61 * round);
          const pair = await measure(association, client, { from, to: addDays(from, window.days - 1) }, round % 2 === 0);
          if (round > 0) pairs.push(pair);
        }
        const ratio = median(pairs.map(({ ours, plain }) => ours / plain));
        ratios.push(ratio);
        print(
          `${window.name.padEnd(9)} ours ${text(pairs.map(({ ours }) => ours))}   plain ${text(pairs.map(({ plain }) => plain))}   ratio ${ratio.toFixed(2)}`,
        );
      }
      const worst = Math.max(...ratios);
      print(
        `worst ratio ${worst.toFixed(2)}, limit ${LIMIT.toFixed(2)}: ${worst <= LIMIT ? 'within' : 'ABOVE'} (medians of ${ROUNDS} pairs)`,
      );
    } finally {
      await client.end();
    }
  } finally {
    await association.close();
  }
}

async function measure(association: BenchAssociation, client: pg.Client, period: Period, oursFirst: boolean): Promise<Pair> {
  const ours = () => timed(() => tablesOf(association, period));
  const plain = () => timed(async () => (await client.query<PlainRow>(PLAIN_STATEMENT, [period.from, period.to])).rows);
  const [first, second] = oursFirst ? [await ours(), await plain()] : [await plain(), await ours()];
  const [mine, theirs] = oursFirst ? [first, second] : [second, first];
  if (!('cells' in mine.value) || 'cells' in theirs.value) throw new Error('the two were mixed up');
  assertSame(mine.value.cells, plainCells(theirs.value));
  return { ours: mine.ms, plain: theirs.ms };
}

function tablesOf({ database }: BenchAssociation, period: Period): Promise<{ cells: Cell[]; tables: unknown }> {
  return database.read(COORDINATOR, { action: 'statistics', reason: 'bench' }, async ({ db }) => {
    const cells = await countCells(db, { period });
    return {
      cells,
      tables: statisticsTables(cells, { period, ageBands: DEFAULT_AGE_BANDS, vocabulary: VOCABULARIES.sus, interventionNames: new Map() }),
    };
  });
}

/** The application's own login, in the role that figures are read in. */
async function connectInRole({ folder, catalogue, server, database }: BenchAssociation): Promise<pg.Client> {
  const names = installationNames(catalogue);
  const password = loadMasterKey(undefined, keyFileIn(folder), false).appPassword(catalogue);
  const client = await connect({ ...server, user: names.app, password }, database.entry.database);
  await client.query(`set role ${quoteIdentifier(names.families.figures)}`);
  return client;
}

function assertSame(ours: readonly Cell[], plain: readonly Cell[]): void {
  const canonical = (cells: readonly Cell[]): string[] =>
    cells.map(({ dimension, key, sex, count }) => `${dimension} ${key} ${sex} ${count}`).toSorted();
  const [a, b] = [canonical(ours), canonical(plain)];
  const odd = a.find((line, index) => line !== b[index]) ?? (a.length === b.length ? undefined : 'more rows');
  if (odd !== undefined) throw new Error(`the two do not give the same numbers: ${odd}`);
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const text = (ms: readonly number[]): string => `${median(ms).toFixed(0)} ms (best ${Math.min(...ms).toFixed(0)})`;
