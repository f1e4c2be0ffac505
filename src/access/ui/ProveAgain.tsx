import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { passkeysWorkHere } from '../../web/ui-kit/passkeyFault.ts';
import { PasskeyProofButton } from './PasskeyProofButton.tsx';
import { ProofForm, type Proof } from './ProofForm.tsx';

type Props = {
  /** Where an own passkey works; null for who has none. */
  readonly passkeysAt: string | null;
  readonly submitText: string;
  readonly onProved: () => void;
  readonly onCancel: () => void;
};

/** Asks again who one is, by an own passkey or by the password. */
export function ProveAgain({ passkeysAt, submitText, onProved, onCancel }: Props) {
  const { t } = useTranslation('loginWays');
  const prove = useMutation({
    mutationFn: (body: Proof) => fetchJson<void>(apiPaths.ownProof(), { method: 'POST', body }),
    onSuccess: onProved,
  });
  return (
    <>
      {passkeysWorkHere(passkeysAt) && (
        <>
          <PasskeyProofButton onProved={onProved} />
          <p className="quiet">{t('passkey.orPassword')}</p>
        </>
      )}
      <ProofForm
        withCode={false}
        submitText={submitText}
        busy={prove.isPending}
        fault={prove.error}
        onSubmit={prove.mutate}
        onCancel={onCancel}
      />
    </>
  );
}
