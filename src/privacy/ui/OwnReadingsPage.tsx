import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Readings } from '../readingsApi.ts';
import { ReadingTable } from './ReadingTable.tsx';

/** Who has read about the participant who is logged in. */
export function OwnReadingsPage() {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['own readings'],
    queryFn: ({ signal }) => fetchJson<Readings>(apiPaths.ownReadings(), { signal }),
  });
  return (
    <Page title={t('ownReadings.title')} lead={t('ownReadings.lead')}>
      <Loaded query={query}>
        {({ readings }) =>
          readings.length === 0 ? (
            <EmptyState title={t('ownReadings.none')}>
              <p>{t('ownReadings.noneText')}</p>
            </EmptyState>
          ) : (
            <ReadingTable readings={readings} caption={t('ownReadings.caption', { count: readings.length })} note={t('ownReadings.note')} />
          )
        }
      </Loaded>
    </Page>
  );
}
