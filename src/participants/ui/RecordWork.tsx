import { useState } from 'react';
import type { LocalDate } from '../../shared/localDate.ts';
import type { ParticipantRecordAnswer } from '../participantRecordApi.ts';
import type { ParticipationAction } from '../participationStatus.ts';
import { ActionDialog, ASKED_FIRST } from './ActionDialog.tsx';
import { CloseForm } from './CloseForm.tsx';
import { CorrectContactForm } from './CorrectContactForm.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { CorrectPersonForm } from './CorrectPersonForm.tsx';
import { RecordActions } from './RecordActions.tsx';
import { RecordFacts } from './RecordFacts.tsx';

type Props = { readonly slug: string; readonly record: ParticipantRecordAnswer; readonly today: LocalDate };

/** What is known, and what is being done with it: one thing at a time, in the place of what it changes. */
export function RecordWork({ slug, record, today }: Props) {
  const [doing, setDoing] = useState<ParticipationAction>();
  const [times, setTimes] = useState(0);
  const end = (): void => {
    setDoing(undefined);
    setTimes(times + 1);
  };
  const form = { record, today, onDone: end };
  if (doing === 'correct' && record.form) return <CorrectForm {...form} />;
  if (doing === 'close' && record.form) return <CloseForm {...form} />;
  if (doing === 'correct-contact' && record.person) return <CorrectContactForm {...form} />;
  if (doing === 'correct-person' && record.person) return <CorrectPersonForm {...form} />;
  const asked = ASKED_FIRST.find((action) => action === doing);
  return (
    <>
      <RecordActions slug={slug} record={record} timesDone={times} onAct={setDoing} />
      <RecordFacts record={record} />
      {asked && <ActionDialog action={asked} record={record} onDone={end} onCancel={() => setDoing(undefined)} />}
    </>
  );
}
