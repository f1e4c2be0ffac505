import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';
import { participationForm, type ParticipationForm } from './participationForm.ts';
import { actionsOf, statusOf, type ParticipationAction, type ParticipationStatus } from './participationStatus.ts';
import { changeKind, participationChanges, personChanges, type Change, type ChangeKind } from './recordChanges.ts';

/** A version with who wrote it, when and on what basis. */
export type Recorded<T> = RecordedBy & { readonly value: T };

/** What the asker may know of a participation: its versions, those of its person, and the person's participations. */
export type RecordState = {
  readonly versions: readonly Recorded<StoredParticipation>[];
  readonly current: Recorded<StoredParticipation>;
  readonly personVersions: readonly Recorded<StoredPerson>[];
  readonly person: Recorded<StoredPerson> | undefined;
  readonly stays: readonly StoredParticipation[];
};

export type HistoryEntry = {
  readonly part: 'participation' | 'person';
  readonly kind: ChangeKind;
  readonly at: string;
  /** Null where it was nobody of the asker's own teams: an import, or another who may. */
  readonly by: string | null;
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
    readonly version: number;
    readonly sex: 'K' | 'M';
    /** Null while a protected person is not opened. */
    readonly identity: {
      readonly number: string | null;
      readonly interim: string | null;
      readonly birthYear: number;
      readonly givenName: string;
      readonly familyName: string;
      readonly phone: string;
      readonly email: string;
      readonly ageAtEnrolment: number;
    } | null;
  } | null;
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
    person: person === undefined || values.kind === 'anonymous' ? null : personOf(person, values.facts.ageAtEnrolment, isHidden),
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

function personOf({ value }: Recorded<StoredPerson>, ageAtEnrolment: number, isHidden: boolean): ParticipantRecord['person'] {
  const { number, interim, birthYear, givenName, familyName, phone, email, sex } = value.values;
  const identity = isHidden ? null : { number, interim, birthYear, givenName, familyName, phone, email, ageAtEnrolment };
  return { version: value.version, sex, identity };
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
  const ofPerson = state.personVersions.slice(1).map((one, index): HistoryEntry => {
    const changes = personChanges(state.personVersions[index]?.value.values, one.value.values);
    return { part: 'person', kind: 'corrected', ...told(one), changes: shown(changes) };
  });
  // A version that made only what every participation shares the same is told once, where the person changed.
  const entries = [...ofParticipation.filter(({ kind }) => kind !== 'settled'), ...ofPerson.filter(({ changes }) => changes.length > 0)];
  return entries.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
