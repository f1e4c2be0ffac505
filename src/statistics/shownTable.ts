import type { Quotient } from '../shared/quotient.ts';
import {
  FLOW_PARTS,
  SECTIONS,
  WHOLE,
  WHOLE_TABLES,
  type ChangeTable,
  type CountColumn,
  type MeasureTable,
  type SexTable,
  type TableName,
  type Tabeller,
} from './figureTables.ts';

/** A table as it is shown: the whole populations by sex are one table together, the others have their names in `tabeller`. */
export type ShownName = 'summary' | Exclude<TableName, (typeof WHOLE_TABLES)[number]>;
/** Every table in the order of the page. */
export const SHOWN_NAMES: readonly ShownName[] = ['flöde', 'summary', ...SECTIONS.flatMap(({ tables }): readonly ShownName[] => tables)];

/** `share` is of the table's whole population, `womenShare` of the row; `value` holds measures of different kinds. */
export type ShownColumn = CountColumn | 'share' | 'womenShare' | 'value';
export type Measure = 'measurable' | 'measurableShare' | 'meanMonths' | 'closed' | 'mean' | 'median' | 'meanWithoutLongest';

/** What a row is about; its words are the page's or the file's own. */
export type RowName =
  | { readonly kind: 'key'; readonly table: SexTable | ChangeTable; readonly key: string }
  | { readonly kind: 'whole'; readonly table: (typeof WHOLE_TABLES)[number] }
  | { readonly kind: 'flow'; readonly part: (typeof FLOW_PARTS)[number] }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'total'; readonly of: 'participations' | 'rows' };

/** Where a figure stands in `tabeller`, for those that can be opened. */
export type FigurePlace = { readonly table: TableName; readonly row?: string; readonly column?: CountColumn };
export type ShownCell = { readonly place?: FigurePlace } & (
  | { readonly kind: 'count'; readonly value: number }
  /** In percent when it is shown. */
  | { readonly kind: 'share'; readonly exact: Quotient }
  /** In months, with one decimal when it is shown. */
  | { readonly kind: 'mean'; readonly exact: Quotient }
);
export type ShownRow = { readonly name: RowName; readonly cells: readonly ShownCell[] };
export type ShownTable = {
  readonly name: ShownName;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly ShownRow[];
  /** Everyone in the population, under the rows. */
  readonly total: ShownRow | undefined;
};

/** The figures of one question. */
export type Figures = {
  readonly tabeller: Tabeller;
  readonly exactMeans: Readonly<Record<'meanMonthsInSupport' | 'mean' | 'median' | 'meanWithoutLongest', Quotient>>;
};

/**
 * A table of the answer with its columns and cells, the same on the page, on the clipboard and in files.
 * @param keys rows to show in this order, with noughts for those that nobody is in; the answer's own when absent
 */
export function shownTable(name: ShownName, figures: Figures, keys?: readonly string[]): ShownTable {
  const { tabeller } = figures;
  const table = (columns: readonly ShownColumn[], rows: readonly ShownRow[], total?: ShownRow): ShownTable => ({
    name,
    columns,
    rows,
    total,
  });
  switch (name) {
    case 'flöde':
      return table(
        ['antal'],
        FLOW_PARTS.map((part) => ({
          name: { kind: 'flow', part },
          cells: [count(tabeller.flöde[part], { table: 'flöde', row: part, column: 'antal' })],
        })),
      );
    case 'summary':
      return table(
        ['antal', 'kvinnor', 'män', 'womenShare'],
        WHOLE_TABLES.map((whole) => ({ name: { kind: 'whole', table: whole }, cells: bySex(tabeller[whole], { table: whole }) })),
      );
    case 'mätbara_avslut':
    case 'genomströmning_månader':
      return table(['value'], measures(figures, name));
    case 'sysselsättning_före_efter':
    case 'försörjning_före_efter':
      return table(['före', 'efter'], changeRows(tabeller, name, keys));
    default:
      return sexTable(tabeller, name, keys);
  }
}

