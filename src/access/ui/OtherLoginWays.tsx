import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { BegunElsewhere, LoginWays } from '../eIdentificationApi.ts';
import type { Session } from '../sessionApi.ts';
import { passkeysWorkHere } from '../../web/ui-kit/passkeyFault.ts';

type Props = {
  readonly association: string;
  readonly onMissing: () => void;
  readonly onFault: (fault: unknown) => void;
  readonly onBegun: () => void;
  readonly onLogIn: (session: Session) => void;
};

/** The ways in without a password, where the installation offers them: a passkey, and the provider of e-identification. */
export function OtherLoginWays({ association, onMissing, onFault, onBegun, onLogIn }: Props) {
  const { t } = useTranslation('access');
  const [ways, setWays] = useState<LoginWays>();
  const [busy, setBusy] = useState<'passkey' | 'eIdentification'>();
  useEffect(() => {
    // Without an answer there is the password.
    fetchJson<LoginWays>(apiPaths.loginWays()).then(setWays, () => undefined);
  }, []);
  const go = async (way: 'passkey' | 'eIdentification'): Promise<void> => {
    if (association.trim() === '') return onMissing();
    setBusy(way);
    onFault(undefined);
    try {
      if (way === 'passkey') {
        onBegun();
        const { logInByPasskey } = await import('./passkeyCeremony.ts');
        return onLogIn(await logInByPasskey(association.trim()));
      }
      const body = { association: association.trim() };
      window.location.assign((await fetchJson<BegunElsewhere>(apiPaths.eIdentification(), { method: 'POST', body })).url);
    } catch (fault) {
      setBusy(undefined);
      onFault(fault);
    }
  };
  if (!ways) return null;
  return (
    <>
      {passkeysWorkHere(ways.passkeysAt) && (
        <Button look="secondary" busy={busy !== undefined} onClick={() => void go('passkey')}>
          {t('login.passkey')}
        </Button>
      )}
      {ways.eIdentification && (
        <Button look="secondary" busy={busy !== undefined} onClick={() => void go('eIdentification')}>
          {t('login.eIdentification')}
        </Button>
      )}
    </>
  );
}
