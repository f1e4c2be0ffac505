import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { BegunElsewhere, LoginWays } from '../eIdentificationApi.ts';

type Props = {
  readonly association: string;
  readonly onMissing: () => void;
  readonly onFault: (fault: unknown) => void;
};

/** The way to the provider of e-identification; there only where the installation names one. */
export function EIdentificationButton({ association, onMissing, onFault }: Props) {
  const { t } = useTranslation('access');
  const [isOffered, setOffered] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    // Without an answer there is the password.
    fetchJson<LoginWays>(apiPaths.loginWays()).then(
      ({ eIdentification }) => setOffered(eIdentification),
      () => undefined,
    );
  }, []);
  const go = async (): Promise<void> => {
    if (association.trim() === '') return onMissing();
    setBusy(true);
    try {
      const { url } = await fetchJson<BegunElsewhere>(apiPaths.eIdentification(), {
        method: 'POST',
        body: { association: association.trim() },
      });
      window.location.assign(url);
    } catch (fault) {
      setBusy(false);
      onFault(fault);
    }
  };
  if (!isOffered) return null;
  return (
    <Button look="secondary" busy={isBusy} onClick={() => void go()}>
      {t('login.eIdentification')}
    </Button>
  );
}
