import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { DEFAULT_AGE_BANDS } from './bands.ts';
import { PROTECTED_KEY, type Cell, type Dimension } from './cell.ts';
import { VOCABULARIES } from './closingVocabulary.ts';
import { provenanceOf } from './provenance.ts';
import { statisticsJson } from './statisticsJson.ts';
import { statisticsTables, type StatisticsOptions } from './statisticsTables.ts';

const options: StatisticsOptions = {
  period: { from: localDate('2018-01-01'), to: localDate('2018-08-31') },
  ageBands: DEFAULT_AGE_BANDS,
  vocabulary: VOCABULARIES.sus,
  interventionNames: new Map([
    ['id-1', 'Vägen'],
    ['id-2', 'Ängen'],
    ['id-3', 'Ateljén'],
  ]),
};
const women = (dimension: Dimension, key: string | null, count: number): Cell => ({ dimension, key, sex: 'K', count });
const men = (dimension: Dimension, key: string | null, count: number): Cell => ({ dimension, key, sex: 'M', count });
const tables = (cells: readonly Cell[], more: Partial<StatisticsOptions> = {}) => statisticsTables(cells, { ...options, ...more });
const keys = (rows: readonly { key: string; total?: number }[]): string[] =>
  rows.map(({ key, total }) => (total === undefined ? key : `${key} ${total}`));

