import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import type { Contact } from '../contact.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import { ContactFields } from './ContactFields.tsx';
import type { RecordFormProps } from './CorrectForm.tsx';
import { RecordConflict } from './RecordConflict.tsx';
import { contactOfRecord, differing, writtenOver } from './recordForm.ts';
import { RecordForm, useBasisFaults } from './RecordForm.tsx';
import { useRecordChange } from './useRecordChange.ts';

/** How the participant is reached, changed for the own team alone. */
export function CorrectContactForm({ record, onDone }: RecordFormProps) {
  const { t } = useTranslation('participants');
  const { participationId: id } = record;
  const [start, setStart] = useState(record);
  const [contact, setContact] = useState(() => contactOfRecord(record));
  const [basis, setBasis] = useState(() => t('form.basisContact'));
  const [isTried, setTried] = useState(false);
  const { reload, done } = useRecordChange(id);
  const saving = useVersionedSave(reload);
  const faults = useBasisFaults(basis);
  const save = async (holds: ParticipantRecordAnswer, written: Contact): Promise<void> => {
    const body = { version: holds.contact?.version ?? 1, basis, contact: written };
    const isSaved = await saving.run(async () => {
      const saved = await fetchJson<ParticipantRecordAnswer>(apiPaths.participantContact(id), { method: 'PUT', body });
      const version = saved.contact?.version;
      done('correct-contact', saved, version === undefined ? undefined : { part: 'contact', version });
    });
    if (isSaved) onDone();
  };
  const theirs = saving.theirs?.record;
  const merged = theirs?.contact ? writtenOver(contactOfRecord(start), contact, contactOfRecord(theirs)) : contact;
  return (
    <>
      {theirs && (
        <RecordConflict
          text={saving.theirs?.text ?? ''}
          mine={merged}
          theirs={contactOfRecord(theirs)}
          busy={saving.busy}
          onMine={() => {
            setStart(theirs);
            setContact(merged);
            saving.settle();
            void save(theirs, merged);
          }}
          onTheirs={onDone}
        />
      )}
      <RecordForm
        title={t('act.correct-contact')}
        submitText={t('form.save')}
        faults={faults}
        isTried={isTried}
        basis={basis}
        busy={saving.busy}
        unsaved={differing(contact, contactOfRecord(start)).length > 0}
        fault={saving.fault}
        onBasis={setBasis}
        onTry={() => setTried(true)}
        onSubmit={() => save(start, contact)}
        onCancel={onDone}
      >
        <ContactFields
          isAlone
          contact={contact}
          errorOf={() => undefined}
          onChange={(change) => setContact((was) => ({ ...was, ...change }))}
        />
      </RecordForm>
    </>
  );
}
