import { expect, it } from 'vitest';
import { endGroup, group, row, total, whole } from './blocks.ts';
import { tableHeaderRows, tableSections } from './tableSections.ts';

const line = (name: string) => row(name, whole(1));
const shape = (...rows: Parameters<typeof tableSections>[0]): unknown[] =>
  tableSections(rows).map(({ heading, rows: inside }) => [heading, inside.map(({ cells }) => cells[0])]);

it('lets a group reach to the next group, to its end or to a total', () => {
  expect(shape(line('Styrelse'), group('Team'), line('A'), line('B'), group('Kurser'), line('C'), endGroup, line('Ofördelat'))).toEqual([
    [undefined, ['Styrelse']],
    ['Team', ['A', 'B']],
    ['Kurser', ['C']],
    [undefined, ['Ofördelat']],
  ]);
  expect(shape(group('Team'), line('A'), total('Summa', whole(1)), line('Not'))).toEqual([
    ['Team', ['A']],
    [undefined, ['Summa', 'Not']],
  ]);
});

it('keeps a total in the same body as ungrouped rows before it', () => {
  expect(shape(line('A'), total('Summa', whole(1)))).toEqual([[undefined, ['A', 'Summa']]]);
});

it('lets a column without common heading reach over both heading rows', () => {
  const columns = ['Tkr', 'Budget', 'Utfall'].map((header) => ({ header, kind: 'number' as const }));
  const columnGroups = [
    { header: '', span: 1 },
    { header: 'Helår', span: 2 },
  ];
  const rows = tableHeaderRows({ kind: 'table', id: 'a', caption: 'A', columns, columnGroups, rows: [] });
  expect(rows.map((cells) => cells.map((cell) => [cell.text, cell.colspan, cell.rowspan, cell.firstColumn]))).toEqual([
    [
      ['Tkr', 1, 2, 0],
      ['Helår', 2, 1, 1],
    ],
    [
      ['Budget', 1, 1, 1],
      ['Utfall', 1, 1, 2],
    ],
  ]);
});
