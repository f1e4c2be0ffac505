import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import type { TableName } from './figureTables.ts';

/** What every table states: population, n, missing and period. */
export function ProvenanceNote({ answer, table }: { readonly answer: StatisticsAnswer; readonly table: TableName }) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const provenance = answer.provenance.find((one) => one.table === table);
  if (!provenance) return null;
  const { population, n, missing } = provenance;
  const isIncome = table === 'försörjning_nya' || table === 'försörjning_före_efter';
  return (
    <>
      {isIncome && <p>{t('severalPerPerson')}</p>}
      <p>
        {t('note', {
          population: t(`population.${population}.short`),
          n: numberText(n, language),
          missing: numberText(missing, language),
        })}{' '}
        <PeriodText {...answer.period} />.
      </p>
    </>
  );
}
