import type { Row, Table } from '../../src/documents/blockDocument.ts';
import { decimal, endGroup, group, row, total } from '../../src/documents/blocks.ts';
import { localDate } from '../../src/shared/localDate.ts';

/** Amounts in tkr: year budget, forecast, variance, last year, budget to date, outcome to date, variance. */
type Amounts = readonly [number, number, number, number, number, number, number];

const line = (name: string, amounts: Amounts): Row => row(name, ...amounts.map((amount) => decimal(amount, 1)));

/** The wide table of an interim report: eight columns, groups, signed numbers and a total row. */
export const sampleEconomyTable: Table = {
  kind: 'table',
  id: 'ekonomi',
  caption: 'Budget, prognos och utfall 2018',
  columns: [
    { header: 'Tkr', kind: 'text' },
    { header: 'Budget 2018', kind: 'number' },
    { header: 'Prognos 2018', kind: 'number' },
    { header: 'Avvikelse', kind: 'number' },
    { header: 'Bokslut 2017', kind: 'number' },
    { header: 'Budget', kind: 'number' },
    { header: 'Utfall', kind: 'number' },
    { header: 'Avvikelse', kind: 'number' },
  ],
  columnGroups: [
    { header: '', span: 1 },
    { header: 'Helår', span: 4 },
    { header: 'Till och med 31 augusti', span: 3 },
  ],
  rows: [
    line('Medel från medlemmarna', [7504, 7504, 0, 7800, 5002.7, 5002, 0.7]),
    line('Styrelse', [-408, -408, 0, -404.5, -272, -165.9, -106.1]),
    line('Gemensam administration', [-1268.5, -1218.1, -50.4, -1265.2, -845.7, -705.4, -140.3]),
    line('Leasingbil', [-43, -47, 4, -28.3, -28.7, -25.7, -2.9]),
    group('Individinriktade insatser'),
    line('Team Norrdala', [-1750, -1750, 0, -1820.2, -1166.7, -1224.5, 57.8]),
    line('Samcentrum Hällvik', [-1200, -1200, 0, 0, -720, -679.5, -40.5]),
    line('Team Sjöforsa', [-1850, -1850, 0, -1860, -1233.3, -1292.4, 59.1]),
    line('Team Åkarby', [-925, -825, -100, 0, -555, -387.6, -167.4]),
    line('Kurator i teamen', [-359, -320, -39, -363.1, -239.3, -185.7, -53.6]),
    line('Team Hällvik och Åkarby (januari–februari)', [-280, -274.8, -5.2, -1729.6, -280, -274.8, -5.2]),
    group('Utbildningar'),
    line('Utbildningar tillsammans i länet', [-150, -150, 0, -164.8, -100, -0.3, -99.7]),
    line('Grundkurs i lösningsfokus', [-90, -101.1, 11.1, -190.1, -60, -52.1, -7.9]),
    line('Fortsättningskurs i lösningsfokus', [-90, -107.2, 17.2, -160.4, -60, -7.2, -52.8]),
    line('Repetition i lösningsfokus', [-90, -54.5, -35.5, 0, -60, -4.5, -55.5]),
    line('Övriga utbildningar', [-150, -130, -20, -115.4, -100, -50.4, -49.6]),
    line('Utvecklingsdagar för teamen', [-30, -20, -10, -13.7, -20, -7.9, -12.1]),
    line('God praktik 2017', [0, 21, -21, 0, 0, 21, -21]),
    line('Film om psykisk ohälsa', [0, 0, 0, 0, 0, 0, 0]),
    group('Utvärderingar'),
    line('Extern medbedömning', [-60, -13.7, -46.3, -40.9, -40, -3.7, -36.3]),
    line('Övriga utvärderingar', [-75, -95, 20, 0, -50, 0, -50]),
    endGroup,
    line('Ofördelade samverkansmedel', [-400, -222, -178, -234.7, -266.7, 0, -266.7]),
    total('Summa', ...[-1714.5, -1261.4, -453.1, -591, -1094.7, -44.6, -1050.1].map((amount) => decimal(amount, 1))),
  ],
  notes: [
    'Kostnader har minustecken. Avvikelse är budget minus prognos eller utfall: en lägre kostnad än budgeterat skrivs med minus.',
    'Summor är räknade på hela ören och avrundade sist, så en summa kan skilja från de avrundade raderna.',
  ],
  provenance: {
    population: 'bokförda belopp på resultatkonton',
    n: 214,
    missing: 0,
    period: { from: localDate('2018-01-01'), to: localDate('2018-08-31') },
    rule: 'poster per budgetrad, avrundat till tkr med en decimal',
  },
};
