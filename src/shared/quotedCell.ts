const MOST_DIGITS_SHOWN = 8;
const MOST_SHOWN = 60;

/** Whether a text may be repeated in a message: a day has eight digits, an identity number however written nine or more. */
export const mayBeRepeated = (text: string): boolean => (text.match(/\p{Nd}/gu)?.length ?? 0) <= MOST_DIGITS_SHOWN;

/**
 * A cell as a fault's reason repeats it, in quotes and shortened. What may hold an identity number, as when the columns
 * of a sheet have slipped, is named instead of shown.
 */
export function quotedCell(text: string): string {
  if (!mayBeRepeated(text)) return 'värdet (visas inte, det kan vara ett identitetsnummer)';
  return `"${text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}"`;
}
