import type { statisticsJson } from './statisticsJson.ts';

export type Tabeller = ReturnType<typeof statisticsJson>;
export type TableName = keyof Tabeller;
/** Tables whose rows have `antal`, `kvinnor`, `män`. */
export type SexTable = { [N in TableName]: Tabeller[N] extends readonly { nyckel: string; kvinnor: number }[] ? N : never }[TableName];
/** Tables whose rows have `före`, `efter`. */
export type ChangeTable = 'sysselsättning_före_efter' | 'försörjning_före_efter';
export type MeasureTable = 'mätbara_avslut' | 'genomströmning_månader';
/** Counts of whole populations by sex, each a table of one row, shown together as one. */
export const WHOLE_TABLES = ['deltagare', 'personer', 'nya', 'avslutade'] as const satisfies readonly TableName[];
export type CountColumn = 'antal' | 'kvinnor' | 'män' | 'före' | 'efter';

/** The populations that have sections of the page, with their tables in the order of the interim report. */
export const SECTIONS = [
  { population: 'worked_with', tables: ['per_kommun', 'per_insats'] },
  { population: 'new', tables: ['remittent_nya', 'försörjning_nya', 'tid_i_försörjning_nya', 'ålder_nya', 'utbildning_nya'] },
  {
    population: 'closed',
    tables: [
      'avslutsorsak_rapport',
      'avslutsorsak',
      'mätbara_avslut',
      'genomströmning_månader',
      'sysselsättning_före_efter',
      'försörjning_före_efter',
    ],
  },
  { population: 'anonymous', tables: ['anonyma_per_år'] },
] as const satisfies readonly { population: string; tables: readonly TableName[] }[];

/** Every table, in the order of the answer. */
export const TABLE_NAMES = [
  'flöde',
  'deltagare',
  'personer',
  'nya',
  'avslutade',
  'per_kommun',
  'per_insats',
  'remittent_nya',
  'försörjning_nya',
  'tid_i_försörjning_nya',
  'ålder_nya',
  'utbildning_nya',
  'avslutsorsak',
  'avslutsorsak_rapport',
  'sysselsättning_före_efter',
  'försörjning_före_efter',
  'mätbara_avslut',
  'genomströmning_månader',
  'anonyma_per_år',
] as const satisfies readonly TableName[];

/** The count of everyone in a section's population, which ends its tables; anonymous participations have no such table. */
export const WHOLE = { worked_with: 'deltagare', new: 'nya', closed: 'avslutade', anonymous: undefined } as const;

export const FLOW_PARTS = ['in_vid_start', 'nya', 'avslutade', 'kvar_vid_slut'] as const satisfies readonly (keyof Tabeller['flöde'])[];
