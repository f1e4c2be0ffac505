import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { BegunElsewhere } from '../eIdentificationApi.ts';
import type { OwnFactors } from '../factorsApi.ts';
import { passkeysWorkHere } from '../../web/ui-kit/passkeyFault.ts';
import { PasskeyProofButton } from './PasskeyProofButton.tsx';
import { Passkeys } from './Passkeys.tsx';
import { OneTimeCodes } from './OneTimeCodes.tsx';
import { ProofForm, type Proof } from './ProofForm.tsx';
import './access.css';

type Props = {
  /** Whether nothing else opens until more than a password is there. */
  readonly isNeeded: boolean;
  /** Called when who one is was just proved by more than a password. */
  readonly onProved: () => void;
};

/** The own ways to log in: e-identification, passkeys and one-time codes. */
export function LoginWaysPage({ isNeeded, onProved }: Props) {
  const { t } = useTranslation('loginWays');
  const query = useQuery({
    queryKey: ['factors'],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson<OwnFactors>(apiPaths.factors(), { signal }),
  });
  return (
    <Page title={t('ways.title')} lead={t('ways.lead')}>
      {isNeeded && (
        <Notice kind="warning" title={t('ways.needed.title')}>
          <p>{t('ways.needed.text')}</p>
        </Notice>
      )}
      <Loaded query={query}>
        {(factors) => (
          <>
            {factors.offersEIdentification && <EIdentification factors={factors} />}
            {(factors.passkeysAt !== null || factors.passkeys.length > 0) && (
              <section className="stack" aria-labelledby="passkeys">
                <h2 id="passkeys">{t('passkey.title')}</h2>
                {isNeeded && factors.passkeys.length > 0 && passkeysWorkHere(factors.passkeysAt) && (
                  <PasskeyProofButton onProved={onProved} />
                )}
                <Passkeys factors={factors} onProved={onProved} />
              </section>
            )}
            <section className="stack" aria-labelledby="codes">
              <h2 id="codes">{t('ways.codes.title')}</h2>
              <OneTimeCodes factors={factors} onProved={onProved} />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function EIdentification({ factors }: { readonly factors: OwnFactors }) {
  const { t } = useTranslation('loginWays');
  const language = useLanguage();
  const [isLinking, setLinking] = useState(false);
  const link = useMutation({
    mutationFn: (body: Proof) => fetchJson<BegunElsewhere>(apiPaths.eIdentificationLink(), { method: 'POST', body }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const since = factors.eIdentitySince;
  return (
    <section className="stack" aria-labelledby="e-identification">
      <h2 id="e-identification">{t('ways.eIdentification.title')}</h2>
      {since === null ? (
        <p className="quiet">{t('ways.eIdentification.off')}</p>
      ) : (
        <p>{t('ways.eIdentification.on', { day: momentText(since, language) })}</p>
      )}
      {isLinking ? (
        <ProofForm
          withCode={factors.codeSince !== null}
          submitText={t('ways.eIdentification.go')}
          busy={link.isPending || link.isSuccess}
          fault={link.error}
          onSubmit={link.mutate}
          onCancel={() => setLinking(false)}
        />
      ) : (
        <p>
          <Button look={since === null ? 'primary' : 'secondary'} onClick={() => setLinking(true)}>
            {t(since === null ? 'ways.eIdentification.link' : 'ways.eIdentification.replace')}
          </Button>
        </p>
      )}
    </section>
  );
}
