import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { LogSamples } from '../logSamplesApi.ts';
import { SampleForm } from './SampleForm.tsx';
import { SampleList } from './SampleList.tsx';
import './privacy.css';

type Props = {
  readonly today: string;
  readonly trail: readonly Crumb[];
  readonly addressOf: (id: string) => string;
  readonly onDrawn: (id: string) => void;
};

/** Recurring checks of the access log: a random sample is drawn, its entries are judged, and what was found is noted. */
export function LogChecksPage({ today, trail, addressOf, onDrawn }: Props) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['log-samples'],
    queryFn: ({ signal }) => fetchJson<LogSamples>(apiPaths.logSamples(), { signal }),
  });
  return (
    <Page title={t('checks.title')} lead={t('checks.lead')} trail={trail}>
      <SampleForm today={today} onDrawn={onDrawn} />
      <Loaded query={query}>{({ samples }) => <SampleList samples={samples} addressOf={addressOf} />}</Loaded>
    </Page>
  );
}
