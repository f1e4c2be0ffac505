import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { REQUEST_OUTCOMES } from '../subjectAccess.ts';
import type { SubjectAccess } from '../subjectAccessApi.ts';
import { isDay } from './isDay.ts';

type Props = { readonly request: Pick<SubjectAccess, 'id' | 'version'>; readonly today: string; readonly onSaved: () => Promise<void> };

/** How a request ended. Afterwards nothing can be fetched through it. */
export function EndRequestForm({ request: { id, version }, today, onSaved }: Props) {
  const { t } = useTranslation('privacy');
  const [outcome, setOutcome] = useState('');
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.subjectEnd(id), { method: 'POST', body: { version, outcome, on, note } }),
    onSuccess: onSaved,
  });
  const faults = [
    ...(outcome === '' ? [{ name: 'outcome', label: t('subject.outcome'), text: t('subject.outcomeFault') }] : []),
    ...(isDay(on) ? [] : [{ name: 'on', label: t('subject.endedOn'), text: t('log.dayFault') }]),
    ...(note.trim() === '' ? [{ name: 'note', label: t('subject.endNote'), text: t('subject.endNoteFault') }] : []),
  ];
  const errorOf = (name: string) => (tried ? faults.find((one) => one.name === name)?.text : undefined);
  return (
    <section className="stack">
      <h2>{t('subject.end')}</h2>
      <p className="quiet">{t('subject.endLead')}</p>
      <Form
        label={t('subject.end')}
        submitText={t('subject.end')}
        faults={faults}
        onTry={() => setTried(true)}
        busy={save.isPending}
        unsaved={note !== '' && !save.isSuccess}
        fault={save.error ?? undefined}
        onSubmit={() => save.mutate()}
      >
        <RadioField
          label={t('subject.outcome')}
          name="outcome"
          value={outcome}
          choices={REQUEST_OUTCOMES.map((value) => ({ value, text: t(`subject.choose.${value}`) }))}
          error={errorOf('outcome')}
          onChange={setOutcome}
        />
        <DateField label={t('subject.endedOn')} name="on" value={on} error={errorOf('on')} onChange={setOn} />
        <TextAreaField
          label={t('subject.endNote')}
          hint={t('subject.endNoteHint')}
          name="note"
          value={note}
          lines={2}
          maxLength={1000}
          error={errorOf('note')}
          onChange={setNote}
        />
      </Form>
    </section>
  );
}
