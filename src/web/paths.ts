/** Every address of Samla: those of the pages and those the pages ask. One place, so that none is written by hand elsewhere. */

const segment = (text: string): string => encodeURIComponent(text);

/** Addresses in the browser. The first segment says which association. */
export const pagePaths = {
  start: () => '/',
  association: (slug: string) => `/${segment(slug)}/`,
  figures: (slug: string) => `/${segment(slug)}/figures`,
  economy: (slug: string) => `/${segment(slug)}/economy`,
  budget: (slug: string) => `/${segment(slug)}/economy/budget`,
  forecasts: (slug: string) => `/${segment(slug)}/economy/forecasts`,
  mapping: (slug: string) => `/${segment(slug)}/economy/mapping`,
  vouchers: (slug: string) => `/${segment(slug)}/economy/vouchers`,
  reports: (slug: string) => `/${segment(slug)}/reports`,
  report: (slug: string, id: string) => `/${segment(slug)}/reports/${segment(id)}`,
  participants: (slug: string) => `/${segment(slug)}/participants`,
  newParticipant: (slug: string) => `/${segment(slug)}/participants/new`,
  participant: (slug: string, id: string) => `/${segment(slug)}/participants/${segment(id)}`,
  accessLog: (slug: string) => `/${segment(slug)}/log`,
  logChecks: (slug: string) => `/${segment(slug)}/log-checks`,
  logSample: (slug: string, id: string) => `/${segment(slug)}/log-checks/${segment(id)}`,
  readings: (slug: string, id: string) => `/${segment(slug)}/participants/${segment(id)}/readings`,
  handOver: (slug: string) => `/${segment(slug)}/participants/handover`,
  newReport: (slug: string) => `/${segment(slug)}/reports/new`,
  reportSection: (slug: string, id: string, section: string) => `/${segment(slug)}/reports/${segment(id)}/sections/${segment(section)}`,
  interventions: (slug: string) => `/${segment(slug)}/interventions`,
  newIntervention: (slug: string) => `/${segment(slug)}/interventions/new`,
  intervention: (slug: string, id: string) => `/${segment(slug)}/interventions/${segment(id)}`,
  imports: (slug: string) => `/${segment(slug)}/imports`,
  newImport: (slug: string) => `/${segment(slug)}/imports/new`,
  import: (slug: string, id: string) => `/${segment(slug)}/imports/${segment(id)}`,
  parties: (slug: string) => `/${segment(slug)}/parties`,
  settings: (slug: string) => `/${segment(slug)}/settings`,
  users: (slug: string) => `/${segment(slug)}/users`,
  user: (slug: string, id: string) => `/${segment(slug)}/users/${segment(id)}`,
  inviteUser: (slug: string) => `/${segment(slug)}/users/invite`,
  approvals: (slug: string) => `/${segment(slug)}/approvals`,
  roles: (slug: string) => `/${segment(slug)}/roles`,
  sessions: (slug: string) => `/${segment(slug)}/sessions`,
  /** The token of the link follows in the fragment. */
  invitation: (slug: string) => `/${segment(slug)}/invitation`,
  password: (slug: string) => `/${segment(slug)}/password`,
  accessibility: (slug: string) => `/${segment(slug)}/accessibility`,
  kit: (slug: string) => `/${segment(slug)}/kit`,
  loginWays: (slug: string) => `/${segment(slug)}/login-ways`,
  /** Where the provider of e-identification sends browsers back to; no association is called -. */
  eIdentification: () => '/-/e-identification',
} as const;

/** The same as patterns for the router, below the association's segment. */
export const pagePatterns = {
  association: '/$slug',
  figures: 'figures',
  economy: 'economy',
  budget: 'economy/budget',
  forecasts: 'economy/forecasts',
  mapping: 'economy/mapping',
  vouchers: 'economy/vouchers',
  reports: 'reports',
  newReport: 'reports/new',
  report: 'reports/$id',
  participants: 'participants',
  newParticipant: 'participants/new',
  participant: 'participants/$id',
  accessLog: 'log',
  logChecks: 'log-checks',
  logSample: 'log-checks/$id',
  readings: 'participants/$id/readings',
  handOver: 'participants/handover',
  reportSection: 'reports/$id/sections/$section',
  interventions: 'interventions',
  newIntervention: 'interventions/new',
  intervention: 'interventions/$id',
  imports: 'imports',
  newImport: 'imports/new',
  import: 'imports/$id',
  parties: 'parties',
  settings: 'settings',
  users: 'users',
  user: 'users/$id',
  inviteUser: 'users/invite',
  approvals: 'approvals',
  roles: 'roles',
  sessions: 'sessions',
  password: 'password',
  accessibility: 'accessibility',
  kit: 'kit',
  loginWays: 'login-ways',
} as const;

