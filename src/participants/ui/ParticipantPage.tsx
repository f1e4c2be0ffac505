import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { ProtectedNotice } from './ProtectedNotice.tsx';
import { RecordCaseload } from './RecordCaseload.tsx';
import { RecordHistory } from './RecordHistory.tsx';
import { RecordLead } from './RecordLead.tsx';
import { RecordWork } from './RecordWork.tsx';
import { StayTable } from './StayTable.tsx';
import { nameOf } from './whoText.ts';
import './participants.css';

// Papers, forms and questions of their own: fetched beside what the page shows first.
const RecordConsents = lazy(async () => ({ default: (await import('./RecordConsents.tsx')).RecordConsents }));
const RecordLogin = lazy(async () => ({ default: (await import('./RecordLogin.tsx')).RecordLogin }));

type Props = { readonly slug: string; readonly id: string; readonly today: LocalDate; readonly trail: readonly Crumb[] };

/** One participation: who it is, what is known, what happened, and what can be done. */
export function ParticipantPage({ slug, id, today, trail }: Props) {
  const { t } = useTranslation('participants');
  // A protected person who was opened is kept here alone: nothing of them stays when the page is left.
  const [opened, setOpened] = useState<ParticipantRecordAnswer>();
  const [reason, setReason] = useState<string>();
  const query = useQuery({
    queryKey: ['participant', id],
    queryFn: ({ signal }) => fetchJson<ParticipantRecordAnswer>(apiPaths.participant(id), { signal }),
  });
  const shown = query.data && current(query.data, opened);
  return (
    <Page
      title={shown === undefined ? t('record.title') : nameOf(shown, t)}
      windowTitle={t('record.title')}
      trail={trail}
      lead={shown && <RecordLead record={shown} />}
    >
      <Loaded query={query}>
        {(loaded) => {
          const record = current(loaded, opened);
          return (
            <>
              {record.protected && (
                <ProtectedNotice
                  record={record}
                  onOpened={(shownNow, why) => {
                    setOpened(shownNow);
                    setReason(why);
                  }}
                />
              )}
              <RecordWork slug={slug} record={record} today={today} />
              {record.person && <RecordCaseload id={record.participationId} today={today} />}
              {record.person && (
                <Suspense>
                  <RecordConsents
                    id={record.participationId}
                    today={today}
                    reason={record.opened ? reason : undefined}
                    isProtected={record.protected}
                  />
                </Suspense>
              )}
              {record.person && record.actions.length > 0 && (
                <Suspense>
                  <RecordLogin id={record.participationId} />
                </Suspense>
              )}
              {record.stays.length > 1 && <StayTable slug={slug} record={record} />}
              <RecordHistory record={record} slug={slug} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** The record with who it is, where somebody has opened it and nobody has changed it since. */
function current(loaded: ParticipantRecordAnswer, opened: ParticipantRecordAnswer | undefined): ParticipantRecordAnswer {
  const isSame = opened?.version === loaded.version && opened.person?.version === loaded.person?.version;
  return isSame ? opened : loaded;
}
