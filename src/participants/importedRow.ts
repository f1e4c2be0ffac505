import type { Contact } from './contact.ts';
import { contactChanges, participationChanges, personChanges, type Change } from './recordChanges.ts';
import { withToldName } from './nameTold.ts';
import type { KnownParticipation, KnownPerson } from './participantRecords.ts';
import { columnOf } from './participationForm.ts';

/** One row of an imported sheet, in the sheet's own words: which participation it tells of, and what it changes. */
export type ShownRow = {
  readonly line: number | null;
  readonly kind: 'added' | 'changed' | 'same';
  readonly what: string;
  readonly record: string | null;
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};

type Outcome = Pick<ShownRow, 'line' | 'kind' | 'record'> & {
  readonly before: KnownParticipation | undefined;
  readonly after: KnownParticipation;
  readonly personBefore: KnownPerson | undefined;
  readonly personAfter: KnownPerson | undefined;
  readonly contactBefore?: Contact | undefined;
  readonly contactAfter?: Contact | undefined;
  /** What holds by now, where it is another: who has become protected or anonymous since is shown as that. */
  readonly now?: { readonly participation: KnownParticipation; readonly isProtected: boolean };
};

/** What is told of a protected person: neither name nor contact nor municipality. */
const HIDDEN = 'skyddade uppgifter';
const HIDDEN_COLUMNS: readonly string[] = ['folkbokföringskommun', 'förnamn', 'efternamn', 'telefon', 'e-post'];

export function importedRow(outcome: Outcome): ShownRow {
  const { line, kind, record, before, after, contactBefore, contactAfter, now } = outcome;
  const [personBefore, personAfter] = [named(outcome.personBefore, before), named(outcome.personAfter, after)];
  if (now?.participation.kind === 'anonymous') {
    const { participation } = now;
    return {
      line,
      kind,
      what: [participation.intervention, ...whoAndWhen(participation, undefined, false)].join(' · '),
      record: null,
      changes: [],
    };
  }
  const isProtected =
    now?.isProtected === true ||
    (after.kind === 'person' && (after.protected || personBefore?.protected === true || personAfter?.protected === true));
  const changes =
    kind === 'changed'
      ? [
          ...shown(participationChanges(before, after)),
          ...shownPerson(personBefore, personAfter),
          ...(contactBefore && contactAfter ? shown(contactChanges(contactBefore, contactAfter)) : []),
        ]
      : [];
  return {
    line,
    kind,
    what: [after.intervention, ...whoAndWhen(after, isProtected ? undefined : personAfter, isProtected)].join(' · '),
    record,
    changes: changes.map((change) =>
      isProtected && HIDDEN_COLUMNS.includes(change.name) ? { ...change, before: '•••', after: '•••' } : change,
    ),
  };
}

/** With what of the name the participation's own team has told. */
const named = (person: KnownPerson | undefined, participation: KnownParticipation | undefined): KnownPerson | undefined =>
  person && participation?.kind === 'person' ? withToldName(person, participation.nameTold) : person;

function whoAndWhen(after: KnownParticipation, person: KnownPerson | undefined, isProtected: boolean): string[] {
  if (after.kind === 'anonymous') return ['anonym', String(after.anonymous.year)];
  const name = isProtected ? HIDDEN : `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim();
  return [...(name === '' ? [] : [name]), `inskriven ${after.facts.enrolled}`];
}

// A person who is new here is told by the participation; what another team knew of them is not this one's to see as "before".
const shownPerson = (before: KnownPerson | undefined, after: KnownPerson | undefined): ShownRow['changes'] =>
  before && after ? shown(personChanges(before, after)) : [];

const NAMES: Readonly<Record<string, string>> = {
  intervention: 'insats',
  protectionTold: 'skyddad',
  protected: 'skyddad',
  year: 'inskriven',
};

function shown(changes: readonly Change<string>[]): ShownRow['changes'] {
  return changes.map(({ field, before, after }) => ({ name: nameOf(field), before: before.join(', '), after: after.join(', ') }));
}

function nameOf(field: string): string {
  const named = NAMES[field];
  if (named !== undefined) return named;
  return columnOf(field as Parameters<typeof columnOf>[0]);
}
