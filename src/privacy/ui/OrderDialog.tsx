import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { ProgressMeter } from '../../web/ui-kit/ProgressMeter.tsx';
import type { DueCounts } from '../retentionApi.ts';
import { ProvenDialog } from './ProvenDialog.tsx';
import { useWeeding } from './useWeeding.ts';

type Props = {
  readonly count: DueCounts['counts'][number];
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
};

/** Asks whether what is due of a kind is to be weeded, and has it done. */
export function OrderDialog({ count: { kind, version, due }, onDone, onClose }: Props) {
  const { t } = useTranslation('privacy');
  // A second try after a lost answer orders the same.
  const [id] = useState(() => crypto.randomUUID());
  const { progress, carryOn } = useWeeding();
  const weed = useMutation({
    mutationFn: async () => {
      await fetchJson<unknown>(apiPaths.weedings(), { method: 'POST', body: { id, kind, version, due } });
      await carryOn(id);
    },
    onSuccess: () => onDone(id),
  });
  return (
    <ProvenDialog
      title={t('retention.weedDialog', { kind: t(`retentionKind.${kind}`).toLowerCase() })}
      confirmText={t('retention.confirm')}
      busy={weed.isPending}
      fault={weed.error}
      onConfirm={() => weed.mutate()}
      onClose={onClose}
    >
      <p>{t('retention.question', { count: due })}</p>
      <p>{t('retention.questionMore')}</p>
      {progress && <ProgressMeter text={t('retention.running', progress)} done={progress.weeded} of={progress.due} />}
    </ProvenDialog>
  );
}
