import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { localDate } from '../shared/localDate.ts';
import { interimDifferences } from './interimReport/interimDifferencesReport.ts';
import { periodName } from '../shared/periodName.ts';
import { exportReport, findReport } from './reportFilesReport.ts';
import { listReportHeads, type ReportHead } from './reportQueries.ts';
import { downloadReport, getReport, listDifferences, listReports, type Report } from './reportsApi.ts';

/** Names of those users whose e-mail addresses are among these; a fact of access, given by the composition root. */
export type UserNames = (db: ReadHandle, recordedBy: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** The reports. Who did something is told by name; an operator, who is no user, as it was recorded. */
export const reportsRoutes = (userNames: UserNames): Route[] => [
  route(listReports, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => {
      const heads = await listReportHeads(db);
      const names = await userNames(db, heads.flatMap(recordedByOf));
      return { reports: heads.map((head) => shown(head, names)) };
    }),
  ),
  route(getReport, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const head = await findReport(db, params.id);
      if (!head) throw notFound('Rapporten');
      touched([head.id]);
      return shown(head, await userNames(db, recordedByOf(head)));
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
      const names = await userNames(
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

const recordedByOf = ({ createdBy, adoptedBy }: ReportHead): string[] => (adoptedBy === null ? [createdBy] : [createdBy, adoptedBy]);

const shown = (head: ReportHead, names: ReadonlyMap<string, string>): Report => ({
  id: head.id,
  kind: head.kind,
  title: `Delårsrapport ${periodName({ from: localDate(head.from), to: localDate(head.to) })}`,
  period: { from: head.from, to: head.to },
  status: head.adoptedAt === null ? 'draft' : 'adopted',
  createdAt: head.createdAt.toISOString(),
  createdBy: names.get(head.createdBy) ?? head.createdBy,
  adoption:
    head.adoptedOn === null || head.decision === null || head.adoptedBy === null
      ? null
      : { date: head.adoptedOn, decision: head.decision, adoptedBy: names.get(head.adoptedBy) ?? head.adoptedBy },
});
