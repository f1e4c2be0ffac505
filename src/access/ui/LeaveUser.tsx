import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { UserPage } from '../usersApi.ts';
import { useUserChange } from './useUserChange.ts';

/** Takes all access from a user, at once. */
export function LeaveUser({ user: { id, name, version, isSelf } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const [isAsking, setAsking] = useState(false);
  const leave = useUserChange<void>(() => {
    setAsking(false);
    say(t('user.hasLeft', { name }));
  });
  return (
    <section className="stack-tight measure" aria-labelledby="leave">
      <h2 id="leave">{t('user.leaveSection')}</h2>
      <p>{t('user.leaveLead')}</p>
      <p>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('user.leave')}
        </Button>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={t('user.leaveTitle', { name })}
          confirmText={t('user.leave')}
          danger
          busy={leave.isPending}
          onConfirm={() => leave.mutate({ path: apiPaths.userLeave(id), method: 'POST', body: { version } })}
          onCancel={() => {
            leave.reset();
            setAsking(false);
          }}
        >
          <p>{t('user.leaveText', { name })}</p>
          {isSelf && <p>{t('user.leaveSelf')}</p>}
          {leave.error && <FaultNotice fault={leave.error} />}
        </ConfirmDialog>
      )}
    </section>
  );
}
