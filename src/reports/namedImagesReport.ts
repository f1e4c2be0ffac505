import type { ImageData } from '../documents/blockDocument.ts';
import type { ImageSource } from '../documents/markdownImage.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { readSectionKey } from './sectionKey.ts';
import type { ReportImage } from './sectionImage.ts';
import { findImage } from './sectionImageQueries.ts';

const UNSEEN: ImageData = { mediaType: 'image/png', width: 1, height: 1, orientation: 1, bytes: new Uint8Array() };

/** For reading the words of a text: whether the images are there is asked when it is saved. */
export const ANY_IMAGE: ImageSource = () => UNSEEN;

/** For checking a text: the images that its section has. */
export const imagesAmong =
  (keys: ReadonlySet<string>): ImageSource =>
  (key) =>
    keys.has(key) ? UNSEEN : undefined;

/** The images of a report with their bytes, by section and key. */
export type NamedImages = ReadonlyMap<string, ImageData>;

export const imagesOf =
  (images: NamedImages, section: string): ImageSource =>
  (key) =>
    images.get(`${section} ${key}`);

/** Fetches the images that a report's texts name. */
export async function readNamedImages(db: ReadHandle, reportId: string, named: readonly ReportImage[]): Promise<NamedImages> {
  const images = new Map<string, ImageData>();
  for (const { section, key } of named) {
    const place = readSectionKey(section);
    const image = place && (await findImage(db, { reportId, section: place, key }));
    if (image) images.set(`${section} ${key}`, image);
  }
  return images;
}