/** Addresses of the API, as the contracts have them. */
export const apiPaths = {
  session: () => '/api/session',
  ownProof: () => '/api/session/proof',
  password: () => '/api/password',
  loginWays: () => '/api/login-ways',
  eIdentification: () => '/api/e-identification',
  eIdentificationAnswer: () => '/api/e-identification/answer',
  factors: () => '/api/factors',
  oneTimeCodes: () => '/api/factors/one-time-codes',
  oneTimeCodesRemoval: () => '/api/factors/one-time-codes/removal',
  recoveryCodes: () => '/api/factors/recovery-codes',
  eIdentificationLink: () => '/api/factors/e-identification',
  userFactorsRemoval: (id: string) => `/api/users/${segment(id)}/factors/removal`,
  loginSetting: () => '/api/settings/login',
  users: () => '/api/users',
  accessibilityFeedback: () => '/api/accessibility-feedback',
  accessibilityFeedbackOne: (id: string) => `/api/accessibility-feedback/${segment(id)}`,
  parties: () => '/api/parties',
  user: (id: string) => `/api/users/${segment(id)}`,
  userLink: (id: string) => `/api/users/${segment(id)}/link`,
  userRoles: (id: string) => `/api/users/${segment(id)}/roles`,
  roleEnd: (id: string) => `/api/roles/${segment(id)}/end`,
  userLeave: (id: string) => `/api/users/${segment(id)}/leave`,
  userEmployment: (id: string) => `/api/users/${segment(id)}/employment`,
  userSessions: (id: string) => `/api/users/${segment(id)}/sessions`,
  approvals: () => '/api/approvals',
  approval: (id: string) => `/api/approvals/${segment(id)}`,
  sessions: () => '/api/sessions',
  ownSession: (id: string) => `/api/sessions/${segment(id)}`,
  invitation: () => '/api/invitation',
  participants: () => '/api/participants',
  participantSearch: () => '/api/participants/search',
  participantChoices: () => '/api/participants/choices',
  participantDuplicates: () => '/api/participants/duplicates',
  participant: (id: string) => `/api/participants/${segment(id)}`,
  auditSearch: () => '/api/audit/search',
  auditFile: () => '/api/audit/file',
  auditChoices: () => '/api/audit/choices',
  logSamples: () => '/api/audit/samples',
  logSample: (id: string) => `/api/audit/samples/${segment(id)}`,
  logSampleNotes: (id: string) => `/api/audit/samples/${segment(id)}/notes`,
  logSampleFinish: (id: string) => `/api/audit/samples/${segment(id)}/finish`,
  pseudonymisedAudit: () => '/api/audit/pseudonymised',
  readings: (id: string) => `/api/participants/${segment(id)}/readings`,
  participantOpening: (id: string) => `/api/participants/${segment(id)}/opening`,
  participantPerson: (id: string) => `/api/participants/${segment(id)}/person`,
  participantContact: (id: string) => `/api/participants/${segment(id)}/contact`,
  participantClosing: (id: string) => `/api/participants/${segment(id)}/closing`,
  participantChanges: (id: string) => `/api/participants/${segment(id)}/changes`,
  participantCaseload: (id: string) => `/api/participants/${segment(id)}/caseload`,
  participantConsents: (id: string) => `/api/participants/${segment(id)}/consents`,
  participantConsentsOpening: (id: string) => `/api/participants/${segment(id)}/consents/opening`,
  consent: (id: string, consent: string) => `/api/participants/${segment(id)}/consents/${segment(consent)}`,
  consentWithdrawal: (id: string, consent: string) => `/api/participants/${segment(id)}/consents/${segment(consent)}/withdrawal`,
  consentPaper: (id: string, consent: string) => `/api/participants/${segment(id)}/consents/${segment(consent)}/paper`,
  consentPaperOpening: (id: string, consent: string) => `/api/participants/${segment(id)}/consents/${segment(consent)}/paper/opening`,
  caseloads: () => '/api/caseloads',
  caseloadHandOver: () => '/api/caseloads/hand-over',
  participantUndoing: (id: string) => `/api/participants/${segment(id)}/undoing`,
  interventions: () => '/api/interventions',
  interventionRecords: () => '/api/interventions/records',
  intervention: (id: string) => `/api/interventions/${segment(id)}`,
  interventionReorganisations: (id: string) => `/api/interventions/${segment(id)}/reorganisations`,
  reorganisations: () => '/api/reorganisations',
  reorganisationMoves: (id: string) => `/api/reorganisations/${segment(id)}/moves`,
  imports: () => '/api/imports',
  import: (id: string) => `/api/imports/${segment(id)}`,
  importConfirmation: (id: string) => `/api/imports/${segment(id)}/confirmation`,
  importChoices: (id: string) => `/api/imports/${segment(id)}/choices`,
  importFaults: (id: string) => `/api/imports/${segment(id)}/faults`,
  importTakingBack: (id: string) => `/api/imports/${segment(id)}/taking-back`,
  importRows: (id: string) => `/api/imports/${segment(id)}/rows`,
  statistics: () => '/api/statistics',
  figureChoices: () => '/api/statistics/choices',
  figureRows: () => '/api/statistics/rows',
  figureFile: () => '/api/statistics/file',
  tableCharts: () => '/api/statistics/charts',
  savedViews: () => '/api/statistics/views',
  savedViewRemoved: (id: string) => `/api/statistics/views/${segment(id)}/removed`,
  economy: () => '/api/economy',
  economyYears: () => '/api/economy/years',
  budget: () => '/api/budget',
  mapping: () => '/api/economy/mapping',
  vouchers: () => '/api/economy/vouchers',
  budgetHistory: () => '/api/budget/history',
  profileSetting: () => '/api/settings/profile',
  thresholdsSetting: () => '/api/settings/thresholds',
  figuresSetting: () => '/api/settings/figures',
  vocabularySettings: () => '/api/settings/vocabularies',
  economySetting: () => '/api/settings/economy',
  rolesSetting: () => '/api/settings/roles',
  reports: () => '/api/reports',
  report: (id: string) => `/api/reports/${segment(id)}`,
  reportFile: (id: string, format: string) => `/api/reports/${segment(id)}/file?format=${segment(format)}`,
  reportPages: (id: string) => `/api/reports/${segment(id)}/pages`,
  reportPage: (id: string, page: string, key: string) => `/api/reports/${segment(id)}/page?page=${segment(page)}&key=${segment(key)}`,
  reportAdoption: (id: string) => `/api/reports/${segment(id)}/adoption`,
  reportSections: (id: string) => `/api/reports/${segment(id)}/sections`,
  reportSection: (id: string, section: string) => `/api/reports/${segment(id)}/sections/${segment(section)}`,
  sectionComments: (id: string, section: string) => `/api/reports/${segment(id)}/sections/${segment(section)}/comments`,
  sectionDraft: (id: string, section: string) => `/api/reports/${segment(id)}/sections/${segment(section)}/draft`,
  sectionImage: (id: string, section: string, key: string) =>
    `/api/reports/${segment(id)}/sections/${segment(section)}/images/${segment(key)}`,
  imageTakenOver: (id: string, section: string, key: string) =>
    `/api/reports/${segment(id)}/sections/${segment(section)}/images/${segment(key)}/copy`,
  sectionPlan: (id: string, section: string) => `/api/reports/${segment(id)}/sections/${segment(section)}/plan`,
  reportDifferences: (id: string) => `/api/reports/${segment(id)}/differences`,
} as const;

/** The association that a browser address is about, or undefined at the start. */
export function slugOf(pathname: string): string | undefined {
  const first = pathname.split('/')[1] ?? '';
  if (first === '') return undefined;
  try {
    return decodeURIComponent(first);
  } catch {
    return first;
  }
}

/** Whether a page may be seen without a login. */
export const isPublic = (pathname: string): boolean => pathname === pagePaths.accessibility(slugOf(pathname) ?? '');

/** Whether an address is where a link to choose a password leads. */
export const isInvitation = (pathname: string): boolean => pathname === pagePaths.invitation(slugOf(pathname) ?? '');

/** Whether a browser comes back from the provider of e-identification. */
export const isEIdentification = (pathname: string): boolean => pathname === pagePaths.eIdentification();

/** An address with its query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') parts.set(key, String(value));
  return parts.size === 0 ? path : `${path}?${parts.toString()}`;
}
