import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** How many views one user may keep. */
export const MOST_VIEWS = 40;
export const LONGEST_VIEW_NAME = 80;

export const VIEW_NAME_PROBLEMS = {
  empty: 'Skriv vad vyn ska heta.',
  long: `Namnet är för långt. Skriv högst ${LONGEST_VIEW_NAME} tecken.`,
  identityNumber: 'Namnet ser ut att innehålla ett personnummer. Skriv vad vyn visar i stället.',
} as const;
export type ViewNameProblem = keyof typeof VIEW_NAME_PROBLEMS;

/** A name as it is kept, or what is wrong with it. It stands on the page and in lists, so it names no participant. */
export function readViewName(text: string, today: LocalDate): Result<string, ViewNameProblem> {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return err('empty');
  if (name.length > LONGEST_VIEW_NAME) return err('long');
  return holdsIdentityNumber(name, today) ? err('identityNumber') : ok(name);
}
