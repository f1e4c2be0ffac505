import { describe, expect, it } from 'vitest';
import * as caseload from '../participants/caseloadApi.ts';
import * as consents from '../participants/consentsApi.ts';
import * as roleRules from '../access/roleRulesApi.ts';
import * as approvals from '../access/approvalsApi.ts';
import * as invitation from '../access/invitationApi.ts';
import * as ownSessions from '../access/ownSessionsApi.ts';
import * as passkeys from '../access/passkeyApi.ts';
import * as eIdentification from '../access/eIdentificationApi.ts';
import * as factors from '../access/factorsApi.ts';
import * as session from '../access/sessionApi.ts';
import * as accessibility from '../association/accessibilityApi.ts';
import * as users from '../access/usersApi.ts';
import * as associationSettings from '../association/associationSettingsApi.ts';
import * as decisions from '../governance/decisionsApi.ts';
import * as operations from '../access/operationsApi.ts';
import * as participantLogin from '../participants/participantLoginApi.ts';
import * as parties from '../association/partiesApi.ts';
import * as budget from '../finance/budgetApi.ts';
import * as economy from '../finance/economyApi.ts';
import * as mapping from '../finance/mappingApi.ts';
import * as economySettings from '../finance/economySettingsApi.ts';
import * as imports from '../imports/importApi.ts';
import * as interventionRecords from '../interventions/interventionRecordsApi.ts';
import * as interventions from '../interventions/interventionsApi.ts';
import * as auditLog from '../privacy/auditLogApi.ts';
import * as logSamples from '../privacy/logSamplesApi.ts';
import * as subjectAccess from '../privacy/subjectAccessApi.ts';
import * as readings from '../privacy/readingsApi.ts';
import * as archives from '../privacy/archiveApi.ts';
import * as retention from '../privacy/retentionApi.ts';
import * as backups from '../privacy/backupsApi.ts';
import * as weedings from '../privacy/weedingApi.ts';
import * as weedingHolds from '../privacy/weedingHoldsApi.ts';
import * as reorganisations from '../participants/reorganisationsApi.ts';
import * as participantRecord from '../participants/participantRecordApi.ts';
import * as participantSearch from '../participants/participantSearchApi.ts';
import * as participantWriting from '../participants/participantWritingApi.ts';
import * as participants from '../participants/participantsApi.ts';
import * as reportPages from '../reports/reportPagesApi.ts';
import * as reports from '../reports/reportsApi.ts';
import * as sectionComments from '../reports/sectionCommentsApi.ts';
import * as sectionDrafts from '../reports/sectionDraftsApi.ts';
import * as sectionImages from '../reports/sectionImagesApi.ts';
import * as sections from '../reports/sectionsApi.ts';
import * as reportWriting from '../reports/reportWritingApi.ts';
import * as figureSettings from '../statistics/figureSettingsApi.ts';
import * as savedViews from '../statistics/savedViewsApi.ts';
import * as statistics from '../statistics/statisticsApi.ts';
import { apiPaths, pagePaths, pagePatterns, slugOf, withQuery } from './paths.ts';

// Takes what the addresses need; those that need less take the first ones.
const PARAMETERS = ['norra', '9f0c', 'board'] as const;
const written = (
  paths: Readonly<Record<string, (...parameters: string[]) => string>>,
  ...parameters: readonly string[]
): Record<string, string> => Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, path(...parameters)]));

