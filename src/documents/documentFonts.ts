import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A font file as shipped with the program: documents look the same whatever the machine has installed. */
export type DocumentFont = { readonly family: string; readonly bytes: Buffer };

const CUTS = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const;
const readingFile = (cut: (typeof CUTS)[number]): string => `source-sans-3/${cut}/SourceSans3_${cut}.ttf`;
/** For what Source Sans 3 does not have: emoji in quoted words, names in Arabic and Hebrew letters. */
const RARE = [
  { family: 'Noto Emoji', file: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf' },
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf' },
  { family: 'Noto Sans Hebrew', file: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf' },
];

let reading: Promise<DocumentFont[]> | undefined;
let rare: Promise<DocumentFont[]> | undefined;

/** The four cuts of the reading font: regular, italic, semibold, semibold italic. */
export const readingFonts = (): Promise<DocumentFont[]> =>
  (reading ??= load(CUTS.map((cut) => ({ family: 'Source Sans 3', file: readingFile(cut) }))));
/** Path of one cut of the reading font. */
export const fontFile = (cut: (typeof CUTS)[number]): string => pathOf(readingFile(cut));
/** The fonts asked, in order, for signs that the reading font lacks. */
export const rareFonts = (): Promise<DocumentFont[]> => (rare ??= load(RARE));

const require = createRequire(import.meta.url);
const pathOf = (file: string): string => require.resolve(`@expo-google-fonts/${file}`);

const load = (fonts: readonly { family: string; file: string }[]): Promise<DocumentFont[]> =>
  Promise.all(fonts.map(async ({ family, file }) => ({ family, bytes: await readFile(pathOf(file)) })));
