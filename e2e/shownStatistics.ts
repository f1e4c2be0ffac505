import type { Page } from '@playwright/test';
import participants from '../src/participants/ui/texts.sv.json' with { type: 'json' };
import type { Tables } from '../src/statistics/statisticsApi.ts';
import texts from '../src/statistics/ui/texts.sv.json' with { type: 'json' };
import { expect } from './demo.ts';
import { readTables, valueOf, type PageTable } from './pageTables.ts';

/** Tables by what they are called, rows by the words of their columns. A table without rows says what stands there instead. */
export type Shown = Readonly<Record<string, string | readonly Readonly<Record<string, string | number | null>>[]>>;

const FLOW = { in_vid_start: 'Inskrivna vid start', nya: 'Nya', avslutade: 'Avslutade', kvar_vid_slut: 'Kvar vid slut' } as const;
const NOBODY = 'Inga deltagare under perioden';

type Words = Readonly<Record<string, string>>;
type SexTable = { [N in keyof Tables]: Tables[N] extends readonly { nyckel: string; kvinnor: number }[] ? N : never }[keyof Tables];
type ChangeTable = 'sysselsättning_före_efter' | 'försörjning_före_efter';

/** Each table by sex: the words of its codes, and the count that its shares are of. */
const BY_SEX: Readonly<Record<SexTable, { readonly words?: Words; readonly whole?: 'deltagare' | 'nya' | 'avslutade' }>> = {
  per_kommun: { whole: 'deltagare' },
  per_insats: { whole: 'deltagare' },
  remittent_nya: { words: participants.referrer, whole: 'nya' },
  försörjning_nya: { words: participants.income, whole: 'nya' },
  tid_i_försörjning_nya: { whole: 'nya' },
  ålder_nya: { whole: 'nya' },
  utbildning_nya: { words: participants.education, whole: 'nya' },
  avslutsorsak: { words: participants.closingReason, whole: 'avslutade' },
  avslutsorsak_rapport: { words: texts.reportRow, whole: 'avslutade' },
  anonyma_per_år: {},
};
const BEFORE_AFTER: Readonly<Record<ChangeTable, Words>> = {
  sysselsättning_före_efter: participants.occupation,
  försörjning_före_efter: participants.income,
};

/** What the page of figures shows, read as a user reads it. */
export async function readShownStatistics(page: Page): Promise<Shown> {
  const flow = page.getByRole('button', { name: new RegExp(`^[\\d\\s]+ (${Object.values(FLOW).join('|')})$`) });
  await flow.first().waitFor();
  const tables = await readTables(page);
  const empty = await page.getByRole('heading', { level: 3 }).allInnerTexts();
  await expect(page.getByText('Inga.', { exact: true })).toHaveCount(empty.length);
  const nobody = await page.getByText(NOBODY, { exact: true }).count();
  const parts = (await flow.allInnerTexts()).map((text) => text.split('\n').filter((line) => line !== ''));
  return Object.fromEntries([
    ['Flödet', [Object.fromEntries(parts.map(([value = '', name = '']) => [name, valueOf(value)]))]],
    ...tables.map((table) => [table.caption, rowsByColumn(table)] as const),
    ...empty.map((caption) => [caption, 'Inga.'] as const),
    ...(nobody > 0 ? [['Deltagare efter kön', NOBODY] as const] : []),
  ]);
}

function rowsByColumn({ rows: [columns = [], ...rows] }: PageTable) {
  return rows.map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [columns[index] ?? `column ${index}`, index === 0 ? cell : valueOf(cell)])),
  );
}

/** What the page of figures should show of these tables. Of a period without participants it says so, and shows the anonymous alone. */
export function expectedStatistics(tables: Tables): Shown {
  const { flöde: flow, mätbara_avslut: measurable, genomströmning_månader: months } = tables;
  const shown: [string, Shown[string]][] = [
    ['Flödet', [Object.fromEntries(Object.entries(FLOW).map(([part, name]) => [name, flow[part as keyof typeof FLOW]]))]],
  ];
  const isEmpty = tables.deltagare.antal === 0;
  shown.push(['Deltagare efter kön', isEmpty ? NOBODY : summaryRows(tables)]);
  for (const table of Object.keys(BY_SEX) as SexTable[]) {
    const isShown = isEmpty ? table === 'anonyma_per_år' && tables[table].length > 0 : true;
    if (isShown) shown.push([texts.tables[table].caption, tables[table].length === 0 ? 'Inga.' : sexRows(tables, table)]);
  }
  if (isEmpty) return Object.fromEntries(shown);
  for (const table of Object.keys(BEFORE_AFTER) as ChangeTable[]) {
    const rows = tables[table].map(({ nyckel, före, efter }) => ({
      [texts.tables[table].row]: wordsOf(nyckel, BEFORE_AFTER[table]),
      'Vid inskrivning': före,
      'Vid avslut': efter,
    }));
    shown.push([texts.tables[table].caption, rows.length === 0 ? 'Inga.' : rows]);
  }
  const measures = (rows: Readonly<Record<string, number | null>>) => Object.entries(rows).map(([Mått, Värde]) => ({ Mått, Värde }));
  shown.push([
    'Mätbara avslut',
    measures({
      'Antal mätbara avslut': measurable.antal,
      'Andel av alla avslut': measurable.andel_procent,
      'Tid i offentlig försörjning, medeltal i månader': measurable.medel_månader_i_försörjning,
    }),
  ]);
  shown.push([
    'Tid i insatsen, månader',
    measures({
      'Antal avslutade': months.antal,
      Medeltal: months.medel,
      Median: months.median,
      'Medeltal utan den längsta': months.medel_utan_längsta,
    }),
  ]);
  return Object.fromEntries(shown);
}

type Count = { readonly antal: number; readonly kvinnor: number; readonly män: number };

function summaryRows(tables: Tables) {
  const rows = { Deltagare: tables.deltagare, Personer: tables.personer, Nya: tables.nya, Avslutade: tables.avslutade };
  return Object.entries(rows).map(([name, count]) => ({ Räknat: name, ...cells(count) }));
}

function sexRows(tables: Tables, table: SexTable) {
  const { words, whole } = BY_SEX[table];
  const first = texts.tables[table].row;
  const n = whole && tables[whole];
  const rows = tables[table].map((row) => ({
    [first]: table === 'per_insats' ? row.nyckel : wordsOf(row.nyckel, words),
    ...cells(row, n?.antal),
  }));
  const total = table === 'försörjning_nya' ? 'Deltagare (n)' : 'Totalt';
  return n === undefined ? rows : [...rows, { [first]: total, ...cells(n, n.antal) }];
}

const cells = (count: Count, n?: number) => ({
  Antal: count.antal,
  ...(n === undefined ? {} : { Andel: share(count.antal, n) }),
  Kvinnor: count.kvinnor,
  Män: count.män,
  'Andel kvinnor': share(count.kvinnor, count.antal),
});

/** Whole percent, a half rounded up. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole)));

/** A row's key in words. Ages are written with their unit, places and interventions as they are. */
function wordsOf(key: string, words: Words = {}): string {
  const known = words[key] ?? (texts.row as Words)[key];
  return known ?? key.replace(/^(\d+)-(\d+)$/, '$1–$2 år');
}
