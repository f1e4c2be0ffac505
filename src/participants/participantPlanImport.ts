import { listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { insertMissingInterventions, listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { inTurns } from '../platform/inTurns.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { StoredContact } from './contact.ts';
import { insertContactVersions, listContacts } from './contactQueries.ts';
import { planImportInTurns, type ImportPlan, type RowOutcome } from './participantPlan.ts';
import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';
import type { ParticipantRow } from './participantRow.ts';
import type { ReadParticipants } from './participantSheetImport.ts';
import { insertParticipationVersions, listParticipations } from './participationQueries.ts';
import { insertPersonVersions, listPersonIdsByNumber, listPersons, matchPersonIds } from './personQueries.ts';
import { listProtectedElsewhere, listTakenRowKeys, settlePersons } from './settlingQueries.ts';

/** What an import of a sheet would do now, and all that is wrong with the sheet. */
export type PlannedImport = {
  readonly plan: ImportPlan;
  readonly outcomes: readonly RowOutcome[];
  readonly faults: readonly RowFault[];
  /** The persons whom the sheet tells of, as they were. */
  readonly persons: readonly StoredPerson[];
  /** How those of the sheet's participations that are there are reached. */
  readonly contacts: readonly StoredContact[];
  readonly interventionIds: ReadonlyMap<string, string>;
};

/**
 * Plans an import from a sheet and what is known now. A team meets its own interventions alone, and never makes one; for an operator
 * those that the sheet names are made.
 * @param led keys of the interventions a team's import is for; undefined for all in which it may record
 */
export async function planParticipants(
  tx: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  read: ReadParticipants,
  led?: ReadonlySet<string>,
): Promise<PlannedImport> {
  const { db, now, actor } = tx;
  const isTeam = actor.family === 'team';
  if (!isTeam) await insertMissingInterventions(db, [...new Set(read.rows.map((row) => row.intervention))], now);
  const interventions = await listInterventions(db);
  const nameOf = new Map(interventions.map(({ id, name }) => [id, name]));
  const recordable = isTeam ? await listInterventionsToRecordIn(db) : new Set(nameOf.keys());
  const own = new Set(interventions.flatMap(({ id, name }) => (recordable.has(id) && (led?.has(id) ?? true) ? name : [])));
  const rows = read.rows.filter((row) => own.has(row.intervention));
  const foreign = read.rows.filter((row) => !own.has(row.intervention));

  const { persons, participations } = await loadTouched(db, cipher, rows, nameOf, isTeam);
  // What only other teams know is asked for by name, and nothing more: a key that is theirs, a person who must stay protected.
  const keys = rows.flatMap((row) => row.rowKey ?? []);
  const taken = new Set(isTeam ? await listTakenRowKeys(db, keys) : []);
  for (const { values } of participations) if (values.rowKey !== null && !own.has(values.intervention)) taken.add(values.rowKey);
  const protectedElsewhere = isTeam
    ? await listProtectedElsewhere(
        db,
        persons.map(({ id }) => id),
      )
    : new Set<string>();
  // What a faulty row may be about to correct is left out: it can't be said yet whether something overlaps with it.
  const faultyKeys = new Set([...read.faultyKeys, ...foreign.flatMap(({ rowKey }) => rowKey ?? [])]);
  const told =
    read.faults.length === 0 && foreign.length === 0
      ? participations
      : participations.filter(({ values }) => !faultyKeys.has(values.rowKey ?? ''));
  const contacts = await listContacts(
    db,
    cipher,
    told.map(({ id }) => id),
  );
  const { plan, outcomes, faults } = await inTurns(
    planImportInTurns(rows, persons, told, () => crypto.randomUUID(), {
      contacts,
      protectedElsewhere,
      untold: read.untold,
    }),
  );
  return {
    plan,
    outcomes,
    faults: [...read.faults, ...foreign.map(notOwn), ...takenKeyFaults(rows, taken), ...(isTeam ? namedAgain(outcomes) : []), ...faults],
    persons,
    contacts,
    interventionIds: new Map(interventions.map(({ id, name }) => [name, id])),
  };
}

/** Writes what was planned. */
export async function writeParticipants(
  tx: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  { plan, interventionIds }: PlannedImport,
  basis: string,
): Promise<void> {
  const by = { recordedFrom: tx.now, recordedBy: tx.actor.name, basis };
  await writeRecords(tx.db, cipher, plan, interventionIds, by);
  if (tx.actor.family !== 'team') return;
  await settlePersons(
    tx.db,
    plan.persons.map(({ id }) => id),
    by,
  );
}

/** Persons first, for participations point at them; contacts before the participations, for one that becomes anonymous hides its own. */
export async function writeRecords(
  db: WriteHandle,
  cipher: IdentityCipher,
  records: {
    readonly persons: readonly StoredPerson[];
    readonly participations: readonly StoredParticipation[];
    readonly contacts: readonly StoredContact[];
  },
  interventionIds: ReadonlyMap<string, string>,
  by: RecordedBy,
): Promise<void> {
  const { persons, participations, contacts } = records;
  const isNew = ({ version }: StoredContact): boolean => version === 1;
  await insertPersonVersions(db, cipher, persons, by);
  await insertContactVersions(
    db,
    cipher,
    contacts.filter((contact) => !isNew(contact)),
    by,
  );
  await insertParticipationVersions(db, participations, interventionIds, by);
  await insertContactVersions(db, cipher, contacts.filter(isNew), by);
}

// The same words whether there is no such intervention or it is another team's: which there are is not told.
const notOwn = ({ line }: ParticipantRow): RowFault => ({
  line,
  column: 'insats',
  reason: 'insatsen är inte en av dina',
  mend: 'skriv namnet på en insats som du leder, precis som det står i Samla',
});

// Who has withdrawn the consent to be registered is not made somebody again by the next list.
const namedAgain = (outcomes: readonly RowOutcome[]): RowFault[] =>
  outcomes
    .filter(({ row, before }) => row.kind === 'person' && before?.values.kind === 'anonymous')
    .map(({ row }) => ({ line: row.line, column: 'rad_id', reason: 'deltagandet är anonymt i Samla', mend: 'ta bort raden ur listan' }));

const takenKeyFaults = (rows: readonly ParticipantRow[], taken: ReadonlySet<string>): RowFault[] =>
  rows
    .filter(({ rowKey }) => rowKey !== null && taken.has(rowKey))
    .map(({ line }) => ({ line, column: 'rad_id', reason: 'nyckeln används redan', mend: 'ge raden ett annat rad_id' }));

/** The participations that the rows name by key, the persons of these and those they name by number, and all participations of all of them. */
async function loadTouched(
  db: WriteHandle,
  cipher: IdentityCipher,
  rows: readonly ParticipantRow[],
  nameOf: ReadonlyMap<string, string>,
  isTeam: boolean,
) {
  const keyed = await listParticipations(db, { rowKeys: rows.flatMap((row) => row.rowKey ?? []) }, nameOf);
  const numbered = await (isTeam ? matchPersonIds : listPersonIdsByNumber)(
    db,
    cipher,
    rows.flatMap((row) => (row.kind === 'person' ? (row.person.number ?? []) : [])),
  );
  const personIds = [...new Set([...keyed.flatMap(({ values }) => (values.kind === 'person' ? values.personId : [])), ...numbered])];
  const ofPersons = await listParticipations(db, { personIds }, nameOf);
  const persons = await listPersons(db, cipher, personIds);
  return { persons, participations: [...new Map([...keyed, ...ofPersons].map((one) => [one.id, one])).values()] };
}
