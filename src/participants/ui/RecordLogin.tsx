import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkHandOver } from '../../access/ui/LinkHandOver.tsx';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { DeliveredLink, ParticipantLogin } from '../participantLoginApi.ts';
import { GiveLoginForm } from './GiveLoginForm.tsx';

type Props = { readonly id: string };

/** The participant's own login: whether there is one, and giving, renewing and ending it. */
export function RecordLogin({ id }: Props) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['participant', id, 'login'],
    queryFn: ({ signal }) => fetchJson<ParticipantLogin>(apiPaths.participantLogin(id), { signal }),
  });
  return (
    <section className="stack" aria-labelledby="record-login">
      <h2 id="record-login">{t('login.title')}</h2>
      <Loaded query={query}>{(answer) => <Shown id={id} answer={answer} />}</Loaded>
    </section>
  );
}

function Shown({ id, answer: { login, sendsMail } }: Props & { readonly answer: ParticipantLogin }) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  const [isGiving, setGiving] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const delivered = ({ delivery, link: handed, faultText }: DeliveredLink): void => {
    setLink(handed);
    setGiving(false);
    if (delivery === 'sent') say(t('login.sent'));
    if (delivery === 'failed') say(t('login.failed', { why: faultText ?? '' }), { kind: 'fault' });
    void client.invalidateQueries({ queryKey: ['participant', id, 'login'] });
  };
  return (
    <>
      {link !== null && <LinkHandOver title={t('login.handed')} link={link} />}
      {login ? (
        <Given id={id} login={login} onDelivered={delivered} onEnded={() => setLink(null)} />
      ) : isGiving ? (
        <GiveLoginForm id={id} sendsMail={sendsMail} onDelivered={delivered} onCancel={() => setGiving(false)} />
      ) : (
        <>
          <p className="quiet measure">{t('login.none')}</p>
          <div className="record-actions not-printed">
            <Button look="secondary" onClick={() => setGiving(true)}>
              {t('login.give')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

type GivenProps = Props & {
  readonly login: NonNullable<ParticipantLogin['login']>;
  readonly onDelivered: (delivered: DeliveredLink) => void;
  readonly onEnded: () => void;
};

function Given({ id, login: { email, state, givenAt, givenBy, linkUntil }, onDelivered, onEnded }: GivenProps) {
  const { t } = useTranslation('participants');
  const language = useLanguage();
  const client = useQueryClient();
  const [asked, setAsked] = useState<'link' | 'end'>();
  const send = useMutation({
    mutationFn: () => fetchJson<DeliveredLink>(apiPaths.participantLoginLink(id), { method: 'POST' }),
    onSuccess: (delivered) => {
      setAsked(undefined);
      onDelivered(delivered);
    },
  });
  const end = useMutation({
    mutationFn: () => fetchJson<void>(apiPaths.participantLoginEnd(id), { method: 'POST' }),
    onSuccess: () => {
      setAsked(undefined);
      onEnded();
      say(t('login.ended'));
      void client.invalidateQueries({ queryKey: ['participant', id, 'login'] });
    },
  });
  const change = asked === 'end' ? end : send;
  const facts = [
    { key: 'email', name: t('login.email'), value: email ?? <span className="quiet">{t('login.hidden')}</span> },
    { key: 'state', name: t('login.stateHead'), value: t(`login.state.${state}`) },
    {
      key: 'given',
      name: t('login.given'),
      value: givenAt === null ? givenBy : t('login.givenBy', { by: givenBy, at: momentText(givenAt, language) }),
    },
  ];
  if (linkUntil !== null) facts.push({ key: 'link', name: t('login.link'), value: momentText(linkUntil, language) });
  return (
    <>
      <FactList facts={facts} />
      <div className="record-actions not-printed">
        <Button look="secondary" onClick={() => setAsked('link')}>
          {t('login.newLink')}
        </Button>
        <Button look="secondary" onClick={() => setAsked('end')}>
          {t('login.end')}
        </Button>
      </div>
      {asked !== undefined && (
        <ConfirmDialog
          title={t(`login.ask.${asked}.title`)}
          confirmText={t(`login.ask.${asked}.confirm`)}
          busy={change.isPending}
          onConfirm={() => change.mutate()}
          onCancel={() => {
            change.reset();
            setAsked(undefined);
          }}
        >
          <p>{t(`login.ask.${asked}.text`)}</p>
          {change.error && <FaultNotice fault={change.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
