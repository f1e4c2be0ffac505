import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { WithdrawnAs } from '../consent.ts';
import { PAPER_TYPES } from '../consentPaper.ts';
import type { ShownConsent } from '../consentsApi.ts';
import { fetchPaper } from './fetchPaper.ts';
import { useConsentChange } from './useConsentChange.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly id: string;
  readonly consent: ShownConsent;
  readonly mayRecord: boolean;
  readonly isHidden: boolean;
  readonly reason: string | undefined;
  readonly onAsk: (as: WithdrawnAs) => void;
};

/** One consent: to whom and for what, from when to when, how it was given, its paper, and how it is taken back. */
export function ConsentItem({ id, consent, mayRecord, isHidden, reason, onAsk }: Props) {
  const { t } = useTranslation('participants');
  const titleId = useId();
  const { kind, state, party, purpose, what, from, to, how, recordedBy, withdrawal } = consent;
  const isOver = withdrawal !== null;
  const title =
    kind !== 'sharing' ? t(`consent.kind.${kind}`) : party === null ? t('consent.hiddenParty') : t('consent.toParty', { party });
  const stateText = kind === 'information' && state === 'in-force' ? t('consent.given') : t(`consent.state.${state}`);
  return (
    <li className="consent">
      <p className="row">
        <strong id={titleId} className={kind === 'sharing' ? undefined : 'only-heard'}>
          {title}
        </strong>{' '}
        <Badge kind={state === 'in-force' ? 'done' : 'quiet'}>{stateText}</Badge>
      </p>
      {purpose !== '' && <p>{purpose}</p>}
      {what.length > 0 && <p>{what.map((part) => t(`consent.part.${part}`)).join(', ')}</p>}
      <p className="quiet small">
        {kind === 'information' ? (
          t('consent.on', { from })
        ) : to === null ? (
          t('consent.from', { from })
        ) : (
          <PeriodText from={from} to={to} />
        )}
        {`, ${t(`consent.how.${how}`)}, ${t('consent.recorded', { who: recordedBy ?? t('consent.somebody') })}`}
        {withdrawal && `; ${t(`consent.withdrawnOn.${withdrawal.as}`, { on: withdrawal.on, who: withdrawal.by ?? t('consent.somebody') })}`}
      </p>
      <Paper {...{ id, consent, mayRecord, isHidden, reason, titleId }} />
      {mayRecord && !isOver && (
        <div className="record-actions not-printed">
          {kind !== 'information' && (
            <Button look="secondary" aria-describedby={titleId} onClick={() => onAsk('withdrawn')}>
              {t('consent.withdraw')}
            </Button>
          )}
          <Button look="secondary" aria-describedby={titleId} onClick={() => onAsk('mistake')}>
            {t('consent.mistake')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The signed paper, fetched as a file; where there is none yet it is added. */
function Paper({ id, consent, mayRecord, isHidden, reason, titleId }: Omit<Props, 'onAsk'> & { readonly titleId: string }) {
  const { t } = useTranslation('participants');
  const input = useRef<HTMLInputElement>(null);
  const sending = useSend();
  const { addPaper } = useConsentChange(id);
  if (consent.hasPaper)
    return isHidden ? null : (
      <p className="not-printed">
        {reason === undefined ? (
          <a href={apiPaths.consentPaper(id, consent.id)} download aria-describedby={titleId}>
            {t('consent.paper')}
          </a>
        ) : (
          <Button
            look="quiet"
            busy={sending.busy}
            aria-describedby={titleId}
            onClick={() => void sending.run(() => fetchPaper(id, consent.id, reason))}
          >
            {t('consent.paper')}
          </Button>
        )}
        {sending.fault !== undefined && <FaultNotice fault={sending.fault} />}
      </p>
    );
  if (consent.how !== 'paper' || !mayRecord || consent.withdrawal !== null) return null;
  const take = (file: File | undefined): void => {
    if (file) void sending.run(() => addPaper(consent.id, file));
  };
  return (
    <div className="row not-printed">
      <span className="quiet small">{t('consent.paperMissing')}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept={PAPER_TYPES.join(',')}
        aria-label={t('consent.addPaper')}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button look="secondary" busy={sending.busy} aria-describedby={titleId} onClick={() => input.current?.click()}>
        {t('consent.addPaper')}
      </Button>
      {sending.fault !== undefined && <FaultNotice fault={sending.fault} />}
    </div>
  );
}
