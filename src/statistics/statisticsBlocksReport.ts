import { decimal, percent, row, total, whole } from '../documents/blocks.ts';
import type { Block, ChartBlock, Provenance, Row, Table } from '../documents/blockDocument.ts';
import type { Chart } from '../documents/charts/chart.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { CLOSING_REASON_NAMES, EDUCATION_NAMES, INCOME_NAMES, OCCUPATION_NAMES, REFERRER_NAMES } from '../participants/codeNames.ts';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS, WRONG_REGISTRATION } from '../participants/codes.ts';
import type { Period } from '../shared/period.ts';
import { SUPPORT_BANDS, type Band } from './bands.ts';
import { NO_COUNT, type Count } from './cell.ts';
import { POPULATION_NAMES, POPULATION_RULES } from './countingRules.ts';
import type { FlowOverTime } from './flowOverTime.ts';
import { closingChart, flowChart, reportRowWords } from './statisticsChartReport.ts';
import { MISSING, OTHERS, UNDISCLOSED, type BeforeAfterTable, type CountTable, type StatisticsTables } from './statisticsTables.ts';

const NEW_ROWS_NOTE = 'En deltagare kan ha flera slags försörjning samtidigt, så raderna kan tillsammans bli fler än antalet deltagare.';

/** All tables of a period and the charts of flow and closing reasons, as blocks under a heading of level 2. Rows of zero are printed. */
export function statisticsBlocks(tables: StatisticsTables, flow: FlowOverTime, period: Period, ageBands: readonly Band[]): Block[] {
  const printed = new Printer(period);
  const names = (codes: readonly string[], words: Readonly<Record<string, string>>): [string, string][] => [
    ...codes.map((code): [string, string] => [code, words[code] ?? code]),
    [MISSING, 'Uppgift saknas'],
  ];
  const reasons = CLOSING_REASONS.filter((code) => code !== WRONG_REGISTRATION);
  return [
    ...overview(tables, printed),
    ...printed.chart('diagram-flode', 'Flödet i perioden', flowChart(flow, 'sv'), 'tabell-flode-steg', flow.steps.length > 0),
    flowSteps(flow, tables.workedWith.total, printed),
    printed.counts('tabell-kommun', 'Deltagare per folkbokföringskommun', 'Kommun', tables.byMunicipality, places(tables.byMunicipality)),
    printed.counts('tabell-insats', 'Deltagare per insats', 'Insats', tables.byIntervention, asTheyAre(tables.byIntervention)),
    printed.counts('tabell-remittent', 'Nya deltagare per remittent', 'Remittent', tables.newByReferrer, names(REFERRERS, REFERRER_NAMES)),
    printed.counts(
      'tabell-forsorjning',
      'Nya deltagares försörjning vid inskrivning',
      'Försörjning',
      tables.newByIncome,
      names(INCOMES, INCOME_NAMES),
      [NEW_ROWS_NOTE],
    ),
    printed.counts('tabell-tid', 'Nya deltagares tid i offentlig försörjning', 'Tid', tables.newByTimeInSupport, [
      ...SUPPORT_BANDS.map(({ name }): [string, string] => [name, capital(name)]),
      ['ej aktuellt', 'Ej aktuellt'],
      [MISSING, 'Uppgift saknas'],
    ]),
    printed.counts('tabell-alder', 'Nya deltagares ålder vid inskrivning', 'Ålder', tables.newByAge, [
      ...ageBands.map(({ name }): [string, string] => [name, `${name.replace('-', '–')} år`]),
      [OTHERS, 'Övriga'],
    ]),
    printed.counts(
      'tabell-utbildning',
      'Nya deltagares utbildning',
      'Utbildning',
      tables.newByEducation,
      names(EDUCATIONS, EDUCATION_NAMES),
    ),
    ...printed.chart(
      'diagram-avslut',
      'Avslutsanledningar',
      closingChart(tables, 'sv', reportRowName),
      'tabell-avslut',
      tables.closedOnes.total > 0,
    ),
    printed.counts('tabell-avslut', 'Avslutsanledningar', 'Anledning', tables.closedByReportRow, reportRows(tables.closedByReportRow)),
    printed.counts(
      'tabell-avslutsorsak',
      'Avslutsorsaker i detalj',
      'Orsak',
      tables.closedByReason,
      reasons.map((code): [string, string] => [code, CLOSING_REASON_NAMES[code]]),
    ),
    printed.beforeAfter(
      'tabell-sysselsattning',
      'Sysselsättning före och efter',
      'Sysselsättning',
      tables.occupationBeforeAfter,
      names(OCCUPATIONS, OCCUPATION_NAMES),
    ),
    printed.beforeAfter(
      'tabell-forsorjning-fore-efter',
      'Försörjning före och efter',
      'Försörjning',
      tables.incomeBeforeAfter,
      names(INCOMES, INCOME_NAMES),
      [NEW_ROWS_NOTE],
    ),
    measurable(tables, printed),
    throughputTable(tables, printed),
    printed.counts('tabell-anonyma', 'Anonyma deltagare per år', 'År', tables.anonymousByYear, asTheyAre(tables.anonymousByYear), [
      'Anonyma deltagare har inte lämnat samtycke till att registreras och räknas inte i någon annan tabell.',
    ]),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const asTheyAre = (table: CountTable): [string, string][] => table.rows.map(({ key }) => [key, capital(key)]);
const reportRowWord = reportRowWords('sv');
/** Names stand as the vocabulary has them; what is a code in it has a word. */
const reportRowName = (key: string): string => (key === capital(key) ? key : capital(reportRowWord(key)));
const reportRows = (table: CountTable): [string, string][] => table.rows.map(({ key }) => [key, reportRowName(key)]);
const places = (table: CountTable): [string, string][] =>
  table.rows.map(({ key }) => [
    key,
    key === UNDISCLOSED ? 'Ej redovisad (skyddade personuppgifter)' : key === MISSING ? 'Uppgift saknas' : key,
  ]);

class Printer {
  readonly #period: Period;
  constructor(period: Period) {
    this.#period = period;
  }

  provenance(population: keyof typeof POPULATION_NAMES, n: number, missing: number | null): Provenance {
    return { population: POPULATION_NAMES[population], n, missing, period: this.#period, rule: POPULATION_RULES[population] };
  }

  /** A table of counts by sex; `names` gives every row to print, in order. */
  counts(
    id: string,
    caption: string,
    header: string,
    table: CountTable,
    names: readonly [string, string][],
    notes: readonly string[] = [],
  ): Table {
    const counts = new Map<string, Count>(table.rows.map((one) => [one.key, one]));
    const rows = names.map(([key, name]) => countRow(name, counts.get(key) ?? NO_COUNT));
    return {
      kind: 'table',
      id,
      caption,
      columns: bySex(header),
      rows: table.n === 0 ? [] : rows,
      notes,
      provenance: this.provenance(table.population, table.n, table.missing),
    };
  }

  beforeAfter(
    id: string,
    caption: string,
    header: string,
    table: BeforeAfterTable,
    names: readonly [string, string][],
    notes: readonly string[] = [],
  ): Table {
    const counts = new Map(table.rows.map((one) => [one.key, one]));
    const rows = names.map(([key, name]) => row(name, whole(counts.get(key)?.before ?? 0), whole(counts.get(key)?.after ?? 0)));
    const columns: Table['columns'] = [text(header), number('Vid inskrivning'), number('Vid avslut')];
    return {
      kind: 'table',
      id,
      caption,
      columns,
      rows: table.n === 0 ? [] : rows,
      notes,
      provenance: this.provenance('closed', table.n, Math.max(table.missing.before, table.missing.after)),
    };
  }

  chart(id: string, caption: string, chart: Chart, tableId: string, hasFigures: boolean): ChartBlock[] {
    return hasFigures ? [{ kind: 'chart', id, caption, chart, tableId, alternative: chartAlternative(chart, 'sv') }] : [];
  }
}

const text = (header: string): Table['columns'][number] => ({ header, kind: 'text' });
const number = (header: string): Table['columns'][number] => ({ header, kind: 'number' });
const bySex = (header: string): Table['columns'] => [text(header), number('Antal'), number('Varav kvinnor'), number('Varav män')];
const countRow = (name: string, count: Count): Row => row(name, whole(count.total), whole(count.women), whole(count.men));

function overview(tables: StatisticsTables, printed: Printer): Block[] {
  const { flow } = tables;
  const steps: [string, number][] = [
    ['Inskrivna vid periodens start', flow.inAtStart],
    ['Nya i perioden', flow.new],
    ['Avslutade i perioden', flow.closed],
  ];
  const table: Table = {
    kind: 'table',
    id: 'tabell-flode',
    caption: 'Flödet i perioden',
    columns: [text('Steg'), number('Antal')],
    rows: [...steps.map(([name, count]) => row(name, whole(count))), total('Kvar vid periodens slut', whole(flow.leftAtEnd))],
    provenance: printed.provenance('flow', tables.workedWith.total, null),
  };
  const people: Table = {
    kind: 'table',
    id: 'tabell-deltagare',
    caption: 'Deltagare i perioden',
    columns: [text('Vilka'), number('Antal'), number('Varav kvinnor'), number('Varav män')],
    rows: [
      countRow('Deltagare', tables.workedWith),
      countRow('– olika personer', tables.persons),
      countRow('Nya', tables.newOnes),
      countRow('Avslutade', tables.closedOnes),
    ],
    provenance: printed.provenance('worked_with', tables.workedWith.total, null),
  };
  return [table, people];
}

function flowSteps(flow: FlowOverTime, n: number, printed: Printer): Table {
  const chart = flowChart(flow, 'sv');
  return {
    kind: 'table',
    id: 'tabell-flode-steg',
    caption: 'Flödet steg för steg',
    columns: [text('Tid'), number('Nya'), number('Avslutade'), number('Kvar vid slut')],
    rows: flow.steps.map((step, i) => row(capital(chart.periods[i] ?? ''), whole(step.new), whole(step.closed), whole(step.leftAtEnd))),
    provenance: printed.provenance('flow', n, null),
  };
}

function measurable(tables: StatisticsTables, printed: Printer): Table {
  const { count, sharePercent, meanMonthsInSupport, monthsUnknown } = tables.measurableClosings;
  return {
    kind: 'table',
    id: 'tabell-matbara',
    caption: 'Mätbara avslut',
    columns: [text('Mått'), number('Värde')],
    rows: [
      row('Mätbara avslut, antal', whole(count)),
      row('Andel av alla avslut', percent(sharePercent)),
      row('Månader i offentlig försörjning vid inskrivning, medel', decimal(meanMonthsInSupport, 1)),
    ],
    notes: ['Mätbara avslut är avslut till arbete, studier eller annan arbetslivsinriktad rehabilitering.'],
    provenance: printed.provenance('closed', tables.closedOnes.total, monthsUnknown),
  };
}

function throughputTable(tables: StatisticsTables, printed: Printer): Table {
  const { count, mean, median, meanWithoutLongest } = tables.throughput;
  return {
    kind: 'table',
    id: 'tabell-genomstromning',
    caption: 'Genomströmning i månader',
    columns: [text('Mått'), number('Månader')],
    rows: [
      row('Medel', decimal(mean, 1)),
      row('Median', decimal(median, 1)),
      row('Medel utan den längsta', decimal(meanWithoutLongest, 1)),
    ],
    notes: ['Tiden från inskrivning till avslut; en månad är 30,4375 dagar.'],
    provenance: printed.provenance('closed', count, null),
  };
}
