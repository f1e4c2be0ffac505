import { at, NOWHERE, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

const report = (id: (world: RouteWorld) => string, tail = ''): Case => ({ ask: (world) => ({ url: `/api/reports/${id(world)}${tail}` }) });

export const reportsAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
listReports                 -                      401    401  403      200         403       403          403     403           403         403         403
getReport                   own-report             401    401  403      200         403       403          403     403           403         403         403
getReport                   foreign-report         401    401  403      404         403       403          403     403           403         403         403
getReport                   no-report              401    401  403      404         403       403          403     403           403         403         403
downloadReport              own-report             401    401  403      200         403       403          403     403           403         403         403
downloadReport              foreign-report         401    401  403      404         403       403          403     403           403         403         403
downloadReport              no-report              401    401  403      404         403       403          403     403           403         403         403
listDifferences             own-report             401    401  403      200         403       403          403     403           403         403         403
listDifferences             own-draft              401    401  403      404         403       403          403     403           403         403         403
listDifferences             foreign-report         401    401  403      404         403       403          403     403           403         403         403
`,
  cases: {
    'listReports -': at('/api/reports'),
    'getReport own-report': report(({ reports }) => reports.own),
    'getReport foreign-report': report(({ reports }) => reports.foreign),
    'getReport no-report': report(() => NOWHERE),
    'downloadReport own-report': report(({ reports }) => reports.own, '/file?format=json'),
    'downloadReport foreign-report': report(({ reports }) => reports.foreign, '/file?format=json'),
    'downloadReport no-report': report(() => NOWHERE, '/file?format=json'),
    'listDifferences own-report': report(({ reports }) => reports.own, '/differences'),
    'listDifferences own-draft': report(({ reports }) => reports.draft, '/differences'),
    'listDifferences foreign-report': report(({ reports }) => reports.foreign, '/differences'),
  },
};
