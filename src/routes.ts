import { operationsRoutes } from './access/operationsRoutes.ts';
import { roleRulesRoutes } from './access/roleRulesRoutes.ts';
import { findShownName } from './association/associationSettingQueries.ts';
import { associationSettingsRoutes } from './association/associationSettingsRoutes.ts';
import { findPartyNames } from './association/partyQueries.ts';
import { decisionsRoutes } from './governance/decisionsRoutes.ts';
import { DECISION_SOURCES } from './decisions.ts';
import { partiesRoutes } from './association/partiesRoutes.ts';
import { workerTask } from './platform/workers.ts';
import type { FindTargetNames } from './access/laterFacts.ts';
import { accessibilityRoutes } from './association/accessibilityRoutes.ts';
import type { LeakedPasswords } from './access/leakedPasswords.ts';
import { sessionRoutes } from './access/sessionRoutes.ts';
import { findNamesOfUsers, findUserNames, listReportWriters } from './access/userQueries.ts';
import { approvalsRoutes } from './access/approvalsRoutes.ts';
import type { OfferedWays } from './access/offeredWays.ts';
import { passkeyRoutes } from './access/passkeyRoutes.ts';
import { eIdentificationRoutes } from './access/eIdentificationRoutes.ts';
import { factorsRoutes } from './access/factorsRoutes.ts';
import { invitationRoutes } from './access/invitationRoutes.ts';
import { ownSessionsRoutes } from './access/ownSessionsRoutes.ts';
import { userRolesRoutes } from './access/userRolesRoutes.ts';
import { usersRoutes } from './access/usersRoutes.ts';
import { budgetRoutes } from './finance/budgetRoutes.ts';
import { mappingRoutes } from './finance/mappingRoutes.ts';
import { economyRoutes } from './finance/economyRoutes.ts';
import { economySettingsRoutes } from './finance/economySettingsRoutes.ts';
import { importRoutes } from './imports/importRoutes.ts';
import type * as importWorker from './importWorker.ts';
import { findInterventionNames } from './interventions/interventionQueries.ts';
import { interventionRecordsRoutes } from './interventions/interventionRecordsRoutes.ts';
import { interventionsRoutes } from './interventions/interventionsRoutes.ts';
import { listOpenCaseload } from './participants/caseloadQueries.ts';
import { caseloadRoutes } from './participants/caseloadRoutes.ts';
import { consentRoutes } from './participants/consentRoutes.ts';
import { enrolmentRoutes } from './participants/enrolmentRoutes.ts';
import { participantLoginRoutes } from './participants/participantLoginRoutes.ts';
import { participantSearchRoutes } from './participants/participantSearchRoutes.ts';
import { participantRecordRoutes } from './participants/participantRecordRoutes.ts';
import { participantsRoutes } from './participants/participantsRoutes.ts';
import { makeAnonymous, participantWritingRoutes } from './participants/participantWritingRoutes.ts';
import { reorganisationsRoutes } from './participants/reorganisationsRoutes.ts';
import { auditLogRoutes } from './privacy/auditLogRoutes.ts';
import { logSamplesRoutes } from './privacy/logSamplesRoutes.ts';
import { subjectAccessRoutes } from './privacy/subjectAccessRoutes.ts';
import { readingsRoutes } from './privacy/readingsRoutes.ts';
import type { BackupService } from './privacy/backupServiceJobs.ts';
import { backupsRoutes } from './privacy/backupsRoutes.ts';
import { archiveRoutes } from './privacy/archiveRoutes.ts';
import { retentionRoutes } from './privacy/retentionRoutes.ts';
import { weedingHoldsRoutes } from './privacy/weedingHoldsRoutes.ts';
import { weedingRoutes } from './privacy/weedingRoutes.ts';
import type { Clock } from './platform/clock.ts';
import type { Installation } from './platform/database/installation.ts';
import type { Route } from './platform/http/route.ts';
import type { SendMail } from './platform/mail/mail.ts';
import type { ReportPeople } from './reports/shownReport.ts';
import { reportPagesRoutes } from './reports/reportPagesRoutes.ts';
import { reportsRoutes } from './reports/reportsRoutes.ts';
import { reportWritingRoutes } from './reports/reportWritingRoutes.ts';
import { sectionCommentsRoutes } from './reports/sectionCommentsRoutes.ts';
import { sectionDraftsRoutes } from './reports/sectionDraftsRoutes.ts';
import { sectionImagesRoutes } from './reports/sectionImagesRoutes.ts';
import { sectionsRoutes } from './reports/sectionsRoutes.ts';
import { figureSettingsRoutes } from './statistics/figureSettingsRoutes.ts';
import { savedViewsRoutes } from './statistics/savedViewsRoutes.ts';
import { statisticsRoutes } from './statistics/statisticsRoutes.ts';
import { pagePaths } from './web/paths.ts';

