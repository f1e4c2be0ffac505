import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { WithdrawnAs } from '../consent.ts';
import { readWithdrawalDay } from '../consentForm.ts';
import type { Consents, ShownConsent } from '../consentsApi.ts';
import { useConsentChange } from './useConsentChange.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly id: string;
  readonly today: LocalDate;
  readonly consent: ShownConsent;
  readonly as: WithdrawnAs;
  readonly onDone: () => void;
};

/** Asks before a consent is taken back, and says what happens then. */
export function WithdrawConsent({ id, today, consent, as, onDone }: Props) {
  const { t } = useTranslation('participants');
  const [day, setDay] = useState<string>(today);
  const [isTried, setTried] = useState(false);
  const sending = useSend();
  const { reload } = useConsentChange(id);
  const isReadable = readWithdrawalDay(day, today).ok;
  const isRegistration = consent.kind === 'registration';
  const which = as === 'mistake' ? 'mistake' : isRegistration ? 'registration' : 'sharing';
  const send = async (): Promise<void> => {
    const body = { version: consent.version, day, as };
    const { isAnonymous } = await fetchJson<Consents>(apiPaths.consentWithdrawal(id, consent.id), { method: 'POST', body });
    await reload();
    say(t(`consent.done.${isAnonymous ? 'anonymous' : as}`));
    onDone();
  };
  return (
    <ConfirmDialog
      title={t(`consent.withdrawal.${which}.title`)}
      confirmText={t(`consent.withdrawal.${which}.yes`)}
      danger={which === 'registration'}
      busy={sending.busy}
      onConfirm={() => {
        setTried(true);
        if (isReadable) void sending.run(send);
      }}
      onCancel={onDone}
    >
      <p>{t(`consent.withdrawal.${which}.text`)}</p>
      {which === 'sharing' && (
        <DateField
          label={t('consent.withdrawal.day')}
          hint={t('consent.withdrawal.dayHint')}
          name="withdrawal-day"
          value={day}
          error={isTried && !isReadable ? t('consent.withdrawal.dayFault') : undefined}
          onChange={setDay}
        />
      )}
      {sending.fault !== undefined && <FaultNotice fault={sending.fault} />}
    </ConfirmDialog>
  );
}
