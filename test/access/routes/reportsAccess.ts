import { teamPartKey } from '../../../src/reports/sectionKey.ts';
import { WHO } from '../accessWorld.ts';
import { PNG } from '../../exampleImages.ts';
import { at, NOWHERE, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

const report = (id: (world: RouteWorld) => string, tail = '', payload?: object): Case => ({
  ask: (world) => ({ url: `/api/reports/${id(world)}${tail}`, ...(payload ? { payload } : {}) }),
});
/** The part of a team in the report that two teams write in. */
const part = (intervention: string, tail = '', payload?: object): Case => ({
  ask: (world) => ({
    url: `/api/reports/${world.reports.shared}/sections/${teamPartKey(world.own.interventions.get(intervention) ?? '')}${tail}`,
    ...(payload ? { payload } : {}),
  }),
});
const WRITTEN = { version: 0, markdown: 'Tre möten.' };
const COMMENT = { id: '0b9a5a9e-6f0f-4c5e-9d78-000000000001', words: 'Kan ni säga mer om våren?' };
const OTHER_COMMENT = { ...COMMENT, id: '0b9a5a9e-6f0f-4c5e-9d78-000000000002' };
const [OWN_IMAGE, OTHER_IMAGE] = ['0b9a5a9e-6f0f-4c5e-9d78-000000000003', '0b9a5a9e-6f0f-4c5e-9d78-000000000004'];
const FILE = Buffer.from(PNG);
const DRAFT = { version: 0, baseVersion: 0, markdown: 'Fyra' };
const PLAN = { version: 1, responsibleId: null, dueOn: null, status: 'open' };
const ADOPTION = { revision: 0, date: '2018-10-01', decision: '§ 2' };

export const reportsAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor steering_group_member
listReports                 -                      401    401  403      200         403       200          200     403           200         403         403        200
getReport                   own-report             401    401  403      200         403       200          200     403           404         403         403        200
getReport                   foreign-report         401    401  403      404         403       404          404     403           404         403         403        404
getReport                   no-report              401    401  403      404         403       404          404     403           404         403         403        404
downloadReport              own-report             401    401  403      200         403       200          200     403           403         403         403        200
downloadReport              foreign-report         401    401  403      404         403       404          404     403           403         403         403        404
downloadReport              no-report              401    401  403      404         403       404          404     403           403         403         403        404
downloadReport              own-draft              401    401  403      200         403       404          404     403           403         403         403        404
listReportPages             own-report             401    401  403      200         403       200          200     403           403         403         403        200
listReportPages             foreign-report         401    401  403      404         403       404          404     403           403         403         403        404
listReportPages             own-draft              401    401  403      200         403       404          404     403           403         403         403        404
getReportPage               own-report             401    401  403      200         403       200          200     403           403         403         403        200
getReportPage               foreign-report         401    401  403      404         403       404          404     403           403         403         403        404
getReportPage               own-draft              401    401  403      200         403       404          404     403           403         403         403        404
listDifferences             own-report             401    401  403      200         403       403          200     403           403         403         403        403
listDifferences             own-draft              401    401  403      404         403       403          404     403           403         403         403        403
listDifferences             foreign-report         401    401  403      404         403       403          404     403           403         403         403        403
getReport                   shared-report          401    401  403      200         403       404          404     403           200         403         403        404
getReport                   own-draft              401    401  403      200         403       404          404     403           404         403         403        404
beginReport                 -                      401    401  403      201         403       403          403     403           403         403         403        403
listSections                own-report             401    401  403      200         403       403          403     403           404         403         403        403
listSections                shared-report          401    401  403      200         403       403          403     403           200         403         403        403
listSections                foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
getSection                  own-draft              401    401  403      200         403       403          403     403           404         403         403        403
getSection                  own-part               401    401  403      200         403       403          403     403           200         403         403        403
getSection                  other-part             401    401  403      200         403       403          403     403           404         403         403        403
getSection                  foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
saveSection                 own-draft              401    401  403      200         403       403          403     403           404         403         403        403
saveSection                 own-part               401    401  403      200         403       403          403     403           200         403         403        403
saveSection                 other-part             401    401  403      200         403       403          403     403           404         403         403        403
saveSection                 adopted-report         401    401  403      409         403       403          403     403           404         403         403        403
saveSection                 foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
saveSectionPlan             own-draft              401    401  403      200         403       403          403     403           404         403         403        403
saveSectionPlan             own-part               401    401  403      200         403       403          403     403           200         403         403        403
saveSectionPlan             other-part             401    401  403      200         403       403          403     403           404         403         403        403
saveSectionPlan             foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
adoptReport                 own-draft              401    401  403      200         403       403          403     403           403         403         403        403
adoptReport                 foreign-report         401    401  403      404         403       403          403     403           403         403         403        403
keepDraft                   own-draft              401    401  403      200         403       403          403     403           404         403         403        403
keepDraft                   own-part               401    401  403      200         403       403          403     403           200         403         403        403
keepDraft                   other-part             401    401  403      200         403       403          403     403           404         403         403        403
keepDraft                   foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
dropDraft                   own-part               401    401  403      204         403       403          403     403           204         403         403        403
dropDraft                   other-part             401    401  403      204         403       403          403     403           404         403         403        403
dropDraft                   foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
addComment                  own-draft              401    401  403      201         403       403          403     403           404         403         403        403
addComment                  own-part               401    401  403      201         403       403          403     403           201         403         403        403
addComment                  other-part             401    401  403      201         403       403          403     403           404         403         403        403
addComment                  foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
listComments                own-part               401    401  403      200         403       403          403     403           200         403         403        403
listComments                other-part             401    401  403      200         403       403          403     403           404         403         403        403
listComments                foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
addSectionImage             own-draft              401    401  403      201         403       403          403     403           404         403         403        403
addSectionImage             own-part               401    401  403      201         403       403          403     403           201         403         403        403
addSectionImage             other-part             401    401  403      201         403       403          403     403           404         403         403        403
addSectionImage             adopted-report         401    401  403      409         403       403          403     403           404         403         403        403
addSectionImage             foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
getSectionImage             own-draft              401    401  403      200         403       403          403     403           404         403         403        403
getSectionImage             own-part               401    401  403      200         403       403          403     403           200         403         403        403
getSectionImage             other-part             401    401  403      200         403       403          403     403           404         403         403        403
getSectionImage             foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
takeOverImage               own-part               401    401  403      201         403       403          403     403           201         403         403        403
takeOverImage               other-part             401    401  403      201         403       403          403     403           404         403         403        403
takeOverImage               foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
markComment                 own-part               401    401  403      200         403       403          403     403           200         403         403        403
markComment                 other-part             401    401  403      200         403       403          403     403           404         403         403        403
markComment                 foreign-report         401    401  403      404         403       403          403     403           404         403         403        403
`,
  cases: {
    'getReport shared-report': report(({ reports }) => reports.shared),
    'beginReport -': {
      ask: (_, who) => ({
        url: '/api/reports',
        payload: {
          id: `0b9a5a9e-6f0f-4c5e-9d79-${String(WHO.indexOf(who)).padStart(12, '0')}`,
          from: '2019-01-01',
          to: '2019-08-31',
          teams: [],
        },
      }),
    },
    'getReport own-draft': report(({ reports }) => reports.draft),
    'downloadReport own-draft': report(({ reports }) => reports.draft, '/file?format=json'),
    'listReportPages own-draft': report(({ reports }) => reports.draft, '/pages'),
    'getReportPage own-draft': report(({ reports }) => reports.draft, '/page?page=1'),
    'listReportPages own-report': report(({ reports }) => reports.own, '/pages'),
    'listReportPages foreign-report': report(({ reports }) => reports.foreign, '/pages'),
    'getReportPage own-report': report(({ reports }) => reports.own, '/page?page=1'),
    'getReportPage foreign-report': report(({ reports }) => reports.foreign, '/page?page=1'),
    'listSections own-report': report(({ reports }) => reports.own, '/sections'),
    'listSections shared-report': report(({ reports }) => reports.shared, '/sections'),
    'listSections foreign-report': report(({ reports }) => reports.foreign, '/sections'),
    'getSection own-draft': report(({ reports }) => reports.draft, '/sections/board'),
    'getSection own-part': part('Kraften'),
    'getSection other-part': part('Navet'),
    'getSection foreign-report': report(({ reports }) => reports.foreign, '/sections/board'),
    'saveSection own-draft': report(({ reports }) => reports.draft, '/sections/board', WRITTEN),
    'saveSection own-part': part('Kraften', '', WRITTEN),
    'saveSection other-part': part('Navet', '', WRITTEN),
    'saveSection adopted-report': report(({ reports }) => reports.own, '/sections/board', WRITTEN),
    'saveSection foreign-report': report(({ reports }) => reports.foreign, '/sections/board', WRITTEN),
    'addComment own-draft': report(({ reports }) => reports.draft, '/sections/goals/comments', { ...COMMENT, id: NOWHERE }),
    'addComment own-part': part('Kraften', '/comments', COMMENT),
    'addComment other-part': part('Navet', '/comments', OTHER_COMMENT),
    'addComment foreign-report': report(({ reports }) => reports.foreign, '/sections/goals/comments', COMMENT),
    'listComments own-part': part('Kraften', '/comments'),
    'listComments other-part': part('Navet', '/comments'),
    'listComments foreign-report': report(({ reports }) => reports.foreign, '/sections/goals/comments'),
    'addSectionImage own-draft': report(({ reports }) => reports.draft, `/sections/board/images/${OWN_IMAGE}`, FILE),
    'addSectionImage own-part': part('Kraften', `/images/${OWN_IMAGE}`, FILE),
    'addSectionImage other-part': part('Navet', `/images/${OTHER_IMAGE}`, FILE),
    'addSectionImage adopted-report': report(({ reports }) => reports.own, `/sections/board/images/${OWN_IMAGE}`, FILE),
    'addSectionImage foreign-report': report(({ reports }) => reports.foreign, `/sections/board/images/${OWN_IMAGE}`, FILE),
    'getSectionImage own-draft': report(({ reports }) => reports.draft, `/sections/board/images/${OWN_IMAGE}`),
    'getSectionImage own-part': part('Kraften', `/images/${OWN_IMAGE}`),
    'getSectionImage other-part': part('Navet', `/images/${OTHER_IMAGE}`),
    'getSectionImage foreign-report': report(({ reports }) => reports.foreign, `/sections/board/images/${OWN_IMAGE}`),
    'takeOverImage own-part': part('Kraften', `/images/${OWN_IMAGE}/copy`),
    'takeOverImage other-part': part('Navet', `/images/${OWN_IMAGE}/copy`),
    'takeOverImage foreign-report': report(({ reports }) => reports.foreign, `/sections/board/images/${OWN_IMAGE}/copy`),
    'markComment own-part': part('Kraften', '/comments', { id: COMMENT.id, isDone: true }),
    'markComment other-part': part('Navet', '/comments', { id: OTHER_COMMENT.id, isDone: true }),
    'markComment foreign-report': report(({ reports }) => reports.foreign, '/sections/goals/comments', { id: COMMENT.id, isDone: true }),
    'keepDraft own-draft': report(({ reports }) => reports.draft, '/sections/goals/draft', DRAFT),
    'keepDraft own-part': part('Kraften', '/draft', { ...DRAFT, baseVersion: 1 }),
    'keepDraft other-part': part('Navet', '/draft', { ...DRAFT, baseVersion: 1 }),
    'keepDraft foreign-report': report(({ reports }) => reports.foreign, '/sections/goals/draft', DRAFT),
    'dropDraft own-part': part('Kraften', '/draft'),
    'dropDraft other-part': part('Navet', '/draft'),
    'dropDraft foreign-report': report(({ reports }) => reports.foreign, '/sections/goals/draft'),
    'saveSectionPlan own-draft': report(({ reports }) => reports.draft, '/sections/board/plan', { ...PLAN, version: 0 }),
    'saveSectionPlan own-part': part('Kraften', '/plan', PLAN),
    'saveSectionPlan other-part': part('Navet', '/plan', PLAN),
    'saveSectionPlan foreign-report': report(({ reports }) => reports.foreign, '/sections/board/plan', PLAN),
    'adoptReport own-draft': report(({ reports }) => reports.ripe, '/adoption', ADOPTION),
    'adoptReport foreign-report': report(({ reports }) => reports.foreign, '/adoption', ADOPTION),
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
