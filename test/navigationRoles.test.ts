import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Session } from '../src/access/sessionApi.ts';
import { ALL_ROLES } from '../src/access/roleTable.ts';
import type { Role } from '../src/platform/roles.ts';
import { allRoutes } from '../src/routes.ts';
import {
  figuresFor,
  importKinds,
  isAuditor,
  isCoordinator,
  leadsTeam,
  mayWriteEconomy,
  pagesOf,
  reportsFor,
  seesToAccessibility,
  watchesLog,
  weeds,
  type MenuPage,
} from '../src/web/shell/navigation.ts';
import { operationsOf } from './operationsOf.ts';

const YEAR = { year: 2018, per: '2018-08-31', pers: ['2018-08-31'], isLatest: true, ledgerUntil: '2018-08-31' };
/** Of the pages, and so read without its types: those of a browser are not the server's. */
const QUESTIONS: string = '../src/web/shell/firstQuestions.ts';
type FirstQuestions = Readonly<Record<string, { readonly of: MenuPage | undefined; readonly ask: (here: object) => void | Promise<void> }>>;
const asked: { readonly method: string; readonly path: string }[] = [];
vi.stubGlobal('fetch', (path: string, { method }: { readonly method: string }) => {
  asked.push({ method, path });
  return Promise.resolve(Response.json({ years: [YEAR], version: 1 }));
});
afterAll(() => vi.unstubAllGlobals());

const contracts = operationsOf(allRoutes);
const rolesOf = (operationId: string): readonly Role[] => {
  const roles = contracts.find((one) => one.operationId === operationId)?.roles;
  if (roles === undefined || typeof roles === 'string') throw new Error(`${operationId} is no operation of certain roles`);
  return roles;
};
const someone = (role: Role): Session => ({
  user: { id: '7d0a', name: 'Maj Berg', email: 'maj@norra.example' },
  association: { name: 'Norra förbundet', slug: 'norra' },
  roles: [{ role, interventionId: null, intervention: null, party: null, group: null }],
  passwordIsTemporary: false,
  needsSecondFactor: false,
  waitingApprovals: 0,
  today: '2018-09-05',
});
const inOrder = (roles: Iterable<Role>): Role[] => ALL_ROLES.filter((role) => new Set(roles).has(role));

/** What each page of the menu is for: who has one of the operations has the page, and nobody else. */
const MAIN: Readonly<Record<MenuPage, readonly string[]>> = {
  participants: ['searchParticipants'],
  figures: ['getStatistics'],
  interventions: ['listInterventionRecords'],
  imports: ['listImports'],
  economy: ['getEconomy'],
  reports: ['listReports'],
  parties: ['listParties'],
  // The parts of the page are tried one by one below.
  settings: ['getProfile'],
  users: ['listUsers'],
  approvals: ['listApprovals'],
  accessLog: ['searchAudit', 'listPseudonymisedAudit'],
  logChecks: ['listLogSamples'],
  subjectAccess: ['listSubjectAccess'],
  retention: ['getRetention'],
  decisions: ['listDecisions'],
  ownReadings: ['listOwnReadings'],
  backups: ['listBackups'],
  dueParticipations: ['listDueParticipations'],
};

/** What the buttons and parts of the pages go by, and the operations that each stands for. */
const SHOWN_BY: readonly { readonly what: string; readonly shows: (session: Session) => boolean; readonly for: readonly string[] }[] = [
  {
    what: 'isCoordinator',
    shows: isCoordinator,
    for: [
      ...['saveProfile', 'saveRoleRules', 'saveLoginRules', 'saveThresholds', 'saveEconomySettings', 'saveUsualFigures', 'saveVocabulary'],
      ...['saveParty', 'saveIntervention', 'reorganise', 'beginReport', 'adoptReport'],
    ],
  },
  { what: 'leadsTeam', shows: leadsTeam, for: ['handOver', 'moveParticipations'] },
  { what: 'mayWriteEconomy', shows: mayWriteEconomy, for: ['saveBudget'] },
  { what: 'weeds', shows: weeds, for: ['saveRetentionRule', 'orderWeeding', 'carryOnWeeding'] },
  { what: 'importKinds', shows: (session) => importKinds(session).length > 0, for: ['bringFile', 'confirmImport', 'takeBackImport'] },
  { what: 'watchesLog', shows: watchesLog, for: ['searchAudit', 'downloadAudit', 'getAuditChoices'] },
  { what: 'seesToAccessibility', shows: seesToAccessibility, for: ['listAccessibilityFeedback', 'handleAccessibilityFeedback'] },
];
/** Parts of a page, for those who have the page. */
const PARTS: readonly (typeof SHOWN_BY)[number][] = [
  {
    what: 'reports, whole',
    shows: (session) => pagesOf(session).includes('reports') && reportsFor(session) !== 'part',
    for: ['downloadReport', 'listReportPages', 'getReportPage'],
  },
  {
    what: 'reports, to write in',
    shows: (session) => pagesOf(session).includes('reports') && reportsFor(session) !== 'adopted',
    for: ['getSection', 'saveSection', 'addComment'],
  },
  { what: 'reports, later changes', shows: (session) => isCoordinator(session) || isAuditor(session), for: ['listDifferences'] },
  {
    what: 'figures, by intervention',
    shows: (session) => pagesOf(session).includes('figures') && figuresFor(session) !== 'association',
    for: ['listInterventions'],
  },
  {
    what: 'intervention, reorganisations',
    shows: (session) => isCoordinator(session) || isAuditor(session) || leadsTeam(session),
    for: ['listReorganisations'],
  },
];

describe('the menu', () => {
  it.each(Object.keys(MAIN) as MenuPage[])('has %s for the roles that have its operation, and for no other', (page) => {
    const shown = ALL_ROLES.filter((role) => pagesOf(someone(role)).includes(page));
    expect(shown).toEqual(inOrder(MAIN[page].flatMap(rolesOf)));
  });

  it.each(ALL_ROLES)('leads %s to pages that ask nothing which the role never has', async (role) => {
    const session = someone(role);
    const menu = pagesOf(session);
    const { FIRST_QUESTIONS }: { readonly FIRST_QUESTIONS: FirstQuestions } = await import(QUESTIONS);
    const refused: string[] = [];
    for (const [page, { of, ask }] of Object.entries(FIRST_QUESTIONS)) {
      if (of !== undefined && !menu.includes(of)) continue;
      asked.length = 0;
      await ask({ session, language: 'sv', search: { year: '2018', per: '2018-08-31' }, params: { id: 'x', section: 'board' } });
      for (const { method, path } of asked) {
        const contract = contracts.find((one) => one.method === method && one.matches(path));
        if (!contract) throw new Error(`${page} asks for ${path}, which is no operation`);
        if (typeof contract.roles !== 'string' && !contract.roles.includes(role)) refused.push(`${page}: ${contract.operationId}`);
      }
    }
    expect(refused).toEqual([]);
  });
});

describe('what stands on a page', () => {
  it.each([...SHOWN_BY, ...PARTS])(
    'is shown by $what to the roles that have what it does, and to no other',
    ({ shows, for: operations }) => {
      const shown = ALL_ROLES.filter((role) => shows(someone(role)));
      for (const operationId of operations) expect(shown, operationId).toEqual(inOrder(rolesOf(operationId)));
    },
  );
});
