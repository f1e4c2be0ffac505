import { planImport, type ImportPlan } from '../src/participants/participantPlan.ts';
import type { StoredContact } from '../src/participants/contact.ts';
import type { StoredParticipation, StoredPerson } from '../src/participants/participantRecords.ts';
import { readParticipantRow, type ParticipantRow } from '../src/participants/participantRow.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { SheetRow } from './participantSheets.ts';

const today = localDate('2018-09-01');
export const rowsOf = (rows: readonly SheetRow[]): ParticipantRow[] =>
  rows.map((row, index) => {
    const read = readParticipantRow(index + 2, (column) => row[column] ?? '', today);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  });

/** What is stored after some imports, one after another, as the database would keep it. */
export class Archive {
  persons: StoredPerson[] = [];
  participations: StoredParticipation[] = [];
  contacts: StoredContact[] = [];
  #last = 0;

  plan(rows: readonly SheetRow[]) {
    return planImport(rowsOf(rows), this.persons, this.participations, () => `id-${(this.#last += 1)}`, { contacts: this.contacts });
  }

  import(...rows: SheetRow[]): ImportPlan {
    const { plan, faults } = this.plan(rows);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const ids = new Set([...plan.persons, ...plan.participations].map(({ id }) => id));
    this.persons = [...this.persons.filter(({ id }) => !ids.has(id)), ...plan.persons];
    this.participations = [...this.participations.filter(({ id }) => !ids.has(id)), ...plan.participations];
    const reached = new Set(plan.contacts.map(({ id }) => id));
    this.contacts = [...this.contacts.filter(({ id }) => !reached.has(id)), ...plan.contacts];
    return plan;
  }

  refused(...rows: SheetRow[]): [number, string][] {
    return this.plan(rows).faults.map(({ line, reason }) => [line, reason]);
  }

  /** Whose number each record is, by row key. */
  get numbers(): Record<string, string | null> {
    const numberOf = new Map(this.persons.map(({ id, values }) => [id, values.number]));
    return Object.fromEntries(
      this.participations.map(({ values }) => [
        values.rowKey ?? '–',
        values.kind === 'person' ? (numberOf.get(values.personId) ?? null) : 'anonymous',
      ]),
    );
  }

  get protectedKeys(): string[] {
    return this.participations
      .flatMap(({ values }) => (values.kind === 'person' && values.protected ? (values.rowKey ?? '–') : []))
      .toSorted();
  }

  record(rowKey: string | null): StoredParticipation | undefined {
    return this.participations.find(({ values }) => values.rowKey === rowKey);
  }
}
