import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pagePaths, withQuery } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipationAction } from '../participationStatus.ts';

type Props = {
  readonly slug: string;
  readonly record: ParticipantRecordAnswer;
  /** How often something has been done: the focus comes here after each time. */
  readonly timesDone: number;
  readonly onAct: (action: ParticipationAction) => void;
};

/** What is done seldom, and asked about first. */
const SELDOM: readonly ParticipationAction[] = ['protect', 'unprotect', 'withdraw', 'make-anonymous'];

const OF_WHO: readonly ParticipationAction[] = ['correct-person', 'correct-contact'];

/** A button for each thing that the rules allow with the participation as it stands. */
export function RecordActions({ slug, record, timesDone, onAct }: Props) {
  const { t } = useTranslation('participants');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (timesDone > 0) heading.current?.focus();
  }, [timesDone]);
  const { actions } = record;
  // Who a protected person is, and how they are reached, can be corrected by someone who has seen it.
  const shown = actions.filter((action) => !OF_WHO.includes(action) || !record.protected || record.opened);
  const [often, seldom] = [shown.filter((action) => !SELDOM.includes(action)), shown.filter((action) => SELDOM.includes(action))];
  const button = (action: ParticipationAction) =>
    action === 'enrol-again' ? (
      <a
        key={action}
        className="button button-secondary"
        href={withQuery(pagePaths.newParticipant(slug), { again: record.participationId })}
      >
        {t(`act.${action}`)}
      </a>
    ) : (
      <Button key={action} look="secondary" onClick={() => onAct(action)}>
        {t(`act.${action}`)}
      </Button>
    );
  if (actions.length === 0) return <p className="quiet">{t('record.readOnly')}</p>;
  return (
    <section className="record-actions not-printed" aria-labelledby="record-actions">
      <h2 className="only-heard" id="record-actions" ref={heading} tabIndex={-1}>
        {t('record.actions')}
      </h2>
      {often.map(button)}
      {often.length === 0 ? (
        seldom.map(button)
      ) : (
        <Disclosure summary={t('record.more')}>
          <div className="record-actions">{seldom.map(button)}</div>
        </Disclosure>
      )}
    </section>
  );
}
