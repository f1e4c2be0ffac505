import { anchorFileOf, readAnchors } from '../access/auditAnchor.ts';
import { brokenText } from '../access/auditFindingText.ts';
import { beginAnchors } from '../access/auditSealing.ts';
import { verifyAudit } from '../access/auditVerification.ts';
import { endOpenAccess } from '../access/endOpenAccess.ts';
import type { BackupHead, BackupSummary } from '../platform/backup/backupContent.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import { UserError } from '../platform/userError.ts';
import { swedishDay } from '../shared/localDate.ts';
import type { BackupPlace, KeptBeside } from './backupJobs.ts';
import { differingFigures } from './checkedFigures.ts';
import { countCheckedFigures } from './checkedFiguresJobs.ts';
import { replayDeletions } from './weedingJobs.ts';

export type RestoreChoices = {
  /** The deletion list outside the database, when it is not in the data folder. */
  readonly deletions?: string | undefined;
  /** Whether figures that are counted otherwise and a log that is not whole are taken as they are. */
  readonly despiteDifferences: boolean;
};

/** How many differing figures are named. */
const NAMED = 8;

/**
 * Restores an association from a file: rows, figures and seals of the audit log are as they were or nothing is left, what has been weeded
 * since is weeded again, links that were open are void, and the anchors outside the database begin anew.
 */
export async function restoreAssociation(
  place: BackupPlace,
  file: string,
  say: (text: string) => void,
  choices: RestoreChoices,
): Promise<BackupSummary> {
  const { installation, clock, actor } = place;
  const restored = await installation.restore({
    file,
    say,
    settle: (client) => endOpenAccess(client, clock.now()),
    async check(association, head, attachments) {
      // Written by makeBackup, and authenticated with the file.
      const kept = attachments as Partial<KeptBeside>;
      const differences = [await checkSeals(place, association, kept), await checkFigures(place, association, head, kept)].filter(
        (one) => one !== undefined,
      );
      if (differences.length > 0 && !choices.despiteDifferences) throw notAsItWas(differences);
      for (const difference of differences) say(`Godtaget: ${difference}`);
      if (differences.length === 0) say('Alla rader, alla siffror och loggens sigill är som när kopian gjordes.');
      await association.write(actor, { action: 'restore', reason: actor.role }, async ({ noted }) =>
        noted({ madeAt: head.madeAt, differences: differences.length }),
      );
      await weedAgain(place, association, choices.deletions, say);
    },
  });
  await anchorAnew(place, restored.head);
  return restored;
}

/** Against the seal that came with the file, and against what anchors are still here. */
async function checkSeals(
  { dataFolder, actor }: BackupPlace,
  association: AssociationDatabase,
  { seal }: Partial<KeptBeside>,
): Promise<string | undefined> {
  const here = (await readAnchors(anchorFileOf(dataFolder, association.entry)))?.anchors ?? [];
  const anchors = [...here.filter(({ block }) => block <= (seal?.block ?? 0)), ...(seal ? [seal] : [])];
  const finding = await association.read(actor, { action: 'verify audit', reason: actor.role }, ({ db }) => verifyAudit(db, anchors));
  if (finding.kind === 'whole') return undefined;
  return finding.kind === 'broken'
    ? brokenText(association.entry.name, finding)
    : `Loggen för ${association.entry.name} har rader som Samla inte kan ha skrivit.`;
}

async function checkFigures(
  { actor }: BackupPlace,
  association: AssociationDatabase,
  head: BackupHead,
  { figures }: Partial<KeptBeside>,
): Promise<string | undefined> {
  const now = await association.read(actor, { action: 'restore figures', reason: actor.role }, ({ db }) =>
    countCheckedFigures(db, swedishDay(new Date(head.madeAt))),
  );
  const differing = differingFigures(figures ?? [], now);
  if (differing.length === 0) return undefined;
  const many = differing.length === 1 ? 'en siffra' : `${differing.length} siffror`;
  const named = `${differing.slice(0, NAMED).join('; ')}${differing.length > NAMED ? ` och ${differing.length - NAMED} till` : ''}`;
  return `Raderna är desamma, men ${many} räknas annorlunda än när kopian gjordes (${named}).`;
}

async function weedAgain(
  { dataFolder, actor }: BackupPlace,
  association: AssociationDatabase,
  file: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const own = deletionFileOf(dataFolder, association.entry);
  const again = await replayDeletions(association, actor, own, file);
  say(
    again > 0
      ? `Gallringar som gjorts efter kopian är gjorda igen: ${again}.`
      : `Ingen gallring efter kopian är känd här. Har något gallrats sedan dess kommer det tillbaka, om inte gallringslistan (${own}) följer med från den gamla datamappen: då pekas den ut med --deletions.`,
  );
}

/** From here on the log is sealed in this data folder. */
async function anchorAnew({ installation, dataFolder, clock, actor }: BackupPlace, { association, madeAt }: BackupHead): Promise<void> {
  const database = await installation.findBySlug(association.slug);
  if (!database) return;
  const begins = { by: actor.name, reason: `återläst från säkerhetskopian av ${madeAt}` };
  await beginAnchors({ database, anchorFile: anchorFileOf(dataFolder, association), clock }, begins);
}

const notAsItWas = (differences: readonly string[]): UserError =>
  new UserError('not-as-it-was', `${differences.join(' ')} Ingenting är återläst.`, [
    'Räknas siffrorna annorlunda: läs tillbaka med den version av Samla som gjorde kopian. Är loggen inte hel: ta en äldre kopia, och spara den här som den är. Vet ni varför det skiljer: lägg till --despite-differences.',
  ]);
