import type { Namespace } from 'i18next';
import type { pagePatterns } from '../paths.ts';

export type ListedPage = Exclude<keyof typeof pagePatterns, 'association'>;
type Listed = {
  /** The file beside this one that is fetched for the page, and what it calls the page. */
  readonly module: string;
  readonly component: string;
  /** The features whose texts are fetched with it, beyond those that every page has. */
  readonly texts: readonly Extract<Namespace, string>[];
};

/** The pages inside: what is fetched for each. The router and the list of what the server names in advance are made of it. */
export const PAGE_LIST: Readonly<Record<ListedPage, Listed>> = {
  figures: { module: 'FiguresRoute', component: 'FiguresRoute', texts: ['statistics', 'participants'] },
  economy: { module: 'EconomyRoute', component: 'EconomyRoute', texts: ['finance'] },
  budget: { module: 'BudgetRoute', component: 'BudgetRoute', texts: ['finance'] },
  mapping: { module: 'MappingRoutes', component: 'MappingRoute', texts: ['finance'] },
  forecasts: { module: 'ForecastsRoute', component: 'ForecastsRoute', texts: ['finance'] },
  vouchers: { module: 'MappingRoutes', component: 'VouchersRoute', texts: ['finance'] },
  reports: { module: 'ReportRoutes', component: 'ReportsRoute', texts: ['reports'] },
  report: { module: 'ReportRoutes', component: 'ReportRoute', texts: ['reports', 'statistics', 'participants'] },
  newReport: { module: 'ReportRoutes', component: 'NewReportRoute', texts: ['reports'] },
  reportSection: { module: 'ReportSectionRoute', component: 'ReportSectionRoute', texts: ['reports', 'editor'] },
  users: { module: 'UserRoutes', component: 'UsersRoute', texts: [] },
  user: { module: 'UserRoutes', component: 'UserRoute', texts: [] },
  inviteUser: { module: 'UserRoutes', component: 'InviteRoute', texts: [] },
  approvals: { module: 'UserRoutes', component: 'ApprovalsRoute', texts: [] },
  roles: { module: 'RoleTableRoute', component: 'RoleTableRoute', texts: ['roleTable', 'operations'] },
  sessions: { module: 'OwnSessionsRoute', component: 'OwnSessionsRoute', texts: [] },
  loginWays: { module: 'LoginWaysRoute', component: 'LoginWaysRoute', texts: ['loginWays'] },
  participants: { module: 'ParticipantRoutes', component: 'ParticipantsRoute', texts: ['participants'] },
  newParticipant: { module: 'ParticipantRoutes', component: 'EnrolRoute', texts: ['participants'] },
  handOver: { module: 'ParticipantRoutes', component: 'HandOverRoute', texts: ['participants'] },
  participant: { module: 'ParticipantRoutes', component: 'ParticipantRoute', texts: ['participants'] },
  accessLog: { module: 'LogRoutes', component: 'AccessLogRoute', texts: ['privacy', 'loginWays'] },
  logChecks: { module: 'LogRoutes', component: 'LogChecksRoute', texts: ['privacy'] },
  logSample: { module: 'LogRoutes', component: 'LogSampleRoute', texts: ['privacy'] },
  subjectAccess: { module: 'SubjectAccessRoutes', component: 'SubjectAccessRoute', texts: ['privacy', 'loginWays'] },
  subjectRequest: { module: 'SubjectAccessRoutes', component: 'SubjectRequestRoute', texts: ['privacy', 'loginWays'] },
  retention: { module: 'RetentionRoutes', component: 'RetentionRoute', texts: ['privacy'] },
  retentionRule: { module: 'RetentionRoutes', component: 'RetentionRuleRoute', texts: ['privacy'] },
  weeding: { module: 'RetentionRoutes', component: 'WeedingRoute', texts: ['privacy'] },
  ownReadings: { module: 'ReadingsRoute', component: 'OwnReadingsRoute', texts: ['privacy'] },
  decisions: { module: 'DecisionsRoute', component: 'DecisionsRoute', texts: ['governance', 'privacy', 'statistics'] },
  backups: { module: 'BackupsRoute', component: 'BackupsRoute', texts: ['privacy'] },
  dueParticipations: { module: 'RetentionRoutes', component: 'DueParticipationsRoute', texts: ['privacy'] },
  readings: { module: 'ReadingsRoute', component: 'ReadingsRoute', texts: ['privacy'] },
  interventions: { module: 'InterventionRoutes', component: 'InterventionsRoute', texts: ['interventions'] },
  newIntervention: { module: 'InterventionRoutes', component: 'NewInterventionRoute', texts: ['interventions'] },
  intervention: { module: 'InterventionRoutes', component: 'InterventionRoute', texts: ['interventions', 'participants'] },
  imports: { module: 'ImportRoutes', component: 'ImportsRoute', texts: ['imports'] },
  newImport: { module: 'ImportRoutes', component: 'NewImportRoute', texts: ['imports'] },
  import: { module: 'ImportRoutes', component: 'ImportRoute', texts: ['imports'] },
  parties: { module: 'PartiesRoute', component: 'PartiesRoute', texts: ['association'] },
  settings: { module: 'SettingsRoute', component: 'SettingsRoute', texts: ['association', 'statistics', 'participants', 'finance'] },
  password: { module: 'PasswordRoute', component: 'PasswordRoute', texts: [] },
  accessibility: { module: 'AccessibilityRoute', component: 'AccessibilityRoute', texts: ['association'] },
  kit: { module: 'KitRoute', component: 'KitRoute', texts: ['gallery', 'editor'] },
};
