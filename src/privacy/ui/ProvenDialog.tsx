import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnProof } from '../../access/sessionApi.ts';
import { ProofForm, type Proof } from '../../access/ui/ProofForm.tsx';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';

type Props = {
  readonly title: string;
  /** What happens, and that it can not be undone. */
  readonly children: ReactNode;
  readonly confirmText: string;
  /** Of what can be done again. */
  readonly look?: 'danger' | 'primary';
  readonly busy: boolean;
  readonly fault: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before what can't be undone, and first who it is when that was proved long ago. */
export function ProvenDialog({ title, children, confirmText, look = 'danger', busy, fault, onConfirm, onClose }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const proof = useQuery({ queryKey: ['own proof'], queryFn: () => fetchJson<OwnProof>(apiPaths.ownProof()), staleTime: 0, gcTime: 0 });
  const prove = useMutation({
    mutationFn: (body: Proof) => fetchJson<void>(apiPaths.ownProof(), { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['own proof'] }),
  });
  return (
    <ModalDialog title={title} onClose={() => !busy && onClose()}>
      <Loaded query={proof}>
        {({ isFresh, minutes }) =>
          isFresh ? (
            <div className="stack">
              {children}
              {fault !== undefined && fault !== null && <FaultNotice fault={fault} />}
              <div className="form-actions">
                <Button look={look} busy={busy} onClick={onConfirm}>
                  {confirmText}
                </Button>
                <Button look="secondary" busy={busy} onClick={onClose}>
                  {t('retention.cancel')}
                </Button>
              </div>
            </div>
          ) : (
            <div className="stack">
              <p>{t('retention.proofWhy', { count: minutes })}</p>
              <ProofForm
                withCode={false}
                submitText={t('retention.proofGo')}
                busy={prove.isPending}
                fault={prove.error}
                onSubmit={prove.mutate}
                onCancel={onClose}
              />
            </div>
          )
        }
      </Loaded>
    </ModalDialog>
  );
}
