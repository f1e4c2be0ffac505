import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { UserPage } from '../usersApi.ts';
import { SessionTable } from './SessionTable.tsx';
import { useUserChange } from './useUserChange.ts';

/** Where a user is logged in, and logging the user out. */
export function UserSessions({ user: { id, name, sessions } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const [isAsking, setAsking] = useState(false);
  const end = useUserChange<void>(() => {
    setAsking(false);
    say(t('user.sessionsEnded', { name }));
  });
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('user.sessions')}</h2>
      {sessions.length === 0 ? (
        <p className="quiet">{t('user.noSessions')}</p>
      ) : (
        <>
          <SessionTable sessions={sessions} />
          <p>
            <Button look="secondary" onClick={() => setAsking(true)}>
              {t('user.endSessions')}
            </Button>
          </p>
        </>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('user.endSessionsTitle', { name })}
          confirmText={t('user.endSessions')}
          danger
          busy={end.isPending}
          onConfirm={() => end.mutate({ path: apiPaths.userSessions(id), method: 'DELETE' })}
          onCancel={() => setAsking(false)}
        >
          <p>{t('user.endSessionsText', { name })}</p>
          {end.error && <FaultNotice fault={end.error} />}
        </ConfirmDialog>
      )}
    </section>
  );
}
