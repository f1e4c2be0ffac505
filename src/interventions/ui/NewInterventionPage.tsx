import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { leaveUnsaved } from '../../web/ui-kit/unsaved.ts';
import { NO_FACTS } from '../interventionFacts.ts';
import type { InterventionAnswer, InterventionRecords } from '../interventionRecordsApi.ts';
import { InterventionForm } from './InterventionForm.tsx';
import './interventions.css';

type Props = { readonly today: LocalDate; readonly trail: readonly Crumb[]; readonly onDone: (id: string | undefined) => void };

/** A new intervention, under a key made here, so that a double click adds one. */
export function NewInterventionPage({ today, trail, onDone }: Props) {
  const { t } = useTranslation('interventions');
  const client = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const path = apiPaths.intervention(id);
  const records = useQuery({
    queryKey: ['interventionRecords'],
    queryFn: ({ signal }) => fetchJson<InterventionRecords>(apiPaths.interventionRecords(), { signal }),
  });
  return (
    <Page title={t('add')} trail={trail}>
      <Loaded query={records}>
        {({ parties }) => (
          <InterventionForm
            label={t('add')}
            start={{ ...NO_FACTS, kind: 'individual' }}
            version={0}
            parties={parties}
            today={today}
            reload={() => fetchJson<InterventionAnswer>(path)}
            save={async (body) => {
              client.setQueryData(['intervention', id], await fetchJson<InterventionAnswer>(path, { method: 'PUT', body }));
              for (const key of ['interventionRecords', 'interventions']) void client.invalidateQueries({ queryKey: [key] });
            }}
            onDone={(saved) => {
              if (saved !== undefined) say(t('saved', { name: saved }));
              leaveUnsaved();
              onDone(saved === undefined ? undefined : id);
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}
