import { npmStart, withDataFolder } from './npmStart.ts';

export const name = '`npm start` when everything is installed, built and migrated, until the server answers';

const LIMIT = 3;
const ROUNDS = 5;

/** With the demo in the data folder, as a trial has it, and the embedded PostgreSQL stopped, as it is after every end. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const first = await npmStart(folder);
    await first.end();
    print(`first start, which makes the database and loads the demo: ${seconds(first.ms)}`);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, said, end } = await npmStart(folder);
      await end();
      // Somebody changed the sources meanwhile.
      if (said.some((line) => /^▸ (?:Bygger|Installerar|Paketen)/.test(line))) throw new Error(`it had more to do: ${said.join('\n')}`);
      rounds.push(ms);
    }
    const sorted = rounds.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(ROUNDS / 2)] ?? Number.NaN;
    print(
      `start ${seconds(median)} (${sorted.map(seconds).join(', ')}), limit ${seconds(LIMIT * 1000)}: ${median <= LIMIT * 1000 ? 'within' : 'ABOVE'} (median of ${ROUNDS})`,
    );
  });
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
