import { NO_CONTACT, untoldContact, type StoredContact } from './contact.ts';
import { personsKnown } from './personsKnown.ts';
import type { RecordedBy, StoredParticipation } from './participantRecords.ts';
import { participationForm, type ParticipationForm } from './participationForm.ts';
import { actionsOf, statusOf, type ParticipationAction, type ParticipationStatus } from './participationStatus.ts';
import type { RecordState } from './recordState.ts';
import { changeKind, contactChanges, participationChanges, personChanges, type Change, type ChangeKind } from './recordChanges.ts';

export type HistoryEntry = {
  readonly part: 'participation' | 'person' | 'contact' | 'consent';
  readonly kind: ChangeKind;
  readonly at: string;
  /** Null where it was nobody of the asker's own teams: an import, or another who may. */
  readonly by: string | null;
  /** '' of a consent, which says itself how it was given. */
  readonly basis: string;
  readonly changes: { readonly field: string; readonly before: string[]; readonly after: string[] }[];
};

export type ParticipantRecord = {
  readonly participationId: string;
  readonly version: number;
  readonly intervention: string;
  readonly status: ParticipationStatus;
  readonly actions: ParticipationAction[];
  readonly protected: boolean;
  /** Whether a protected person's identity is in this answer. */
  readonly opened: boolean;
  /** Null when the participation is anonymous. */
  readonly person: {
    /** Counts what the asker may know of: another team's versions before would tell that there is one. */
    readonly version: number;
    readonly sex: 'K' | 'M';
    /** Null while a protected person is not opened. */
    readonly identity: {
      readonly number: string | null;
      readonly interim: string | null;
      readonly birthYear: number;
      readonly givenName: string;
      readonly familyName: string;
      readonly ageAtEnrolment: number;
    } | null;
  } | null;
  /** Null when the participation is anonymous, and while a protected person is not opened. */
  readonly contact: { readonly version: number; readonly phone: string; readonly email: string } | null;
  /** `municipality` is '' while a protected person is not opened. Null when the participation is anonymous. */
  readonly form: (Omit<ParticipationForm, 'incomeAtStart' | 'incomeAtEnd'> & { incomeAtStart: string[]; incomeAtEnd: string[] }) | null;
  readonly anonymous: { readonly sex: 'K' | 'M'; readonly year: number } | null;
  readonly stays: Stay[];
  readonly history: HistoryEntry[];
};
type Stay = {
  readonly participationId: string;
  readonly intervention: string;
  readonly status: ParticipationStatus;
  readonly enrolled: string;
  readonly closed: string | null;
  readonly closingReason: string | null;
};

/** Fields that say who or where a protected person is. */
const HIDDEN_FIELDS: readonly string[] = ['number', 'birthYear', 'givenName', 'familyName', 'phone', 'email', 'municipality'];

/**
 * A participation as its own team sees it.
 * @param colleagues names by e-mail of those whom the asker works with
 * @param mayRecord whether the asker may change it
 * @param isOpened whether the asker has given a reason to see a protected person
 */
export function recordOf(
  state: RecordState,
  { colleagues, mayRecord, isOpened }: { colleagues: ReadonlyMap<string, string>; mayRecord: boolean; isOpened: boolean },
): ParticipantRecord {
  const { current, person } = state;
  const { values } = current.value;
  const isProtected = values.kind === 'person' && values.protected;
  const isHidden = isProtected && !isOpened;
  const form = values.kind === 'person' ? participationForm(values.facts) : null;
  return {
    participationId: current.value.id,
    version: current.value.version,
    intervention: values.intervention,
    status: statusOf(values),
    actions: mayRecord ? [...actionsOf(values)] : [],
    protected: isProtected,
    opened: isProtected && isOpened,
    person: person === undefined || values.kind === 'anonymous' ? null : personOf(state, values.facts.ageAtEnrolment, isHidden),
    contact: isHidden || values.kind === 'anonymous' ? null : contactOf(state),
    form: form && {
      ...form,
      municipality: isHidden ? '' : form.municipality,
      incomeAtStart: [...form.incomeAtStart],
      incomeAtEnd: [...form.incomeAtEnd],
    },
    anonymous: values.kind === 'anonymous' ? { sex: values.anonymous.sex, year: values.anonymous.year } : null,
    stays: state.stays.flatMap(stayOf).toSorted((a, b) => (a.enrolled < b.enrolled ? -1 : 1)),
    history: historyOf(state, colleagues, isHidden),
  };
}