/** What an installation may have beside its database; undefined where it has not. */
const importTask = workerTask<typeof importWorker, 'doImport'>(new URL('./importWorker.ts', import.meta.url), 'doImport');

export type Connections = OfferedWays & {
  readonly sendMail?: SendMail | undefined;
  readonly leakedPasswords?: LeakedPasswords | undefined;
  /** Where lists are kept outside the database, and what makes backups. */
  readonly dataFolder?: string | undefined;
  readonly backups?: BackupService | undefined;
};

/** Every operation of the API. */
export function allRoutes(
  installation: Installation,
  clock: Clock,
  { sendMail, leakedPasswords, dataFolder, backups, ...ways }: Connections = {},
): Route[] {
  const targetNames: FindTargetNames = async (db) => ({
    interventions: await findInterventionNames(db),
    parties: await findPartyNames(db),
  });
  const kept = backups?.settings.kept ?? null;
  const facts = { shownName: findShownName };
  const links = { sendMail, invitationPath: pagePaths.invitation, approvalsPath: pagePaths.approvals };
  const people: ReportPeople = { namesOf: findUserNames, namesOfUsers: findNamesOfUsers, writers: listReportWriters };
  const routes: Route[] = [
    ...sessionRoutes(installation, clock, facts, { leakedPasswords, ...ways }),
    ...accessibilityRoutes(installation, clock),
    ...factorsRoutes(clock, ways),
    ...eIdentificationRoutes(installation, clock, facts, ways),
    ...passkeyRoutes(installation, clock, facts, ways.passkeys),
    ...roleRulesRoutes,
    ...associationSettingsRoutes,
    ...partiesRoutes,
    ...decisionsRoutes(DECISION_SOURCES),
    ...invitationRoutes(installation, clock, facts, leakedPasswords),
    ...ownSessionsRoutes,
    ...usersRoutes(targetNames, listOpenCaseload, links),
    ...userRolesRoutes(targetNames, links),
    ...approvalsRoutes(targetNames),
    ...interventionsRoutes,
    ...interventionRecordsRoutes,
    ...figureSettingsRoutes,
    ...statisticsRoutes,
    ...savedViewsRoutes,
    ...participantsRoutes,
    ...economySettingsRoutes,
    ...participantSearchRoutes,
    ...participantRecordRoutes,
    ...caseloadRoutes,
    ...participantLoginRoutes(links),
    ...consentRoutes(makeAnonymous),
    ...enrolmentRoutes,
    ...participantWritingRoutes,
    ...reorganisationsRoutes,
    ...readingsRoutes,
    ...auditLogRoutes,
    ...logSamplesRoutes,
    ...subjectAccessRoutes,
    ...retentionRoutes(kept),
    ...weedingRoutes({ dataFolder, kept }),
    ...backupsRoutes(backups),
    ...weedingHoldsRoutes,
    ...archiveRoutes,
    ...budgetRoutes,
    ...mappingRoutes,
    ...economyRoutes,
    ...importRoutes({ task: importTask, interventionNames: findInterventionNames }),
    ...reportsRoutes(people),
    ...reportPagesRoutes(),
    ...reportWritingRoutes(people),
    ...sectionsRoutes(people),
    ...sectionDraftsRoutes(people),
    ...sectionImagesRoutes(people),
    ...sectionCommentsRoutes(people),
  ];
  return [...routes, ...operationsRoutes(routes.map(({ contract }) => contract))];
}
