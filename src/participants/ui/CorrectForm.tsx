import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { readParticipation, type ParticipationForm } from '../participationForm.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { ClosingFields } from './ClosingFields.tsx';
import { EnrolmentFields } from './EnrolmentFields.tsx';
import { RecordConflict } from './RecordConflict.tsx';
import { closingFaults, differing, formOfRecord, hidesWho, personOfRecord, sentForm, unshown, writtenOver } from './recordForm.ts';
import { RecordForm, useBasisFaults } from './RecordForm.tsx';
import { textOf, useFormFaults } from './useFormFaults.ts';
import { useRecordChange } from './useRecordChange.ts';

export type RecordFormProps = {
  readonly record: ParticipantRecordAnswer;
  readonly today: LocalDate;
  readonly onDone: () => void;
};

/** What is known of a participation, corrected. */
export function CorrectForm({ record, today, onDone }: RecordFormProps) {
  const { t } = useTranslation('participants');
  const { participationId: id } = record;
  const [start, setStart] = useState(record);
  const [form, setForm] = useState(() => formOfRecord(record));
  const [basis, setBasis] = useState(() => t('form.basisCorrect'));
  const [isTried, setTried] = useState(false);
  const { reload, done } = useRecordChange(id);
  const saving = useVersionedSave(reload);
  const shown = useFormFaults();
  const isHidden = hidesWho(start);
  const who = isHidden ? unshown(start.person?.sex ?? 'K', form.enrolled, today) : personOfRecord(start);
  const read = readParticipation(who, form, start.protected, today);
  const hasEnded = start.status === 'closed';
  const faults = [...shown([...(read.ok ? [] : read.error), ...(hasEnded ? closingFaults(form) : [])]), ...useBasisFaults(basis)];
  const errorOf = (name: string): string | undefined => textOf(faults, isTried, name);
  const write = (change: Partial<ParticipationForm>): void => setForm((before) => ({ ...before, ...change }));
  const save = async (holds: ParticipantRecordAnswer, written: ParticipationForm): Promise<void> => {
    const body = { version: holds.version, basis, form: sentForm(written, holds) };
    const isSaved = await saving.run(async () =>
      done('correct', ...undoable(await fetchJson<ParticipantRecordAnswer>(apiPaths.participant(id), { method: 'PUT', body }))),
    );
    if (isSaved) onDone();
  };
  const theirs = saving.theirs?.record;
  const merged = theirs?.form ? writtenOver(formOfRecord(start), form, formOfRecord(theirs)) : form;
  return (
    <>
      {theirs?.form && (
        <RecordConflict
          text={saving.theirs?.text ?? ''}
          mine={merged}
          theirs={theirs.form}
          busy={saving.busy}
          onMine={() => {
            setStart(theirs);
            setForm(merged);
            saving.settle();
            void save(theirs, merged);
          }}
          onTheirs={onDone}
        />
      )}
      <RecordForm
        title={t('act.correct')}
        submitText={t('form.save')}
        faults={faults}
        isTried={isTried}
        basis={basis}
        busy={saving.busy}
        unsaved={differing(form, formOfRecord(start)).length > 0}
        fault={saving.fault}
        onBasis={setBasis}
        onTry={() => setTried(true)}
        onSubmit={() => save(start, form)}
        onCancel={onDone}
      >
        <EnrolmentFields form={form} errorOf={errorOf} hidesMunicipality={isHidden} onChange={write} />
        {hasEnded && <ClosingFields closing={form} errorOf={errorOf} onChange={write} />}
      </RecordForm>
    </>
  );
}

/** What was saved, with how it is undone: as long as nobody has changed it since. */
export const undoable = (
  record: ParticipantRecordAnswer,
): [ParticipantRecordAnswer, { readonly part: 'participation'; readonly version: number }] => [
  record,
  { part: 'participation', version: record.version },
];
