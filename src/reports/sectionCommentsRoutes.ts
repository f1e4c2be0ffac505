import type { Actor, ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { alreadyAdopted } from './reportFault.ts';
import { insertComment, listComments as list, markComment as mark } from './sectionCommentQueries.ts';
import { addComment, listComments, markComment, type SectionComments } from './sectionCommentsApi.ts';
import { interventionOf, readSectionKey, type SectionKey } from './sectionKey.ts';
import { identityNumberFaults, sectionTitle } from './sectionTextReport.ts';
import { isCoordinator, mustFindReport, recordedNames, type ReportPeople } from './shownReport.ts';

/** What the writers of a section say to each other about it; no part of the report. */
export const sectionCommentsRoutes = (people: ReportPeople): Route[] => [
  route(listComments, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const { reportId, section } = await mustFindPlace(db, actor, params);
      touched([reportId]);
      return answerOf(db, actor, people, reportId, section);
    }),
  ),
  route(addComment, ({ params, body, database, actor, operation }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const { reportId, section, isAdopted } = await mustFindPlace(db, actor, params);
      if (isAdopted) {
        const adopted = alreadyAdopted();
        throw new HttpFault(409, 'adopted', adopted.ok ? '' : adopted.error.text);
      }
      const words = body.words.normalize('NFC').trim();
      if (words === '') throw new HttpFault(422, 'empty', 'Skriv något i kommentaren.');
      const faults = identityNumberFaults(words, today);
      if (faults.length > 0) throw new HttpFault(422, 'identity-number', 'Kommentaren är inte sparad.', faults);
      await insertComment(db, reportId, section, { id: body.id, words }, { now, name: actor.name });
      touched([reportId, body.id]);
      noted({ section });
      return answerOf(db, actor, people, reportId, section);
    }),
  ),
  route(markComment, ({ params, body, database, actor, operation }) =>
    database.write(actor, operation, async ({ db, now, touched }) => {
      const { reportId, section } = await mustFindPlace(db, actor, params);
      if (!(await mark(db, reportId, section, body.id, body.isDone, { now, name: actor.name }))) throw notFound('Kommentaren');
      touched([reportId, body.id]);
      return answerOf(db, actor, people, reportId, section);
    }),
  ),
];

type Place = { readonly reportId: string; readonly section: SectionKey; readonly isAdopted: boolean };

async function mustFindPlace(db: ReadHandle, actor: Actor, params: { readonly id: string; readonly section: string }): Promise<Place> {
  const head = await mustFindReport(db, params.id);
  const section = readSectionKey(params.section);
  const isOpen = section !== undefined && (isCoordinator(actor) || interventionOf(section) !== undefined);
  if (!isOpen || (await sectionTitle(db, head.id, section)) === undefined) throw notFound('Avsnittet');
  return { reportId: head.id, section, isAdopted: head.adoptedAt !== null };
}

async function answerOf(
  db: ReadHandle,
  actor: Actor,
  people: ReportPeople,
  reportId: string,
  section: SectionKey,
): Promise<SectionComments> {
  const comments = await list(db, reportId, section);
  const recordedBy = comments.map(({ writtenBy }) => writtenBy);
  const names = await recordedNames(db, actor, people, reportId, recordedBy);
  return {
    comments: comments.map((one) => ({
      ...one,
      writtenAt: one.writtenAt.toISOString(),
      writtenBy: names.get(one.writtenBy) ?? one.writtenBy,
    })),
  };
}
