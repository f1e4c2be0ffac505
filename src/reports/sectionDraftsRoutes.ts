import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { alreadyAdopted } from './reportFault.ts';
import { findSectionText } from './reportQueries.ts';
import { draftOutcome } from './sectionDraft.ts';
import { deleteDraft, findDraft, keepDraft as keep } from './sectionDraftQueries.ts';
import { dropDraft, keepDraft } from './sectionDraftsApi.ts';
import { interventionOf, readSectionKey, type SectionKey } from './sectionKey.ts';
import { identityNumberFaults, sectionTitle } from './sectionTextReport.ts';
import { isCoordinator, mustFindReport, recordedNames, type ReportPeople } from './shownReport.ts';

/** What a writer has under hand in a section: kept while it is typed, seen by nobody else. */
export const sectionDraftsRoutes = (people: ReportPeople): Route[] => [
  route(keepDraft, ({ params, body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const head = await mustFindReport(db, params.id);
      const section = await mustFindSection(db, head.id, params.section, isCoordinator(actor));
      if (head.adoptedAt !== null) {
        const adopted = alreadyAdopted();
        throw new HttpFault(409, 'adopted', adopted.ok ? '' : adopted.error.text);
      }
      const faults = identityNumberFaults(body.markdown, today);
      if (faults.length > 0)
        throw new HttpFault(422, 'identity-number', 'Utkastet sparas inte så länge ett identitetsnummer står i det.', faults);
      const place = { reportId: head.id, section, userId: login.userId };
      const text = await findSectionText(db, head.id, section);
      const kept = await findDraft(db, place);
      // The answer was lost on the way, and it is sent again.
      const isSame = kept !== undefined && kept.markdown === body.markdown && kept.baseVersion === body.baseVersion;
      const outcome = isSame ? 'kept' : draftOutcome(body, kept, text && { version: text.version, isOwn: text.savedBy === actor.name });
      if (outcome === 'over')
        throw new HttpFault(409, 'draft-over', 'Texten är sparad eller slängd sedan utkastet skrevs. Ladda om sidan.');
      if (outcome === 'other-window' || !(isSame || (await keep(db, place, body, now))))
        throw new HttpFault(
          409,
          'other-window',
          'Du skriver i samma avsnitt i ett annat fönster eller på en annan enhet. Skriv vidare på ett ställe.',
        );
      touched([head.id]);
      noted({ section });
      const names = text ? await recordedNames(db, actor, people, head.id, [text.savedBy]) : new Map<string, string>();
      return {
        version: isSame ? kept.version : body.version + 1,
        savedAt: isSame ? kept.savedAt : now.toISOString(),
        text: {
          version: text?.version ?? 0,
          saved: text ? { at: text.savedAt.toISOString(), by: names.get(text.savedBy) ?? text.savedBy } : null,
        },
      };
    }),
  ),
  route(dropDraft, ({ params, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, touched }) => {
      const head = await mustFindReport(db, params.id);
      const section = await mustFindSection(db, head.id, params.section, isCoordinator(actor));
      touched([head.id]);
      await deleteDraft(db, { reportId: head.id, section, userId: login.userId });
    }),
  ),
];

async function mustFindSection(db: ReadHandle, reportId: string, text: string, isWhole: boolean): Promise<SectionKey> {
  const section = readSectionKey(text);
  const isOpen = section !== undefined && (isWhole || interventionOf(section) !== undefined);
  if (!isOpen || (await sectionTitle(db, reportId, section)) === undefined) throw notFound('Avsnittet');
  return section;
}
