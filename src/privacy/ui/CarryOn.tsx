import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { useWeeding } from './useWeeding.ts';

const ProvenDialog = lazy(async () => ({ default: (await import('./ProvenDialog.tsx')).ProvenDialog }));

type Props = { readonly id: string; readonly weeding: { readonly weeded: number; readonly due: number }; readonly may: boolean };

/** A weeding that was left before it was finished, and a way on for who may. */
export function CarryOn({ id, weeding, may }: Props) {
  const { t } = useTranslation('privacy');
  const [asks, setAsks] = useState(false);
  const { carryOn } = useWeeding();
  const go = useMutation({
    mutationFn: () => carryOn(id),
    onSuccess: () => {
      setAsks(false);
      say(t('weeding.finished'));
    },
  });
  return (
    <>
      <Notice
        kind="warning"
        title={t('weeding.unfinished')}
        {...(may
          ? {
              action: (
                <Button look="secondary" onClick={() => setAsks(true)}>
                  {t('weeding.carryOn')}
                </Button>
              ),
            }
          : {})}
      >
        <p>{t('weeding.unfinishedText', weeding)}</p>
      </Notice>
      {asks && (
        <Suspense>
          <ProvenDialog
            title={t('weeding.carryOn')}
            confirmText={t('weeding.carryOn')}
            busy={go.isPending}
            fault={go.error}
            onConfirm={() => go.mutate()}
            onClose={() => setAsks(false)}
          >
            <p>{t('weeding.carryOnText')}</p>
          </ProvenDialog>
        </Suspense>
      )}
    </>
  );
}
