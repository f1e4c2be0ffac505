import type { ImageFile } from './imageFile.ts';
import type { SectionKey } from './sectionKey.ts';

/** Where an image lies: in a section of a report, by the key that its text names it by. */
export type ImagePlace = { readonly reportId: string; readonly section: SectionKey; readonly key: string };

/** What a report says of an image that one of its texts names; the bytes lie beside. */
export type ReportImage = Pick<ImageFile, 'mediaType' | 'width' | 'height'> & {
  readonly section: string;
  readonly key: string;
  readonly sha256: string;
};

/** What all images of a report may come to: what its files can carry, and a typesetter hold at once. */
export const MOST_IMAGES = { images: 40, bytes: 40 * 1024 * 1024, pixels: 120_000_000 } as const;
export type ImageTotals = { readonly [T in keyof typeof MOST_IMAGES]: number };

/** Why one more image is too much for its report, in words that say what to do. */
export function imageLimit(totals: ImageTotals, more: Pick<ImageFile, 'width' | 'height' | 'bytes'>): string | undefined {
  if (totals.images + 1 > MOST_IMAGES.images)
    return `Rapporten har redan ${MOST_IMAGES.images} bilder, och fler ryms inte. Lägg de övriga i en bilaga.`;
  if (totals.bytes + more.bytes.length > MOST_IMAGES.bytes)
    return 'Rapportens bilder blir tillsammans större än 40 MB. Gör bilden mindre, till exempel 2 000 bildpunkter bred, och välj den på nytt.';
  if (totals.pixels + more.width * more.height > MOST_IMAGES.pixels)
    return 'Rapportens bilder får tillsammans fler än 120 miljoner bildpunkter. Gör bilden mindre, till exempel 2 000 bildpunkter bred, och välj den på nytt.';
  return undefined;
}
