import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { CodeSecret, OwnFactors, RecoveryCodes } from '../factorsApi.ts';
import { NewOneTimeCodes } from './NewOneTimeCodes.tsx';
import { ProofForm, type Proof } from './ProofForm.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';

type Props = { readonly factors: OwnFactors; readonly onProved: () => void };
type Doing = 'nothing' | 'beginning' | 'renewing' | 'removing';

/** The own one-time codes: turning them on, new recovery codes, turning them off. */
export function OneTimeCodes({ factors, onProved }: Props) {
  const { t } = useTranslation('loginWays');
  const language = useLanguage();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>('nothing');
  const [secret, setSecret] = useState<CodeSecret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['factors'] });
  const begin = useMutation({
    mutationFn: (body: Proof) => fetchJson<CodeSecret>(apiPaths.oneTimeCodes(), { method: 'POST', body: { password: body.password } }),
    onSuccess: setSecret,
  });
  const renew = useMutation({
    mutationFn: (body: Proof) => fetchJson<RecoveryCodes>(apiPaths.recoveryCodes(), { method: 'POST', body }),
    onSuccess: (made) => setCodes(made.codes),
  });
  const remove = useMutation({
    mutationFn: (body: Proof) => fetchJson<void>(apiPaths.oneTimeCodesRemoval(), { method: 'POST', body }),
    onSuccess: () => {
      say(t('ways.codes.removed'));
      leave();
    },
  });
  const leave = (): void => {
    setDoing('nothing');
    setSecret(undefined);
    setCodes(undefined);
    for (const one of [begin, renew, remove]) one.reset();
    void refresh();
  };

  if (codes) return <RecoveryCodeList codes={codes} onDone={leave} />;
  if (secret) {
    const keep = (made: RecoveryCodes): void => {
      setCodes(made.codes);
      onProved();
    };
    return <NewOneTimeCodes secret={secret} onConfirmed={keep} onCancel={leave} />;
  }
  switch (doing) {
    case 'beginning':
      return (
        <ProofForm
          withCode={false}
          submitText={t('ways.next')}
          busy={begin.isPending}
          fault={begin.error}
          onSubmit={begin.mutate}
          onCancel={leave}
        />
      );
    case 'renewing':
      return (
        <ProofForm
          withCode
          submitText={t('ways.recovery.renew')}
          busy={renew.isPending}
          fault={renew.error}
          onSubmit={renew.mutate}
          onCancel={leave}
        />
      );
    case 'removing':
      return (
        <ProofForm
          withCode
          submitText={t('ways.codes.remove')}
          busy={remove.isPending}
          fault={remove.error}
          onSubmit={remove.mutate}
          onCancel={leave}
        />
      );
    case 'nothing':
      break;
  }
  if (factors.codeSince === null) {
    return (
      <>
        <p className="quiet">{t('ways.codes.off')}</p>
        <p>
          <Button onClick={() => setDoing('beginning')}>{t('ways.codes.add')}</Button>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{t('ways.codes.on', { day: momentText(factors.codeSince, language) })}</p>
      <p className={factors.recoveryCodesLeft < 3 ? 'few-left' : 'quiet'}>
        {t('ways.recovery.left', { count: factors.recoveryCodesLeft })}
      </p>
      <div className="form-actions">
        <Button look="secondary" onClick={() => setDoing('renewing')}>
          {t('ways.recovery.renew')}
        </Button>
        <Button look="quiet" onClick={() => setDoing('removing')}>
          {t('ways.codes.remove')}
        </Button>
      </div>
    </>
  );
}
