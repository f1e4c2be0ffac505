import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import { comparedTable, type ComparedRow } from '../comparedTable.ts';
import type { ShownColumn, ShownName } from '../shownTable.ts';
import type { ComparedFigures } from './comparedFigures.ts';
import { captionText, columnText, differenceText, rowHeadText, rowNameText } from './figureText.ts';
import { ProvenanceNote } from './ProvenanceNote.tsx';
import { ShownFigure } from './ShownFigure.tsx';

type Props = { readonly figures: ComparedFigures; readonly name: ShownName; readonly actions: ReactNode };

/** The same table of two questions side by side, with the difference. Both sides' figures can be opened. */
export function ComparedFigureTable({ figures, name, actions }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const { first, second, names, columns: chosen } = figures;
  const table = comparedTable(name, first, second);
  const columns = table.columns.flatMap((column, place) => (isChosen(column, table.columns, chosen) ? [{ column, place }] : []));
  const row = (one: ComparedRow) => <ComparedFigureRow key={rowNameText(one.name, t)} row={one} columns={columns} names={names} />;
  return (
    <Table
      caption={captionText(name, t)}
      wide
      actions={actions}
      note={
        <>
          <ProvenanceNote answer={first} table={name} side={names[0]} />
          <ProvenanceNote answer={second} table={name} side={names[1]} isSecond />
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {rowHeadText(name, t)}
          </th>
          {columns.map(({ column }) => (
            <th scope="colgroup" colSpan={3} className="column-group" key={column}>
              {columnText(column, t)}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ column }) => (
            <Sides key={column} names={names} isShare={column === 'share' || column === 'womenShare'} />
          ))}
        </tr>
      </thead>
      <tbody>{table.rows.map(row)}</tbody>
      {table.total && <tfoot>{row(table.total)}</tfoot>}
    </Table>
  );
}

type Column = { readonly column: ShownColumn; readonly place: number };

/** Tables by sex have more columns than go side by side: number and share, or women and men. */
const isChosen = (column: ShownColumn, columns: readonly ShownColumn[], chosen: ComparedFigures['columns']): boolean =>
  !columns.includes('kvinnor') || (column === 'antal' || column === 'share') === (chosen === 'count');

function Sides({ names, isShare }: { readonly names: ComparedFigures['names']; readonly isShare: boolean }) {
  const { t } = useTranslation('statistics');
  return (
    <>
      <th scope="col" className="numeric side-first">
        {names[0]}
      </th>
      <th scope="col" className="numeric">
        {names[1]}
      </th>
      <th scope="col" className="numeric">
        {isShare ? t('compare.points') : t('compare.difference')}
      </th>
    </>
  );
}

function ComparedFigureRow({
  row,
  columns,
  names,
}: {
  readonly row: ComparedRow;
  readonly columns: readonly Column[];
  readonly names: ComparedFigures['names'];
}) {
  const { t } = useTranslation(['statistics', 'participants']);
  const language = useLanguage();
  const words = rowNameText(row.name, t);
  return (
    <tr>
      <th scope="row">{words}</th>
      {columns.map(({ column, place }) => {
        const cell = row.cells[place];
        if (cell === undefined) return undefined;
        const { first, second, difference } = cell;
        const said = differenceText(difference, first.kind, language);
        return [
          <ShownFigure key={`${column} first`} cell={first} column={column} words={words} side="first" sideName={names[0]} />,
          <ShownFigure key={`${column} second`} cell={second} column={column} words={words} side="second" sideName={names[1]} />,
          <td className="numeric difference" key={`${column} difference`}>
            {/* Measures of different kinds share a column, so each says its own. */}
            {column === 'value' && first.kind === 'share' && difference !== null ? t('compare.inPoints', { difference: said }) : said}
          </td>,
        ];
      })}
    </tr>
  );
}
