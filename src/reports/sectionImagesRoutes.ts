import { notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/database/transaction.ts';
import type { ImagePlace } from './sectionImage.ts';
import { findImage } from './sectionImageQueries.ts';
import { addImage, copyImage } from './sectionImageReport.ts';
import { addSectionImage, getSectionImage, takeOverImage } from './sectionImagesApi.ts';
import { interventionOf, readSectionKey } from './sectionKey.ts';
import { isCoordinator, mustFindReport, refusal, type ReportPeople } from './shownReport.ts';

/** The images of a section, for those who may read it; whoever may write it adds them, and nobody changes them. */
export const sectionImagesRoutes = (people: ReportPeople): Route[] => [
  route(addSectionImage, async ({ params, body, ...asked }) => {
    const place = mustReadPlace(asked.actor, params);
    const added = await addImage(asked.database, asked.actor, asked.operation, place, body);
    if (!added.ok) throw await refusal(added.error, place.reportId, asked, people);
    return { key: place.key, ...added.value };
  }),
  route(getSectionImage, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const place = mustReadPlace(actor, params);
      await mustFindReport(db, place.reportId);
      const image = await findImage(db, place);
      if (!image) throw notFound('Bilden');
      touched([place.reportId, place.key]);
      const ending = image.mediaType === 'image/png' ? 'png' : 'jpg';
      return { bytes: image.bytes, contentType: image.mediaType, fileName: `bild-${place.key}.${ending}`, inline: true };
    }),
  ),
  route(takeOverImage, async ({ params, ...asked }) => {
    const place = mustReadPlace(asked.actor, params);
    const added = await copyImage(asked.database, asked.actor, asked.operation, place);
    if (!added.ok) throw await refusal(added.error, place.reportId, asked, people);
    return { key: place.key, ...added.value };
  }),
];

/** A team leader has the own team's part, and nothing else of a report. */
function mustReadPlace(actor: Actor, params: { readonly id: string; readonly section: string; readonly image: string }): ImagePlace {
  const section = readSectionKey(params.section);
  if (section === undefined || !(isCoordinator(actor) || interventionOf(section) !== undefined)) throw notFound('Avsnittet');
  return { reportId: params.id, section, key: params.image.toLowerCase() };
}
