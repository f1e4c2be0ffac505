import { describe, expect, it } from 'vitest';
import type { Cell, Dimension } from './cell.ts';
import { DEFAULT_AGE_BANDS } from './bands.ts';
import { VOCABULARIES } from './closingVocabulary.ts';
import type { AnsweredFigures } from './comparedContent.ts';
import { localDate } from '../shared/localDate.ts';
import { statisticsJson } from './statisticsJson.ts';
import { statisticsTables } from './statisticsTables.ts';
import { tableCharts } from './tableChartReport.ts';

const women = (dimension: Dimension, key: string | null, count: number): Cell => ({ dimension, key, sex: 'K', count });
const men = (dimension: Dimension, key: string | null, count: number): Cell => ({ dimension, key, sex: 'M', count });

function answer(year: number, ...cells: Cell[]): AnsweredFigures {
  const period = { from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) };
  const tables = statisticsTables(cells, {
    period,
    ageBands: DEFAULT_AGE_BANDS,
    vocabulary: VOCABULARIES.sus,
    interventionNames: new Map(),
  });
  return { tabeller: statisticsJson(tables), exactMeans: tables.exactMeans, period, scope: { kind: 'all', interventions: [] } };
}
const pictures = (first: AnsweredFigures, second?: AnsweredFigures) =>
  Object.fromEntries(tableCharts({ first, second, language: 'sv' }).map(({ table, alternativeText }) => [table, alternativeText]));

const SALA = [
  women('flow', 'worked_with', 3),
  men('flow', 'worked_with', 1),
  women('municipality', 'Sala', 3),
  men('municipality', 'Sala', 1),
];
const CLOSED = [
  women('flow', 'closed', 4),
  women('closed_reason', 'studier', 1),
  women('closed_reason', 'avhopp', 3),
  women('closed_occupation_before', 'ingen', 4),
  women('closed_occupation_after', 'studier', 4),
  women('closed_days', '487', 4),
];

describe('the pictures of a period', () => {
  it('say in words what their tables say in figures', () => {
    const drawn = pictures(answer(2018, ...SALA, ...CLOSED));
    expect(drawn['per_kommun']).toContain('Sala: 4 (3 kvinnor och 1 män)');
    expect(drawn['sysselsättning_före_efter']).toContain(
      'Ingen sysselsättning: Vid inskrivning 4, Vid avslut 0; Studier: Vid inskrivning 0, Vid avslut 4',
    );
    expect(drawn['mätbara_avslut']).toContain('Avslutade: 4 (1 mätbara avslut och 3 övriga avslut)');
    expect(drawn['genomströmning_månader']).toContain('Medeltal: 16,0; Median: 16,0');
  });

  it('are not there where there is nothing to draw', () => {
    expect(Object.keys(pictures(answer(2018)))).toEqual([]);
    expect(Object.keys(pictures(answer(2018, ...SALA)))).toEqual(['summary', 'per_kommun']);
  });
});

describe('the pictures of two periods', () => {
  const drawn = pictures(answer(2018, ...SALA, ...CLOSED), answer(2017, women('flow', 'worked_with', 2), women('municipality', 'Heby', 2)));

  it('have both in every row, the one that it is compared with first', () => {
    expect(drawn['per_kommun']).toBe(
      'Stapeldiagram över 2017 och 2018 i deltagare för 2 rader. Heby: 2017 2, 2018 0; Sala: 2017 0, 2018 4.',
    );
    expect(drawn['mätbara_avslut']).toContain(
      '2017: 0 (0 mätbara avslut och 0 övriga avslut); 2018: 4 (1 mätbara avslut och 3 övriga avslut)',
    );
    expect(drawn['genomströmning_månader']).toContain('Medeltal: 2017 –, 2018 16,0');
  });

  it('of before and after show the after of both, and say so', () => {
    const after = tableCharts({ first: answer(2018, ...CLOSED), second: answer(2017), language: 'sv' }).find(
      ({ table }) => table === 'sysselsättning_före_efter',
    );
    expect(after?.title).toBe('Sysselsättning före och efter: vid avslut');
    expect(after?.svg).toContain('<svg');
  });
});
