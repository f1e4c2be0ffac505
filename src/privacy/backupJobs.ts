import { anchorFileOf, type Anchor } from '../access/auditAnchor.ts';
import { findLastBlock } from '../access/auditBlockQueries.ts';
import { sealAudit } from '../access/auditSealing.ts';
import type { BackupSummary } from '../platform/backup/backupContent.ts';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { Actor, ReadHandle } from '../platform/database/transaction.ts';
import { UserError } from '../platform/userError.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { CheckedFigures } from './checkedFigures.ts';
import { countCheckedFigures } from './checkedFiguresJobs.ts';
import { replayDeletions } from './weedingJobs.ts';

/** Where backups are made, and by whom. */
export type BackupPlace = {
  readonly installation: Installation;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly actor: Actor;
};

/** What is kept beside the rows, to be compared after a restore: figures, and the head of the audit log's seals. */
export type KeptBeside = { readonly figures: CheckedFigures; readonly seal: Anchor | null };

/**
 * Backs an association up into a file, reads the file through, and writes who did it in the audit log. The log is sealed first; where
 * it can't be, the backup is made all the same and `warn` is told.
 */
export async function makeBackup(
  place: BackupPlace,
  association: AssociationDatabase,
  file: string,
  progress: (rows: number) => void,
  warn: (text: string) => void,
): Promise<BackupSummary> {
  const { installation, dataFolder, clock, actor } = place;
  await replayDeletions(association, actor, deletionFileOf(dataFolder, association.entry));
  await sealAudit({ database: association, anchorFile: anchorFileOf(dataFolder, association.entry), clock }).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    for (const line of [error.message, ...error.details]) warn(line);
  });
  const made = await installation.backUp(association, {
    file,
    by: actor.name,
    attach: (asOfThen) =>
      asOfThen.read(actor, { action: 'backup figures', reason: actor.role }, ({ db, now, today }) => keptBeside(db, now, today)),
    progress,
  });
  await installation.verifyBackup(file);
  await association.write(actor, { action: 'backup', reason: actor.role }, async ({ noted }) =>
    noted({ rows: made.rows, tables: made.tables, bytes: made.bytes }),
  );
  return made;
}

async function keptBeside(db: ReadHandle, now: Date, today: LocalDate): Promise<Record<keyof KeptBeside, unknown>> {
  const block = await findLastBlock(db);
  return {
    figures: await countCheckedFigures(db, today),
    seal: block ? { block: block.number, hash: block.hash.toString('hex'), at: now.toISOString() } : null,
  };
}
