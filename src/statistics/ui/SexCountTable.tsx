import { useTranslation } from 'react-i18next';
import { roundFraction } from '../../shared/rounding.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText, percentText } from '../../shared/numberText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureButton } from './FigureButton.tsx';
import { WHOLE, type SexTable, type TableName } from './figureTables.ts';
import { ProvenanceNote } from './ProvenanceNote.tsx';
import { rowText } from './rowText.ts';

type Props = { readonly answer: StatisticsAnswer; readonly table: SexTable; readonly population: keyof typeof WHOLE };
type Count = { readonly antal: number; readonly kvinnor: number; readonly män: number };

/** A table of counts by sex: number and its share of n, women and men, and the women's share of the row. */
export function SexCountTable({ answer, table, population }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const wholeTable = WHOLE[population];
  const whole = wholeTable && answer.tabeller[wholeTable];
  const isIncome = table === 'försörjning_nya';
  return (
    <Table caption={t(`tables.${table}.caption`)} note={<ProvenanceNote answer={answer} table={table} />}>
      <thead>
        <tr>
          <th scope="col">{t(`tables.${table}.row`)}</th>
          {(['antal', ...(whole ? (['share'] as const) : []), 'kvinnor', 'män', 'womenShare'] as const).map((column) => (
            <th scope="col" className="numeric" key={column}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.tabeller[table].map((row) => (
          <tr key={row.nyckel}>
            <th scope="row">{rowText(table, row.nyckel, t)}</th>
            <Cells table={table} row={row.nyckel} words={rowText(table, row.nyckel, t)} count={row} n={whole?.antal} />
          </tr>
        ))}
      </tbody>
      {wholeTable && whole && (
        <tfoot>
          <tr>
            <th scope="row">{isIncome ? t('incomeTotal') : t('total')}</th>
            <Cells table={wholeTable} words={t(`tables.${wholeTable}.row`)} count={whole} n={whole.antal} />
          </tr>
        </tfoot>
      )}
    </Table>
  );
}

type CellsProps = {
  readonly table: TableName;
  readonly row?: string;
  readonly words: string;
  readonly count: Count;
  readonly n?: number | undefined;
};

export function Cells({ table, row, words, count, n }: CellsProps) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const figure = (column: 'antal' | 'kvinnor' | 'män') => (
    <td className="numeric">
      <FigureButton
        figure={{
          table,
          ...(row === undefined ? {} : { row }),
          column,
          value: numberText(count[column], language),
          count: count[column],
          words: column === 'antal' ? words : `${words}, ${t(`column.${column}`).toLowerCase()}`,
        }}
      />
    </td>
  );
  const share = (part: number, whole: number) => (
    <td className="numeric share">{percentText(roundFraction(part * 100, whole, 0), language)}</td>
  );
  return (
    <>
      {figure('antal')}
      {n !== undefined && share(count.antal, n)}
      {figure('kvinnor')}
      {figure('män')}
      {share(count.kvinnor, count.antal)}
    </>
  );
}
