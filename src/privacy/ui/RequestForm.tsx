import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { leaveUnsaved } from '../../web/ui-kit/unsaved.ts';
import { IDENTITY_CHECKS } from '../subjectAccess.ts';
import { isDay } from './isDay.ts';

type Props = { readonly today: string; readonly onRegistered: (id: string) => void };

/** Registers a request: whom it is about, when it came, and how it was made sure who asks. */
export function RequestForm({ today, onRegistered }: Props) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const [whom, setWhom] = useState('');
  const [receivedOn, setReceivedOn] = useState(today);
  const [identityChecked, setIdentityChecked] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  // A second try after a lost answer registers the same request.
  const [id] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: () =>
      fetchJson<unknown>(apiPaths.subjectRequests(), { method: 'POST', body: { id, whom, receivedOn, identityChecked, note } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['subject-access'] });
      leaveUnsaved();
      onRegistered(id);
    },
  });
  const faults = [
    ...(whom.trim() === '' ? [{ name: 'whom', label: t('subject.whom'), text: t('subject.whomFault') }] : []),
    ...(isDay(receivedOn) ? [] : [{ name: 'receivedOn', label: t('subject.receivedOn'), text: t('log.dayFault') }]),
    ...(identityChecked === '' ? [{ name: 'identityChecked', label: t('subject.checked'), text: t('subject.checkedFault') }] : []),
  ];
  const errorOf = (name: string) => (tried ? faults.find((one) => one.name === name)?.text : undefined);
  return (
    <Form
      label={t('subject.register')}
      submitText={t('subject.register')}
      faults={faults}
      onTry={() => setTried(true)}
      busy={save.isPending}
      unsaved={(whom !== '' || note !== '') && !save.isSuccess}
      fault={save.error ?? undefined}
      onSubmit={() => save.mutate()}
    >
      <TextField
        label={t('subject.whom')}
        hint={t('subject.whomHint')}
        name="whom"
        value={whom}
        autoComplete="off"
        error={errorOf('whom')}
        onChange={setWhom}
      />
      <DateField
        label={t('subject.receivedOn')}
        hint={t('subject.receivedHint')}
        name="receivedOn"
        value={receivedOn}
        error={errorOf('receivedOn')}
        onChange={setReceivedOn}
      />
      <RadioField
        label={t('subject.checked')}
        name="identityChecked"
        value={identityChecked}
        choices={IDENTITY_CHECKS.map((value) => ({ value, text: t(`subject.check.${value}`) }))}
        error={errorOf('identityChecked')}
        onChange={setIdentityChecked}
      />
      <TextAreaField
        label={t('subject.note')}
        hint={t('subject.noteHint')}
        name="note"
        value={note}
        lines={2}
        maxLength={1000}
        onChange={setNote}
      />
    </Form>
  );
}
