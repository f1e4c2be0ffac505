import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { localDate } from '../shared/localDate.ts';
import { importBudget } from './budgetImport.ts';
import { economyJson } from './economyJson.ts';
import { computeEconomy } from './economyReport.ts';
import { importLedger } from './ledgerImport.ts';

// Random years, imported from files and computed in the database, against a calculator that knows nothing of the house:
// it goes straight from what the files were written of to the table, in 27 720ths of an öre (which every share of months divides).
const PARTS = 27_720n;
const PROJECTS = ['100', '0100', 'Å1', '7'];
const ACCOUNTS = [
  { number: '3010', type: 'I' },
  { number: '4600', type: 'K' },
  { number: '5010', type: '' },
  { number: '8310', type: '' },
  { number: '6990', type: 'T' },
  { number: '1930', type: '' },
  { number: '2440', type: 'K' },
] as const;
const isResult = (number: string): boolean => number !== '6990' && number !== '1930';

type Line = {
  name: string;
  group: string;
  kind: 'intäkt' | 'kostnad';
  from: number;
  months: number;
  budget: number;
  forecast: number;
  last: number;
  project: string;
};
type Posting = { month: number; day: number; account: string; project: string; other: boolean; ore: number };
type Year = { kind: '1' | '2' | '3' | '4'; lines: Line[]; postings: Posting[]; equity: number[]; month: number; day: number };

