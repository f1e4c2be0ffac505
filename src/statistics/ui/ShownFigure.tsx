import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import type { ShownCell, ShownColumn } from '../shownTable.ts';
import type { Side } from './figure.ts';
import { FigureButton } from './FigureButton.tsx';
import { cellText, columnText } from './figureText.ts';

type Props = {
  readonly cell: ShownCell;
  readonly column: ShownColumn;
  /** What the row is called. */
  readonly words: string;
  readonly side?: Side;
  /** What the side is called, where there are two. */
  readonly sideName?: string;
};

/** One figure in its cell: to be opened where it has something behind it. */
export function ShownFigure({ cell, column, words, side, sideName }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const language = useLanguage();
  const value = cellText(cell, language);
  if (cell.place === undefined) return <td className="numeric share">{value}</td>;
  const isPlain = column === 'antal' || column === 'value';
  const parts = [words, ...(isPlain ? [] : [columnText(column, t).toLowerCase()]), ...(sideName === undefined ? [] : [sideName])];
  return (
    <td className="numeric">
      <FigureButton
        figure={{
          ...cell.place,
          value,
          ...(cell.kind === 'count' ? { count: cell.value } : {}),
          words: parts.join(', '),
          ...(side === undefined ? {} : { side }),
        }}
      />
    </td>
  );
}
