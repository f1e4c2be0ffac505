import type { RowFault } from '../shared/rowFault.ts';
import { allAtOnce, mapInTurns, type Turns } from '../shared/turns.ts';
import { contactTold, nextContact, NO_CONTACT, untoldContact, type StoredContact } from './contact.ts';
import { ImportedPeople } from './importedPeople.ts';
import { eitherTold, nameTold, NO_NAME_TOLD, type NameTold } from './nameTold.ts';
import { overlapFaults } from './overlapFaults.ts';
import type { KnownParticipation, StoredParticipation, StoredPerson } from './participantRecords.ts';
import type { ParticipantColumn, ParticipantRow } from './participantRow.ts';
import { matchRows, naturalKey } from './rowMatching.ts';
import { sameValues } from './sameValues.ts';
import { withUntold } from './untoldFacts.ts';

/** New versions to write; version 1 is something new. */
export type ImportPlan = {
  readonly persons: readonly StoredPerson[];
  readonly participations: readonly StoredParticipation[];
  readonly contacts: readonly StoredContact[];
  /** Rows of the file by what they did. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
};

/** What becomes of one row of the file: the participation it tells of, as it was and as it will be. */
export type RowOutcome = {
  readonly row: ParticipantRow;
  readonly kind: 'added' | 'changed' | 'same';
  readonly before: StoredParticipation | undefined;
  readonly after: StoredParticipation;
};

/** Faults that only show when rows are seen together: a key twice, an overlap. */
export function faultsBetweenRows(rows: readonly ParticipantRow[]): RowFault[] {
  const faults: RowFault[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const key = row.rowKey === null ? naturalKey(row) : `rad_id ${row.rowKey}`;
    const earlier = key === undefined ? undefined : lineOf.get(key);
    if (key !== undefined && earlier === undefined) lineOf.set(key, row.line);
    if (earlier !== undefined) {
      faults.push(
        row.rowKey === null
          ? {
              line: row.line,
              column: '',
              reason: `samma person, insats och inskrivningsdag som på rad ${earlier}`,
              mend: 'ta bort den ena raden eller ge dem rad_id',
            }
          : { line: row.line, column: 'rad_id', reason: `samma rad_id som på rad ${earlier}`, mend: 'ge varje rad ett eget rad_id' },
      );
    }
  }
  return faults;
}

/**
 * Decides what an import writes, from its rows and what is known now of every person and participation they touch.
 * Pure: the same input gives the same plan. The same file twice gives a plan that writes nothing.
 * @param newId gives a fresh random key each time it is called.
 * @param more what is known of how the participants are reached; persons who stay protected by what is not among the stored
 * participations; columns that the file lacks: what is known of them stays.
 * @returns the plan, with a fault for every overlap that it would lead to.
 */
export const planImport = (...known: Parameters<typeof planImportInTurns>): PlannedRows => allAtOnce(planImportInTurns(...known));

export type PlannedRows = { readonly plan: ImportPlan; readonly outcomes: readonly RowOutcome[]; readonly faults: readonly RowFault[] };

/** The same, to be left and gone on with: a hundred thousand rows take seconds, for which nobody else should wait. */
export function* planImportInTurns(
  rows: readonly ParticipantRow[],
  storedPersons: readonly StoredPerson[],
  storedParticipations: readonly StoredParticipation[],
  newId: () => string,
  {
    contacts: storedContacts = [],
    protectedElsewhere = new Set(),
    untold = new Set(),
  }: {
    readonly contacts?: readonly StoredContact[];
    readonly protectedElsewhere?: ReadonlySet<string>;
    readonly untold?: ReadonlySet<ParticipantColumn> | undefined;
  } = {},
): Turns<PlannedRows> {
  const people = new ImportedPeople(storedPersons, newId);
  const before = new Map(storedParticipations.map((stored) => [stored.id, stored]));
  const next = new Map(before);
  const lines = new Map<string, number>();
  const matches = matchRows(rows, storedPersons, storedParticipations);
  yield;
  const rowIds = yield* mapInTurns(rows, (row, index) => {
    const known = matches[index];
    const id = known?.id ?? newId();
    next.set(id, { id, version: known?.version ?? 0, values: withUntold(valuesOf(row, known?.values, people), known?.values, untold) });
    lines.set(id, row.line);
    return id;
  });
  yield* settleProtection(next, people, protectedElsewhere);
  yield* settleNames(next);
  const reached = new Map(storedContacts.map((stored) => [stored.id, stored]));
  const contacts = (yield* mapInTurns(rowIds, (id, index) => {
    const row = rows[index];
    const known = reached.get(id) ?? untoldContact(id);
    const values = row?.kind === 'person' ? contactTold(known.values, row.contact) : NO_CONTACT;
    return nextContact(known, values, !before.has(id)) ?? [];
  })).flat();

  const persons = people.toWrite();
  yield;
  const isChanged = (after: StoredParticipation): boolean => !sameAsStored(after, before.get(after.id));
  const participations = (yield* mapInTurns(next.values(), (after) => (isChanged(after) ? [after] : []))).flat();
  const written = new Set([...persons, ...participations, ...contacts].map(({ id }) => id));
  const wrote = (id: string): boolean => {
    const values = next.get(id)?.values;
    return written.has(id) || (values?.kind === 'person' && written.has(values.personId));
  };
  const outcomes = (yield* mapInTurns(rowIds, (id, index): RowOutcome[] => {
    const [after, stored, row] = [next.get(id), before.get(id), rows[index]];
    return after && row ? [{ row, kind: !stored ? 'added' : wrote(id) ? 'changed' : 'same', before: stored, after }] : [];
  })).flat();
  const overlaps = overlapFaults(next.values(), lines);
  yield;
  const count = (kind: RowOutcome['kind']): number => outcomes.filter((one) => one.kind === kind).length;
  return {
    plan: {
      persons,
      contacts,
      participations: participations.map((after) => ({ ...after, version: after.version + 1 })),
      added: count('added'),
      changed: count('changed'),
      same: count('same'),
    },
    outcomes,
    faults: [...overlaps, ...closedTooEarly(outcomes)],
  };
}

// Where the file has no closing day, the one that is known may be before the enrolment that the file tells.
const closedTooEarly = (outcomes: readonly RowOutcome[]): RowFault[] =>
  outcomes.flatMap(({ row, after: { values } }) => {
    if (values.kind !== 'person' || values.facts.closed === null || values.facts.closed >= values.facts.enrolled) return [];
    const reason = `inskrivningen (${values.facts.enrolled}) är efter avslutet som Samla känner till (${values.facts.closed})`;
    return [{ line: row.line, column: 'inskriven', reason, mend: 'rätta dagen, eller ta med avslutsdagen i filen' }];
  });

const sameAsStored = (after: StoredParticipation, stored: StoredParticipation | undefined): boolean =>
  stored !== undefined && sameValues(stored.values, after.values);

function valuesOf(row: ParticipantRow, known: KnownParticipation | undefined, people: ImportedPeople): KnownParticipation {
  const rowKey = row.rowKey ?? known?.rowKey ?? null;
  if (row.kind === 'anonymous') return { rowKey, intervention: row.intervention, kind: 'anonymous', anonymous: row.anonymous };
  const personId = people.settle(row.person, known?.kind === 'person' ? known.personId : undefined);
  const told = row.person.protected;
  return {
    rowKey,
    intervention: row.intervention,
    kind: 'person',
    personId,
    sex: row.person.sex,
    protected: told,
    protectionTold: told,
    nameTold: eitherTold(nameTold(row.person), known?.kind === 'person' && known.personId === personId ? known.nameTold : NO_NAME_TOLD),
    facts: row.facts,
  };
}

// Protection and sex belong to the person: what one row tells holds for all their participations.
function* settleProtection(next: Map<string, StoredParticipation>, people: ImportedPeople, elsewhere: ReadonlySet<string>): Turns<void> {
  const protectedIds = new Set<string>(elsewhere);
  const seen = new Set<string>();
  yield* mapInTurns(next.values(), ({ values }) => {
    if (values.kind !== 'person') return;
    seen.add(values.personId);
    if (values.protectionTold) protectedIds.add(values.personId);
  });
  yield* mapInTurns(seen, (personId) => people.setProtected(personId, protectedIds.has(personId)));
  yield* mapInTurns(next, ([id, one]) => {
    if (one.values.kind !== 'person') return;
    const { sex } = people.get(one.values.personId);
    next.set(id, { ...one, values: { ...one.values, sex, protected: protectedIds.has(one.values.personId) } });
  });
}

// What of a person's name a team has told in one participation, it has told.
function* settleNames(next: Map<string, StoredParticipation>): Turns<void> {
  const told = new Map<string, NameTold>();
  const key = (values: Extract<KnownParticipation, { kind: 'person' }>): string => `${values.personId}\n${values.intervention}`;
  yield* mapInTurns(next.values(), ({ values }) => {
    if (values.kind === 'person') told.set(key(values), eitherTold(values.nameTold, told.get(key(values)) ?? NO_NAME_TOLD));
  });
  yield* mapInTurns(next, ([id, one]) => {
    if (one.values.kind === 'person')
      next.set(id, { ...one, values: { ...one.values, nameTold: told.get(key(one.values)) ?? NO_NAME_TOLD } });
  });
}
