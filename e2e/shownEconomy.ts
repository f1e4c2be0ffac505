import type { Page } from '@playwright/test';
import { readTables, valueOf } from './pageTables.ts';

const COLUMNS = [
  'årsbudget',
  'prognos',
  'avvikelse_prognos',
  'bokslut_föregående_år',
  'budget_hittills',
  'utfall_hittills',
  'avvikelse_hittills',
] as const;
type Amounts = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** One economy of a golden set, as `economy` prints it. */
export type ExpectedEconomy = {
  readonly år: number;
  readonly per: string;
  readonly rader: readonly (Amounts & { readonly budgetpost: string; readonly grupp: string })[];
  readonly summa: Amounts;
  readonly utan_budgetpost: number;
  readonly eget_kapital?: Readonly<Record<string, number>>;
};

type Line = readonly [name: string, ...amounts: (number | null)[]];
export type ShownEconomy = {
  readonly lines: readonly Line[];
  readonly unmapped: number | null;
  readonly equity: readonly Line[];
};

const EQUITY = (year: number): readonly (readonly [key: string, term: string])[] => [
  ['ingående_kr', `Ingående ${year}`],
  ['budgeterad_förändring_kr', 'Budgeterad förändring'],
  ['prognos_förändring_kr', 'Förändring enligt prognos'],
  ['utgående_prognos_kr', 'Utgående enligt prognos'],
  ['andel_av_medel_procent', 'Andel av medlemsmedlen'],
];

/** What the page of the economy shows, read as a user reads it: budget lines under the names of their groups, sum, and equity. */
export async function readShownEconomy(page: Page): Promise<ShownEconomy> {
  await page.getByRole('table', { name: /^Budget, prognos och utfall/ }).waitFor();
  const tables = await readTables(page);
  const rowsOf = (caption: string) => tables.find((table) => table.caption.startsWith(caption))?.rows;
  const lines = rowsOf('Budget, prognos och utfall') ?? [];
  // Two rows of headings: whole year and to date, then the columns.
  const shown = lines.slice(2).map(([name = '', ...amounts]): Line => [name, ...amounts.map(valueOf)]);
  const equity = page.getByRole('region', { name: 'Eget kapital' });
  const [terms, values] = [await equity.getByRole('term').allInnerTexts(), await equity.getByRole('definition').allInnerTexts()];
  const unmapped = rowsOf('Resultatrader som ingen budgetpost tar')?.at(-1)?.at(-1);
  const isAllMapped = (await page.getByText('Alla resultatrader hör till en budgetpost.').count()) === 1;
  return {
    lines: shown,
    unmapped: unmapped === undefined ? (isAllMapped ? 0 : null) : valueOf(unmapped),
    equity: terms.map((term, index): Line => [term, valueOf(values[index] ?? '')]),
  };
}

/** What the page should show of this economy. */
export function expectedEconomy({ år: year, rader, summa, utan_budgetpost, eget_kapital }: ExpectedEconomy): ShownEconomy {
  const amounts = (row: Amounts): number[] => COLUMNS.map((column) => row[column]);
  const lines = rader.flatMap(({ budgetpost, grupp, ...row }, index): Line[] => {
    const isNewGroup = grupp !== '' && grupp !== rader[index - 1]?.grupp;
    return [...(isNewGroup ? [[grupp] as const] : []), [budgetpost, ...amounts(row)]];
  });
  return {
    lines: [...lines, ['Summa', ...amounts(summa)]],
    unmapped: utan_budgetpost,
    equity: eget_kapital === undefined ? [] : EQUITY(year).map(([key, term]): Line => [term, eget_kapital[key] ?? null]),
  };
}
