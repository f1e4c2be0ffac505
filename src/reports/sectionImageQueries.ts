import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { ImageFile } from './imageFile.ts';
import type { ImagePlace, ImageTotals, ReportImage } from './sectionImage.ts';

type By = { readonly now: Date; readonly name: string };

/** An image that the asker may see. */
export async function findImage(db: ReadHandle, { reportId, section, key }: ImagePlace): Promise<ImageFile | undefined> {
  const { rows } = await sql<ImageFile>`
    select media_type as "mediaType", width, height, orientation, bytes from reports.section_image
    where report_id = ${reportId}::uuid and section = ${section} and id = ${key}::uuid`.execute(db);
  return rows[0];
}

/** An image by its key alone, in whatever report the asker may see it: for a text that is taken over from there. */
export async function findImageElsewhere(db: ReadHandle, key: string): Promise<ImageFile | undefined> {
  const { rows } = await sql<ImageFile>`
    select media_type as "mediaType", width, height, orientation, bytes from reports.section_image
    where id = ${key}::uuid order by added_at limit 1`.execute(db);
  return rows[0];
}

/** The images of a report, without their bytes. */
export async function listImages(db: ReadHandle, reportId: string): Promise<ReportImage[]> {
  const { rows } = await sql<ReportImage>`
    select section, id as key, media_type as "mediaType", width, height, encode(sha256, 'hex') as sha256
    from reports.section_image where report_id = ${reportId}::uuid order by section, id`.execute(db);
  return rows;
}

export async function imageTotals(db: ReadHandle, reportId: string): Promise<ImageTotals> {
  const { rows } = await sql<ImageTotals>`select images, bytes, pixels from reports.image_totals(${reportId}::uuid)`.execute(db);
  const [totals] = rows;
  return { images: Number(totals?.images ?? 0), bytes: Number(totals?.bytes ?? 0), pixels: Number(totals?.pixels ?? 0) };
}

export async function insertImage(db: WriteHandle, { reportId, section, key }: ImagePlace, image: ImageFile, by: By): Promise<void> {
  await sql`insert into reports.section_image (report_id, section, id, media_type, width, height, orientation, bytes, added_at, added_by)
    values (${reportId}::uuid, ${section}, ${key}::uuid, ${image.mediaType}, ${image.width}, ${image.height}, ${image.orientation},
      ${Buffer.from(image.bytes)}, ${by.now}, ${by.name})`.execute(db);
}
