import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { UserPage } from '../usersApi.ts';
import { useUserChange } from './useUserChange.ts';

const SHORTEST_REASON = 3;

/** For who has lost telephone and recovery codes: the administrator has seen who it is, and says how. */
export function RemoveFactors({ user: { id, name } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const remove = useUserChange<void>(() => {
    setAsking(false);
    setReason('');
    say(t('user.factorsRemoved', { name }));
  });
  const isShort = reason.trim().length < SHORTEST_REASON;
  return (
    <>
      <Button look="secondary" onClick={() => setAsking(true)}>
        {t('user.removeFactors')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('user.removeFactorsTitle', { name })}
          confirmText={t('user.removeFactors')}
          danger
          busy={remove.isPending}
          onConfirm={() => {
            setTried(true);
            if (!isShort) remove.mutate({ path: apiPaths.userFactorsRemoval(id), method: 'POST', body: { reason: reason.trim() } });
          }}
          onCancel={() => {
            remove.reset();
            setAsking(false);
          }}
        >
          <p>{t('user.removeFactorsText', { name })}</p>
          <TextField
            label={t('user.removeFactorsReason')}
            hint={t('user.removeFactorsHint')}
            name="reason"
            required
            value={reason}
            onChange={setReason}
            error={isTried && isShort ? t('user.removeFactorsMissing') : undefined}
          />
          {remove.error && <FaultNotice fault={remove.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
