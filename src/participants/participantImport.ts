import { capFaults, type ImportFaults } from '../imports/faults.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { planParticipants, writeParticipants } from './participantPlanImport.ts';
import { readParticipantSheet } from './participantSheetImport.ts';
import { lockParticipants } from './participationQueries.ts';

export type ParticipantImportResult = { readonly added: number; readonly changed: number; readonly same: number };

export const DEFAULT_BASIS = 'uppgift från importören';

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
  const operation = { action: 'import participants', reason: maskIdentityNumbers(basis), purpose: 'import' } as const;
  try {
    const value = await database.write(actor, operation, async (tx) => {
      const read = readParticipantSheet(bytes, tx.today);
      if (!read.ok) throw new Refused(capFaults(read.error));
      await lockParticipants(tx.db);
      const planned = await planParticipants(tx, cipher, read.value);
      if (planned.faults.length > 0) throw new Refused(capFaults(planned.faults));
      await writeParticipants(tx, cipher, planned, basis);
      const { persons, participations, added, changed, same } = planned.plan;
      tx.touched([...persons, ...participations].map((one) => one.id));
      tx.noted({ rows: read.value.rows.length, added, changed, same });
      return { added, changed, same };
    });
    return ok(value);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await database.refuse(actor, operation, 'refused');
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
