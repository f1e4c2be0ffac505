/** Why a file can not stand as an image in a report. */
export const IMAGE_FAULTS = [
  'empty',
  'too-large',
  'too-many-pixels',
  'heic',
  'svg',
  'other-image',
  'no-image',
  'unusual',
  'truncated',
  'damaged',
] as const;
export type ImageFault = (typeof IMAGE_FAULTS)[number];

export const LARGEST_IMAGE_BYTES = 5 * 1024 * 1024;
/** What a page and a printer take of it is a tenth; more keeps the typesetter busy. */
export const MOST_IMAGE_PIXELS = 24_000_000;

/** What is wrong and how to mend it, as the server says it. */
export const IMAGE_FAULT_TEXTS: Readonly<Record<ImageFault, string>> = {
  empty: 'Filen är tom. Välj bilden på nytt.',
  'too-large': 'Bilden är större än 5 MB. Gör den mindre, till exempel 2 000 bildpunkter bred, eller spara den som JPEG.',
  'too-many-pixels':
    'Bilden har fler än 24 miljoner bildpunkter. Gör den mindre, till exempel 2 000 bildpunkter bred, och välj den på nytt.',
  heic: 'Bilden är av slaget HEIC, som telefoner sparar. Spara eller skicka den som JPEG och välj den filen.',
  svg: 'Bilden är en SVG-fil, och den kan innehålla program. Spara den som PNG och välj den filen.',
  'other-image': 'Bilden är varken PNG eller JPEG. Spara den som ett av dem och välj den filen.',
  'no-image': 'Filen är ingen bild av slaget PNG eller JPEG, vad den än heter. Välj en annan fil.',
  unusual: 'Bilden är en ovanlig sorts JPEG, till exempel i tryckfärger (CMYK). Spara den som vanlig JPEG eller PNG i RGB.',
  truncated: 'Bilden är avbruten: slutet av filen saknas. Hämta den på nytt från kameran eller avsändaren.',
  damaged: 'Bilden är skadad och går inte att läsa. Öppna den i ett bildprogram, spara den på nytt och välj den filen.',
};
