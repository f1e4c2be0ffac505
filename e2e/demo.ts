import { test as base, type Page } from '@playwright/test';
import path from 'node:path';
import { apiPaths } from '../src/web/paths.ts';

/** The association of the demo that the tests visit, and one period of which its figures are known. */
export const SLUG = 'norra';
export const INTERIM = 'from=2018-01-01&to=2018-08-31';

export const DEMO_USERS = {
  coordinator: {
    email: 'coordinator@norra.example',
    firstPage: 'Siffror',
    pages: [
      'figures',
      'interventions',
      'newIntervention',
      'economy',
      'budget',
      'mapping',
      'forecasts',
      'vouchers',
      'reports',
      'newReport',
      'imports',
      'parties',
      'settings',
      'decisions',
      'retention',
      'password',
      'sessions',
      'loginWays',
      'roles',
    ],
  },
  economist: {
    email: 'economist@norra.example',
    firstPage: 'Ekonomi',
    pages: [
      'economy',
      'budget',
      'mapping',
      'forecasts',
      'vouchers',
      'imports',
      'newImport',
      'figures',
      'interventions',
      'parties',
      'password',
      'sessions',
      'loginWays',
      'roles',
    ],
  },
  administrator: {
    email: 'admin@norra.example',
    firstPage: 'Användare',
    pages: ['users', 'inviteUser', 'retention', 'backups', 'password', 'accessibility', 'sessions', 'loginWays', 'roles'],
  },
  teamLeader: {
    email: 'teamleader@norra.example',
    firstPage: 'Deltagare',
    pages: [
      'participants',
      'newParticipant',
      'handOver',
      'figures',
      'interventions',
      'reports',
      'imports',
      'newImport',
      'approvals',
      'dueParticipations',
      'password',
      'sessions',
      'loginWays',
      'roles',
    ],
  },
  teamMember: {
    email: 'teammember@norra.example',
    firstPage: 'Deltagare',
    pages: ['participants', 'newParticipant', 'figures', 'password', 'sessions', 'loginWays', 'roles'],
  },
  counsellor: { email: 'counsellor@norra.example', firstPage: 'Deltagare', pages: ['participants', 'figures', 'roles'] },
  auditor: {
    email: 'auditor@norra.example',
    firstPage: 'Ekonomi',
    pages: [
      'economy',
      'budget',
      'mapping',
      'forecasts',
      'vouchers',
      'reports',
      'interventions',
      'imports',
      'parties',
      'settings',
      'decisions',
      'accessLog',
      'retention',
      'backups',
      'roles',
    ],
  },
  dataProtectionOfficer: {
    email: 'dpo@norra.example',
    firstPage: 'Åtkomstlogg',
    pages: ['accessLog', 'logChecks', 'subjectAccess', 'retention', 'dueParticipations', 'roles'],
  },
  boardMember: { email: 'boardmember@norra.example', firstPage: 'Rapporter', pages: ['reports', 'decisions', 'roles'] },
  steeringGroupMember: { email: 'steering@norra.example', firstPage: 'Rapporter', pages: ['reports', 'decisions', 'roles'] },
  participant: { email: 'participant@norra.example', firstPage: 'Vem har läst om mig', pages: ['ownReadings', 'roles'] },
} as const;
export type DemoRole = keyof typeof DEMO_USERS;
export const DEMO_ROLES: readonly DemoRole[] = [
  'coordinator',
  'economist',
  'administrator',
  'teamLeader',
  'teamMember',
  'counsellor',
  'auditor',
  'dataProtectionOfficer',
  'boardMember',
  'steeringGroupMember',
  'participant',
];

/** The password of the demo's users. */
export function demoPassword(): string {
  const password = process.env['SAMLA_E2E_PASSWORD'];
  if (password === undefined) throw new Error('Set SAMLA_E2E_PASSWORD to the password that `samla demo --logins` prints.');
  return password;
}

/** Where a role's session is kept during a run: logging in for every test would meet the limit of attempts. */
export const sessionFile = (role: DemoRole): string => path.join('test-results', 'logins', `${role}.json`);

/** What the browser complained of while a test ran: broken rules of the content security policy, and errors of the program. */
const complaints = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) heard.push(message.text());
  });
  return heard;
};

type Fixtures = {
  /** Opens pages as someone who is logged in. */
  readonly as: (role: DemoRole) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  as: async ({ browser, contextOptions }, give) => {
    const opened: { readonly page: Page; readonly heard: readonly string[] }[] = [];
    await give(async (role) => {
      const context = await browser.newContext({ ...contextOptions, storageState: sessionFile(role) });
      const page = await context.newPage();
      opened.push({ page, heard: complaints(page) });
      return page;
    });
    for (const { page } of opened) await page.context().close();
    base.expect(opened.flatMap(({ heard }) => heard)).toEqual([]);
  },
});
/** Somebody who is logged in proves again who they are, as one does before a file leaves: a long run outlasts what the login proved. */
export async function proveAgain(page: Page): Promise<void> {
  const answer = await page.request.post(apiPaths.ownProof(), { data: { password: demoPassword() } });
  base.expect(answer.ok(), await answer.text()).toBe(true);
}
export { expect } from '@playwright/test';