const ore = fc.oneof(
  fc.integer({ min: -99_999, max: 99_999 }),
  fc.integer({ min: -900_000_000, max: 900_000_000 }),
  fc.constantFrom(5_000, -5_000, 15_000, 0),
);
const year: fc.Arbitrary<Year> = fc.record({
  kind: fc.constantFrom('1', '2', '3', '4', '4', '4'),
  lines: fc
    .array(
      fc.record({
        name: fc.constantFrom('Styrelse', 'Ö-läget', 'Medel', 'Åtgärder', 'Bil', 'Övrigt; rest'),
        group: fc.constantFrom('', 'Insatser'),
        kind: fc.constantFrom('intäkt' as const, 'kostnad' as const),
        from: fc.integer({ min: 1, max: 12 }),
        months: fc.integer({ min: 1, max: 12 }),
        budget: ore,
        forecast: ore,
        last: ore,
        project: fc.constantFrom('', ...PROJECTS),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((lines) => lines.filter((line, i) => lines.findIndex(({ name }) => name === line.name) === i))
    .map((lines) =>
      lines.map((line, i) => ({
        ...line,
        months: Math.min(line.months, 13 - line.from),
        project: lines.findIndex(({ project }) => project === line.project) === i ? line.project : '',
      })),
    ),
  postings: fc.array(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      account: fc.constantFrom(...ACCOUNTS.map(({ number }) => number)),
      project: fc.constantFrom('', 'okänt', ...PROJECTS),
      other: fc.boolean(),
      ore,
    }),
    { maxLength: 25 },
  ),
  equity: fc.array(ore, { maxLength: 2 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

const two = (n: number): string => String(n).padStart(2, '0');
const lastDay = (month: number): number => (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
const decimal = (amount: number, comma: string): string =>
  `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}${comma}${two(Math.abs(amount) % 100)}`;

function budgetFile(lines: readonly Line[]): string {
  const rows = lines.map(({ name, group, kind, from, months, budget, forecast, last, project }) =>
    [
      `"${name}"`,
      group,
      kind,
      `2018-${two(from)}-01`,
      `2018-${two(from + months - 1)}-${lastDay(from + months - 1)}`,
      decimal(budget, ','),
      decimal(forecast, ','),
      last === 0 ? '' : decimal(last, ','),
      project,
    ].join(';'),
  );
  return ['budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt', ...rows, ''].join('\r\n');
}

function ledgerFile({ kind, postings, equity }: Year): string {
  const sums = (key: (one: Posting) => string, of: readonly Posting[]): [string, number][] =>
    [...Map.groupBy(of, key)].map(([text, some]) => [text, some.reduce((sum, one) => sum + one.ore, 0)]);
  const head = [
    '#FLAGGA 0',
    `#SIETYP ${kind}`,
    '#ORGNR 999901-0003',
    '#RAR 0 20180101 20181231',
    '#RAR -1 20170101 20171231',
    ...ACCOUNTS.flatMap(({ number, type }) => [`#KONTO ${number} "Konto"`, ...(type === '' ? [] : [`#KTYP ${number} ${type}`])]),
    '#IB 0 1930 12.00',
    '#IB -1 2010 -77.00',
    ...equity.map((amount, i) => `#IB 0 20${10 + 89 * i} ${decimal(amount, '.')}`),
  ];
  const objects = ({ project, other }: Posting): string =>
    [...(other ? ['1 "Nord"'] : []), ...(project === '' ? [] : [`6 "${project}"`])].join(' ');
  if (kind === '1')
    return [
      ...head,
      ...sums(({ account }) => account, postings).map(([account, sum]) => `#RES 0 ${account} ${decimal(sum, '.')}`),
      '#RES -1 4600 5000.00',
      '',
    ].join('\n');
  if (kind === '4') {
    const vouchers = postings.map(
      (one, i) =>
        `#VER A ${i} 2018${two(one.month)}${two(one.day)} "V"\n{\n#TRANS ${one.account} {${objects(one)}} ${decimal(one.ore, '.')}\n#TRANS 1930 {} ${decimal(-one.ore, '.')}\n}`,
    );
    return [...head, '#RES 0 4600 99999.00', '#PSALDO 0 201801 4600 {} 99999.00', ...vouchers, ''].join('\n');
  }
  const rows = sums(({ month, account }) => `2018${two(month)} ${account} {}`, postings);
  const projects = sums(
    ({ month, account, project }) => `2018${two(month)} ${account} {6 "${project}"}`,
    postings.filter(({ project }) => project !== ''),
  );
  const others = sums(
    ({ month, account }) => `2018${two(month)} ${account} {1 "Nord"}`,
    postings.filter(({ other }) => other),
  );
  return [
    ...head,
    '#PSALDO -1 201801 4600 {} 5000.00',
    ...[...rows, ...(kind === '3' ? [...projects, ...others] : [])].map(([place, sum]) => `#PSALDO 0 ${place} ${decimal(sum, '.')}`),
    '',
  ].join('\n');
}

/** Half away from zero, by looking at the digits. */
function rounded(amount: bigint, unit: bigint, decimals: number): number {
  const negative = amount < 0n;
  const scaled = (negative ? -amount : amount) * 10n ** BigInt(decimals);
  const down = scaled / unit;
  const up = (scaled - down * unit) * 2n >= unit ? down + 1n : down;
  const value = Number(up) / 10 ** decimals;
  return negative && value !== 0 ? -value : value;
}

function naive(set: Year): unknown {
  const counted = set.postings.filter(
    (one) =>
      isResult(one.account) &&
      (set.kind === '1' || one.month < set.month || (one.month === set.month && (set.kind !== '4' || one.day <= set.day))),
  );
  const projectOf = (one: Posting): string => (set.kind === '1' || set.kind === '2' ? '' : one.project);
  const total = (of: readonly Posting[]): bigint => of.reduce((sum, one) => sum - BigInt(one.ore), 0n);
  const tkr = (parts: bigint): number => rounded(parts, 100_000n * PARTS, 1);
  const columns = set.lines.map((line) => {
    const passed = BigInt(Math.max(0, Math.min(set.month - line.from + 1, line.months)));
    const budget = BigInt(line.budget) * PARTS;
    const forecast = BigInt(line.forecast) * PARTS;
    const toDate = (budget * passed) / BigInt(line.months);
    const outcome = line.project === '' ? 0n : total(counted.filter((one) => projectOf(one) === line.project)) * PARTS;
    return [budget, forecast, budget - forecast, BigInt(line.last) * PARTS, toDate, outcome, toDate - outcome];
  });
  const named = (figures: readonly bigint[]): unknown =>
    Object.fromEntries(
      [
        'årsbudget',
        'prognos',
        'avvikelse_prognos',
        'bokslut_föregående_år',
        'budget_hittills',
        'utfall_hittills',
        'avvikelse_hittills',
      ].map((key, i) => [key, tkr(figures[i] ?? 0n)]),
    );
  const sum = (column: number): bigint => columns.reduce((all, figures) => all + (figures[column] ?? 0n), 0n);
  const taken = new Set(set.lines.map(({ project }) => project).filter((project) => project !== ''));
  const opening = -set.equity.reduce((all, amount) => all + BigInt(amount), 0n);
  const change = (of: (line: Line) => number): bigint => set.lines.reduce((all, line) => all + BigInt(of(line)), 0n);
  const members = set.lines.filter(({ kind }) => kind === 'intäkt').reduce((all, { budget }) => all + BigInt(budget), 0n);
  const closing = opening + change(({ forecast }) => forecast);
  const share = members < 0n ? rounded(-closing * 100n, -members, 1) : rounded(closing * 100n, members === 0n ? 1n : members, 1);
  return {
    år: 2018,
    per: `2018-${two(set.month)}-${two(set.day)}`,
    rader: set.lines.map((line, i) => ({ budgetpost: line.name, grupp: line.group, ...(named(columns[i] ?? []) as object) })),
    summa: named([0, 1, 2, 3, 4, 5, 6].map(sum)),
    utan_budgetpost: tkr(total(counted.filter((one) => !taken.has(projectOf(one)))) * PARTS),
    ...(set.equity.length > 0
      ? {
          eget_kapital: {
            ingående_kr: rounded(opening, 100n, 0),
            budgeterad_förändring_kr: rounded(
              change(({ budget }) => budget),
              100n,
              0,
            ),
            prognos_förändring_kr: rounded(
              change(({ forecast }) => forecast),
              100n,
              0,
            ),
            utgående_prognos_kr: rounded(closing, 100n, 0),
            andel_av_medel_procent: members === 0n ? null : share,
          },
        }
      : {}),
  };
}

describe('random years', async () => {
  // One association for all: each year's files replace those of the year before.
  const { database } = await testAssociation();

  it('give the table that a calculator of their own gives, of every type of ledger', async () => {
    const kinds = new Set<string>();
    for (const set of fc.sample(year, { numRuns: 60, seed: 2018 })) {
      const budget = await importBudget(database, operator, new TextEncoder().encode(budgetFile(set.lines)), 2018);
      if (!budget.ok) throw new Error(JSON.stringify(budget.error));
      const ledger = await importLedger(database, operator, new TextEncoder().encode(ledgerFile(set)), 'huvudbok.se');
      if (!ledger.ok) throw new Error(JSON.stringify(ledger.error));
      const per = localDate(`2018-${two(set.month)}-${two(set.day)}`);
      const computed = await database.read(operator, operation, ({ db }) => computeEconomy(db, 2018, per));
      if (!computed.ok) throw new Error(computed.error);
      expect(economyJson(computed.value.economy)).toEqual(naive(set));
      kinds.add(set.kind);
    }
    expect([...kinds].toSorted()).toEqual(['1', '2', '3', '4']);
  }, 120_000);
});
