import { useTranslation } from 'react-i18next';
import { ApiFault } from '../ui-kit/fetchJson.ts';
import { Badge } from '../ui-kit/Badge.tsx';
import { FaultNotice } from '../ui-kit/FaultNotice.tsx';
import { Notice } from '../ui-kit/Notice.tsx';
import { Progress } from '../ui-kit/Progress.tsx';
import { ProgressMeter } from '../ui-kit/ProgressMeter.tsx';
import { Steps } from '../ui-kit/Steps.tsx';

const KINDS = ['info', 'warning', 'fault', 'done'] as const;

/** What is said: notices, faults of every kind, what is on its way, and how far something has come. */
export function FeedbackSamples() {
  const { t } = useTranslation('gallery');
  return (
    <>
      {KINDS.map((kind) => (
        <Notice key={kind} kind={kind} title={t(`notice.${kind}`)}>
          <p>{t('notice.text')}</p>
        </Notice>
      ))}
      {[0, 403, 404, 429, 500].map((status) => (
        <FaultNotice key={status} fault={new ApiFault(status, 'sample', t('notice.text'), [], '0f3a9c27d41b')} onRetry={() => undefined} />
      ))}
      <Progress text={t('notice.progress')} />
      <ProgressMeter text={t('notice.meter', { done: 6200, of: 10_000 })} done={6200} of={10_000} />
      <Steps label={t('notice.steps')} steps={[t('notice.step.file'), t('notice.step.columns'), t('notice.step.preview')]} current={1} />
      <p className="row">
        <Badge>{t('notice.badge.plain')}</Badge>
        <Badge kind="done">{t('notice.badge.done')}</Badge>
        <Badge kind="quiet">{t('notice.badge.quiet')}</Badge>
      </p>
    </>
  );
}
