import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';

type Props = { readonly record: ParticipantRecordAnswer; readonly onOpened: (record: ParticipantRecordAnswer, reason: string) => void };

/** As the contract asks. */
const SHORTEST_REASON = 5;

/** Asks why before a protected person is shown; the reason and the opening are kept in the access log. */
export function ProtectedNotice({ record, onOpened }: Props) {
  const { t } = useTranslation('participants');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (record.opened) notice.current?.focus();
  }, [record.opened]);
  if (!record.opened) return <ReasonForm record={record} onOpened={onOpened} />;
  return (
    <div ref={notice} tabIndex={-1}>
      <Notice title={t('open.title')}>
        <p>{t('open.opened')}</p>
      </Notice>
    </div>
  );
}

function ReasonForm({ record: { participationId }, onOpened }: Props) {
  const { t } = useTranslation('participants');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const open = useMutation({
    mutationFn: () =>
      fetchJson<ParticipantRecordAnswer>(apiPaths.participantOpening(participationId), {
        method: 'POST',
        body: { reason: reason.trim() },
      }),
    onSuccess: (opened) => onOpened(opened, reason.trim()),
    gcTime: 0,
  });
  const fault = reason.trim().length < SHORTEST_REASON ? t('open.tooShort') : undefined;
  return (
    <section className="protected-box stack" aria-labelledby="protected-title">
      <h2 id="protected-title">{t('open.title')}</h2>
      <p className="measure">{t('open.text')}</p>
      <Form
        label={t('open.title')}
        submitText={t('open.button')}
        faults={fault === undefined ? [] : [{ name: 'reason', label: t('open.reason'), text: fault }]}
        busy={open.isPending}
        fault={open.error ?? undefined}
        onTry={() => setTried(true)}
        onSubmit={() => open.mutate()}
      >
        <TextField
          label={t('open.reason')}
          hint={t('open.reasonHint')}
          name="reason"
          value={reason}
          error={isTried ? fault : undefined}
          onChange={setReason}
        />
      </Form>
    </section>
  );
}
