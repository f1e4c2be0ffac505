import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { CONSENT_KINDS, type WithdrawnAs } from '../consent.ts';
import type { Consents, ShownConsent } from '../consentsApi.ts';
import { ConsentForm } from './ConsentForm.tsx';
import { ConsentItem } from './ConsentItem.tsx';
import { WithdrawConsent } from './WithdrawConsent.tsx';

type Props = {
  readonly id: string;
  readonly today: LocalDate;
  readonly isProtected: boolean;
  /** Why a protected person was opened; undefined while they are not. */
  readonly reason: string | undefined;
};

/** What the participant has agreed to and been told, each kind apart; what is over stands folded below. */
export function RecordConsents({ id, today, isProtected, reason }: Props) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['participant', id, 'consents', reason ?? ''],
    queryFn: ({ signal }) =>
      reason === undefined
        ? fetchJson<Consents>(apiPaths.participantConsents(id), { signal })
        : fetchJson<Consents>(apiPaths.participantConsentsOpening(id), { method: 'POST', body: { reason }, signal }),
    // Nothing of a protected person who was opened stays when the page is left, and none is opened anew by itself.
    ...(isProtected ? { gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false } : {}),
  });
  return (
    <section className="stack" aria-labelledby="record-consents">
      <h2 id="record-consents">{t('consent.title')}</h2>
      <Loaded query={query}>{(consents) => <Shown {...{ id, today, consents, reason }} />}</Loaded>
    </section>
  );
}

type ShownProps = Pick<Props, 'id' | 'today' | 'reason'> & { readonly consents: Consents };

function Shown({ id, today, consents: { consents, shared, parties, mayRecord, isHidden }, reason }: ShownProps) {
  const { t } = useTranslation('participants');
  const [isRecording, setRecording] = useState(false);
  const [asked, setAsked] = useState<{ readonly consent: ShownConsent; readonly as: WithdrawnAs }>();
  const standing = consents.filter(({ state }) => state === 'in-force' || state === 'coming');
  const past = consents.filter((one) => !standing.includes(one));
  const item = (consent: ShownConsent) => (
    <ConsentItem key={consent.id} {...{ id, consent, mayRecord, isHidden, reason }} onAsk={(as) => setAsked({ consent, as })} />
  );
  return (
    <>
      {isHidden && <p className="quiet measure">{t('consent.hidden')}</p>}
      {CONSENT_KINDS.map((kind) => {
        const own = standing.filter((one) => one.kind === kind);
        return (
          <div className="stack-tight" key={kind}>
            <h3>{t(`consent.kind.${kind}`)}</h3>
            {own.length === 0 ? <p className="quiet">{t(`consent.none.${kind}`)}</p> : <ul className="consents">{own.map(item)}</ul>}
          </div>
        );
      })}
      {shared.length > 0 && (
        <div className="stack-tight">
          <h3>{t('consent.shared')}</h3>
          <ul className="history-changes">
            {shared.map(({ partyId, party, what }) => (
              <li key={partyId}>
                {party}: {what.map((part) => t(`consent.part.${part}`)).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {past.length > 0 && (
        <Disclosure summary={t('consent.earlier', { n: past.length })}>
          <ul className="consents">{past.map(item)}</ul>
        </Disclosure>
      )}
      {isRecording ? (
        <ConsentForm {...{ id, today, parties }} onDone={() => setRecording(false)} />
      ) : (
        mayRecord && (
          <div className="record-actions not-printed">
            <Button look="secondary" onClick={() => setRecording(true)}>
              {t('consent.record')}
            </Button>
          </div>
        )
      )}
      {asked && <WithdrawConsent {...{ id, today }} consent={asked.consent} as={asked.as} onDone={() => setAsked(undefined)} />}
    </>
  );
}
