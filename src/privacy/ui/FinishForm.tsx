import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { FINDINGS } from '../logSample.ts';

type Props = { readonly id: string; readonly onFinished: () => Promise<void> };

/** What a check came to. It can't be changed afterwards. */
export function FinishForm({ id, onFinished }: Props) {
  const { t } = useTranslation('privacy');
  const [finding, setFinding] = useState('');
  const [note, setNote] = useState('');
  const [measures, setMeasures] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.logSampleFinish(id), { method: 'POST', body: { finding, note, measures } }),
    onSuccess: onFinished,
  });
  const faults = [
    ...(finding === '' ? [{ name: 'finding', label: t('checks.finding'), text: t('checks.findingFault') }] : []),
    ...(note.trim() === '' ? [{ name: 'note', label: t('checks.note'), text: t('checks.noteFault') }] : []),
    ...(finding === 'deviation' && measures.trim() === ''
      ? [{ name: 'measures', label: t('checks.measures'), text: t('checks.measuresFault') }]
      : []),
  ];
  const errorOf = (name: string) => (tried ? faults.find((one) => one.name === name)?.text : undefined);
  return (
    <section className="stack">
      <h2>{t('checks.finish')}</h2>
      <Form
        label={t('checks.finish')}
        submitText={t('checks.save')}
        faults={faults}
        onTry={() => setTried(true)}
        busy={save.isPending}
        unsaved={note !== '' && !save.isSuccess}
        fault={save.error ?? undefined}
        onSubmit={() => save.mutate()}
      >
        <RadioField
          label={t('checks.finding')}
          name="finding"
          value={finding}
          choices={FINDINGS.map((value) => ({ value, text: t(`finding.${value}`) }))}
          error={errorOf('finding')}
          onChange={setFinding}
        />
        <TextAreaField
          label={t('checks.note')}
          hint={t('checks.noteHint')}
          name="note"
          value={note}
          maxLength={4000}
          error={errorOf('note')}
          onChange={setNote}
        />
        <TextAreaField
          label={t('checks.measures')}
          name="measures"
          value={measures}
          lines={2}
          maxLength={4000}
          error={errorOf('measures')}
          onChange={setMeasures}
        />
      </Form>
    </section>
  );
}