describe('the addresses', () => {
  it('of the pages are these', () => {
    expect(written(pagePaths, ...PARAMETERS)).toMatchInlineSnapshot(`
      {
        "accessLog": "/norra/log",
        "accessibility": "/norra/accessibility",
        "approvals": "/norra/approvals",
        "association": "/norra/",
        "backups": "/norra/backups",
        "budget": "/norra/economy/budget",
        "decisions": "/norra/decisions",
        "dueParticipations": "/norra/retention/participations",
        "eIdentification": "/-/e-identification",
        "economy": "/norra/economy",
        "figures": "/norra/figures",
        "forecasts": "/norra/economy/forecasts",
        "handOver": "/norra/participants/handover",
        "import": "/norra/imports/9f0c",
        "imports": "/norra/imports",
        "intervention": "/norra/interventions/9f0c",
        "interventions": "/norra/interventions",
        "invitation": "/norra/invitation",
        "inviteUser": "/norra/users/invite",
        "kit": "/norra/kit",
        "logChecks": "/norra/log-checks",
        "logSample": "/norra/log-checks/9f0c",
        "loginWays": "/norra/login-ways",
        "mapping": "/norra/economy/mapping",
        "newImport": "/norra/imports/new",
        "newIntervention": "/norra/interventions/new",
        "newParticipant": "/norra/participants/new",
        "newReport": "/norra/reports/new",
        "ownReadings": "/norra/own-readings",
        "participant": "/norra/participants/9f0c",
        "participants": "/norra/participants",
        "parties": "/norra/parties",
        "password": "/norra/password",
        "readings": "/norra/participants/9f0c/readings",
        "report": "/norra/reports/9f0c",
        "reportSection": "/norra/reports/9f0c/sections/board",
        "reports": "/norra/reports",
        "retention": "/norra/retention",
        "retentionRule": "/norra/retention/rules/9f0c",
        "roles": "/norra/roles",
        "sessions": "/norra/sessions",
        "settings": "/norra/settings",
        "start": "/",
        "subjectAccess": "/norra/subject-access",
        "subjectRequest": "/norra/subject-access/9f0c",
        "user": "/norra/users/9f0c",
        "users": "/norra/users",
        "vouchers": "/norra/economy/vouchers",
        "weeding": "/norra/retention/weedings/9f0c",
      }
    `);
  });

  it('of the pages fit the patterns of the router', () => {
    const { association, ...pages } = pagePatterns;
    for (const [name, pattern] of Object.entries(pages)) {
      const path = `${association}/${pattern}`
        .replace('$slug', PARAMETERS[0])
        .replace('$id', PARAMETERS[1])
        .replace('$section', PARAMETERS[2]);
      expect(Object.values(written(pagePaths, ...PARAMETERS)), name).toContain(path);
    }
  });

  it('of the API are those of the contracts', () => {
    const contracts = [
      session,
      users,
      approvals,
      invitation,
      ownSessions,
      roleRules,
      accessibility,
      associationSettings,
      budget,
      economy,
      economySettings,
      mapping,
      figureSettings,
      imports,
      interventions,
      interventionRecords,
      reorganisations,
      participants,
      auditLog,
      logSamples,
      subjectAccess,
      readings,
      retention,
      weedings,
      backups,
      decisions,
      participantLogin,
      operations,
      weedingHolds,
      archives,
      participantRecord,
      participantSearch,
      participantWriting,
      caseload,
      consents,
      parties,
      reports,
      reportPages,
      reportWriting,
      sections,
      savedViews,
      sectionComments,
      sectionDrafts,
      sectionImages,
      eIdentification,
      factors,
      passkeys,
      statistics,
    ]
      .flatMap((feature) => Object.values(feature))
      .flatMap((value) => ('operationId' in value ? [value.path] : []));
    const asked = Object.values(written(apiPaths, '{id}', '{section}', '{image}')).map((path) =>
      decodeURIComponent(path)
        .replace(/\?.*/, '')
        .replace(/\/(consents|papers)\/\{section\}/, '/$1/{consent}'),
    );
    expect(asked.toSorted()).toEqual([...new Set(contracts)].toSorted());
  });

  it('keep an odd name whole', () => {
    expect(pagePaths.figures('norra/södra')).toBe('/norra%2Fs%C3%B6dra/figures');
    expect(slugOf('/norra%2Fs%C3%B6dra/figures')).toBe('norra/södra');
    expect(slugOf('/')).toBeUndefined();
    expect(slugOf('/%E0%A4%A/')).toBe('%E0%A4%A');
  });

  it('leave out what nobody asked for', () => {
    expect(withQuery('/api/statistics', { from: '2018-01-01', intervention: undefined, knownAt: '' })).toBe(
      '/api/statistics?from=2018-01-01',
    );
    expect(withQuery('/api/reports', {})).toBe('/api/reports');
  });
});
