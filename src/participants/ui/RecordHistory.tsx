import { useTranslation } from 'react-i18next';
import { pagePaths } from '../../web/paths.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Timeline, type TimelineEvent } from '../../web/ui-kit/Timeline.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { fieldText, valueText } from './recordWords.ts';

type Entry = ParticipantRecordAnswer['history'][number];

/** What was recorded when, by whom and on what basis, the latest first. */
export function RecordHistory({ record, slug }: { readonly record: ParticipantRecordAnswer; readonly slug: string }) {
  const { history } = record;
  const { t } = useTranslation('participants');
  const language = useLanguage();
  const event = (entry: Entry, place: number): TimelineEvent => {
    const { part, kind, at, by, basis } = entry;
    return {
      id: String(history.length - place),
      when: momentText(at, language),
      title: t(part === 'participation' || part === 'consent' ? `history.${kind}` : `history.${part}`),
      kind: kind === 'enrolled' ? 'begin' : kind === 'closed' || kind === 'withdrawn' ? 'end' : 'plain',
      text: (
        <>
          <p>{basis === '' ? (by ?? t('history.other')) : t('history.by', { who: by ?? t('history.other'), basis })}</p>
          <Changes entry={entry} />
        </>
      ),
    };
  };
  return (
    <section className="stack" aria-labelledby="record-history">
      <h2 id="record-history">{t('record.history')}</h2>
      <Timeline label={t('record.history')} events={history.map(event)} />
      {record.person !== null && (
        <p>
          <a href={pagePaths.readings(slug, record.participationId)}>{t('record.readings')}</a>
        </p>
      )}
      {history.some(({ by }) => by === null) && <p className="quiet small">{t('record.historyNote')}</p>}
    </section>
  );
}

function Changes({ entry: { changes } }: { readonly entry: Entry }) {
  const { t } = useTranslation('participants');
  if (changes.length === 0) return null;
  const shown = (field: string, values: readonly string[]): string => valueText(field, values, t) || t('history.nothing');
  return (
    <ul className="history-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {fieldText(field, t)}:{' '}
          {before.length === 0 ? shown(field, after) : t('history.change', { before: shown(field, before), after: shown(field, after) })}
        </li>
      ))}
    </ul>
  );
}
