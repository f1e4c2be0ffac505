import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { readParticipation, type PersonForm } from '../participationForm.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { RecordFormProps } from './CorrectForm.tsx';
import { PersonFields } from './PersonFields.tsx';
import { sentPerson } from './sentPerson.ts';
import { RecordConflict } from './RecordConflict.tsx';
import { differing, formOfRecord, hidesWho, personOfRecord, writtenOver } from './recordForm.ts';
import { RecordForm, useBasisFaults } from './RecordForm.tsx';
import { textOf, useFormFaults } from './useFormFaults.ts';
import { useRecordChange } from './useRecordChange.ts';

/** Who it is, corrected in all the person's participations. A changed number is asked about: it says who somebody is. */
export function CorrectPersonForm({ record, today, onDone }: RecordFormProps) {
  const { t } = useTranslation('participants');
  const { participationId: id } = record;
  const [start, setStart] = useState(record);
  const [person, setPerson] = useState(() => personOfRecord(record));
  const [basis, setBasis] = useState(() => t('form.basisCorrect'));
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { reload, done } = useRecordChange(id);
  const saving = useVersionedSave(reload);
  const shown = useFormFaults();
  const read = readParticipation(sentPerson(person, today), formOfRecord(start), start.protected, today);
  const faults = [...shown(read.ok ? [] : read.error), ...useBasisFaults(basis)];
  const before = personOfRecord(start);
  const save = async (holds: ParticipantRecordAnswer, written: PersonForm): Promise<void> => {
    const hasNewNumber = written.number.trim() !== personOfRecord(holds).number;
    const body = { version: holds.person?.version ?? 1, basis, person: sentPerson(written, today) };
    const isSaved = await saving.run(async () => {
      const saved = await fetchJson<ParticipantRecordAnswer>(apiPaths.participantPerson(id), { method: 'PUT', body });
      const version = saved.person?.version;
      done('correct-person', saved, hasNewNumber || version === undefined ? undefined : { part: 'person', version });
    });
    if (isSaved) onDone();
  };
  const theirs = saving.theirs?.record;
  const isUnseen = theirs !== undefined && hidesWho(theirs);
  const merged = theirs?.person?.identity ? writtenOver(before, person, personOfRecord(theirs)) : person;
  return (
    <>
      {isUnseen && (
        <Notice kind="warning" title={t('conflict.unseen')} aloud>
          <p>{saving.theirs?.text}</p>
          <p>{t('conflict.openAgain')}</p>
        </Notice>
      )}
      {theirs && !isUnseen && (
        <RecordConflict
          text={saving.theirs?.text ?? ''}
          mine={merged}
          theirs={personOfRecord(theirs)}
          busy={saving.busy}
          onMine={() => {
            setStart(theirs);
            setPerson(merged);
            saving.settle();
            void save(theirs, merged);
          }}
          onTheirs={onDone}
        />
      )}
      <RecordForm
        title={t('act.correct-person')}
        submitText={t('form.save')}
        faults={faults}
        isTried={isTried}
        basis={basis}
        busy={saving.busy}
        unsaved={differing(person, before).length > 0}
        fault={saving.fault}
        onBasis={setBasis}
        onTry={() => setTried(true)}
        onSubmit={() => {
          if (person.number.trim() === before.number) void save(start, person);
          else setAsked(true);
        }}
        onCancel={onDone}
      >
        <PersonFields
          person={person}
          today={today}
          errorOf={(name) => textOf(faults, isTried, name)}
          onChange={(change) => setPerson((was) => ({ ...was, ...change }))}
        />
      </RecordForm>
      {isAsked && (
        <ConfirmDialog
          title={t('confirm.number.title')}
          confirmText={t('confirm.number.yes')}
          onConfirm={() => {
            setAsked(false);
            void save(start, person);
          }}
          onCancel={() => setAsked(false)}
        >
          <p>{t('confirm.number.text')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
