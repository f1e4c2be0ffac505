import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureButton } from './FigureButton.tsx';
import type { ChangeTable } from './figureTables.ts';
import { ProvenanceNote } from './ProvenanceNote.tsx';
import { rowText } from './rowText.ts';

/** How many of those closed had each code at enrolment and at closing. */
export function ChangeCountTable({ answer, table }: { readonly answer: StatisticsAnswer; readonly table: ChangeTable }) {
  const { t } = useTranslation(['statistics', 'participants']);
  const language = useLanguage();
  return (
    <Table caption={t(`tables.${table}.caption`)} note={<ProvenanceNote answer={answer} table={table} />}>
      <thead>
        <tr>
          <th scope="col">{t(`tables.${table}.row`)}</th>
          <th scope="col" className="numeric">
            {t('column.före')}
          </th>
          <th scope="col" className="numeric">
            {t('column.efter')}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.tabeller[table].map((row) => {
          const words = rowText(table, row.nyckel, t);
          return (
            <tr key={row.nyckel}>
              <th scope="row">{words}</th>
              {(['före', 'efter'] as const).map((column) => (
                <td className="numeric" key={column}>
                  <FigureButton
                    figure={{
                      table,
                      row: row.nyckel,
                      column,
                      value: numberText(row[column], language),
                      count: row[column],
                      words: `${words}, ${t(`column.${column}`).toLowerCase()}`,
                    }}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
