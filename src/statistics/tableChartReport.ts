import type { CategoryChart, Chart, ChartValue, PairChart } from '../documents/charts/chart.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { chartSvg } from '../documents/charts/chartSvg.ts';
import { rounded } from '../shared/quotient.ts';
import { comparedTable } from './comparedTable.ts';
import { sidesOf, type ComparedContent } from './comparedContent.ts';
import { figureWords, rowWords } from './figureWords.ts';
import type { FigureWords } from './figureWordsShape.ts';
import { SHOWN_NAMES, shownTable, type Figures, type ShownCell, type ShownName } from './shownTable.ts';

/** A table as a picture, drawn as reports draw theirs. */
export type TableChart = { readonly table: ShownName; readonly title: string; readonly alternativeText: string; readonly svg: string };

/** The picture of every table that has something to show. The table itself stands beside as text. */
export function tableCharts(content: ComparedContent): TableChart[] {
  const words = figureWords(content.language);
  return SHOWN_NAMES.flatMap((table) => {
    const chart = content.second === undefined ? chartOf(table, content.first, words) : comparedChart(table, content, words);
    if (chart === undefined || !hasFigures(chart)) return [];
    const title = titleOf(table, content.second !== undefined, words);
    const alternativeText = chartAlternative(chart, content.language);
    return [
      {
        table,
        title,
        alternativeText,
        svg: chartSvg(chart, { id: `bild-${table}`, title, description: alternativeText }, content.language),
      },
    ];
  });
}

const valueOf = (cell: ShownCell | undefined): ChartValue => {
  if (cell === undefined) return null;
  return cell.kind === 'count' ? cell.value : rounded(cell.exact, cell.kind === 'mean' ? 1 : 0);
};

function chartOf(name: ShownName, figures: Figures, words: FigureWords): Chart | undefined {
  const { columns, rows } = shownTable(name, figures);
  const values = (place: (typeof columns)[number], cells: readonly ShownCell[]): ChartValue => valueOf(cells[columns.indexOf(place)]);
  const unit = words.unit;
  switch (name) {
    case 'flöde':
      return undefined;
    case 'mätbara_avslut':
      return measurableChart([['', figures]], words);
    case 'genomströmning_månader':
      return category([words.months], words.months, 1, meanRows(name, figures, words));
    case 'sysselsättning_före_efter':
    case 'försörjning_före_efter':
      return pair(
        [words.columns.före, words.columns.efter],
        rows.map((row) => ({ name: rowWords(row.name, words), values: [values('före', row.cells), values('efter', row.cells)] })),
        unit,
      );
    default:
      return category(
        [words.columns.kvinnor, words.columns.män],
        unit,
        0,
        rows.map((row) => ({ name: rowWords(row.name, words), values: [values('kvinnor', row.cells), values('män', row.cells)] })),
      );
  }
}

/** The older or other side first, so that the eye is on what the page is about. */
function comparedChart(name: ShownName, content: ComparedContent, words: FigureWords): Chart | undefined {
  const { first, second } = content;
  if (second === undefined) return undefined;
  const [one, other] = sidesOf(content);
  if (name === 'mätbara_avslut')
    return measurableChart(
      [
        [other, second],
        [one, first],
      ],
      words,
    );
  if (name === 'genomströmning_månader') {
    const others = meanRows(name, second, words);
    const rows = meanRows(name, first, words).map((row, i) => ({
      name: row.name,
      values: [others[i]?.values[0] ?? null, row.values[0] ?? null] as const,
    }));
    return pair([other, one], rows, words.months, 1);
  }
  const table = comparedTable(name, first, second);
  const column = table.columns.includes('efter') ? table.columns.indexOf('efter') : table.columns.indexOf('antal');
  const rows = table.rows.map((row) => ({
    name: rowWords(row.name, words),
    values: [valueOf(row.cells[column]?.second), valueOf(row.cells[column]?.first)] as const,
  }));
  return pair([other, one], rows, words.unit);
}

/** What is drawn of a table that has more than the picture shows. */
function titleOf(name: ShownName, isCompared: boolean, words: FigureWords): string {
  const isChange = name === 'sysselsättning_före_efter' || name === 'försörjning_före_efter';
  return isCompared && isChange ? `${words.captions[name]}: ${words.columns.efter.toLowerCase()}` : words.captions[name];
}

function measurableChart(sides: readonly (readonly [string, Figures])[], words: FigureWords): CategoryChart {
  return category(
    [words.captions.mätbara_avslut, words.otherClosings],
    words.closings,
    0,
    sides.map(([name, { tabeller }]) => ({
      name: name === '' ? words.wholes.avslutade : name,
      values: [tabeller.mätbara_avslut.antal, tabeller.avslutade.antal - tabeller.mätbara_avslut.antal],
    })),
  );
}

const meanRows = (name: ShownName, figures: Figures, words: FigureWords) =>
  shownTable(name, figures)
    .rows.filter(({ cells: [cell] }) => cell?.kind === 'mean')
    .map((row) => ({ name: rowWords(row.name, words), values: [valueOf(row.cells[0])] }));

const category = (
  parts: CategoryChart['parts'],
  unit: string,
  decimals: number,
  categories: CategoryChart['categories'],
): CategoryChart => ({
  kind: 'category',
  parts,
  unit,
  decimals,
  categories,
});
const pair = (names: PairChart['names'], rows: PairChart['rows'], unit: string, decimals = 0): PairChart => ({
  kind: 'pair',
  names,
  rows,
  unit,
  decimals,
});

function hasFigures(chart: Chart): boolean {
  const values =
    chart.kind === 'category'
      ? chart.categories.flatMap((one) => one.values)
      : chart.kind === 'pair'
        ? chart.rows.flatMap((one) => one.values)
        : [];
  return values.some((value) => value !== null && value !== 0);
}