describe('the tables of a period', () => {
  it('are all there when nobody was', () => {
    const json = statisticsJson(tables([]));
    const nobody = { antal: 0, kvinnor: 0, män: 0 };
    expect(json).toEqual({
      flöde: { in_vid_start: 0, nya: 0, avslutade: 0, kvar_vid_slut: 0 },
      deltagare: nobody,
      personer: nobody,
      nya: nobody,
      avslutade: nobody,
      per_kommun: [],
      per_insats: [],
      remittent_nya: [],
      försörjning_nya: [],
      tid_i_försörjning_nya: [],
      ålder_nya: [],
      utbildning_nya: [],
      avslutsorsak: [],
      avslutsorsak_rapport: VOCABULARIES.sus.rows.map((nyckel) => ({ nyckel, ...nobody })),
      sysselsättning_före_efter: [],
      försörjning_före_efter: [],
      mätbara_avslut: { antal: 0, andel_procent: null, medel_månader_i_försörjning: null },
      genomströmning_månader: { antal: 0, medel: null, median: null, medel_utan_längsta: null },
      anonyma_per_år: [],
    });
  });

  it('put municipalities in Swedish order, then the protected, then the unknown', () => {
    const { byMunicipality } = tables([
      women('flow', 'worked_with', 8),
      men('municipality', null, 2),
      women('municipality', PROTECTED_KEY, 1),
      women('municipality', 'Örebro', 1),
      men('municipality', 'Åmål', 3),
      women('municipality', 'Zinkgruvan', 1),
    ]);
    expect(keys(byMunicipality.rows)).toEqual(['Zinkgruvan 1', 'Åmål 3', 'Örebro 1', 'ej redovisad 1', 'uppgift saknas 2']);
    expect(byMunicipality).toMatchObject({ population: 'worked_with', n: 8, missing: 2 });
  });

  it('put interventions in Swedish order of name', () => {
    const { byIntervention } = tables([women('intervention', 'id-2', 1), women('intervention', 'id-1', 2), men('intervention', 'id-3', 3)]);
    expect(keys(byIntervention.rows)).toEqual(['Ateljén 3', 'Vägen 2', 'Ängen 1']);
  });

  it('keep the order of the code tables, and the unknown last', () => {
    const { newByReferrer, newByEducation, newByTimeInSupport } = tables([
      women('new_referrer', null, 1),
      women('new_referrer', 'REGION', 1),
      men('new_referrer', 'AF', 1),
      women('new_education', 'gymnasium', 1),
      women('new_education', 'grundskola_ej_slutförd', 1),
      women('new_support', null, 1),
      women('new_support', 'ej_aktuellt', 1),
      men('new_support', '0', 1),
      women('new_support', '11', 1),
      women('new_support', '12', 1),
    ]);
    expect(keys(newByReferrer.rows)).toEqual(['AF 1', 'REGION 1', 'uppgift saknas 1']);
    expect(keys(newByEducation.rows)).toEqual(['grundskola_ej_slutförd 1', 'gymnasium 1']);
    expect(keys(newByTimeInSupport.rows)).toEqual(['under 1 år 2', '1-3 år 1', 'ej aktuellt 1', 'uppgift saknas 1']);
  });

  it('put ages outside every band in the last row', () => {
    const cells = [women('new_age', '15', 1), women('new_age', '16', 1), men('new_age', '64', 1), men('new_age', '65', 1)];
    expect(keys(tables(cells).newByAge.rows)).toEqual(['16-29 1', '46-64 1', 'övriga 2']);
    const reversed = [
      { name: '46-64', from: 46, to: 64 },
      { name: '15-29', from: 15, to: 29 },
    ];
    expect(keys(tables(cells, { ageBands: reversed }).newByAge.rows)).toEqual(['46-64 1', '15-29 2', 'övriga 1']);
  });

  it('count a new participation once for each of its incomes, so that rows may sum to more than n', () => {
    const { newByIncome } = tables([women('flow', 'new', 2), women('new_incomes', 'försörjningsstöd|studiestöd', 2)]);
    expect([newByIncome.n, keys(newByIncome.rows)]).toEqual([2, ['försörjningsstöd 2', 'studiestöd 2']]);
  });

  it('sum closing reasons to the rows of the vocabulary and keep its rows of zero', () => {
    const cells = [
      women('flow', 'closed', 4),
      women('closed_reason', 'flytt', 1),
      women('closed_reason', 'avliden', 1),
      women('closed_reason', 'avhopp', 2),
    ];
    expect(keys(tables(cells).closedByReportRow.rows).slice(-2)).toEqual(['Sjukdom/försämrat hälsotillstånd 0', 'Övrigt 4']);
    expect(keys(tables(cells, { vocabulary: VOCABULARIES.team }).closedByReportRow.rows)).toEqual([
      'avhopp 2',
      'arbete 0',
      'studier 0',
      'annan_rehabilitering 0',
      'sjukersättning 0',
      'föräldraledighet 0',
      'annat 2',
    ]);
  });

  it('show before and after side by side and leave out what nobody had at either time', () => {
    const { occupationBeforeAfter, incomeBeforeAfter } = tables([
      women('closed_occupation_before', 'ingen', 3),
      women('closed_occupation_after', 'arbete', 2),
      women('closed_occupation_after', null, 1),
      women('closed_incomes_before', 'sjukersättning|aktivitetsstöd', 1),
      women('closed_incomes_before', '', 2),
    ]);
    expect(occupationBeforeAfter.rows).toEqual([
      { key: 'ingen', before: 3, after: 0 },
      { key: 'arbete', before: 0, after: 2 },
      { key: 'uppgift saknas', before: 0, after: 1 },
    ]);
    expect(incomeBeforeAfter.rows.map(({ key }) => key)).toEqual(['aktivitetsstöd', 'sjukersättning', 'uppgift saknas']);
    expect([occupationBeforeAfter.missing, incomeBeforeAfter.missing]).toEqual([
      { before: 0, after: 1 },
      { before: 2, after: 0 },
    ]);
  });

  it('measure closings: share of all closings, months in support of those measurable whose months are known', () => {
    const { measurableClosings } = tables([
      women('flow', 'closed', 8),
      women('closed_reason', 'studier', 1),
      men('closed_reason', 'arbete_subventionerat', 2),
      women('closed_reason', 'avhopp', 5),
      women('closed_support', 'studier|10', 1),
      men('closed_support', 'arbete_subventionerat|15', 1),
      women('closed_support', 'avhopp|100', 5),
    ]);
    expect(measurableClosings).toEqual({ count: 3, sharePercent: 38, meanMonthsInSupport: 12.5, monthsUnknown: 1 });
  });

  it('state for every table what it counts, how many that is and how many lack the value', () => {
    const made = tables([
      women('flow', 'new', 3),
      women('new_referrer', null, 2),
      women('new_referrer', 'AF', 1),
      men('anonymous_year', '2018', 4),
    ]);
    const provenance = provenanceOf(made);
    expect(provenance.map(({ table }) => table)).toEqual(Object.keys(statisticsJson(made)));
    expect(provenance.find(({ table }) => table === 'remittent_nya')).toEqual({
      table: 'remittent_nya',
      population: 'new',
      n: 3,
      missing: 2,
    });
    expect(provenance.find(({ table }) => table === 'anonyma_per_år')).toEqual({
      table: 'anonyma_per_år',
      population: 'anonymous',
      n: 4,
      missing: 0,
    });
  });
});
