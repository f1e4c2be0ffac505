import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { SubjectRequests } from '../subjectAccessApi.ts';
import { RequestForm } from './RequestForm.tsx';
import { RequestList } from './RequestList.tsx';
import './privacy.css';

type Props = { readonly today: string; readonly addressOf: (id: string) => string; readonly onRegistered: (id: string) => void };

/** Requests of participants to know what is kept about them: those that are open, with their days, and those that have ended. */
export function SubjectAccessPage({ today, addressOf, onRegistered }: Props) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['subject-access'],
    queryFn: ({ signal }) => fetchJson<SubjectRequests>(apiPaths.subjectRequests(), { signal }),
  });
  return (
    <Page title={t('subject.title')} lead={t('subject.lead')}>
      <Loaded query={query}>{({ requests }) => <RequestList requests={requests} addressOf={addressOf} />}</Loaded>
      <section className="stack">
        <h2>{t('subject.register')}</h2>
        <RequestForm today={today} onRegistered={onRegistered} />
      </section>
    </Page>
  );
}
