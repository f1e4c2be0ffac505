import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { numberText } from '../../shared/numberText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import type { ShownName } from '../shownTable.ts';

type Props = {
  readonly answer: StatisticsAnswer;
  readonly table: ShownName;
  /** What these figures are called, where there are two. */
  readonly side?: string;
  /** Stands after the other side's, which has said what holds for both. */
  readonly isSecond?: boolean;
};

/** What every table states: population, n, missing and period. */
export function ProvenanceNote({ answer, table, side, isSecond = false }: Props) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const provenance = answer.provenance.find((one) => one.table === (table === 'summary' ? 'deltagare' : table));
  if (!provenance) return null;
  const { population, n, missing } = provenance;
  const isIncome = table === 'försörjning_nya' || table === 'försörjning_före_efter';
  return (
    <>
      {isIncome && !isSecond && <p>{t('severalPerPerson')}</p>}
      <p>
        {side !== undefined && <strong>{side}. </strong>}
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
