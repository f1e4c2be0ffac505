import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { NO_CONTACT, type Contact } from '../contact.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipantChoices } from '../participantSearchApi.ts';
import { EnrolSteps } from './EnrolSteps.tsx';
import type { KnownPerson } from './enrolling.ts';
import { contactOfRecord } from './recordForm.ts';
import { nameOf } from './whoText.ts';
import './participants.css';

type Props = {
  readonly slug: string;
  readonly today: LocalDate;
  /** The participation of somebody who is enrolled again; undefined for anybody else. */
  readonly again: string | undefined;
  readonly trail: readonly Crumb[];
  readonly onEnrolled: (id: string) => void;
};

/** Enrols somebody: looked for first, so that one human being is one person. */
export function EnrolPage({ again, trail, ...rest }: Props) {
  const { t } = useTranslation('participants');
  return (
    <Page
      title={t(again === undefined ? 'enrol.title' : 'enrol.againTitle')}
      trail={trail}
      lead={again === undefined ? t('enrol.lead') : undefined}
    >
      {again === undefined ? <Where {...rest} known={undefined} contact={NO_CONTACT} /> : <Known {...rest} again={again} />}
    </Page>
  );
}

type WhereProps = Omit<Props, 'again' | 'trail'>;

function Known({ again, ...rest }: WhereProps & { readonly again: string }) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['participant', again],
    queryFn: ({ signal }) => fetchJson<ParticipantRecordAnswer>(apiPaths.participant(again), { signal }),
  });
  return (
    <Loaded query={query}>
      {(record) => <Where {...rest} known={{ participationId: again, name: nameOf(record, t) }} contact={contactOfRecord(record)} />}
    </Loaded>
  );
}

type WhereKnown = { readonly known: KnownPerson | undefined; readonly contact: Contact };

function Where({ known, contact, ...rest }: WhereProps & WhereKnown) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['participantChoices'],
    queryFn: ({ signal }) => fetchJson<ParticipantChoices>(apiPaths.participantChoices(), { signal }),
  });
  return (
    <Loaded query={query}>
      {({ interventions }) => {
        const own = interventions.filter(({ mayRecord }) => mayRecord);
        return own.length === 0 ? (
          <EmptyState title={t('enrol.nowhere.title')}>
            <p>{t('enrol.nowhere.text')}</p>
          </EmptyState>
        ) : (
          <EnrolSteps {...rest} interventions={own} known={known} contact={contact} />
        );
      }}
    </Loaded>
  );
}
