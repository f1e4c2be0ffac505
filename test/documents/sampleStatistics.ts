import type { Block, Provenance, Table } from '../../src/documents/blockDocument.ts';
import { row, total, whole } from '../../src/documents/blocks.ts';
import type { CategoryChart, FlowChart } from '../../src/documents/charts/chart.ts';
import { chartAlternative } from '../../src/documents/charts/chartAlternative.ts';
import { localDate } from '../../src/shared/localDate.ts';

const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
const from = (population: string, n: number, rule: string, missing = 0): Provenance => ({ population, n, missing, period, rule });

const MUNICIPALITIES = [
  ['Hällvik', 17, 14],
  ['Norrdala', 17, 1],
  ['Sjöforsa', 19, 15],
  ['Tallmo', 5, 4],
  ['Åkarby', 10, 2],
  ['Ånäs', 3, 1],
] as const;

const byMunicipality: Table = {
  kind: 'table',
  id: 'per-kommun',
  caption: 'Deltagare per folkbokföringskommun',
  columns: [
    { header: 'Kommun', kind: 'text' },
    { header: 'Deltagare', kind: 'number' },
    { header: 'Varav kvinnor', kind: 'number' },
    { header: 'Varav män', kind: 'number' },
  ],
  rows: [
    ...MUNICIPALITIES.map(([name, women, men]) => row(name, whole(women + men), whole(women), whole(men))),
    total('Totalt', whole(108), whole(71), whole(37)),
  ],
  provenance: from('deltagare', 108, 'inskriven senast periodens sista dag och inte avslutad före den första'),
};

const municipalityChart: CategoryChart = {
  kind: 'category',
  parts: ['Kvinnor', 'Män'],
  unit: 'deltagare',
  decimals: 0,
  categories: MUNICIPALITIES.map(([name, women, men]) => ({ name, values: [women, men] })),
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug'];
const NEW = [5, 6, 9, 4, 7, 5, 2, 6];
const CLOSED = [4, 3, 7, 6, 8, 9, 3, 5];
const LEFT = [65, 68, 70, 68, 67, 63, 62, 63];

const flow: Table = {
  kind: 'table',
  id: 'flöde',
  caption: 'Nya, avslutade och kvarvarande deltagare per månad',
  columns: [
    { header: 'Månad', kind: 'text' },
    ...['Nya', 'Avslutade', 'Kvar vid månadens slut'].map((header) => ({ header, kind: 'number' as const })),
  ],
  rows: MONTHS.map((month, index) => row(month, whole(NEW[index] ?? null), whole(CLOSED[index] ?? null), whole(LEFT[index] ?? null))),
  provenance: from('deltagare', 108, 'kvar vid start 64, nya 44, avslutade 45, kvar vid slut 63'),
};

const flowChart: FlowChart = {
  kind: 'flow',
  periods: MONTHS,
  unit: 'deltagare',
  decimals: 0,
  series: [
    { name: 'Nya', form: 'bar', values: NEW },
    { name: 'Avslutade', form: 'bar', values: CLOSED },
    { name: 'Kvar vid månadens slut', form: 'line', values: LEFT },
  ],
};

const counts = (
  id: string,
  caption: string,
  header: string,
  rows: readonly (readonly [string, number])[],
  provenance: Provenance,
  notes?: string[],
): Table => ({
  kind: 'table',
  id,
  caption,
  columns: [
    { header, kind: 'text' },
    { header: 'Deltagare', kind: 'number' },
  ],
  rows: rows.map(([name, count]) => row(name, whole(count))),
  provenance,
  notes,
});

/** The many small tables and the two charts of a chapter on participants. */
export const sampleStatistics: readonly Block[] = [
  flow,
  {
    kind: 'chart',
    id: 'flödesdiagram',
    caption: 'Flödet månad för månad',
    alternative: chartAlternative(flowChart, 'sv'),
    chart: flowChart,
    tableId: 'flöde',
  },
  byMunicipality,
  {
    kind: 'chart',
    id: 'kommundiagram',
    caption: 'Kvinnor och män per kommun',
    alternative: chartAlternative(municipalityChart, 'sv'),
    chart: municipalityChart,
    tableId: 'per-kommun',
  },
  counts(
    'försörjning',
    'Försörjning vid inskrivning, nya deltagare',
    'Försörjning',
    [
      ['Försörjningsstöd', 15],
      ['Aktivitetsersättning', 7],
      ['Sjukpenning eller rehabiliteringspenning', 12],
      ['Aktivitetsstöd', 11],
      ['Arbetslöshetsersättning', 1],
      ['Ingen offentlig försörjning', 1],
    ],
    from('nya deltagare', 44, 'en gång per försörjning'),
    ['En deltagare kan ha flera försörjningar samtidigt, så raderna kan tillsammans bli fler än antalet nya.'],
  ),
  counts(
    'tid',
    'Tid i offentlig försörjning vid inskrivning, nya deltagare',
    'Tid',
    [
      ['1–3 år', 13],
      ['4–6 år', 8],
      ['7–9 år', 12],
      ['Mer än 9 år', 10],
      ['Uppgift saknas', 1],
    ],
    from('nya deltagare', 44, 'hela månader, avbrott upp till en månad räknas inte', 1),
  ),
  counts(
    'avslut',
    'Avslutsorsaker',
    'Orsak',
    [
      ['Arbete utan stöd', 5],
      ['Arbete med stöd', 4],
      ['Aktivt arbetssökande utan behov av samordnat stöd', 7],
      ['Studier', 1],
      ['Fortsatt rehabilitering, hos en myndighet eller i en annan samverkansinsats', 21],
      ['Sjukdom eller försämrat hälsotillstånd', 5],
      ['Övrigt (föräldraledighet, flytt)', 2],
    ],
    from('avslutade', 45, 'rapportens rader enligt vokabulären sus'),
  ),
  counts('etablering', 'Nya deltagare med etableringsersättning', 'Kommun', [], from('nya deltagare', 44, 'en gång per försörjning')),
];
