import { insertMissingInterventions, listInterventions } from '../interventions/interventionQueries.ts';
import { locateColumns, readSheet } from '../imports/sheet.ts';
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
import { insertPersonVersions, listPersonIdsByNumber, listPersons } from './personQueries.ts';

export type ParticipantImportResult = { readonly added: number; readonly changed: number; readonly same: number };

const newId = (): string => crypto.randomUUID();

export const DEFAULT_BASIS = 'uppgift från importören';

/** Reads a participant sheet: every faulty row with its line, or all rows. Nothing is stored. */
export function readParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<ParticipantRow[], ImportFaults> {
  const sheet = readSheet(bytes);
  if (!sheet.ok) return err(capFaults(sheet.error));
  const places = locateColumns<ParticipantColumn>(sheet.value, REQUIRED_COLUMNS, OPTIONAL_COLUMNS);
  if (!places.ok) return err(capFaults(places.error));
  const rows: ParticipantRow[] = [];
  const faults: RowFault[] = [];
  for (const { line, cells } of sheet.value.rows) {
    const cell = (column: ParticipantColumn): string => cells[places.value.get(column) ?? -1] ?? '';
    const row = readParticipantRow(line, cell, today);
    if (row.ok) rows.push(row.value);
    else faults.push(...row.error);
  }
  faults.push(...faultsBetweenRows(rows));
  return faults.length > 0 ? err(capFaults(faults)) : ok(rows);
}

/** Everything that can be wrong with a sheet by itself, for an association that has nothing yet. */
export function checkParticipantSheet(bytes: Uint8Array, today: LocalDate): Result<void, ImportFaults> {
  const rows = readParticipantSheet(bytes, today);
  if (!rows.ok) return rows;
  const { faults } = planImport(rows.value, [], [], newId);
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
      const rows = readParticipantSheet(bytes, tx.today);
      if (!rows.ok) throw new Refused(rows.error);
      return store(tx, cipher, rows.value, basis);
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

async function store(tx: Transaction<WriteHandle>, cipher: IdentityCipher, rows: readonly ParticipantRow[], basis: string): Promise<ParticipantImportResult> {
  const { db, now, actor } = tx;
  await lockParticipants(db);
  await insertMissingInterventions(db, [...new Set(rows.map((row) => row.intervention))], now);
  const interventions = await listInterventions(db);
  const nameOf = new Map(interventions.map(({ id, name }) => [id, name]));
  const idOf = new Map(interventions.map(({ id, name }) => [name, id]));

  const keyed = await listParticipations(db, { rowKeys: rows.flatMap((row) => row.rowKey ?? []) }, nameOf);
  const numbered = await listPersonIdsByNumber(db, cipher, rows.flatMap((row) => (row.kind === 'person' ? (row.person.number ?? []) : [])));
  const personIds = [...new Set([...keyed.flatMap(({ values }) => (values.kind === 'person' ? values.personId : [])), ...numbered])];
  const ofPersons = await listParticipations(db, { personIds }, nameOf);
  const persons = await listPersons(db, cipher, personIds);

  const known = new Map([...keyed, ...ofPersons].map((one) => [one.id, one]));
  const { plan, faults } = planImport(rows, persons, [...known.values()], newId);
  if (faults.length > 0) throw new Refused(capFaults(faults));

  const by = { recordedFrom: now, recordedBy: actor.name, basis };
  await insertPersonVersions(db, cipher, plan.persons, by);
  await insertParticipationVersions(db, plan.participations, idOf, by);
  tx.touched(plan.participations.map((one) => one.id));
  const { added, changed, same } = plan;
  tx.noted({ rows: rows.length, added, changed, same });
  return { added, changed, same };
}
