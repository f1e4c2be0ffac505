import { sameValues } from './sameValues.ts';
import type { KnownPerson, StoredPerson } from './participantRecords.ts';
import type { RowPerson } from './participantRow.ts';

/** The persons an import touches, as they are becoming. */
export class ImportedPeople {
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
      if (stored && sameValues(stored.values, values)) continue;
      changed.push({ id, version: (stored?.version ?? 0) + 1, values });
    }
    return changed;
  }
}
