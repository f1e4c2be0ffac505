import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import type { SubjectAccess } from '../subjectAccessApi.ts';
import { isDay } from './isDay.ts';

type Props = { readonly request: Pick<SubjectAccess, 'id' | 'version' | 'latest'>; readonly onSaved: () => Promise<void> };

/** A longer time for the answer, of which whoever asks is told. */
export function ExtendRequestForm({ request: { id, version, latest }, onSaved }: Props) {
  const { t } = useTranslation('privacy');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.subjectExtension(id), { method: 'POST', body: { version, to, reason } }),
    onSuccess: onSaved,
  });
  const faults = [
    ...(isDay(to) ? [] : [{ name: 'to', label: t('subject.extendTo'), text: t('log.dayFault') }]),
    ...(reason.trim() === '' ? [{ name: 'reason', label: t('subject.extendWhy'), text: t('subject.extendWhyFault') }] : []),
  ];
  const errorOf = (name: string) => (tried ? faults.find((one) => one.name === name)?.text : undefined);
  return (
    <Form
      label={t('subject.extend')}
      submitText={t('subject.extendSave')}
      faults={faults}
      onTry={() => setTried(true)}
      busy={save.isPending}
      unsaved={reason !== '' && !save.isSuccess}
      fault={save.error ?? undefined}
      onSubmit={() => save.mutate()}
    >
      <DateField
        label={t('subject.extendTo')}
        hint={t('subject.extendHint', { day: latest })}
        name="to"
        value={to}
        error={errorOf('to')}
        onChange={setTo}
      />
      <TextAreaField
        label={t('subject.extendWhy')}
        name="reason"
        value={reason}
        lines={2}
        maxLength={1000}
        error={errorOf('reason')}
        onChange={setReason}
      />
    </Form>
  );
}
