import { imageFilesIn } from '../documents/markdownImageFiles.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation } from '../platform/database/transaction.ts';
import { imageHref } from '../shared/markdownImage.ts';
import { ok, type Result } from '../shared/result.ts';
import { IMAGE_FAULT_TEXTS } from './imageFault.ts';
import type { ImageFile } from './imageFile.ts';
import { parseInterimSection } from './interimReport/interimSections.ts';
import { reportFault, type ReportFault } from './reportFault.ts';
import { keepImage, readCleanImage } from './sectionImageReport.ts';
import { readSectionKey } from './sectionKey.ts';

/**
 * Keeps the image files that a text names, and gives the text with the keys that they got. All are read before any is kept. A file has
 * the same key whenever it is given, so that a text which is given twice keeps its images once.
 */
export async function keepImageFiles(
  database: AssociationDatabase,
  actor: Actor,
  operation: Operation,
  text: { readonly reportId: string; readonly section: string; readonly markdown: string },
  readFile: (name: string) => Uint8Array,
): Promise<Result<string, ReportFault>> {
  const section = readSectionKey(text.section) ?? parseInterimSection(text.section);
  const named = imageFilesIn(text.markdown);
  // What is wrong with the section is said when the text is saved.
  if (named.length === 0 || !section) return ok(text.markdown);
  const images = new Map<string, ImageFile>();
  const faults: string[] = [];
  for (const name of new Set(named.map((one) => one.name))) {
    const image = await readCleanImage(readFile(name));
    if (image.ok) images.set(name, image.value);
    else faults.push(`${name}: ${IMAGE_FAULT_TEXTS[image.error]}`);
  }
  if (faults.length > 0) return reportFault('faulty-image', 'Bilder i texten kan inte tas in i rapporten. Ingenting är sparat.', faults);
  const keys = new Map<string, string>();
  for (const [name, image] of images) {
    const key = await keyOf(image);
    const kept = await keepImage(database, actor, operation, { reportId: text.reportId, section, key }, image);
    if (!kept.ok) return kept;
    keys.set(name, key);
  }
  return ok(
    named.toReversed().reduce((markdown, { name, from, to }) => {
      return `${markdown.slice(0, from)}${imageHref(keys.get(name) ?? '')}${markdown.slice(to)}`;
    }, text.markdown),
  );
}

/** A key made of what the image is. */
async function keyOf({ bytes }: ImageFile): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
