import { findInterventionNames } from '../interventions/interventionQueries.ts';
import type { BackupSettings } from '../platform/backup/backupSettings.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import { deletionFileOf } from '../platform/database/deletionFile.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { listArchiveFiles, listArchivesOfWeeding } from './archiveQueries.ts';
import { remainsInBackups } from './remainsInBackups.ts';
import { findBackupCopies, listRules } from './retentionQueries.ts';
import {
  carryOnWeeding,
  downloadCertificate,
  getWeeding,
  listWeedings,
  orderWeeding,
  type WeedingCertificate,
  type Weedings,
} from './weedingApi.ts';
import { certificateFile } from './weedingReport.ts';
import { enteringDeletions } from './weedingJobs.ts';
import { findWeeding, finishWeeding, insertWeeding, listAllWeedings, weedNext, type OrderAnswer, type Weeding } from './weedingQueries.ts';

/** So many go in one transaction: each is on the disk before the next begins, and none keeps others waiting. */
const BATCH = 200;

export type WeedingPlace = {
  /** Where the deletion list is kept outside the database; none in a test. */
  readonly dataFolder?: string | undefined;
  readonly kept: BackupSettings['kept'] | null;
};

/** The retention plan carried out: ordered by what was seen, weeded a batch at a time, and told by a certificate. */
export const weedingRoutes = ({ dataFolder, kept }: WeedingPlace): readonly Route[] => [
  route(listWeedings, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => ({ weedings: (await listAllWeedings(db)).map(shownWeeding) })),
  ),
  route(orderWeeding, ({ body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, noted }) => {
      const said = await insertWeeding(db, body, now, login.name);
      const fault = said === 'ordered' || said === 'again' ? undefined : FAULTS[said];
      if (fault) throw new HttpFault(...fault);
      noted({ weeding: body.id, kind: body.kind, ruleVersion: body.version, due: body.due });
      return { id: body.id };
    }),
  ),
  route(carryOnWeeding, async ({ params: { id }, database, actor, operation }) => {
    const file = dataFolder === undefined ? undefined : deletionFileOf(dataFolder, database.entry);
    return enteringDeletions(file, (enter) =>
      database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
        if (!(await findWeeding(db, id))) throw notFound('Gallringen');
        const deletions = await weedNext(db, id, BATCH, now, actor.name);
        if (deletions.length < BATCH) await finishWeeding(db, id, now, remainsInBackups(await findBackupCopies(db, kept), today));
        const after = await findWeeding(db, id);
        touched(deletions.map(({ recordId }) => recordId));
        noted({ weeding: id, deletions: deletions.length, weeded: after?.weeded ?? 0 });
        await enter(deletions);
        return { weeded: after?.weeded ?? 0, due: after?.due ?? 0, isFinished: after?.finished != null };
      }),
    );
  }),
  route(getWeeding, ({ params: { id }, database, actor, operation }) => database.read(actor, operation, ({ db }) => certificateOf(db, id))),
  route(downloadCertificate, async ({ params: { id }, database, actor, operation }) => {
    const certificate = await database.read(actor, operation, ({ db }) => certificateOf(db, id));
    if (certificate.finished === null)
      throw new HttpFault(422, 'unfinished', 'Gallringen är inte klar. Fortsätt den, så finns protokollet sedan.');
    const bytes = await certificateFile(certificate, certificate.finished, nameOf(database));
    return {
      bytes,
      contentType: 'application/pdf',
      fileName: `gallringsprotokoll-${certificate.onDay}-${id.slice(0, 8)}.pdf`,
      inline: false,
    };
  }),
];

const nameOf = ({ entry }: AssociationDatabase): string => entry.name;

const FAULTS: Readonly<Record<Exclude<OrderAnswer, 'ordered' | 'again'>, ConstructorParameters<typeof HttpFault>>> = {
  taken: [409, 'taken', 'Gallringen är redan beställd av någon annan. Hämta sidan igen, så ser du den.'],
  not_in_force: [422, 'not-in-force', 'Ingen regel som säger att det här gallras gäller i dag. För in styrelsens beslut i planen först.'],
  rule_changed: [409, 'rule-changed', 'Regeln har ändrats sedan sidan visades. Hämta sidan igen och se vad som gäller nu.'],
  under_way: [
    409,
    'under-way',
    'En gallring av samma slag pågår redan. Fortsätt den i listan över gallringar, eller vänta tills den är klar.',
  ],
  archive_first: [
    422,
    'archive-first',
    'Regeln säger att uppgifterna lämnas till arkiv först, och inget av det som ska gallras ligger oförändrat i en arkivfil som är mottagen. Beställ arkivfil. När verksamhetsledaren har lämnat filen och fört in kvittensen går det att gallra.',
  ],
  nothing_due: [422, 'nothing-due', 'Inget av det här slaget ska gallras i dag.'],
  count_changed: [409, 'count-changed', 'Antalet har ändrats sedan sidan visades. Hämta sidan igen, så ser du hur många det är nu.'],
};

const shownWeeding = ({ ruleVersion: _, finished, ...weeding }: Weeding): Weedings['weedings'][number] => ({
  ...weeding,
  orderedAt: weeding.orderedAt.toISOString(),
  finished: finished && { at: finished.at.toISOString(), outcome: finished.outcome },
});

async function certificateOf(db: ReadHandle, id: string): Promise<WeedingCertificate> {
  const weeding = await findWeeding(db, id);
  const rule = weeding && (await listRules(db)).get(weeding.kind)?.find(({ version }) => version === weeding.ruleVersion);
  if (!weeding || !rule) throw notFound('Gallringen');
  const archives = await archivesOf(db, id);
  return { ...shownWeeding(weeding), rule: rule.value, decision: rule.decision, archives, backups: weeding.finished?.backups ?? null };
}

async function archivesOf(db: ReadHandle, weedingId: string): Promise<WeedingCertificate['archives']> {
  const used = await listArchivesOfWeeding(db, weedingId);
  if (used.length === 0) return [];
  const files = new Map((await listArchiveFiles(db)).map((file) => [file.id, file]));
  const names = await findInterventionNames(db);
  return used.map(({ fileId, records }) => {
    const file = files.get(fileId);
    // The door weeds nothing that is in no received file.
    if (!file?.made || !file.receipt) throw new Error('a weeding rests on an archive file that was not received');
    const { made, receipt, interventionId } = file;
    return {
      ...{ records, intervention: names.get(interventionId) ?? '', sha256: made.sha256, madeAt: made.at.toISOString() },
      ...{ receiver: receipt.receiver, on: receipt.on, reference: receipt.reference },
    };
  });
}
