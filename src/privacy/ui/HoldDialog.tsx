import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';

type Props = {
  readonly due: { readonly participationId: string; readonly number: string };
  readonly onPlaced: () => Promise<void>;
  readonly onClose: () => void;
};

/** Stops the weeding of one participation, with the reason. */
export function HoldDialog({ due: { participationId, number }, onPlaced, onClose }: Props) {
  const { t } = useTranslation('privacy');
  const [id] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.weedingHolds(), { method: 'POST', body: { id, participationId, reason } }),
    onSuccess: onPlaced,
  });
  const faults = reason.trim().length < 3 ? [{ name: 'reason', label: t('duePart.reason'), text: t('duePart.reasonFault') }] : [];
  return (
    <ModalDialog title={t('duePart.stopOne', { number })} onClose={onClose}>
      <Form
        label={t('duePart.save')}
        submitText={t('duePart.save')}
        faults={faults}
        onTry={() => setTried(true)}
        busy={save.isPending}
        unsaved={reason !== '' && !save.isSuccess}
        fault={save.error ?? undefined}
        onSubmit={() => save.mutate()}
      >
        <TextAreaField
          label={t('duePart.reason')}
          hint={t('duePart.reasonHint')}
          name="reason"
          value={reason}
          lines={3}
          maxLength={300}
          error={tried ? faults[0]?.text : undefined}
          onChange={setReason}
        />
      </Form>
    </ModalDialog>
  );
}
