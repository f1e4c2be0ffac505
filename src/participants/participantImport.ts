import { insertMissingInterventions, listInterventions } from '../interventions/interventionQueries.ts';
import { placeColumns, readSheet, rowLengthFault } from '../imports/sheet.ts';
import { capFaults, type ImportFaults } from '../imports/faults.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Actor, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { faultsBetweenRows, planImport } from './participantPlan.ts';
import { insertParticipationVersions, listParticipations, lockParticipants } from './participationQueries.ts';
import { OPTIONAL_COLUMNS, readParticipantRow, REQUIRED_COLUMNS, type ParticipantColumn, type ParticipantRow } from './participantRow.ts';
import { insertPersonVersions, listPersonIdsByNumber, listPersons, matchPersonIds } from './personQueries.ts';
import { listProtectedElsewhere, listTakenRowKeys, settlePerson } from './settlingQueries.ts';

export type ParticipantImportResult = { readonly added: number; readonly changed: number; readonly same: number };

const newId = (): string => crypto.randomUUID();

export const DEFAULT_BASIS = 'uppgift från importören';

/** The sound rows of a sheet, the faults of all others and of rows seen together, and the `rad_id`s of faulty rows. */
type ReadSheet = {
  readonly rows: readonly ParticipantRow[];
  readonly faults: readonly RowFault[];
  readonly faultyKeys: ReadonlySet<string>;
};

/** Reads a participant sheet; refused as a whole when its columns can't be told. Nothing is stored. */
function readParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<ReadSheet, ImportFaults> {
  const sheet = readSheet(bytes);
  if (!sheet.ok) return err(capFaults(sheet.error));
  const places = placeColumns<ParticipantColumn>(sheet.value, REQUIRED_COLUMNS, OPTIONAL_COLUMNS);
  if (!places.ok) return err(capFaults(places.error));
  const rows: ParticipantRow[] = [];
  const faults: RowFault[] = [];
  const faultyKeys = new Set<string>();
  for (const line of sheet.value.rows) {
    const cell = (column: ParticipantColumn): string => line.cells[places.value.get(column) ?? -1] ?? '';
    const wrongLength = rowLengthFault(sheet.value, line);
    const row = wrongLength ? err([wrongLength]) : readParticipantRow(line.line, cell, today);
    if (row.ok) rows.push(row.value);
    else {
      faults.push(...row.error);
      faultyKeys.add(cell('rad_id'));
    }
  }
  const between = faultsBetweenRows(rows);
  const repeated = new Set(between.map((fault) => fault.line));
  return ok({ rows: rows.filter((row) => !repeated.has(row.line)), faults: [...faults, ...between], faultyKeys });
}

/** Everything that can be wrong with a sheet by itself, for an association that has nothing yet. */
export function checkParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<void, ImportFaults> {
  const read = readParticipantSheet(bytes, today);
  if (!read.ok) return read;
  const faults = [...read.value.faults, ...planImport(read.value.rows, [], [], newId).faults];
  return faults.length > 0 ? err(capFaults(faults)) : ok(undefined);
}

/**
 * Imports a participant sheet, all or nothing. Later rows of the same key correct the record; the same file twice changes nothing.
 * @param basis on what ground the participants are registered, kept on every row.
 */
export async function importParticipants(
  database: AssociationDatabase,
  actor: Actor,
  bytes: Uint8Array,
  basis: string,
): Promise<Result<ParticipantImportResult, ImportFaults>> {
  const cipher = await database.cipher();
  try {
    const value = await database.write(actor, { action: 'import participants', reason: basis }, async (tx) => {
      const read = readParticipantSheet(bytes, tx.today);
      if (!read.ok) throw new Refused(read.error);
      return store(tx, cipher, read.value, basis);
    });
    return ok(value);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await database.refuse(actor, { action: 'import participants', reason: basis }, 'refused');
    return err(error.faults);
  }
}

// Carries faults out of the transaction so that it rolls back.
class Refused extends Error {
  readonly faults: ImportFaults;
  constructor(faults: ImportFaults) {
    super('refused');
    this.faults = faults;
  }
}

async function store(
  tx: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  read: ReadSheet,
  basis: string,
): Promise<ParticipantImportResult> {
  const { db, now, actor } = tx;
  const { rows } = read;
  await lockParticipants(db);
  await insertMissingInterventions(db, [...new Set(rows.map((row) => row.intervention))], now);
  const interventions = await listInterventions(db);
  const nameOf = new Map(interventions.map(({ id, name }) => [id, name]));
  const idOf = new Map(interventions.map(({ id, name }) => [name, id]));

  const isTeam = actor.family === 'team';
  const { persons, participations } = await loadTouched(db, cipher, rows, nameOf, isTeam);
  // What only other teams know is asked for by name, and nothing more: a key that is theirs, a person who must stay protected.
  const taken = isTeam
    ? await listTakenRowKeys(
        db,
        rows.flatMap((row) => row.rowKey ?? []),
      )
    : new Set<string>();
  const protectedElsewhere = isTeam
    ? await listProtectedElsewhere(
        db,
        persons.map(({ id }) => id),
      )
    : new Set<string>();
  // What a faulty row may be about to correct is left out: it can't be said yet whether something overlaps with it.
  const told = read.faults.length === 0 ? participations : participations.filter(({ values }) => !read.faultyKeys.has(values.rowKey ?? ''));
  const { plan, faults } = planImport(rows, persons, told, newId, protectedElsewhere);
  const all = [...read.faults, ...takenKeyFaults(rows, taken), ...faults];
  if (all.length > 0) throw new Refused(capFaults(all));

  const by = { recordedFrom: now, recordedBy: actor.name, basis };
  await insertPersonVersions(db, cipher, plan.persons, by);
  await insertParticipationVersions(db, plan.participations, idOf, by);
  if (isTeam) for (const { id } of plan.persons) await settlePerson(db, id, by);
  tx.touched([...plan.persons, ...plan.participations].map((one) => one.id));
  const { added, changed, same } = plan;
  tx.noted({ rows: rows.length, added, changed, same });
  return { added, changed, same };
}

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
