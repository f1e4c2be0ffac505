import { isWrongRegistration } from './participation.ts';
import type { StoredParticipation, StoredPerson } from './participantRecords.ts';
import type { ParticipantRow } from './participantRow.ts';

/** The key of a row that has no `rad_id`: insats, identity number and enrolment day. Undefined without a number. */
export const naturalKey = (row: ParticipantRow): string | undefined =>
  row.kind === 'person' && row.person.number !== null ? keyOf(row.intervention, row.person.number, row.facts.enrolled) : undefined;

const keyOf = (intervention: string, number: string, enrolled: string): string => `${intervention}\n${number}\n${enrolled}`;

/**
 * Which stored participation each row tells of, undefined for a new one; no two rows get the same.
 * First by its own key: `rad_id`, else the natural key of what was stored without one. Then, where one side has a `rad_id` and the
 * other has none, by the natural key – only where the two would otherwise overlap, so never for a wrong registration.
 */
export function matchRows(
  rows: readonly ParticipantRow[],
  storedPersons: readonly StoredPerson[],
  stored: readonly StoredParticipation[],
): readonly (StoredParticipation | undefined)[] {
  const numberOf = new Map(storedPersons.map(({ id, values }) => [id, values.number]));
  const byRowKey = new Map<string, StoredParticipation>();
  const keyless = new Map<string, StoredParticipation>();
  const byDay = new Map<string, StoredParticipation[]>();
  for (const one of stored) {
    const { values } = one;
    if (values.rowKey !== null) byRowKey.set(values.rowKey, one);
    const number = values.kind === 'person' ? numberOf.get(values.personId) : undefined;
    if (values.kind !== 'person' || number === undefined || number === null) continue;
    const key = keyOf(values.intervention, number, values.facts.enrolled);
    if (values.rowKey === null) keyless.set(key, one);
    if (!isWrongRegistration(values.facts)) byDay.set(key, [...(byDay.get(key) ?? []), one]);
  }

  const matches = rows.map((row) => (row.rowKey === null ? keyless.get(naturalKey(row) ?? '') : byRowKey.get(row.rowKey)));
  const taken = new Set(matches);
  return rows.map((row, index) => {
    const own = matches[index];
    if (own || row.kind === 'anonymous' || isWrongRegistration(row.facts)) return own;
    const other = byDay
      .get(naturalKey(row) ?? '')
      ?.find((one) => !taken.has(one) && (row.rowKey === null) !== (one.values.rowKey === null));
    taken.add(other);
    return other;
  });
}
