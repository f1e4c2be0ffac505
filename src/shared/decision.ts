import { parseLocalDate, type LocalDate } from './localDate.ts';
import { err, ok, type Result } from './result.ts';

/** A numbered paragraph of minutes, or of a delegated official's decisions. */
export type Decision = {
  readonly day: LocalDate;
  /** As minutes write it, such as "§ 12". */
  readonly paragraph: string;
  /** In words; may be empty. Names no participant. */
  readonly text: string;
};

export type DecisionFault = {
  readonly field: keyof Decision;
  readonly code: 'notADay' | 'future' | 'missing' | 'long';
  readonly text: string;
};

const MOST_OF_PARAGRAPH = 60;
const MOST_OF_TEXT = 2000;

/** Reads a decision as somebody wrote it. It has a day that is not ahead and a paragraph; words are free. */
export function readDecision(
  written: { readonly day: string; readonly paragraph: string; readonly text: string },
  today: LocalDate,
): Result<Decision, DecisionFault> {
  const [day, paragraph, text] = [parseLocalDate(written.day.trim()), tidy(written.paragraph), written.text.trim()];
  if (day === undefined) return fault('day', 'notADay', 'Beslutsdagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
  if (day > today) return fault('day', 'future', 'Beslutsdagen ligger framåt i tiden. Ange dagen då beslutet togs.');
  if (paragraph === '') return fault('paragraph', 'missing', 'Paragrafen saknas. Ange vilket beslut det är, till exempel § 12.');
  if (paragraph.length > MOST_OF_PARAGRAPH)
    return fault('paragraph', 'long', `Paragrafen är för lång. Skriv högst ${MOST_OF_PARAGRAPH} tecken, resten i beslutstexten.`);
  if (text.length > MOST_OF_TEXT) return fault('text', 'long', `Beslutstexten är för lång. Skriv högst ${MOST_OF_TEXT} tecken.`);
  return ok({ day, paragraph, text });
}

const fault = (field: DecisionFault['field'], code: DecisionFault['code'], text: string): Result<never, DecisionFault> =>
  err({ field, code, text });

const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
