import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { ModalDialog } from '../../web/ui-kit/ModalDialog.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { VERDICTS } from '../logSample.ts';

type Props = {
  readonly sampleId: string;
  readonly entryId: number;
  readonly onJudged: () => Promise<void>;
  readonly onClose: () => void;
};

/** What is thought of one entry of a sample. */
export function JudgeDialog({ sampleId, entryId, onJudged, onClose }: Props) {
  const { t } = useTranslation('privacy');
  const [verdict, setVerdict] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.logSampleNotes(sampleId), { method: 'POST', body: { entry: entryId, verdict, note } }),
    onSuccess: onJudged,
  });
  const faults = [
    ...(verdict === '' ? [{ name: 'verdict', label: t('checks.judgement'), text: t('checks.verdictFault') }] : []),
    ...(verdict !== 'ok' && verdict !== '' && note.trim() === ''
      ? [{ name: 'entryNote', label: t('checks.entryNote'), text: t('checks.entryNoteFault') }]
      : []),
  ];
  const errorOf = (name: string) => (tried ? faults.find((one) => one.name === name)?.text : undefined);
  return (
    <ModalDialog title={t('checks.judgeEntry', { number: entryId })} onClose={onClose}>
      <Form
        label={t('checks.judge')}
        submitText={t('checks.saveJudgement')}
        faults={faults}
        onTry={() => setTried(true)}
        busy={save.isPending}
        unsaved={note !== '' && !save.isSuccess}
        fault={save.error ?? undefined}
        onSubmit={() => save.mutate()}
      >
        <RadioField
          label={t('checks.judgement')}
          name="verdict"
          value={verdict}
          choices={VERDICTS.map((value) => ({ value, text: t(`verdict.${value}`) }))}
          error={errorOf('verdict')}
          onChange={setVerdict}
        />
        <TextAreaField
          label={t('checks.entryNote')}
          hint={t('checks.noteHint')}
          name="entryNote"
          value={note}
          lines={3}
          maxLength={2000}
          error={errorOf('entryNote')}
          onChange={setNote}
        />
      </Form>
    </ModalDialog>
  );
}
