import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Readings } from '../readingsApi.ts';
import { ReadingTable } from './ReadingTable.tsx';

type Props = { readonly id: string; readonly trail: readonly Crumb[] };

/** Who has read about a participant, to be shown or printed for them. */
export function ReadingsPage({ id, trail }: Props) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['readings', id],
    queryFn: ({ signal }) => fetchJson<Readings>(apiPaths.readings(id), { signal }),
  });
  return (
    <Page title={t('readings.title')} lead={t('readings.lead')} trail={trail}>
      <Loaded query={query}>
        {({ readings }) =>
          readings.length === 0 ? (
            <EmptyState title={t('readings.none')}>
              <p>{t('readings.noneText')}</p>
            </EmptyState>
          ) : (
            <ReadingTable readings={readings} caption={t('readings.caption')} note={t('readings.note')} />
          )
        }
      </Loaded>
    </Page>
  );
}
