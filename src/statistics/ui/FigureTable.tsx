import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../../web/ui-kit/Table.tsx';
import { shownTable, type ShownName, type ShownRow } from '../shownTable.ts';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { captionText, columnText, rowHeadText, rowNameText } from './figureText.ts';
import { ProvenanceNote } from './ProvenanceNote.tsx';
import { ShownFigure } from './ShownFigure.tsx';

type Props = { readonly answer: StatisticsAnswer; readonly name: ShownName; readonly actions: ReactNode };

/** A table of figures, each of which can be opened. */
export function FigureTable({ answer, name, actions }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const { columns, rows, total } = shownTable(name, answer);
  const row = ({ name: rowName, cells }: ShownRow) => {
    const words = rowNameText(rowName, t);
    // The whole population is called by what it is.
    const said = rowName.kind === 'total' && cells[0]?.place ? t(`tables.${cells[0].place.table}.row`) : words;
    return (
      <tr key={words}>
        <th scope="row">{words}</th>
        {columns.map((column, i) => {
          const cell = cells[i];
          return cell && <ShownFigure key={column} cell={cell} column={column} words={said} />;
        })}
      </tr>
    );
  };
  return (
    <Table caption={captionText(name, t)} actions={actions} note={<ProvenanceNote answer={answer} table={name} />}>
      <thead>
        <tr>
          <th scope="col">{rowHeadText(name, t)}</th>
          {columns.map((column) => (
            <th scope="col" className="numeric" key={column}>
              {columnText(column, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map(row)}</tbody>
      {total && <tfoot>{row(total)}</tfoot>}
    </Table>
  );
}
