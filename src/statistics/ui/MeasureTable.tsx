import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText, percentText } from '../../shared/numberText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { FigureButton } from './FigureButton.tsx';
import type { Figure } from './figureTables.ts';
import { ProvenanceNote } from './ProvenanceNote.tsx';

type MeasureTableName = 'mätbara_avslut' | 'genomströmning_månader';

/** Measures of those closed: a count, and shares and means that are no counts. */
export function MeasureTable({ answer, table }: { readonly answer: StatisticsAnswer; readonly table: MeasureTableName }) {
  const { t } = useTranslation('statistics');
  const figures = useMeasures(answer, table);
  return (
    <Table caption={t(`tables.${table}.caption`)} note={<ProvenanceNote answer={answer} table={table} />}>
      <thead>
        <tr>
          <th scope="col">{t(`tables.${table}.row`)}</th>
          <th scope="col" className="numeric">
            {t('measure.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.words}>
            <th scope="row">{figure.words}</th>
            <td className="numeric">
              <FigureButton figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function useMeasures({ tabeller }: StatisticsAnswer, table: MeasureTableName): Figure[] {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const count = (antal: number, words: string): Figure => ({
    table,
    column: 'antal',
    value: numberText(antal, language),
    count: antal,
    words,
  });
  const months = (value: number | null, words: string): Figure => ({ table, value: numberText(value, language, 1), words });
  if (table === 'mätbara_avslut') {
    const { antal, andel_procent, medel_månader_i_försörjning } = tabeller.mätbara_avslut;
    return [
      count(antal, t('measure.measurable')),
      { table, value: percentText(andel_procent, language), words: t('measure.measurableShare') },
      months(medel_månader_i_försörjning, t('measure.meanMonths')),
    ];
  }
  const { antal, medel, median, medel_utan_längsta } = tabeller.genomströmning_månader;
  return [
    count(antal, t('measure.closed')),
    months(medel, t('measure.mean')),
    months(median, t('measure.median')),
    months(medel_utan_längsta, t('measure.meanWithoutLongest')),
  ];
}
