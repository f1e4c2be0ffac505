import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCp437 } from '../src/finance/codePages.ts';
import { sieReader } from '../src/finance/sieReader.ts';
import { crc32 } from '../src/platform/crc32.ts';

export const name = 'A ledger file of 100 MB, against reading it and splitting its lines';

const LIMIT = 3;
const LIMIT_MORE_MB = 50;
const ROUNDS = 7;
const SMALL_MB = 10;
const LARGE_MB = 100;

type Way = 'read and split' | 'read as ledger';
type Measure = { readonly ms: number; readonly peakMb: number; readonly count: number };

/**
 * Reads ledgers of 10 and 100 MB, changed each time, from disk: ours with a sink that counts rows, against reading the file and
 * splitting its lines. Each measurement is a process of its own, so that peak memory is its own.
 */
export function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samla-ledger-'));
  try {
    const small = join(folder, 'small.se');
    const large = join(folder, 'large.se');
    writeLedger(small, SMALL_MB);
    writeLedger(large, LARGE_MB);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      split: measure('read and split', large),
      ours: measure('read as ledger', large),
      oursSmall: measure('read as ledger', small),
    }));
    const ratio = median(rounds.map(({ split, ours }) => ours.ms / split.ms));
    const more = median(rounds.map(({ ours, oursSmall }) => ours.peakMb - oursSmall.peakMb));
    const ms = (measures: readonly Measure[]): string =>
      `${median(measures.map((one) => one.ms)).toFixed(0)} ms (best ${Math.min(...measures.map((one) => one.ms)).toFixed(0)})`;
    const [first] = rounds;
    print(
      `ours ${ms(rounds.map(({ ours }) => ours))}   reading and splitting ${ms(rounds.map(({ split }) => split))}   (${first?.ours.count} rows, ${first?.split.count} lines)`,
    );
    print(`ours for ${SMALL_MB} MB ${ms(rounds.map(({ oursSmall }) => oursSmall))}`);
    print(`ratio ${ratio.toFixed(2)}, limit ${LIMIT.toFixed(2)}: ${ratio <= LIMIT ? 'within' : 'ABOVE'} (median of ${ROUNDS} pairs)`);
    print(
      `peak memory ${more.toFixed(0)} MB more than for ${SMALL_MB} MB, limit ${LIMIT_MORE_MB}: ${more <= LIMIT_MORE_MB ? 'within' : 'ABOVE'} (${median(rounds.map(({ ours }) => ours.peakMb)).toFixed(0)} MB)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Promise.resolve();
}

function measure(way: Way, path: string): Measure {
  const child = spawnSync(process.execPath, [import.meta.filename, way, path], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${way} failed: ${child.stderr}`);
  const [ms, peakMb, count] = child.stdout.split(' ').map(Number);
  if (ms === undefined || peakMb === undefined || count === undefined) throw new Error(`${way} printed ${child.stdout}`);
  return { ms, peakMb, count };
}

async function measured(way: Way, path: string): Promise<Measure> {
  const start = performance.now();
  const count = await (way === 'read and split' ? splitLines(path) : readLedger(path));
  return { ms: performance.now() - start, peakMb: process.resourceUsage().maxRSS / 1024, count };
}

/** The baseline: chunk by chunk, the cheapest decoding there is, and the engine's own splitting. */
async function splitLines(path: string): Promise<number> {
  let lines = 0;
  let rest = '';
  for await (const chunk of chunks(path)) {
    const parts = (rest + chunk.toString('latin1')).split('\n');
    rest = parts.pop() ?? '';
    lines += parts.length;
  }
  return lines;
}

async function readLedger(path: string): Promise<number> {
  let rows = 0;
  const reader = sieReader({
    crc32,
    sink: (vouchers) => {
      for (const voucher of vouchers) rows += voucher.rows.length;
    },
  });
  for await (const chunk of chunks(path)) reader.push(chunk);
  const result = reader.end();
  if (!result.ok || result.value.checksum !== 'verified') throw new Error('the ledger of the benchmark was refused');
  return rows;
}

const chunks = (path: string): AsyncIterable<Buffer> => createReadStream(path);

const TEXTS = [
  'Samordningsteam Sala',
  'Löner augusti',
  'Leverantörsfaktura',
  'Övriga tjänster',
  'Hyra lokal Västerås',
  'Rekvisition',
  'Medel från huvudmännen',
  'Resor och representation',
];
const ACCOUNTS = [4600, 5010, 5610, 6010, 6890, 7050, 7130];

/** A year's ledger as economy systems export it: vouchers in order, two to five rows, one in three with a text of its own, checksum. */
function writeLedger(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  const random = randomNumbers();
  const post = (tag: string, ...fields: string[]): { line: string; content: string } => ({
    line: `${tag} ${fields.join(' ')}\r\n`,
    content: tag.trimStart() + fields.map((field) => field.replaceAll(field.startsWith('{') ? /["{} ]/gu : /"/gu, '')).join(''),
  });
  let sum = 0;
  let size = 0;
  const write = (posts: readonly ({ line: string; content: string } | string)[]): void => {
    const bytes = encodeCp437(posts.map((one) => (typeof one === 'string' ? one : one.line)).join(''));
    sum = crc32(encodeCp437(posts.map((one) => (typeof one === 'string' ? '' : one.content)).join('')), sum);
    size += writeSync(file, bytes);
  };
  write([
    '#FLAGGA 0\r\n#KSUMMA\r\n',
    post('#FORMAT', 'PC8'),
    post('#SIETYP', '4'),
    post('#ORGNR', '999901-0003'),
    post('#FNAMN', '"Mätförbundet"'),
  ]);
  write([post('#RAR', '0', '20180101', '20181231'), post('#KONTO', '1930', '"Bank"'), post('#IB', '0', '1930', '0.00')]);
  for (let number = 1; size < megabytes * 1_000_000; number++) {
    const passed = size / (megabytes * 1_000_000);
    const date = `2018${String(1 + Math.floor(passed * 12)).padStart(2, '0')}${String(1 + Math.floor(((passed * 12) % 1) * 28)).padStart(2, '0')}`;
    const base = TEXTS[random(TEXTS.length)] ?? '';
    const text = random(3) === 0 ? base : `${base} ${random(100_000)}`;
    const voucher = [post('#VER', 'A', String(number), date, `"${text}"`), '{\r\n'];
    let balance = 0;
    for (let row = random(4); row >= 0; row--) {
      const amount = random(9_999_999) - 2_000_000;
      balance -= amount;
      const rest = random(3) === 0 ? [date, `"${text}"`] : [];
      voucher.push(post('   #TRANS', String(ACCOUNTS[random(ACCOUNTS.length)]), `{6 "${100 + 10 * random(21)}"}`, kronor(amount), ...rest));
    }
    write([...voucher, post('   #TRANS', '1930', '{}', kronor(balance)), '}\r\n']);
  }
  writeSync(file, encodeCp437(`#KSUMMA ${sum}\r\n`));
  closeSync(file);
}

const kronor = (ore: number): string => (ore / 100).toFixed(2);

/** Whole numbers below a limit, others in each process (Park and Miller). */
function randomNumbers(): (below: number) => number {
  let state = (Math.floor(performance.timeOrigin) % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const [, script, way, path] = process.argv;
if (script === import.meta.filename && path !== undefined && (way === 'read and split' || way === 'read as ledger')) {
  const { ms, peakMb, count } = await measured(way, path);
  process.stdout.write(`${ms} ${peakMb} ${count}`);
}
