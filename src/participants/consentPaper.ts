import { err, ok, type Result } from '../shared/result.ts';

export const PAPER_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PaperType = (typeof PAPER_TYPES)[number];
/** How the name of a file of each type ends. */
export const PAPER_ENDINGS: Readonly<Record<PaperType, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };
export type Paper = { readonly mediaType: PaperType; readonly bytes: Uint8Array };

export const LARGEST_PAPER_BYTES = 10 * 1024 * 1024;

/** Why a file is not kept as a signed paper, and what to do instead. */
export const PAPER_FAULT_TEXTS = {
  empty: 'Filen är tom. Skanna eller fotografera papperet på nytt och välj den filen.',
  'too-large': 'Filen är större än 10 MB. Skanna papperet med lägre upplösning, till exempel 200 punkter per tum, och välj den filen.',
  unknown: 'Filen är varken PDF, JPEG eller PNG, vad den än heter. Skanna papperet till PDF eller ta en bild och spara den som JPEG.',
  truncated: 'Filen är avbruten: slutet saknas. Skanna papperet på nytt, eller hämta filen en gång till, och välj den.',
} as const;
export type PaperFault = keyof typeof PAPER_FAULT_TEXTS;

/** Byte by byte: what is called latin1 in a decoder is windows-1252. */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const PNG_END = 'IEND\u00aeB`\u0082';
/** How far from its end a file may go on after what ends it: programs put a line or two there. */
const TAIL = 2048;

/** A signed paper by what is in the file, whatever its name says. It is kept as it is: it is what somebody has signed. */
export function readPaper(bytes: Uint8Array): Result<Paper, PaperFault> {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > LARGEST_PAPER_BYTES) return err('too-large');
  const start = latin1(bytes.subarray(0, 16));
  const end = latin1(bytes.subarray(-TAIL));
  const found = (mediaType: PaperType, isWhole: boolean): Result<Paper, PaperFault> =>
    isWhole ? ok({ mediaType, bytes }) : err('truncated');
  if (/^%PDF-\d\.\d/.test(start)) return found('application/pdf', end.includes('%%EOF'));
  if (start.startsWith('\u00ff\u00d8\u00ff')) return found('image/jpeg', end.includes('\u00ff\u00d9'));
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return found('image/png', end.includes(PNG_END));
  return err('unknown');
}
