import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { OwnFactors } from '../factorsApi.ts';
import type { OwnPasskey } from '../passkeyApi.ts';
import { passkeysWorkHere } from '../../web/ui-kit/passkeyFault.ts';
import { PasskeyNameForm } from './PasskeyNameForm.tsx';
import { PasskeyTable } from './PasskeyTable.tsx';
import { ProveAgain } from './ProveAgain.tsx';

type Doing =
  | { readonly kind: 'nothing' | 'adding' }
  | { readonly kind: 'renaming' | 'removing'; readonly passkey: OwnPasskey }
  /** It was too long ago that it was proved who this is; what is done then. */
  | { readonly kind: 'proving'; readonly next: () => void };

const NOTHING: Doing = { kind: 'nothing' };
const asksProof = (fault: unknown): boolean => fault instanceof ApiFault && fault.code === 'proof-needed';

/** The own passkeys: adding, renaming and removing them. */
export function Passkeys({ factors, onProved }: { readonly factors: OwnFactors; readonly onProved: () => void }) {
  const { t } = useTranslation('loginWays');
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const { passkeys, passkeysAt } = factors;
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['factors'] });
  const add = useMutation({
    mutationFn: async (name: string) => (await import('./passkeyCeremony.ts')).addPasskey(name),
    onSuccess: (_, name) => {
      say(t('passkey.added', { name }));
      leave();
      onProved();
    },
    onError: (fault, name) =>
      asksProof(fault) && setDoing({ kind: 'proving', next: () => (setDoing({ kind: 'adding' }), add.mutate(name)) }),
  });
  const rename = useMutation({
    mutationFn: ({ id, name }: { readonly id: string; readonly name: string }) =>
      fetchJson<void>(apiPaths.passkey(id), { method: 'PUT', body: { name } }),
    onSuccess: (_, { name }) => {
      say(t('passkey.renamed', { name }));
      leave();
    },
  });
  const remove = useMutation({
    mutationFn: ({ id }: OwnPasskey) => fetchJson<void>(apiPaths.passkey(id), { method: 'DELETE' }),
    onSuccess: (_, { name }) => {
      say(t('passkey.removed', { name }));
      leave();
    },
    onError: (fault, passkey) =>
      asksProof(fault) && setDoing({ kind: 'proving', next: () => (setDoing({ kind: 'removing', passkey }), remove.mutate(passkey)) }),
  });
  const leave = (): void => {
    setDoing(NOTHING);
    for (const one of [add, rename, remove]) one.reset();
    void refresh();
  };

  const isHere = passkeysWorkHere(passkeysAt);
  return (
    <>
      <p className="quiet measure">{t('passkey.what')}</p>
      {passkeys.length > 0 && (
        <PasskeyTable
          passkeys={passkeys}
          action={(passkey) => (
            <>
              <Button
                look="quiet"
                aria-label={t('passkey.renameOne', { name: passkey.name })}
                onClick={() => setDoing({ kind: 'renaming', passkey })}
              >
                {t('passkey.rename')}
              </Button>
              <Button
                look="quiet"
                aria-label={t('passkey.removeOne', { name: passkey.name })}
                onClick={() => setDoing({ kind: 'removing', passkey })}
              >
                {t('passkey.remove')}
              </Button>
            </>
          )}
        />
      )}
      {doing.kind === 'adding' && (
        <PasskeyNameForm
          name={add.variables ?? ''}
          submitText={t('ways.next')}
          busy={add.isPending}
          fault={add.error}
          onSubmit={add.mutate}
          onCancel={leave}
        />
      )}
      {doing.kind === 'renaming' && (
        <PasskeyNameForm
          key={doing.passkey.id}
          name={doing.passkey.name}
          submitText={t('passkey.saveName')}
          busy={rename.isPending}
          fault={rename.error}
          onSubmit={(name) => rename.mutate({ id: doing.passkey.id, name })}
          onCancel={leave}
        />
      )}
      {doing.kind === 'proving' && (
        <div className="stack">
          <p>{t('passkey.proveFirst')}</p>
          <ProveAgain
            passkeysAt={passkeys.length > 0 ? passkeysAt : null}
            submitText={t('passkey.confirm')}
            onProved={doing.next}
            onCancel={leave}
          />
        </div>
      )}
      {doing.kind === 'removing' && (
        <ConfirmDialog
          title={t('passkey.removeTitle', { name: doing.passkey.name })}
          confirmText={t('passkey.remove')}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate(doing.passkey)}
          onCancel={leave}
        >
          <p>{t('passkey.removeText')}</p>
          {remove.error && <FaultNotice fault={remove.error} />}
        </ConfirmDialog>
      )}
      {(doing.kind === 'nothing' || doing.kind === 'removing') &&
        (isHere ? (
          <p>
            <Button look={passkeys.length === 0 ? 'primary' : 'secondary'} onClick={() => setDoing({ kind: 'adding' })}>
              {t('passkey.add')}
            </Button>
          </p>
        ) : (
          <p>{passkeysAt === window.location.origin ? t('passkey.notInBrowser') : t('passkey.elsewhere', { address: passkeysAt })}</p>
        ))}
    </>
  );
}
