import type { Actor, ReadHandle } from '../platform/database/transaction.ts';
import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import type { Authorised } from '../platform/http/route.ts';
import { localDate } from '../shared/localDate.ts';
import { periodName } from '../shared/periodName.ts';
import type { ReportFault } from './reportFault.ts';
import { findReport, type ReportHead } from './reportQueries.ts';
import type { Report } from './reportsApi.ts';
import type { Writer } from './sectionPlan.ts';
import { namesIn } from './sectionPlanQueries.ts';

/** Who people are, as access knows it; given by the composition root. */
export type ReportPeople = {
  /** Names of those users whose e-mail addresses are among these. */
  readonly namesOf: (db: ReadHandle, recordedBy: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly namesOfUsers: (db: ReadHandle, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Those who may be asked to write; nobody, for whoever is no coordinator. */
  readonly writers: (db: ReadHandle) => Promise<readonly Writer[]>;
};

export type Names = ReadonlyMap<string, string>;
export const isCoordinator = ({ role }: Pick<Actor, 'role'>): boolean => role === 'coordinator';

/** The names behind what is recorded in a report. Who reads it whole learns all; a team leader those of the own part. */
export const recordedNames = (
  db: ReadHandle,
  actor: Actor,
  people: ReportPeople,
  reportId: string,
  recordedBy: readonly string[],
): Promise<Names> => (actor.family === 'figures' ? people.namesOf(db, recordedBy) : namesIn(db, reportId));

/** Who began and who adopted a report, as recorded. */
export const recordedByOf = ({ createdBy, adoptedBy }: ReportHead): string[] => (adoptedBy === null ? [createdBy] : [createdBy, adoptedBy]);

export const reportTitle = ({ from, to }: Pick<ReportHead, 'from' | 'to'>): string =>
  `Delårsrapport ${periodName({ from: localDate(from), to: localDate(to) })}`;

/** A report as it is told. Who did something is told by name; an operator, who is no user, as it was recorded. */
export const shownReport = (head: ReportHead, names: Names): Report => ({
  id: head.id,
  kind: head.kind,
  title: reportTitle(head),
  period: { from: head.from, to: head.to },
  status: head.adoptedAt === null ? 'draft' : 'adopted',
  createdAt: head.createdAt.toISOString(),
  createdBy: names.get(head.createdBy) ?? head.createdBy,
  adoption:
    head.adoptedOn === null || head.decision === null || head.adoptedBy === null
      ? null
      : { date: head.adoptedOn, decision: head.decision, adoptedBy: names.get(head.adoptedBy) ?? head.adoptedBy },
});

export async function mustFindReport(db: ReadHandle, id: string): Promise<ReportHead> {
  const head = await findReport(db, id);
  if (!head) throw notFound('Rapporten');
  return head;
}

/** Why something was refused, as an answer; who was first is told by name. */
export async function refusal(
  fault: ReportFault,
  reportId: string,
  { database, actor, operation }: Pick<Authorised, 'database' | 'actor' | 'operation'>,
  people: ReportPeople,
): Promise<HttpFault> {
  const { code, text, details, by } = fault;
  if (code === 'unknown-report') return notFound('Rapporten');
  if (code === 'unknown-image') return new HttpFault(404, code, text);
  if (by !== undefined) {
    const names = await database.read(actor, operation, ({ db }) => recordedNames(db, actor, people, reportId, [by.recordedBy]));
    return changedMeanwhile('Avsnittet', { ...by, recordedBy: names.get(by.recordedBy) ?? by.recordedBy });
  }
  const isLate = code === 'adopted' || code === 'report-changed' || code === 'image-key';
  return new HttpFault(isLate ? 409 : 422, code, text, details);
}
