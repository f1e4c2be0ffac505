import { endOpenAccess } from '../access/endOpenAccess.ts';
import type { BackupSummary } from '../platform/backup/backupContent.ts';
import type { RestoreTask } from '../platform/backup/restoreBackup.ts';
import type { Clock } from '../platform/clock.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { UserError } from '../platform/userError.ts';
import { swedishDay } from '../shared/localDate.ts';
import { differingFigures, type CheckedFigures } from './checkedFigures.ts';
import { countCheckedFigures } from './checkedFiguresJobs.ts';

/** How many differing figures are named. */
const NAMED = 8;

/** Backs an association up into a file, with its figures, reads the file through, and writes who did it in the audit log. */
export async function makeBackup(
  installation: Installation,
  association: AssociationDatabase,
  actor: Actor,
  file: string,
  progress: (rows: number) => void,
): Promise<BackupSummary> {
  const operation = { action: 'backup', reason: actor.role };
  const made = await installation.backUp(association, {
    file,
    by: actor.name,
    attach: async (asOfThen) => ({
      figures: await asOfThen.read(actor, { ...operation, action: 'backup figures' }, ({ db, today }) => countCheckedFigures(db, today)),
    }),
    progress,
  });
  await installation.verifyBackup(file);
  await association.write(actor, operation, async ({ noted }) => noted({ rows: made.rows, tables: made.tables, bytes: made.bytes }));
  return made;
}

/** What a restore does besides bringing the rows back: ends open links, counts the figures again, and writes who did it. */
export function restoreTask(
  file: string,
  actor: Actor,
  clock: Clock,
  say: (text: string) => void,
  options: { readonly acceptChangedFigures: boolean },
): RestoreTask {
  return {
    file,
    say,
    settle: (client) => endOpenAccess(client, clock.now()),
    async check(restored, head, attachments) {
      const then = (attachments['figures'] ?? []) as CheckedFigures;
      const now = await restored.read(actor, { action: 'restore figures', reason: actor.role }, ({ db }) =>
        countCheckedFigures(db, swedishDay(new Date(head.madeAt))),
      );
      const differing = differingFigures(then, now);
      if (differing.length > 0 && !options.acceptChangedFigures) throw figuresDiffer(differing);
      await restored.write(actor, { action: 'restore', reason: actor.role }, async ({ noted }) =>
        noted({ madeAt: head.madeAt, figures: now.length, differing: differing.length }),
      );
      say(
        differing.length === 0
          ? `Alla rader och alla siffror (${now.length} sammanställningar) är som när kopian gjordes.`
          : `Godtaget: ${figuresText(differing)} räknas annorlunda än när kopian gjordes (${named(differing)}).`,
      );
    },
  };
}

const figuresText = (differing: readonly string[]): string => (differing.length === 1 ? 'en siffra' : `${differing.length} siffror`);

const named = (differing: readonly string[]): string =>
  `${differing.slice(0, NAMED).join('; ')}${differing.length > NAMED ? ` och ${differing.length - NAMED} till` : ''}`;

const figuresDiffer = (differing: readonly string[]): UserError =>
  new UserError(
    'figures-differ',
    `Raderna är desamma, men ${figuresText(differing)} räknas annorlunda än när kopian gjordes (${named(differing)}), så ingenting är återläst. Läs tillbaka med den version av Samla som gjorde kopian, eller godta de nya siffrorna med --accept-changed-figures.`,
  );
