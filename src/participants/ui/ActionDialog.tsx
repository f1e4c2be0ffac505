import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson, isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { undoable } from './CorrectForm.tsx';
import { placedFault } from './placedFault.ts';
import { useRecordChange } from './useRecordChange.ts';

export const ASKED_FIRST = ['reopen', 'withdraw', 'protect', 'unprotect', 'make-anonymous'] as const;
export type AskedFirst = (typeof ASKED_FIRST)[number];

type Props = {
  readonly action: AskedFirst;
  readonly record: ParticipantRecordAnswer;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Asks before something whose consequences are seen elsewhere, and on what basis it is done. */
export function ActionDialog({ action, record, onDone, onCancel }: Props) {
  const { t } = useTranslation('participants');
  const { participationId: id } = record;
  const [basis, setBasis] = useState(() => t(`confirm.${action}.basis`));
  const [isTried, setTried] = useState(false);
  const { reload, done } = useRecordChange(id);
  const change = useMutation({
    mutationFn: () =>
      fetchJson<ParticipantRecordAnswer>(apiPaths.participantChanges(id), {
        method: 'POST',
        body: { version: record.version, basis, action },
      }),
    onSuccess: (saved) => {
      if (action === 'make-anonymous') done(action, saved);
      else done(action, ...undoable(saved));
      onDone();
    },
    onError: async (fault) => {
      if (!isChangedMeanwhile(fault)) return;
      // What somebody else did is shown; where it leaves nothing to ask about, that is said.
      const holds = await reload();
      if (holds.actions.includes(action)) return;
      say(fault.message, { kind: 'fault' });
      onDone();
    },
  });
  const isMissing = basis.trim() === '';
  return (
    <ConfirmDialog
      title={t(`confirm.${action}.title`)}
      confirmText={t(`confirm.${action}.yes`)}
      danger={action === 'withdraw' || action === 'make-anonymous'}
      busy={change.isPending}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) change.mutate();
      }}
      onCancel={onCancel}
    >
      <p>{t(`confirm.${action}.text`)}</p>
      <TextField
        label={t('field.basis')}
        hint={t('form.basisHint')}
        name="basis"
        value={basis}
        error={isTried && isMissing ? t('form.basisMissing') : undefined}
        onChange={setBasis}
      />
      {change.error && <FaultNotice fault={placedFault(change.error, t)} />}
    </ConfirmDialog>
  );
}
