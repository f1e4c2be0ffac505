import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { ArchiveFiles } from '../archiveApi.ts';

type Props = {
  readonly file: ArchiveFiles['files'][number];
  readonly today: string;
  readonly onEntered: () => Promise<void>;
  readonly onClose: () => void;
};

/** Enters that the archive authority has received a file; the hash says that it is this one. */
export function ReceiptDialog({ file: { id, intervention }, today, onEntered, onClose }: Props) {
  const { t } = useTranslation('privacy');
  const [receipt, setReceipt] = useState({ receiver: '', on: today, reference: '', hashBegins: '' });
  const [tried, setTried] = useState(false);
  const enter = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.archiveReceipt(id), { method: 'POST', body: receipt }),
    onSuccess: onEntered,
  });
  const checks = {
    receiver: receipt.receiver.trim() !== '',
    on: /^\d{4}-\d{2}-\d{2}$/.test(receipt.on),
    reference: receipt.reference.trim() !== '',
    hashBegins: /^[0-9a-f]{8,64}$/i.test(receipt.hashBegins.replaceAll(/\s/g, '')),
  };
  const NAMES = ['receiver', 'on', 'reference', 'hashBegins'] as const;
  const faults = NAMES.filter((name) => !checks[name]).map((name) => ({
    ...{ name, label: t(`archive.${name}`), text: t(`archive.${name}Fault`) },
  }));
  const field = (name: (typeof NAMES)[number]) => ({
    ...{ name, label: t(`archive.${name}`), value: receipt[name] },
    error: tried ? faults.find((fault) => fault.name === name)?.text : undefined,
    onChange: (value: string) => setReceipt({ ...receipt, [name]: value }),
  });
  return (
    <ModalDialog title={t('archive.receiveOne', { intervention })} onClose={onClose}>
      <Form
        label={t('archive.receive')}
        submitText={t('archive.saveReceipt')}
        faults={faults}
        onTry={() => setTried(true)}
        busy={enter.isPending}
        unsaved={receipt.receiver !== '' && !enter.isSuccess}
        fault={enter.error ?? undefined}
        onSubmit={() => enter.mutate()}
      >
        <TextField {...field('receiver')} hint={t('archive.receiverHint')} />
        <DateField {...field('on')} />
        <TextField {...field('reference')} hint={t('archive.referenceHint')} />
        <TextField {...field('hashBegins')} hint={t('archive.hashBeginsHint')} />
      </Form>
    </ModalDialog>
  );
}
