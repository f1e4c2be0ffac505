import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { LogSamples } from '../logSamplesApi.ts';

type Sample = LogSamples['samples'][number];
type Props = { readonly samples: readonly Sample[]; readonly addressOf: (id: string) => string };

/** Checks that are under way or made, the latest first. */
export function SampleList({ samples, addressOf }: Props) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  if (samples.length === 0)
    return (
      <EmptyState title={t('checks.none')}>
        <p>{t('checks.noneText')}</p>
      </EmptyState>
    );
  const columns: readonly Column<Sample>[] = [
    { key: 'at', text: t('checks.drawnAt'), cell: ({ id, drawnAt }) => <a href={addressOf(id)}>{momentText(drawnAt, language)}</a> },
    { key: 'by', text: t('checks.drawnBy'), cell: ({ drawnBy }) => drawnBy },
    { key: 'period', text: t('checks.period'), cell: ({ from, to }) => <PeriodText from={from} to={to} /> },
    { key: 'entries', text: t('checks.entries'), cell: ({ entries, drawnOf }) => t('checks.entriesOf', { entries, of: drawnOf }) },
    { key: 'status', text: t('checks.status'), cell: (sample) => <SampleStatus sample={sample} /> },
    {
      key: 'note',
      text: t('checks.outcome'),
      cell: ({ finished }) =>
        finished && (
          <>
            {finished.note}
            {finished.measures !== '' && <div>{t('checks.measuresOf', { measures: finished.measures })}</div>}
          </>
        ),
    },
  ];
  return <DataTable caption={t('checks.earlier')} columns={columns} rows={samples} rowKey={({ id }) => id} />;
}

/** How far a check has come, or what it came to. */
export function SampleStatus({ sample: { finished, judged, entries } }: { readonly sample: Sample }) {
  const { t } = useTranslation('privacy');
  if (finished) return <Badge kind={finished.finding === 'ok' ? 'done' : 'plain'}>{t(`finding.${finished.finding}`)}</Badge>;
  return <Badge kind="quiet">{t('checks.underWay', { judged, entries })}</Badge>;
}
