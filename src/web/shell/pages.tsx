import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRouter } from '@tanstack/react-router';
import i18next, { type Namespace } from 'i18next';
import { pagePatterns } from '../paths.ts';
import { Progress } from '../ui-kit/Progress.tsx';
import { FailedPage, MissingPage } from './FaultPages.tsx';
import { Frame } from './Frame.tsx';
import { FirstPage } from './FirstPage.tsx';

/** Fetches the texts of features together with their page. */
const withTexts = (...namespaces: Extract<Namespace, string>[]) => ({
  loader: async (): Promise<void> => i18next.loadNamespaces(namespaces),
});

/** The pages by address; each is fetched when it is first visited. */
export function createPages(): AnyRouter {
  const root = createRootRoute({ component: Frame, ...withTexts('words') });
  const below = () => root;
  const start = createRoute({ getParentRoute: below, path: '/', component: FirstPage });
  const association = createRoute({ getParentRoute: below, path: pagePatterns.association });
  const inside = () => association;
  const first = createRoute({ getParentRoute: inside, path: '/', component: FirstPage });
  const figures = createRoute({
    getParentRoute: inside,
    path: pagePatterns.figures,
    component: lazyRouteComponent(() => import('./FiguresRoute.tsx'), 'FiguresRoute'),
    ...withTexts('statistics', 'participants'),
  });
  const economy = createRoute({
    getParentRoute: inside,
    path: pagePatterns.economy,
    component: lazyRouteComponent(() => import('./EconomyRoute.tsx'), 'EconomyRoute'),
    ...withTexts('finance'),
  });
  const budget = createRoute({
    getParentRoute: inside,
    path: pagePatterns.budget,
    component: lazyRouteComponent(() => import('./BudgetRoute.tsx'), 'BudgetRoute'),
    ...withTexts('finance'),
  });
  const mapping = createRoute({
    getParentRoute: inside,
    path: pagePatterns.mapping,
    component: lazyRouteComponent(() => import('./MappingRoutes.tsx'), 'MappingRoute'),
    ...withTexts('finance'),
  });
  const forecasts = createRoute({
    getParentRoute: inside,
    path: pagePatterns.forecasts,
    component: lazyRouteComponent(() => import('./ForecastsRoute.tsx'), 'ForecastsRoute'),
    ...withTexts('finance'),
  });
  const vouchers = createRoute({
    getParentRoute: inside,
    path: pagePatterns.vouchers,
    component: lazyRouteComponent(() => import('./MappingRoutes.tsx'), 'VouchersRoute'),
    ...withTexts('finance'),
  });
  const reports = createRoute({
    getParentRoute: inside,
    path: pagePatterns.reports,
    component: lazyRouteComponent(() => import('./ReportRoutes.tsx'), 'ReportsRoute'),
    ...withTexts('reports'),
  });
  const report = createRoute({
    getParentRoute: inside,
    path: pagePatterns.report,
    component: lazyRouteComponent(() => import('./ReportRoutes.tsx'), 'ReportRoute'),
    ...withTexts('reports', 'statistics', 'participants'),
  });
  const newReport = createRoute({
    getParentRoute: inside,
    path: pagePatterns.newReport,
    component: lazyRouteComponent(() => import('./ReportRoutes.tsx'), 'NewReportRoute'),
    ...withTexts('reports'),
  });
  const reportSection = createRoute({
    getParentRoute: inside,
    path: pagePatterns.reportSection,
    component: lazyRouteComponent(() => import('./ReportSectionRoute.tsx'), 'ReportSectionRoute'),
    ...withTexts('reports', 'editor'),
  });
  const users = createRoute({
    getParentRoute: inside,
    path: pagePatterns.users,
    component: lazyRouteComponent(() => import('./UserRoutes.tsx'), 'UsersRoute'),
  });
  const user = createRoute({
    getParentRoute: inside,
    path: pagePatterns.user,
    component: lazyRouteComponent(() => import('./UserRoutes.tsx'), 'UserRoute'),
  });
  const inviteUser = createRoute({
    getParentRoute: inside,
    path: pagePatterns.inviteUser,
    component: lazyRouteComponent(() => import('./UserRoutes.tsx'), 'InviteRoute'),
  });
  const approvals = createRoute({
    getParentRoute: inside,
    path: pagePatterns.approvals,
    component: lazyRouteComponent(() => import('./UserRoutes.tsx'), 'ApprovalsRoute'),
  });
  const roles = createRoute({
    getParentRoute: inside,
    path: pagePatterns.roles,
    component: lazyRouteComponent(() => import('./RoleTableRoute.tsx'), 'RoleTableRoute'),
  });
  const sessions = createRoute({
    getParentRoute: inside,
    path: pagePatterns.sessions,
    component: lazyRouteComponent(() => import('./OwnSessionsRoute.tsx'), 'OwnSessionsRoute'),
  });
  const participants = createRoute({
    getParentRoute: inside,
    path: pagePatterns.participants,
    component: lazyRouteComponent(() => import('./ParticipantRoutes.tsx'), 'ParticipantsRoute'),
    ...withTexts('participants'),
  });
  const newParticipant = createRoute({
    getParentRoute: inside,
    path: pagePatterns.newParticipant,
    component: lazyRouteComponent(() => import('./ParticipantRoutes.tsx'), 'EnrolRoute'),
    ...withTexts('participants'),
  });
  const readings = createRoute({
    getParentRoute: inside,
    path: pagePatterns.readings,
    component: lazyRouteComponent(() => import('./ReadingsRoute.tsx'), 'ReadingsRoute'),
    ...withTexts('privacy'),
  });
  const participant = createRoute({
    getParentRoute: inside,
    path: pagePatterns.participant,
    component: lazyRouteComponent(() => import('./ParticipantRoutes.tsx'), 'ParticipantRoute'),
    ...withTexts('participants'),
  });
  const handOver = createRoute({
    getParentRoute: inside,
    path: pagePatterns.handOver,
    component: lazyRouteComponent(() => import('./ParticipantRoutes.tsx'), 'HandOverRoute'),
    ...withTexts('participants'),
  });
  const interventions = createRoute({
    getParentRoute: inside,
    path: pagePatterns.interventions,
    component: lazyRouteComponent(() => import('./InterventionRoutes.tsx'), 'InterventionsRoute'),
    ...withTexts('interventions'),
  });
  const newIntervention = createRoute({
    getParentRoute: inside,
    path: pagePatterns.newIntervention,
    component: lazyRouteComponent(() => import('./InterventionRoutes.tsx'), 'NewInterventionRoute'),
    ...withTexts('interventions'),
  });
  const intervention = createRoute({
    getParentRoute: inside,
    path: pagePatterns.intervention,
    component: lazyRouteComponent(() => import('./InterventionRoutes.tsx'), 'InterventionRoute'),
    ...withTexts('interventions', 'participants'),
  });
  const imports = createRoute({
    getParentRoute: inside,
    path: pagePatterns.imports,
    component: lazyRouteComponent(() => import('./ImportRoutes.tsx'), 'ImportsRoute'),
    ...withTexts('imports'),
  });
  const newImport = createRoute({
    getParentRoute: inside,
    path: pagePatterns.newImport,
    component: lazyRouteComponent(() => import('./ImportRoutes.tsx'), 'NewImportRoute'),
    ...withTexts('imports'),
  });
  const oneImport = createRoute({
    getParentRoute: inside,
    path: pagePatterns.import,
    component: lazyRouteComponent(() => import('./ImportRoutes.tsx'), 'ImportRoute'),
    ...withTexts('imports'),
  });
  const parties = createRoute({
    getParentRoute: inside,
    path: pagePatterns.parties,
    component: lazyRouteComponent(() => import('./PartiesRoute.tsx'), 'PartiesRoute'),
    ...withTexts('association'),
  });
  const settings = createRoute({
    getParentRoute: inside,
    path: pagePatterns.settings,
    component: lazyRouteComponent(() => import('./SettingsRoute.tsx'), 'SettingsRoute'),
    ...withTexts('association', 'statistics', 'participants', 'finance'),
  });
  const password = createRoute({
    getParentRoute: inside,
    path: pagePatterns.password,
    component: lazyRouteComponent(() => import('./PasswordRoute.tsx'), 'PasswordRoute'),
  });
  const accessibility = createRoute({
    getParentRoute: inside,
    path: pagePatterns.accessibility,
    component: lazyRouteComponent(() => import('./AccessibilityRoute.tsx'), 'AccessibilityRoute'),
    ...withTexts('association'),
  });
  const kit = createRoute({
    getParentRoute: inside,
    path: pagePatterns.kit,
    component: lazyRouteComponent(() => import('./KitRoute.tsx'), 'KitRoute'),
    ...withTexts('gallery', 'editor'),
  });
  return createRouter({
    routeTree: root.addChildren([
      start,
      association.addChildren([
        first,
        figures,
        economy,
        budget,
        mapping,
        forecasts,
        vouchers,
        reports,
        newReport,
        report,
        participants,
        newParticipant,
        handOver,
        participant,
        readings,
        reportSection,
        interventions,
        newIntervention,
        intervention,
        imports,
        newImport,
        oneImport,
        parties,
        settings,
        users,
        user,
        inviteUser,
        approvals,
        roles,
        sessions,
        password,
        accessibility,
        kit,
      ]),
    ]),
    defaultNotFoundComponent: MissingPage,
    defaultErrorComponent: FailedPage,
    defaultPendingComponent: Progress,
    defaultPendingMs: 300,
    scrollRestoration: true,
    // Plain texts in the address, as people write and share them.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}
