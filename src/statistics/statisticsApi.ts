import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';

const whole = Type.Integer({ minimum: 0 });
const BySex = object({ antal: whole, kvinnor: whole, män: whole });
const Rows = Type.Array(object({ nyckel: Type.String(), antal: whole, kvinnor: whole, män: whole }));
const BeforeAfter = Type.Array(object({ nyckel: Type.String(), före: whole, efter: whole }));
const rounded = nullable(Type.Number());

/** The same object as the command line's `statistics` prints. */
export const Tables = object({
  flöde: object({ in_vid_start: whole, nya: whole, avslutade: whole, kvar_vid_slut: whole }),
  deltagare: BySex,
  personer: BySex,
  nya: BySex,
  avslutade: BySex,
  per_kommun: Rows,
  per_insats: Rows,
  remittent_nya: Rows,
  försörjning_nya: Rows,
  tid_i_försörjning_nya: Rows,
  ålder_nya: Rows,
  utbildning_nya: Rows,
  avslutsorsak: Rows,
  avslutsorsak_rapport: Rows,
  sysselsättning_före_efter: BeforeAfter,
  försörjning_före_efter: BeforeAfter,
  mätbara_avslut: object({ antal: whole, andel_procent: rounded, medel_månader_i_försörjning: rounded }),
  genomströmning_månader: object({ antal: whole, medel: rounded, median: rounded, medel_utan_längsta: rounded }),
  anonyma_per_år: Rows,
});
export type Tables = Static<typeof Tables>;

export const POPULATIONS = ['worked_with', 'new', 'closed', 'anonymous', 'flow', 'persons'] as const;
/** What a table counts, and how many of them lack the value. */
export const Provenance = object({
  table: Type.String({ description: 'name of the table in `tabeller`' }),
  population: Type.Enum(POPULATIONS),
  n: whole,
  missing: whole,
});

const Quotient = object({ top: Type.Integer(), bottom: whole });

const Chart = object({ id: Type.String(), title: Type.String(), alternativeText: Type.String(), svg: Type.String() });

export const StatisticsAnswer = object({
  period: object({ from: Day, to: Day }),
  /** Which interventions are counted: all of the association's, the user's own, or one. */
  scope: object({ kind: Type.Enum(['all', 'own', 'one']), interventions: Type.Array(Type.String()) }),
  knownAt: nullable(Type.String({ format: 'date-time' })),
  ageBands: Type.String(),
  vocabulary: Type.String(),
  tabeller: Tables,
  /** Means and medians in months before they are rounded, so that a difference can be rounded once. */
  exactMeans: object({ meanMonthsInSupport: Quotient, mean: Quotient, median: Quotient, meanWithoutLongest: Quotient }),
  provenance: Type.Array(Provenance),
  charts: Type.Array(Chart),
  /** Whether the user may open the rows behind a figure. */
  rowsAllowed: Type.Boolean(),
});
export type StatisticsAnswer = Static<typeof StatisticsAnswer>;

export const StatisticsQuery = object({
  from: Type.String({ maxLength: 40, description: 'first day, ÅÅÅÅ-MM-DD' }),
  to: Type.String({ maxLength: 40, description: 'last day, ÅÅÅÅ-MM-DD' }),
  intervention: Type.Optional(Type.String({ maxLength: 200, description: 'name of one intervention' })),
  ageBands: Type.Optional(Type.String({ maxLength: 200, description: 'for example 18-30,31-45,46-64' })),
  vocabulary: Type.Optional(Type.String({ maxLength: 40, description: 'name of a vocabulary, such as sus or team' })),
  knownAt: Type.Optional(Type.String({ maxLength: 40, description: 'a day or an ISO instant: the figures as they were known' })),
  language: Type.Optional(Type.Enum(['sv', 'en'], { description: 'language of charts and their texts' })),
});
export type StatisticsQuery = Static<typeof StatisticsQuery>;

