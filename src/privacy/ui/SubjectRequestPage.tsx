import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { SubjectAccess } from '../subjectAccessApi.ts';
import { EndRequestForm } from './EndRequestForm.tsx';
import { ExtendRequestForm } from './ExtendRequestForm.tsx';
import { HeldFiles } from './HeldFiles.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import './privacy.css';

type Props = { readonly id: string; readonly today: string; readonly trail: readonly Crumb[] };

/** One request: when it is to be answered, what is kept about who asks as files to hand over, and how it ended. */
export function SubjectRequestPage({ id, today, trail }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['subject-request', id],
    queryFn: ({ signal }) => fetchJson<SubjectAccess>(apiPaths.subjectRequest(id), { signal }),
  });
  const changed = async (text: string): Promise<void> => {
    await Promise.all([['subject-request', id], ['subject-access']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    say(text);
  };
  return (
    <Page title={t('subject.one')} trail={trail}>
      <Loaded query={query}>
        {(request) => (
          <>
            <RequestFacts request={request} />
            {request.held !== null && (
              <>
                <HeldFiles id={id} held={request.held} />
                {request.extendedTo === null && today <= request.dueOn && (
                  <Disclosure summary={t('subject.extend')}>
                    <ExtendRequestForm request={request} onSaved={() => changed(t('subject.extended'))} />
                  </Disclosure>
                )}
                <EndRequestForm request={request} today={today} onSaved={() => changed(t('subject.saved'))} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
