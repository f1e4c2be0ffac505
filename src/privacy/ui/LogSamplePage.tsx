import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { LogSample } from '../logSamplesApi.ts';
import { AuditTable } from './AuditTable.tsx';
import { FinishForm } from './FinishForm.tsx';
import { Judgement } from './Judgement.tsx';
import { SampleFacts } from './SampleFacts.tsx';
import './privacy.css';

const JudgeDialog = lazy(async () => ({ default: (await import('./JudgeDialog.tsx')).JudgeDialog }));
type Props = { readonly id: string; readonly trail: readonly Crumb[] };

/** One check of the access log: the entries that were drawn, what is thought of each, and what the check came to. */
export function LogSamplePage({ id, trail }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const [judging, setJudging] = useState<number>();
  const query = useQuery({
    queryKey: ['log-sample', id],
    queryFn: ({ signal }) => fetchJson<LogSample>(apiPaths.logSample(id), { signal }),
  });
  const changed = async (text: string): Promise<void> => {
    setJudging(undefined);
    await Promise.all([['log-sample', id], ['log-samples']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    say(text);
  };
  return (
    <Page title={t('checks.one')} trail={trail}>
      <Loaded query={query}>
        {(sample) => (
          <>
            <SampleFacts sample={sample} />
            <AuditTable
              caption={t('checks.sample')}
              entries={sample.rows.map(({ entry }) => entry)}
              judged={{
                text: t('checks.judgement'),
                cell: ({ id: entry }) => (
                  <Judgement
                    notes={sample.rows.find((row) => row.entry.id === entry)?.notes ?? []}
                    number={entry}
                    {...(sample.finished ? {} : { onJudge: () => setJudging(entry) })}
                  />
                ),
              }}
            />
            {sample.finished === null && <FinishForm id={id} onFinished={() => changed(t('checks.saved'))} />}
            {judging !== undefined && (
              <Suspense>
                <JudgeDialog
                  sampleId={id}
                  entryId={judging}
                  onJudged={() => changed(t('checks.judged'))}
                  onClose={() => setJudging(undefined)}
                />
              </Suspense>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
