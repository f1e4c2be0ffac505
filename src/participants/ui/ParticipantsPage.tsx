import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths, withQuery } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import type { FoundParticipants, ParticipantChoices } from '../participantSearchApi.ts';
import { FoundList } from './FoundList.tsx';
import { listQuestion, type ListView, PAGE_SIZE, USUAL_VIEW } from './listView.ts';
import { ParticipantFilters } from './ParticipantFilters.tsx';
import './participants.css';

type Props = {
  readonly slug: string;
  readonly view: ListView;
  /** Whether the asker leads a team, and so hands its participants over. */
  readonly canHandOver: boolean;
  readonly onView: (view: ListView) => void;
};

/** What was searched for is kept while the program is open, so that the way back from a record leads to the same list. */
const SEARCHED = ['participantSearchText'];

/** The participants of the teams that someone works in. */
export function ParticipantsPage({ slug, view, canHandOver, onView }: Props) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  const [text, setText] = useState(() => client.getQueryData<string>(SEARCHED) ?? '');
  const choices = useQuery({
    queryKey: ['participantChoices'],
    queryFn: ({ signal }) => fetchJson<ParticipantChoices>(apiPaths.participantChoices(), { signal }),
  });
  const body = listQuestion(view, text);
  const found = useQuery({
    queryKey: ['participants', body],
    queryFn: ({ signal }) => fetchJson<FoundParticipants>(apiPaths.participantSearch(), { method: 'POST', body, signal }),
    placeholderData: keepPreviousData,
  });
  const keep = useCallback(
    (written: string) => {
      client.setQueryData(SEARCHED, written);
      setText(written);
    },
    [client],
  );
  const search = useCallback(
    (written: string) => {
      keep(written);
      if (view.offset > 0) onView({ ...view, offset: 0 });
    },
    [keep, view, onView],
  );
  const clear = (): void => {
    keep('');
    onView({ ...USUAL_VIEW, sort: view.sort, descending: view.descending });
  };
  const interventions = choices.data?.interventions ?? [];
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        interventions.some(({ mayRecord }) => mayRecord) ? (
          <>
            {canHandOver && (
              <a className="button button-secondary" href={pagePaths.handOver(slug)}>
                {t('caseload.handOver.link')}
              </a>
            )}
            <a className="button button-primary" href={pagePaths.newParticipant(slug)}>
              {t('list.enrol')}
            </a>
          </>
        ) : undefined
      }
    >
      {(choices.data?.consentsDue ?? 0) > 0 && view.filter.consents === undefined && (
        <p className="consents-due">
          <a href={withQuery(pagePaths.participants(slug), { consents: 'due' })}>
            {t('list.consentsNotice', { count: choices.data?.consentsDue ?? 0 })}
          </a>
        </p>
      )}
      <ParticipantFilters
        view={view}
        text={text}
        interventions={interventions}
        municipalities={choices.data?.municipalities ?? []}
        workers={choices.data?.workers ?? []}
        onView={onView}
        onSearch={search}
      />
      <Loaded query={found}>
        {(answer) => (
          <FoundList
            slug={slug}
            view={view}
            text={text}
            found={answer}
            isLate={found.isPlaceholderData}
            hasSeveral={interventions.length > 1}
            size={PAGE_SIZE}
            onView={onView}
            onClear={clear}
          />
        )}
      </Loaded>
      {found.isPlaceholderData && <Progress />}
    </Page>
  );
}
