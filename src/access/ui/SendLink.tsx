import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Delivered, UserPage } from '../usersApi.ts';
import { LinkHandOver } from './LinkHandOver.tsx';
import { useUserChange } from './useUserChange.ts';

/** A new link to choose a password: an invitation again, one for a forgotten password, or the way back for one who left. */
export function SendLink({ user: { id, name, state, version } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const [isAsking, setAsking] = useState(false);
  const send = useUserChange<Delivered>(({ delivery, faultText }) => {
    setAsking(false);
    if (delivery === 'sent') say(t('user.sent'));
    if (delivery === 'failed') say(t('user.failed', { why: faultText ?? '' }), { kind: 'fault' });
  });
  return (
    <>
      {typeof send.data?.link === 'string' && <LinkHandOver title={t('invite.handedTitle', { name })} link={send.data.link} />}
      <p>
        <Button look="secondary" onClick={() => setAsking(true)}>
          {t(`user.send.${state}`)}
        </Button>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={t(`user.sendTitle.${state}`, { name })}
          confirmText={t(`user.send.${state}`)}
          busy={send.isPending}
          onConfirm={() => send.mutate({ path: apiPaths.userLink(id), method: 'POST', body: { version } })}
          onCancel={() => {
            send.reset();
            setAsking(false);
          }}
        >
          <p>{t(`user.sendText.${state}`, { name })}</p>
          {send.error && <FaultNotice fault={send.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
