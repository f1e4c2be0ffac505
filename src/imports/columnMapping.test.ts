import { describe, expect, it } from 'vitest';
import { headingFaults, mapHeadings, mappedCells, NO_MAPPING, worthRemembering, type KnownColumn } from './columnMapping.ts';

const COLUMNS: readonly KnownColumn[] = [
  { name: 'inskriven', aliases: ['startdatum'], required: true },
  {
    name: 'försörjning_vid_inskrivning',
    aliases: [],
    required: false,
    several: true,
    codes: ['försörjningsstöd', 'studiestöd'].map((code) => ({ code, aliases: code === 'studiestöd' ? ['CSN'] : [] })),
  },
];
const chosen = (columns: Record<string, string>) => ({ ...NO_MAPPING, columns });
const columnsOf = (header: readonly string[], mapping = NO_MAPPING) => mapHeadings(header, COLUMNS, mapping).map(({ column }) => column);

describe('the headings of a foreign file', () => {
  it('are known by name, by what else people call them, and by what was chosen – which goes first', () => {
    expect(columnsOf(['Inskriven', 'Försörjning vid inskrivning', 'Annat'])).toEqual(['inskriven', 'försörjning_vid_inskrivning', '']);
    expect(columnsOf(['Start-datum'])).toEqual(['inskriven']);
    expect(columnsOf(['Annat', 'Inskriven'], chosen({ annat: 'inskriven', inskriven: '' }))).toEqual(['inskriven', '']);
    expect(columnsOf(['Annat'], chosen({ annat: 'finns_inte' }))).toEqual(['']);
  });

  it('are not repeated where a person’s row stands in their place', () => {
    expect(mapHeadings(['198501012382', ''], COLUMNS, NO_MAPPING).map(({ heading }) => heading)).toEqual(['kolumn 1', 'kolumn 2']);
  });

  it('are missing where a number stands among them, for that is a person’s row', () => {
    const faults = headingFaults(mapHeadings(['Inskriven', '19850101-2382'], COLUMNS, NO_MAPPING), COLUMNS, new Set());
    expect(faults.map(({ reason }) => reason)).toEqual(['rubrikraden saknas']);
  });

  it('are remembered where they were chosen to be something, and never where a file had none', () => {
    const remembered = (header: readonly string[], columns: Record<string, string>) =>
      worthRemembering({ headings: mapHeadings(header, COLUMNS, chosen(columns)), words: [] }, COLUMNS).columns;
    expect(
      remembered(['Inskriven', 'Inkomst', 'Namn', ''], { inkomst: 'försörjning_vid_inskrivning', namn: '', kolumn4: 'inskriven' }),
    ).toEqual({
      inkomst: 'försörjning_vid_inskrivning',
    });
    expect(remembered(['Åsa', 'Ek'], { åsa: 'inskriven' })).toEqual({});
  });

  it('are at fault when two are the same column, or one that must be there is missing and not told otherwise', () => {
    const faults = (header: readonly string[], told: readonly string[] = []) =>
      headingFaults(mapHeadings(header, COLUMNS, NO_MAPPING), COLUMNS, new Set(told)).map(({ column }) => column);
    expect(faults(['Inskriven', 'Startdatum'])).toEqual(['inskriven']);
    expect(faults(['Annat'])).toEqual(['inskriven']);
    expect(faults(['Annat'], ['inskriven'])).toEqual([]);
  });
});

describe('the words of a foreign file', () => {
  const read = (cells: readonly string[], codes: Record<string, string> = {}) => {
    const rows = cells.map((cell, at) => ({ line: at + 2, cells: [cell] }));
    const mapping = { columns: {}, codes: { försörjning_vid_inskrivning: codes } };
    const header = ['Försörjning vid inskrivning'];
    const mapped = mappedCells({ header, rows }, mapHeadings(header, COLUMNS, mapping), COLUMNS, mapping);
    return {
      cells: rows.map((row) => mapped.cell(row, 'försörjning_vid_inskrivning')),
      words: mapped.words().flatMap(({ words }) => words),
    };
  };

  it('are codes in any spelling, several in a cell by any mark', () => {
    expect(read(['Försörjningsstöd', 'CSN, försörjningsstöd', 'studiestöd|försörjningsstöd', ''])).toEqual({
      cells: ['försörjningsstöd', 'studiestöd|försörjningsstöd', 'studiestöd|försörjningsstöd', ''],
      words: [],
    });
  });

  it('are asked for when nobody knows them, read as chosen, and nothing where that was chosen', () => {
    expect(read(['Lotto', 'Lotto; CSN'])).toEqual({
      cells: ['Lotto', 'Lotto|studiestöd'],
      words: [{ word: 'Lotto', key: 'lotto', rows: 2, code: null }],
    });
    expect(read(['Lotto', 'Lotto; CSN'], { lotto: 'försörjningsstöd' }).cells).toEqual(['försörjningsstöd', 'försörjningsstöd|studiestöd']);
    const nothing = read(['Lotto', 'Lotto; CSN'], { lotto: '' });
    expect([nothing.cells, nothing.words[0]?.code]).toEqual([['', 'studiestöd'], '']);
  });

  it('are not asked for when they may be an identity number', () => {
    expect(read(['19850101-2382']).words).toEqual([]);
  });
});
