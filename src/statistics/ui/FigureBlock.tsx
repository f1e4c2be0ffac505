import { use, useState, type ReactNode } from 'react';
import type { ShownName } from '../shownTable.ts';
import { FigureTableActions } from './FigureTableActions.tsx';
import { PicturesContext, TablePicture } from './TablePicture.tsx';

type Props = {
  readonly name: ShownName;
  /** Pictures that always stand beside the table. */
  readonly charts?: ReactNode;
  /** Whether the table's own picture is among them. */
  readonly hasOwn?: boolean;
  /** The table, given what can be done with it. */
  readonly children: (actions: ReactNode) => ReactNode;
};

/** A table with its picture beside, when that is asked for here or for all tables. */
export function FigureBlock({ name, charts, hasOwn = false, children }: Props) {
  const all = use(PicturesContext)?.all === true;
  const [chosen, setChosen] = useState<boolean>();
  const isShown = !hasOwn && (chosen ?? all);
  return (
    <div className={isShown || charts !== undefined ? 'with-chart' : undefined}>
      {children(<FigureTableActions name={name} isPictured={isShown} onPicture={hasOwn ? undefined : () => setChosen(!isShown)} />)}
      {charts}
      {isShown && <TablePicture name={name} />}
    </div>
  );
}