function personOf(state: RecordState, ageAtEnrolment: number, isHidden: boolean): ParticipantRecord['person'] {
  const known = personsKnown(state);
  const person = known.at(-1);
  if (!person) return null;
  const { number, interim, birthYear, givenName, familyName, sex } = person.value.values;
  const identity = isHidden ? null : { number, interim, birthYear, givenName, familyName, ageAtEnrolment };
  return { version: known.length, sex, identity };
}

/** How they are reached, as it stands now. */
export const currentContact = ({ contactVersions, current }: Pick<RecordState, 'contactVersions' | 'current'>): StoredContact =>
  contactVersions.at(-1)?.value ?? untoldContact(current.value.id);

function contactOf(state: RecordState): NonNullable<ParticipantRecord['contact']> {
  const { version, values } = currentContact(state);
  return { version, ...values };
}

function stayOf({ id, values }: StoredParticipation): Stay[] {
  if (values.kind === 'anonymous') return [];
  const { enrolled, closed, closingReason } = values.facts;
  return [{ participationId: id, intervention: values.intervention, status: statusOf(values), enrolled, closed, closingReason }];
}

/** The latest first. What is first known of a person is no change of theirs: the enrolment tells of it. */
function historyOf(state: RecordState, colleagues: ReadonlyMap<string, string>, isHidden: boolean): HistoryEntry[] {
  const told = (recorded: RecordedBy) => ({
    at: recorded.recordedFrom.toISOString(),
    by: colleagues.get(recorded.recordedBy) ?? null,
    basis: recorded.basis,
  });
  const shown = (changes: readonly Change<string>[]) =>
    changes
      .filter(({ field }) => !isHidden || !HIDDEN_FIELDS.includes(field))
      .map(({ field, before, after }) => ({ field, before: [...before], after: [...after] }));
  const ofParticipation = state.versions.map((one, index): HistoryEntry => {
    const before = state.versions[index - 1]?.value.values;
    const kind = changeKind(before, one.value.values);
    const changes = before && kind !== 'anonymised' ? participationChanges(before, one.value.values) : [];
    return { part: 'participation', kind, ...told(one), changes: shown(changes) };
  });
  // What was known of somebody before they were made anonymous is told to nobody.
  if (state.current.value.values.kind === 'anonymous')
    ofParticipation.splice(0, state.versions.findLastIndex(({ value }) => value.values.kind === 'person') + 1);
  const persons = personsKnown(state);
  const ofPerson = persons.slice(1).map((one, index): HistoryEntry => {
    const changes = personChanges(persons[index]?.value.values, one.value.values);
    return { part: 'person', kind: 'corrected', ...told(one), changes: shown(changes) };
  });
  // What the enrolment told is no change either.
  const ofContact = state.contactVersions.flatMap((one, index): HistoryEntry[] => {
    if (one.value.version === 1) return [];
    const changes = contactChanges(state.contactVersions[index - 1]?.value.values ?? NO_CONTACT, one.value.values);
    return [{ part: 'contact', kind: 'corrected', ...told(one), changes: shown(changes) }];
  });
  const ofConsents = state.consentEvents.map(({ kind, what, at, by }): HistoryEntry => ({
    ...{ part: 'consent', kind: what, at: at.toISOString(), by: colleagues.get(by) ?? null, basis: '' },
    changes: [{ field: 'consent', before: [], after: [kind] }],
  }));
  // A version that made only what every participation shares the same is told once, where the person changed.
  const entries = [
    ...ofParticipation.filter(({ kind }) => kind !== 'settled'),
    ...ofConsents,
    ...[...ofPerson, ...ofContact].filter(({ changes }) => changes.length > 0),
  ];
  return entries.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
