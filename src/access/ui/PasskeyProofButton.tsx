import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { PasskeyFaultNotice } from './PasskeyFaultNotice.tsx';

/** Proves who one is by an own passkey. */
export function PasskeyProofButton({ onProved }: { readonly onProved: () => void }) {
  const { t } = useTranslation('loginWays');
  const prove = useMutation({
    mutationFn: async () => (await import('./passkeyCeremony.ts')).proveByPasskey(),
    onSuccess: onProved,
  });
  return (
    <>
      {prove.error && <PasskeyFaultNotice fault={prove.error} />}
      <p>
        <Button busy={prove.isPending} onClick={() => prove.mutate()}>
          {t('passkey.prove')}
        </Button>
      </p>
    </>
  );
}
