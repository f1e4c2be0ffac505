import type { Sex } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
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
      readonly protected: boolean;
      readonly form: EnrolmentForm;
      /** Who has the number already; undefined for somebody new. */
      readonly known: StoredPerson | undefined;
      /** The known person's participations, as far as the asker may see them. */
      readonly stays: readonly StoredParticipation[];
    }
  | { readonly kind: 'known'; readonly form: EnrolmentForm; readonly known: StoredPerson; readonly stays: readonly StoredParticipation[] }
  | { readonly kind: 'anonymous'; readonly sex: Sex | ''; readonly year: string };

/** What an enrolment writes: the participation, and the person where they are new or told anew. */
export type PlannedEnrolment = { readonly person: StoredPerson | undefined; readonly participation: StoredParticipation };

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
      facts: read.value.facts,
    },
  };
  const faults = overlapOf(participation, stays);
  if (faults.length > 0) return err(faults);
  const isTold = known === undefined || !sameValues(known.values, values);
  return ok({ person: isTold ? { id: personId, version: (known?.version ?? 0) + 1, values } : undefined, participation });
}
