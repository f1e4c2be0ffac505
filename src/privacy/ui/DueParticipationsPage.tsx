import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { DueParticipations } from '../weedingHoldsApi.ts';
import { ArchiveList } from './ArchiveList.tsx';
import { DueParticipationTable } from './DueParticipationTable.tsx';

const HoldDialog = lazy(async () => ({ default: (await import('./HoldDialog.tsx')).HoldDialog }));
type Due = DueParticipations['participations'][number];
type Props = {
  readonly today: string;
  /** Where a participation's page is, for who may open it: the leader of its team, who makes its archive file too. */
  readonly addressOf: ((id: string) => string) | undefined;
};

/** The participations that are due on a day, and what of them is stopped and why. */
export function DueParticipationsPage({ today, addressOf }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const [written, setWritten] = useState(today);
  const [day, setDay] = useState(today);
  const [stopping, setStopping] = useState<Due>();
  const query = useQuery({
    queryKey: ['due participations', day],
    queryFn: ({ signal }) => fetchJson<DueParticipations>(withQuery(apiPaths.dueParticipations(), { day }), { signal }),
  });
  const changed = async (text: string): Promise<void> => {
    setStopping(undefined);
    await queries.invalidateQueries({ queryKey: ['due participations'] });
    say(text);
  };
  const lift = useMutation({
    mutationFn: (hold: string) => fetchJson<unknown>(apiPaths.weedingHoldLift(hold), { method: 'POST' }),
    onSuccess: () => changed(t('duePart.lifted')),
  });
  const faults = /^\d{4}-\d{2}-\d{2}$/.test(written) ? [] : [{ name: 'day', label: t('retention.day'), text: t('retention.dayFault') }];
  return (
    <Page title={t('duePart.title')} lead={t('duePart.lead')}>
      <Form label={t('retention.day')} submitText={t('retention.show')} faults={faults} onSubmit={() => setDay(written)}>
        <DateField label={t('retention.day')} name="day" value={written} onChange={setWritten} />
      </Form>
      <ArchiveList today={today} makes={addressOf !== undefined} />
      {lift.error && <FaultNotice fault={lift.error} />}
      <Loaded query={query}>
        {({ participations }) =>
          participations.length === 0 ? (
            <EmptyState title={t('duePart.none')}>
              <p>{t('duePart.noneText')}</p>
            </EmptyState>
          ) : (
            <DueParticipationTable
              participations={participations}
              addressOf={addressOf}
              busy={lift.isPending}
              onStop={setStopping}
              onLift={(hold) => lift.mutate(hold)}
            />
          )
        }
      </Loaded>
      {stopping && (
        <Suspense>
          <HoldDialog due={stopping} onPlaced={() => changed(t('duePart.stopped'))} onClose={() => setStopping(undefined)} />
        </Suspense>
      )}
    </Page>
  );
}
