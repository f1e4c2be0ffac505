import { useTranslation } from 'react-i18next';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { LogSample } from '../logSamplesApi.ts';
import { SampleStatus } from './SampleList.tsx';

/** What was drawn, by whom, whether it can be drawn again, and what the check came to. */
export function SampleFacts({ sample }: { readonly sample: LogSample }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const { from, to, entries, drawnOf, drawnAt, drawnBy, seed, redrawn, block, seal, finished } = sample;
  return (
    <>
      <FactList
        facts={[
          { key: 'status', name: t('checks.status'), value: <SampleStatus sample={sample} /> },
          { key: 'period', name: t('checks.period'), value: <PeriodText from={from} to={to} /> },
          { key: 'entries', name: t('checks.entries'), value: t('checks.entriesOf', { entries, of: drawnOf }) },
          { key: 'drawn', name: t('checks.drawnBy'), value: t('checks.byAt', { by: drawnBy, at: momentText(drawnAt, language) }) },
          { key: 'seed', name: t('checks.seed'), value: t(redrawn ? 'checks.redrawn' : 'checks.notRedrawn', { seed }) },
          ...(block === null || seal === null
            ? []
            : [{ key: 'seal', name: t('checks.seal'), value: t('checks.sealOf', { block, seal: seal.slice(0, 16) }) }]),
        ]}
      />
      {finished && (
        <Notice
          kind={finished.finding === 'ok' ? 'done' : 'warning'}
          title={t('checks.finishedBy', { by: finished.by, at: momentText(finished.at, language) })}
        >
          <p>{finished.note}</p>
          {finished.measures !== '' && <p>{t('checks.measuresOf', { measures: finished.measures })}</p>}
        </Notice>
      )}
    </>
  );
}
