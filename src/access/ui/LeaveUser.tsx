import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { UserPage } from '../usersApi.ts';
import { useUserChange } from './useUserChange.ts';

/** Takes all access from a user, at once. */
export function LeaveUser({ user: { id, name, version, isSelf, caseload } }: { readonly user: UserPage }) {
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
      {caseload.length > 0 && (
        <Notice kind="warning" title={t('user.caseload.title', { name })}>
          <ul className="caseload-left">
            {caseload.map(({ intervention, participations }) => (
              <li key={intervention}>{t('user.caseload.in', { intervention, count: participations })}</li>
            ))}
          </ul>
          <p>{t('user.caseload.text')}</p>
        </Notice>
      )}
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
          {caseload.length > 0 && <p>{t('user.caseload.left', { count: caseload.reduce((sum, one) => sum + one.participations, 0) })}</p>}
          {isSelf && <p>{t('user.leaveSelf')}</p>}
          {leave.error && <FaultNotice fault={leave.error} />}
        </ConfirmDialog>
      )}
    </section>
  );
}
