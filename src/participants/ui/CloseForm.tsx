import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { EMPTY_CLOSING, readParticipation, type ParticipationForm } from '../participationForm.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { ClosingFields } from './ClosingFields.tsx';
import { undoable, type RecordFormProps } from './CorrectForm.tsx';
import { RecordConflict } from './RecordConflict.tsx';
import { closingFaults, formOfRecord, unshown } from './recordForm.ts';
import { RecordForm, useBasisFaults } from './RecordForm.tsx';
import { textOf, useFormFaults } from './useFormFaults.ts';
import { useRecordChange } from './useRecordChange.ts';

type Closing = Pick<ParticipationForm, keyof typeof EMPTY_CLOSING>;

const closingOf = ({ closed, closingReason, occupationAtEnd, incomeAtEnd }: ParticipationForm): Closing => ({
  ...{ closed, closingReason, occupationAtEnd, incomeAtEnd },
});

/** The end of a participation: when, why, and what the person lives on and does afterwards. */
export function CloseForm({ record, today, onDone }: RecordFormProps) {
  const { t } = useTranslation('participants');
  const { participationId: id } = record;
  const [closing, setClosing] = useState<Closing>({ ...EMPTY_CLOSING, closed: today });
  const [basis, setBasis] = useState(() => t('form.basisClose'));
  const [isTried, setTried] = useState(false);
  const { reload, done } = useRecordChange(id);
  const saving = useVersionedSave(reload);
  const shown = useFormFaults();
  const form = formOfRecord(record);
  const read = readParticipation(unshown(record.person?.sex ?? 'K', form.enrolled, today), { ...form, ...closing }, false, today);
  const faults = [...shown([...closingFaults(closing), ...(read.ok ? [] : read.error)]), ...useBasisFaults(basis)];
  const save = async (holds: ParticipantRecordAnswer): Promise<void> => {
    const isSaved = await saving.run(async () => done('close', ...undoable(await sendClosing(holds, closing, basis))));
    if (isSaved) onDone();
  };
  const theirs = saving.theirs?.record;
  return (
    <>
      {theirs?.form && (
        <RecordConflict
          text={saving.theirs?.text ?? ''}
          mine={closing}
          theirs={closingOf(formOfRecord(theirs))}
          busy={saving.busy}
          onMine={() => {
            saving.settle();
            void save(theirs);
          }}
          onTheirs={onDone}
        />
      )}
      <RecordForm
        title={t('form.close')}
        submitText={t('form.close')}
        faults={faults}
        isTried={isTried}
        basis={basis}
        busy={saving.busy}
        unsaved={closing.closingReason !== '' || closing.occupationAtEnd !== '' || closing.incomeAtEnd.length > 0}
        fault={saving.fault}
        onBasis={setBasis}
        onTry={() => setTried(true)}
        onSubmit={() => save(record)}
        onCancel={onDone}
      >
        <ClosingFields
          closing={closing}
          errorOf={(name) => textOf(faults, isTried, name)}
          onChange={(change) => setClosing((before) => ({ ...before, ...change }))}
        />
      </RecordForm>
    </>
  );
}

/** Closes; where a colleague has closed already, corrects the closing instead. */
function sendClosing(holds: ParticipantRecordAnswer, closing: Closing, basis: string): Promise<ParticipantRecordAnswer> {
  const { participationId: id, version, status } = holds;
  if (status !== 'closed')
    return fetchJson<ParticipantRecordAnswer>(apiPaths.participantClosing(id), { method: 'POST', body: { version, basis, closing } });
  const municipality = holds.protected ? null : formOfRecord(holds).municipality;
  const form = { ...formOfRecord(holds), ...closing, municipality };
  return fetchJson<ParticipantRecordAnswer>(apiPaths.participant(id), { method: 'PUT', body: { version, basis, form } });
}
