import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../ui-kit/Breadcrumbs.tsx';
import { ChartFigure } from '../ui-kit/ChartFigure.tsx';
import { CopyButton } from '../ui-kit/CopyButton.tsx';
import { Disclosure } from '../ui-kit/Disclosure.tsx';
import { FactList } from '../ui-kit/FactList.tsx';
import { HelpWord } from '../ui-kit/HelpWord.tsx';
import { PeriodText } from '../ui-kit/PeriodText.tsx';
import { Timeline } from '../ui-kit/Timeline.tsx';

const BARS =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90"><rect x="10" y="10" width="280" height="18" fill="#17598a"/><rect x="10" y="36" width="150" height="18" fill="#17598a"/><rect x="10" y="62" width="60" height="18" fill="#17598a"/></svg>';

/** One record: the way to it, its facts, its time line, words with their meaning, and a chart. */
export function RecordSamples() {
  const { t } = useTranslation('gallery');
  return (
    <>
      <Breadcrumbs trail={[{ text: t('record.list'), href: '#records' }]} />
      <FactList
        facts={[
          { key: 'intervention', name: <HelpWord word="intervention" />, value: 'Åkanten' },
          { key: 'period', name: t('record.period'), value: <PeriodText from="2018-01-15" to="2018-08-31" /> },
          { key: 'reason', name: <HelpWord word="closingReason" />, value: t('record.reason') },
        ]}
      />
      <Timeline
        label={t('record.timeline')}
        events={[
          { id: '1', when: '2018-01-15', title: t('record.enrolled'), kind: 'begin' },
          { id: '2', when: '2018-05-02', title: t('record.corrected'), text: t('record.correctedText') },
          { id: '3', when: '2018-08-31', title: t('record.closed'), kind: 'end' },
        ]}
      />
      <Disclosure summary={t('record.more')}>
        <p>{t('notice.text')}</p>
      </Disclosure>
      <CopyButton text={t('record.copy')} content={() => t('record.reason')} />
      <ChartFigure chart={{ id: 'sample', title: t('record.chart'), alternativeText: t('record.chartText'), svg: BARS }} />
    </>
  );
}
