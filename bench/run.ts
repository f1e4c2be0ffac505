/**
 * Runs the benchmarks one after another: `npm run bench` all of them, `npm run bench -- ledger pdf` those named.
 * They are no tests: a slow day fails nothing, only a benchmark that cannot run does.
 */
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What each `bench/*.bench.ts` exports. `run` prints its figures, ours beside the limit on the same machine. */
export type Benchmark = {
  readonly name: string;
  readonly run: (print: (line: string) => void) => Promise<void>;
};

const ENDING = '.bench.ts';
const GIGABYTE = 1024 ** 3;

/** The benchmarks' short names in a folder: `ledger` for `ledger.bench.ts`. */
function listBenchmarks(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();
}

function isBenchmark(module: unknown): module is Benchmark {
  return (
    typeof module === 'object' &&
    module !== null &&
    'name' in module &&
    typeof module.name === 'string' &&
    'run' in module &&
    typeof module.run === 'function'
  );
}

/** @returns whether it ran to its end. */
async function runBenchmark(file: string): Promise<boolean> {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    if (!isBenchmark(module)) throw new Error('it exports no name and run');
    console.log(`\n${module.name}`);
    await module.run((line) => console.log(`  ${line}`));
    return true;
  } catch (error) {
    console.error(`${path.basename(file)} did not run to its end:`, error);
    return false;
  }
}

async function runBenchmarks(folder: string, asked: readonly string[]): Promise<boolean> {
  const known = listBenchmarks(folder);
  const named = asked.map((name) => path.basename(name).replace(ENDING, ''));
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no benchmark called ${unknown.join(', ')}. There are: ${known.join(', ') || 'none yet'}.`);
    return false;
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / GIGABYTE).toFixed(1)} GB`);
  let whole = true;
  // One at a time: two that run at once would measure each other.
  for (const name of named.length > 0 ? named : known) whole = (await runBenchmark(path.join(folder, name + ENDING))) && whole;
  return whole;
}

const whole = await runBenchmarks(import.meta.dirname, process.argv.slice(2));
process.exit(whole ? 0 : 1);
