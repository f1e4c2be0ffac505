import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { PasskeyFault } from '../../web/ui-kit/passkeyFault.ts';

/** What went wrong with a passkey: on the device, or with a question to the server. */
export function PasskeyFaultNotice({ fault }: { readonly fault: unknown }) {
  const { t } = useTranslation('access');
  if (!(fault instanceof PasskeyFault)) return <FaultNotice fault={fault} />;
  return (
    <Notice kind="fault" title={t(`login.passkeyFault.${fault.kind}.title`)} aloud>
      <p>{t(`login.passkeyFault.${fault.kind}.text`)}</p>
    </Notice>
  );
}