/** The keys of a table's rows; none where its rows are always the same. */
export function rowKeys(name: ShownName, tabeller: Tabeller): string[] {
  const rows: unknown = name === 'summary' ? undefined : tabeller[name];
  if (!Array.isArray(rows)) return [];
  return rows.map(({ nyckel }: { nyckel: string }) => nyckel);
}

const WHOLE_OF: Readonly<Record<SexTable, (typeof WHOLE)[keyof typeof WHOLE]>> = {
  per_kommun: WHOLE.worked_with,
  per_insats: WHOLE.worked_with,
  remittent_nya: WHOLE.new,
  försörjning_nya: WHOLE.new,
  tid_i_försörjning_nya: WHOLE.new,
  ålder_nya: WHOLE.new,
  utbildning_nya: WHOLE.new,
  avslutsorsak: WHOLE.closed,
  avslutsorsak_rapport: WHOLE.closed,
  anonyma_per_år: WHOLE.anonymous,
};

type BySex = { readonly antal: number; readonly kvinnor: number; readonly män: number };
const NOBODY: BySex = { antal: 0, kvinnor: 0, män: 0 };

const count = (value: number, place: FigurePlace): ShownCell => ({ kind: 'count', value, place });
const share = (part: number, whole: number): ShownCell => ({ kind: 'share', exact: { top: part * 100, bottom: whole } });

/** @param n the population that the share is of; no such column where there is none */
function bySex(one: BySex, place: Pick<FigurePlace, 'table' | 'row'>, n?: number): ShownCell[] {
  return [
    count(one.antal, { ...place, column: 'antal' }),
    ...(n === undefined ? [] : [share(one.antal, n)]),
    count(one.kvinnor, { ...place, column: 'kvinnor' }),
    count(one.män, { ...place, column: 'män' }),
    share(one.kvinnor, one.antal),
  ];
}

function sexTable(tabeller: Tabeller, name: SexTable, keys: readonly string[] | undefined): ShownTable {
  const wholeTable = WHOLE_OF[name];
  const whole = wholeTable && tabeller[wholeTable];
  const known = new Map(tabeller[name].map((row) => [row.nyckel, row]));
  return {
    name,
    columns: ['antal', ...(whole ? (['share'] as const) : []), 'kvinnor', 'män', 'womenShare'],
    rows: (keys ?? [...known.keys()]).map((key) => ({
      name: { kind: 'key', table: name, key },
      cells: bySex(known.get(key) ?? NOBODY, { table: name, row: key }, whole?.antal),
    })),
    total:
      wholeTable && whole
        ? {
            name: { kind: 'total', of: name === 'försörjning_nya' ? 'participations' : 'rows' },
            cells: bySex(whole, { table: wholeTable }, whole.antal),
          }
        : undefined,
  };
}

function changeRows(tabeller: Tabeller, table: ChangeTable, keys: readonly string[] | undefined): ShownRow[] {
  const known = new Map(tabeller[table].map((row) => [row.nyckel, row]));
  return (keys ?? [...known.keys()]).map((key) => ({
    name: { kind: 'key', table, key },
    cells: (['före', 'efter'] as const).map((column) => count(known.get(key)?.[column] ?? 0, { table, row: key, column })),
  }));
}

function measures({ tabeller, exactMeans }: Figures, table: MeasureTable): ShownRow[] {
  const row = (measure: Measure, cell: ShownCell): ShownRow => ({ name: { kind: 'measure', measure }, cells: [cell] });
  const mean = (exact: Quotient): ShownCell => ({ kind: 'mean', exact, place: { table } });
  if (table === 'mätbara_avslut') {
    const { antal } = tabeller.mätbara_avslut;
    return [
      row('measurable', count(antal, { table, column: 'antal' })),
      row('measurableShare', { ...share(antal, tabeller.avslutade.antal), place: { table } }),
      row('meanMonths', mean(exactMeans.meanMonthsInSupport)),
    ];
  }
  return [
    row('closed', count(tabeller.genomströmning_månader.antal, { table, column: 'antal' })),
    row('mean', mean(exactMeans.mean)),
    row('median', mean(exactMeans.median)),
    row('meanWithoutLongest', mean(exactMeans.meanWithoutLongest)),
  ];
}
