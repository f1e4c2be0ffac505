import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { StatisticsAnswer } from '../statisticsApi.ts';
import { ScopeText } from './ScopeText.tsx';

type Props = {
  readonly answer: StatisticsAnswer;
  /** What it is compared with. */
  readonly other: StatisticsAnswer | undefined;
  /** What the two are called. */
  readonly names: readonly [string, string];
};

/** Which period and interventions the page is about, and what can be done with its figures. */
export function FiguresLead({ answer, other, names }: Props) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const isByPeriod = other !== undefined && (other.period.from !== answer.period.from || other.period.to !== answer.period.to);
  return (
    <>
      <p>
        <strong>
          <PeriodText {...answer.period} />
          {isByPeriod && (
            <>
              {' '}
              {t('compare.with')} <PeriodText {...other.period} />
            </>
          )}
        </strong>
        {'. '}
        {other !== undefined && !isByPeriod ? t('compare.lead', { first: names[0], second: names[1] }) : <ScopeText scope={answer.scope} />}
      </p>
      {answer.knownAt !== null && <p>{t('knownAt', { moment: momentText(answer.knownAt, language) })}</p>}
      <p className="not-printed">{answer.rowsAllowed ? t('leadTeam') : t('lead')}</p>
    </>
  );
}
