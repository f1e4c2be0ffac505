import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { OwnProof } from '../sessionApi.ts';
import { ProveAgain } from './ProveAgain.tsx';

const ModalDialog = lazy(() => import('../../web/ui-kit/ModalDialog.tsx').then((part) => ({ default: part.ModalDialog })));

type Props = { readonly href: string; readonly children: string };

/** A file with personal data: who lately proved who they are has it at once, others are asked first and then have it. */
export function TakeOutLink({ href, children }: Props) {
  const { t } = useTranslation('loginWays');
  const queries = useQueryClient();
  const [asks, setAsks] = useState<OwnProof>();
  const look = useMutation({
    mutationFn: () => fetchJson<OwnProof>(apiPaths.ownProof()),
    onSuccess: (proof) => (proof.isFresh ? takeOut(href) : setAsks(proof)),
    onError: () => say(t('takeOut.notAsked')),
  });
  const close = (): void => setAsks(undefined);
  const proved = (): void => {
    close();
    takeOut(href);
    void queries.invalidateQueries({ queryKey: ['own sessions'] });
  };
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    if (!look.isPending) look.mutate();
  };
  return (
    <>
      <a href={href} download aria-busy={look.isPending} onClick={go}>
        {children}
      </a>
      {asks && (
        <Suspense>
          <ModalDialog title={t('takeOut.title')} onClose={close}>
            <p>{t('takeOut.why', { count: asks.minutes })}</p>
            <ProveAgain passkeysAt={asks.passkeysAt} submitText={t('takeOut.go')} onProved={proved} onCancel={close} />
          </ModalDialog>
        </Suspense>
      )}
    </>
  );
}

/** Lets the browser fetch a file as its own link would. */
function takeOut(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}
