import type { RowFault } from '../shared/rowFault.ts';
import { overlap, type AnonymousFacts, type ParticipationFacts } from './participation.ts';
import type { ParticipantRow, RowPerson } from './participantRow.ts';

/** What is known of a person now. */
export type KnownPerson = Omit<RowPerson, 'protected'> & { readonly protected: boolean };
export type StoredPerson = { readonly id: string; readonly version: number; readonly values: KnownPerson };

/** What is known of a participation now. `protectionTold`: its own row said that the person is protected. */
export type KnownParticipation = { readonly rowKey: string | null; readonly intervention: string } & (
  | { readonly kind: 'person'; readonly personId: string; readonly sex: 'K' | 'M'; readonly protected: boolean; readonly protectionTold: boolean; readonly facts: ParticipationFacts }
  | { readonly kind: 'anonymous'; readonly anonymous: AnonymousFacts }
);
export type StoredParticipation = { readonly id: string; readonly version: number; readonly values: KnownParticipation };

/** Who recorded it, when and on what basis. */
export type RecordedBy = { readonly recordedFrom: Date; readonly recordedBy: string; readonly basis: string };

/** New versions to write; version 1 is something new. */
export type ImportPlan = {
  readonly persons: readonly StoredPerson[];
  readonly participations: readonly StoredParticipation[];
  /** Rows of the file by what they did. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
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
          ? { line: row.line, column: '', reason: `samma person, insats och inskrivningsdag som på rad ${earlier}`, mend: 'ta bort den ena raden eller ge dem rad_id' }
          : { line: row.line, column: 'rad_id', reason: `samma rad_id som på rad ${earlier}`, mend: 'ge varje rad ett eget rad_id' },
      );
    }
  }
  return faults;
}

const naturalKey = (row: ParticipantRow): string | undefined =>
  row.kind === 'person' && row.person.number !== null ? `${row.intervention}\n${row.person.number}\n${row.facts.enrolled}` : undefined;

/**
 * Decides what an import writes, from its rows and what is known now of every person and participation they touch.
 * Pure: the same input gives the same plan. The same file twice gives a plan that writes nothing.
 * @param newId gives a fresh random key each time it is called.
 * @returns the plan, with a fault for every overlap that it would lead to.
 */
export function planImport(
  rows: readonly ParticipantRow[],
  storedPersons: readonly StoredPerson[],
  storedParticipations: readonly StoredParticipation[],
  newId: () => string,
): { readonly plan: ImportPlan; readonly faults: readonly RowFault[] } {
  const people = new People(storedPersons, newId);
  const byRowKey = new Map<string, StoredParticipation>();
  const byPerson = new Map<string, StoredParticipation[]>();
  for (const stored of storedParticipations) {
    if (stored.values.rowKey !== null) byRowKey.set(stored.values.rowKey, stored);
    if (stored.values.kind === 'person') byPerson.set(stored.values.personId, [...(byPerson.get(stored.values.personId) ?? []), stored]);
  }

  const next = new Map<string, StoredParticipation>(storedParticipations.map((stored) => [stored.id, stored]));
  const lines = new Map<string, number>();
  const rowIds: string[] = [];
  for (const row of rows) {
    const keyed = row.rowKey === null ? undefined : byRowKey.get(row.rowKey);
    const known = keyed ?? matchByDay(row, people, byPerson);
    const id = known?.id ?? newId();
    next.set(id, { id, version: known?.version ?? 0, values: valuesOf(row, known?.values, people) });
    lines.set(id, row.line);
    rowIds.push(id);
  }

  settleProtection(next, people);
  const before = new Map(storedParticipations.map((stored) => [stored.id, stored]));
  const participations: StoredParticipation[] = [];
  const written = new Set<string>();
  for (const [id, after] of next) {
    const stored = before.get(id);
    if (stored && sameValues(stored.values, after.values)) continue;
    written.add(id);
    participations.push({ ...after, version: after.version + 1 });
  }
  return {
    plan: {
      persons: people.toWrite(),
      participations,
      added: rowIds.filter((id) => !before.has(id)).length,
      changed: rowIds.filter((id) => before.has(id) && written.has(id)).length,
      same: rowIds.filter((id) => !written.has(id)).length,
    },
    faults: overlapFaults(next, lines),
  };
}

// Without a row key (or with a new one) the record is found by intervention, person and enrolment day.
function matchByDay(row: ParticipantRow, people: People, byPerson: ReadonlyMap<string, readonly StoredParticipation[]>): StoredParticipation | undefined {
  if (row.kind !== 'person' || row.person.number === null) return undefined;
  const personId = people.idOfNumber(row.person.number);
  const candidates = (personId === undefined ? [] : (byPerson.get(personId) ?? [])).filter(
    ({ values }) => values.kind === 'person' && values.intervention === row.intervention && values.facts.enrolled === row.facts.enrolled && (row.rowKey === null || values.rowKey === null),
  );
  // A wrong registration of the same day is the second choice.
  return candidates.find(({ values }) => values.kind === 'person' && values.facts.closingReason !== 'felregistrering') ?? candidates[0];
}

function valuesOf(row: ParticipantRow, known: KnownParticipation | undefined, people: People): KnownParticipation {
  const rowKey = row.rowKey ?? known?.rowKey ?? null;
  if (row.kind === 'anonymous') return { rowKey, intervention: row.intervention, kind: 'anonymous', anonymous: row.anonymous };
  const personId = people.settle(row.person, known?.kind === 'person' ? known.personId : undefined);
  const told = row.person.protected;
  return { rowKey, intervention: row.intervention, kind: 'person', personId, sex: row.person.sex, protected: told, protectionTold: told, facts: row.facts };
}

// Protection and sex belong to the person: what one row tells holds for all their participations.
function settleProtection(next: Map<string, StoredParticipation>, people: People): void {
  const protectedIds = new Set<string>();
  const seen = new Set<string>();
  for (const { values } of next.values()) {
    if (values.kind !== 'person') continue;
    seen.add(values.personId);
    if (values.protectionTold) protectedIds.add(values.personId);
  }
  for (const personId of seen) people.setProtected(personId, protectedIds.has(personId));
  for (const [id, one] of next) {
    if (one.values.kind !== 'person') continue;
    const { sex } = people.get(one.values.personId);
    next.set(id, { ...one, values: { ...one.values, sex, protected: protectedIds.has(one.values.personId) } });
  }
}

function overlapFaults(next: ReadonlyMap<string, StoredParticipation>, lines: ReadonlyMap<string, number>): RowFault[] {
  const groups = new Map<string, { id: string; facts: ParticipationFacts }[]>();
  for (const { id, values } of next.values()) {
    if (values.kind !== 'person') continue;
    const key = `${values.personId}\n${values.intervention}`;
    groups.set(key, [...(groups.get(key) ?? []), { id, facts: values.facts }]);
  }
  const faults: RowFault[] = [];
  for (const group of groups.values()) {
    const inOrder = group.toSorted((a, b) => (a.facts.enrolled < b.facts.enrolled ? -1 : a.facts.enrolled > b.facts.enrolled ? 1 : 0));
    inOrder.forEach((one, index) => {
      for (const other of inOrder.slice(index + 1)) {
        if (!overlap(one.facts, other.facts)) continue;
        const [line, otherLine] = [lines.get(one.id), lines.get(other.id)];
        const at = Math.max(line ?? 0, otherLine ?? 0);
        if (at === 0) continue;
        const counterpart = line !== undefined && otherLine !== undefined ? `raden ${Math.min(line, otherLine)}` : 'en inskrivning som redan finns';
        faults.push({ line: at, column: 'inskriven', reason: `samma person är redan inskriven i insatsen då (${counterpart})`, mend: 'rätta dagarna, eller avsluta den ena före den andra börjar (inte samma dag)' });
      }
    });
  }
  return faults.sort((a, b) => a.line - b.line);
}

const sameValues = (a: KnownParticipation, b: KnownParticipation): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** The persons an import touches, as they are becoming. */
class People {
  readonly #stored = new Map<string, StoredPerson>();
  readonly #values = new Map<string, KnownPerson>();
  readonly #byNumber = new Map<string, string>();
  readonly #newId: () => string;

  constructor(stored: readonly StoredPerson[], newId: () => string) {
    this.#newId = newId;
    for (const person of stored) {
      this.#stored.set(person.id, person);
      this.#values.set(person.id, person.values);
      if (person.values.number !== null) this.#byNumber.set(person.values.number, person.id);
    }
  }

  idOfNumber(number: string): string | undefined {
    return this.#byNumber.get(number);
  }

  get(id: string): KnownPerson {
    const values = this.#values.get(id);
    if (!values) throw new Error('a participation points at a person that was not loaded');
    return values;
  }

  /** The person of a row: by number; without one its own person, the same as before when the record is known. */
  settle(row: RowPerson, before: string | undefined): string {
    const id = this.#idFor(row, before);
    const known = this.#values.get(id);
    const told = (value: string, earlier: string | undefined): string => (value === '' ? (earlier ?? '') : value);
    this.#values.set(id, {
      ...row,
      interim: row.number === null ? (row.interim ?? known?.interim ?? null) : null,
      givenName: told(row.givenName, known?.givenName),
      familyName: told(row.familyName, known?.familyName),
      phone: told(row.phone, known?.phone),
      email: told(row.email, known?.email),
    });
    if (row.number !== null) this.#byNumber.set(row.number, id);
    return id;
  }

  #idFor(row: RowPerson, before: string | undefined): string {
    const earlier = before === undefined ? undefined : this.#values.get(before);
    const beforeHadNone = earlier !== undefined && earlier.number === null;
    if (row.number === null) return before !== undefined && beforeHadNone ? before : this.#newId();
    // A number that is new here may be what a number-less person has got since.
    return this.#byNumber.get(row.number) ?? (before !== undefined && beforeHadNone ? before : this.#newId());
  }

  setProtected(id: string, isProtected: boolean): void {
    this.#values.set(id, { ...this.get(id), protected: isProtected });
  }

  toWrite(): StoredPerson[] {
    const changed: StoredPerson[] = [];
    for (const [id, values] of this.#values) {
      const stored = this.#stored.get(id);
      if (stored && canonical(stored.values) === canonical(values)) continue;
      changed.push({ id, version: (stored?.version ?? 0) + 1, values });
    }
    return changed;
  }
}