export const getStatistics = {
  operationId: 'getStatistics',
  purpose: 'figures',
  method: 'GET',
  path: '/api/statistics',
  summary: 'All tables of a period',
  roles: ['coordinator', 'economist', 'team_leader', 'team_member', 'counsellor'],
  query: StatisticsQuery,
  answer: { status: 200, schema: StatisticsAnswer },
  faults: [404],
} as const satisfies Contract;

/** A question, and the other that it is compared with: other days, or another intervention (absent: all). */
export const ComparedQuery = object({
  ...StatisticsQuery.properties,
  compare: Type.Optional(Type.Enum(['period', 'intervention'])),
  otherFrom: Type.Optional(Type.String({ maxLength: 40, description: 'first day to compare with' })),
  otherTo: Type.Optional(Type.String({ maxLength: 40, description: 'last day to compare with' })),
  otherIntervention: Type.Optional(Type.String({ maxLength: 200, description: 'name of the intervention to compare with' })),
});
export type ComparedQuery = Static<typeof ComparedQuery>;

export const FigureFileQuery = object({
  ...ComparedQuery.properties,
  format: Type.Enum(['csv', 'xlsx']),
  table: Type.Optional(Type.String({ maxLength: 60, description: 'name of one table; all of them when absent' })),
});
export type FigureFileQuery = Static<typeof FigureFileQuery>;

export const downloadFigures = {
  operationId: 'downloadFigures',
  purpose: 'figures',
  method: 'GET',
  path: '/api/statistics/file',
  summary: 'One table of a period or all of them as a file, with population, n and missing; two periods or interventions side by side',
  roles: ['coordinator', 'economist', 'team_leader', 'team_member', 'counsellor'],
  query: FigureFileQuery,
  answer: { status: 200, files: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  faults: [404],
} as const satisfies Contract;

export const TableCharts = object({
  charts: Type.Array(object({ table: Type.String(), title: Type.String(), alternativeText: Type.String(), svg: Type.String() })),
});
export type TableCharts = Static<typeof TableCharts>;

export const listTableCharts = {
  operationId: 'listTableCharts',
  purpose: 'figures',
  method: 'GET',
  path: '/api/statistics/charts',
  summary: 'Every table of a period as a picture, or of two periods or interventions side by side',
  roles: ['coordinator', 'economist', 'team_leader', 'team_member', 'counsellor'],
  query: ComparedQuery,
  answer: { status: 200, schema: TableCharts },
  faults: [404],
} as const satisfies Contract;

/** One row behind a figure. A protected person's row has no name and no municipality. */
export const FigureRow = object({
  participationId: Uuid,
  name: nullable(Type.String()),
  protected: Type.Boolean(),
  intervention: Type.String(),
  municipality: nullable(Type.String()),
  enrolled: nullable(Day),
  closed: nullable(Day),
  closingReason: nullable(Type.String()),
});
export const FigureRows = object({ count: whole, rows: Type.Array(FigureRow) });
export type FigureRows = Static<typeof FigureRows>;

export const FigureRowsQuery = object({
  ...StatisticsQuery.properties,
  table: Type.String({ maxLength: 60, description: 'name of the table in `tabeller`' }),
  row: Type.Optional(
    Type.String({ maxLength: 200, description: '`nyckel` of a row, or a part of flöde (in_vid_start, nya, avslutade, kvar_vid_slut)' }),
  ),
  column: Type.Optional(Type.Enum(['antal', 'kvinnor', 'män', 'före', 'efter'])),
});
export type FigureRowsQuery = Static<typeof FigureRowsQuery>;

export const getFigureRows = {
  operationId: 'getFigureRows',
  purpose: 'figure_check',
  method: 'GET',
  path: '/api/statistics/rows',
  summary: 'The participations that one figure counts, for those who may see them',
  roles: ['team_leader', 'team_member', 'counsellor'],
  query: FigureRowsQuery,
  answer: { status: 200, schema: FigureRows },
  faults: [404],
} as const satisfies Contract;
