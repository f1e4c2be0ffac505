import { isPrintable } from '../documents/imageTrial.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, WriteHandle } from '../platform/database/transaction.ts';
import { ok, type Result } from '../shared/result.ts';
import { IMAGE_FAULT_TEXTS, type ImageFault } from './imageFault.ts';
import { readImageFile, type ImageFile } from './imageFile.ts';
import { alreadyAdopted, reportFault, unknownReport, type ReportFault } from './reportFault.ts';
import { findReport, lockReport } from './reportQueries.ts';
import { imageLimit, type ImagePlace } from './sectionImage.ts';
import { findImage, findImageElsewhere, imageTotals, insertImage } from './sectionImageQueries.ts';
import { sectionTitle } from './sectionTextReport.ts';

type Added = Pick<ImageFile, 'width' | 'height'>;

/**
 * Keeps an image for the text of a section. It is read, cleaned and tried in print before anything is stored; what is stored never
 * changes. Sent twice under the same key it is there once.
 */
export async function addImage(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  place: ImagePlace,
  file: Uint8Array,
): Promise<Result<Added, ReportFault>> {
  const image = await readCleanImage(file);
  if (!image.ok) return reportFault('faulty-image', IMAGE_FAULT_TEXTS[image.error]);
  return keepImage(database, actor, operation, place, image.value);
}

/** Keeps an image that was read and cleaned. */
export const keepImage = (
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  place: ImagePlace,
  image: ImageFile,
): Promise<Result<Added, ReportFault>> => keep(database, actor, operation, place, async () => image);

/** Reads an image, and tries whether it can be printed. */
export async function readCleanImage(file: Uint8Array): Promise<Result<ImageFile, ImageFault>> {
  const image = readImageFile(file);
  return !image.ok || (await isPrintable(image.value)) ? image : { ok: false, error: 'damaged' };
}

/** Keeps an image that a text from another section or report names, where whoever writes may see it there. */
export const copyImage = (
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  place: ImagePlace,
): Promise<Result<Added, ReportFault>> => keep(database, actor, operation, place, (db) => findImageElsewhere(db, place.key));

const keep = (
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  place: ImagePlace,
  find: (db: WriteHandle) => Promise<ImageFile | undefined>,
): Promise<Result<Added, ReportFault>> =>
  database.write(actor, operation, async ({ db, now, touched, noted }): Promise<Result<Added, ReportFault>> => {
    const head = await findReport(db, place.reportId);
    if (!head || (await sectionTitle(db, head.id, place.section)) === undefined) return unknownReport();
    const image = await find(db);
    if (!image)
      return reportFault('unknown-image', 'Bilden finns inte, eller hör till en rapport som du inte får läsa. Lägg in den från en fil.');
    await lockReport(db, head.id);
    if ((await findReport(db, head.id))?.adoptedAt) return alreadyAdopted();
    touched([head.id, place.key]);
    noted({ section: place.section, bytes: image.bytes.length });
    const added = { width: image.width, height: image.height };
    const known = await findImage(db, place);
    if (known)
      return Buffer.compare(known.bytes, image.bytes) === 0
        ? ok(added)
        : reportFault('image-key', 'En annan bild finns redan under den nyckeln. Välj bilden på nytt.');
    const limit = imageLimit(await imageTotals(db, head.id), image);
    if (limit !== undefined) return reportFault('too-many-images', limit);
    await insertImage(db, place, image, { now, name: actor.name });
    return ok(added);
  });
