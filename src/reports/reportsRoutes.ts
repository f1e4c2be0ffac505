import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { localDate } from '../shared/localDate.ts';
import { interimDifferences } from './interimReport/interimDifferencesReport.ts';
import { recordedByOf, recordedNames, shownReport, type ReportPeople } from './shownReport.ts';
import { exportReport } from './reportFilesReport.ts';
import { findReport, listReportHeads } from './reportQueries.ts';
import { downloadReport, getReport, listDifferences, listReports, type Report } from './reportsApi.ts';

/** The reports. Who did something is told by name; an operator, who is no user, as it was recorded. */
export const reportsRoutes = (people: ReportPeople): Route[] => [
  route(listReports, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => {
      const reports: Report[] = [];
      for (const head of await listReportHeads(db))
        reports.push(shownReport(head, await recordedNames(db, actor, people, head.id, recordedByOf(head))));
      return { reports };
    }),
  ),
  route(getReport, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const head = await findReport(db, params.id);
      if (!head) throw notFound('Rapporten');
      touched([head.id]);
      return shownReport(head, await recordedNames(db, actor, people, head.id, recordedByOf(head)));
    }),
  ),
  route(downloadReport, async ({ params, query, database, actor, operation }) => {
    const file = await exportReport(database, actor, operation, params.id, query.format);
    if (!file.ok)
      throw file.error.code === 'unknown-report'
        ? notFound('Rapporten')
        : new HttpFault(422, file.error.code, file.error.text, file.error.details);
    return { bytes: file.value.bytes, contentType: file.value.mediaType, fileName: file.value.fileName, inline: query.format === 'html' };
  }),
  route(listDifferences, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const head = await findReport(db, params.id);
      if (!head?.adoptedAt) throw notFound('En antagen rapport');
      touched([head.id]);
      const differences = await interimDifferences(db, head.id, { from: localDate(head.from), to: localDate(head.to) });
      const names = await people.namesOf(
        db,
        differences.map(({ recordedBy }) => recordedBy),
      );
      return {
        differences: differences.map(({ what, recordedAt, recordedBy, figures }) => ({
          what,
          recordedAt: recordedAt.toISOString(),
          recordedBy: names.get(recordedBy) ?? recordedBy,
          figures: [...figures],
        })),
      };
    }),
  ),
];
