import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import type { ArchiveFiles } from '../archiveApi.ts';
import { ProvenDialog } from './ProvenDialog.tsx';

type Props = {
  readonly file: ArchiveFiles['files'][number];
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
};
const LEAST_REASON = 5;

/** Has an archive file made; of protected persons with a reason. */
export function MakeArchiveDialog({ file: { id, intervention, ofProtected, wanted, state }, onMade, onClose }: Props) {
  const { t } = useTranslation('privacy');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.archiveContent(id), { method: 'POST', body: { reason: ofProtected ? reason : null } }),
    onSuccess: onMade,
  });
  const lacksReason = ofProtected && reason.trim().length < LEAST_REASON;
  return (
    <ProvenDialog
      title={t('archive.makeOne', { intervention })}
      confirmText={t('archive.make')}
      look="primary"
      busy={make.isPending}
      fault={make.error}
      onConfirm={() => {
        setTried(true);
        if (!lacksReason) make.mutate();
      }}
      onClose={onClose}
    >
      <p>{t('archive.makeText', { count: wanted })}</p>
      {state !== 'wanted' && <p>{t('archive.remakeText')}</p>}
      {ofProtected && (
        <TextAreaField
          label={t('archive.reason')}
          hint={t('archive.reasonHint')}
          name="reason"
          value={reason}
          lines={3}
          maxLength={300}
          error={tried && lacksReason ? t('archive.reasonFault') : undefined}
          onChange={setReason}
        />
      )}
    </ProvenDialog>
  );
}
