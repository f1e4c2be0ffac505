import type { LocalDate } from '../shared/localDate.ts';
import { WRONG_REGISTRATION } from './codes.ts';
import { NO_CONTACT, type Contact, type StoredContact } from './contact.ts';
import { overlapFaults } from './overlapFaults.ts';
import type { KnownParticipation, KnownPerson, StoredParticipation, StoredPerson } from './participantRecords.ts';

type Written = readonly { readonly id: string; readonly version: number }[];
type Change<T> = { readonly id: string; readonly version: number; readonly before: T | undefined; readonly after: T };

/** What has been built on an import since, one line for each kind with its count; empty where it can be taken back. */
export function builtUpon(
  wrote: { readonly participations: Written; readonly persons: Written; readonly contacts: Written },
  now: {
    readonly participations: readonly StoredParticipation[];
    readonly persons: readonly StoredPerson[];
    readonly contacts: readonly StoredContact[];
    /** All participations of the persons that the asker may see. */
    readonly stays: readonly StoredParticipation[];
  },
  takenBack: readonly StoredParticipation[],
): string[] {
  const later = (written: Written, current: readonly { readonly id: string; readonly version: number }[]): number => {
    const versions = new Map(current.map(({ id, version }) => [id, version]));
    return written.filter(({ id, version }) => versions.get(id) !== version).length;
  };
  const after = new Map([...now.stays, ...takenBack].map((one) => [one.id, one]));
  const overlaps = overlapFaults(after.values(), new Map(takenBack.map(({ id }) => [id, 0])));
  return [
    line(later(wrote.participations, now.participations), 'Ett deltagande har ändrats sedan dess.', 'deltaganden har ändrats sedan dess.'),
    line(later(wrote.persons, now.persons), 'En persons uppgifter har ändrats sedan dess.', 'personers uppgifter har ändrats sedan dess.'),
    line(
      later(wrote.contacts, now.contacts),
      'Kontaktuppgifterna till en deltagare har ändrats sedan dess.',
      'deltagares kontaktuppgifter har ändrats sedan dess.',
    ),
    line(
      overlaps.length,
      'En inskrivning som har kommit till sedan dess skulle överlappa.',
      'inskrivningar som har kommit till sedan dess skulle överlappa.',
    ),
  ].flat();
}

const line = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]);

/** Each participation as it was before an import; what the import made becomes a wrong registration. */
export function takenBackParticipations(
  changes: readonly Change<KnownParticipation>[],
  current: readonly StoredParticipation[],
  today: LocalDate,
): StoredParticipation[] {
  const versions = new Map(current.map(({ id, version }) => [id, version]));
  return changes.map(({ id, version, before, after }) => ({
    id,
    version: (versions.get(id) ?? version) + 1,
    values: before ?? wrong(after, today),
  }));
}

function wrong(values: KnownParticipation, today: LocalDate): KnownParticipation {
  if (values.kind === 'anonymous') return { ...values, anonymous: { ...values.anonymous, wrongRegistration: true } };
  return { ...values, facts: { ...values.facts, closed: values.facts.closed ?? today, closingReason: WRONG_REGISTRATION } };
}

/** Each person as they were known before an import. A new one stays: nobody is deleted, and no participation of theirs counts. */
export function takenBackPersons(changes: readonly Change<KnownPerson>[], current: readonly StoredPerson[]): StoredPerson[] {
  const versions = new Map(current.map(({ id, version, values }) => [id, { version, isProtected: values.protected }]));
  return changes.flatMap(({ id, version, before }) => {
    const now = versions.get(id);
    // Protection follows from all that is told of a person, and is settled when the rest is written.
    return before
      ? [{ id, version: (now?.version ?? version) + 1, values: { ...before, protected: now?.isProtected ?? before.protected } }]
      : [];
  });
}

/** How each participant was reached before an import; what it told of a participation that it made stays with the wrong registration. */
export function takenBackContacts(changes: readonly Change<Contact>[], current: readonly StoredContact[]): StoredContact[] {
  const versions = new Map(current.map(({ id, version }) => [id, version]));
  return changes.flatMap(({ id, version, before }) =>
    version === 1 ? [] : [{ id, version: (versions.get(id) ?? version) + 1, values: before ?? NO_CONTACT }],
  );
}
