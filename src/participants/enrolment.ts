import type { Sex } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { contactWritten, nextContact, untoldContact, type Contact, type StoredContact } from './contact.ts';
import { eitherTold, nameTold, NO_NAME_TOLD, type NameTold } from './nameTold.ts';
import { overlapOf } from './participantDecisions.ts';
import type { StoredParticipation, StoredPerson } from './participantRecords.ts';
import {
  EMPTY_CLOSING,
  personForm,
  readAnonymous,
  readParticipation,
  type FieldFault,
  type ParticipationForm,
  type PersonForm,
} from './participationForm.ts';
import { toldOver } from './personDecisions.ts';
import { sameValues } from './sameValues.ts';

/** What is told when somebody is enrolled: everything but the closing. */
export type EnrolmentForm = Omit<ParticipationForm, keyof typeof EMPTY_CLOSING>;

/** Who is enrolled: somebody told in a form, somebody whose participation the asker has before them, or nobody by name. */
export type Enrolling =
  | {
      readonly kind: 'person';
      readonly person: PersonForm;
      readonly contact: Contact;
      readonly protected: boolean;
      readonly form: EnrolmentForm;
      /** Who has the number already; undefined for somebody new. */
      readonly known: StoredPerson | undefined;
      /** The known person's participations, as far as the asker may see them. */
      readonly stays: readonly StoredParticipation[];
    }
  | {
      readonly kind: 'known';
      readonly contact: Contact;
      readonly form: EnrolmentForm;
      readonly known: StoredPerson;
      readonly stays: readonly StoredParticipation[];
      /** What of the name the asker has before them. */
      readonly nameTold: NameTold;
    }
  | { readonly kind: 'anonymous'; readonly sex: Sex | ''; readonly year: string };

/** What an enrolment writes: the participation, the person where they are new or told anew, and how they are reached where that is told. */
export type PlannedEnrolment = {
  readonly person: StoredPerson | undefined;
  readonly participation: StoredParticipation;
  readonly contact: StoredContact | undefined;
};

export function plannedEnrolment(
  made: { readonly id: string; readonly intervention: string; readonly newPersonId: string },
  enrolling: Enrolling,
  today: LocalDate,
): Result<PlannedEnrolment, readonly FieldFault[]> {
  const common = { rowKey: null, intervention: made.intervention };
  if (enrolling.kind === 'anonymous') {
    const read = readAnonymous(enrolling.sex, enrolling.year, today);
    if (!read.ok) return read;
    return ok({
      person: undefined,
      contact: undefined,
      participation: { id: made.id, version: 1, values: { ...common, kind: 'anonymous', anonymous: read.value } },
    });
  }
  const { known, stays, form } = enrolling;
  const [who, told] = enrolling.kind === 'person' ? [enrolling.person, enrolling.protected] : [personForm(enrolling.known.values), false];
  const read = readParticipation(who, { ...form, ...EMPTY_CLOSING }, told, today);
  if (!read.ok) return read;
  const values = enrolling.kind === 'person' ? toldOver(known?.values, read.value.person) : enrolling.known.values;
  const personId = known?.id ?? made.newPersonId;
  const participation: StoredParticipation = {
    id: made.id,
    version: 1,
    values: {
      ...common,
      kind: 'person',
      personId,
      sex: values.sex,
      protected: values.protected,
      protectionTold: told,
      nameTold:
        enrolling.kind === 'known' ? enrolling.nameTold : eitherTold(nameTold(read.value.person), toldBefore(made.intervention, stays)),
      facts: read.value.facts,
    },
  };
  const faults = overlapOf(participation, stays);
  if (faults.length > 0) return err(faults);
  const isTold = known === undefined || !sameValues(known.values, values);
  return ok({
    person: isTold ? { id: personId, version: (known?.version ?? 0) + 1, values } : undefined,
    participation,
    contact: nextContact(untoldContact(made.id), contactWritten(enrolling.contact), true),
  });
}

/** What of the name the intervention's own team has told in an earlier participation. */
const toldBefore = (intervention: string, stays: readonly StoredParticipation[]): NameTold =>
  stays.reduce(
    (told, { values }) => (values.kind === 'person' && values.intervention === intervention ? eitherTold(told, values.nameTold) : told),
    NO_NAME_TOLD,
  );
