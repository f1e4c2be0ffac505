import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** As what somebody has a participation: the team member who answers for it, or the counsellor. */
export const HELD_AS = ['team_member', 'counsellor'] as const;
export type HeldAs = (typeof HELD_AS)[number];

export type CaseloadFault = { readonly code: string; readonly text: string };
export type TakeOver = { readonly day: LocalDate; readonly reason: string };

export const LONGEST_REASON = 300;

/**
 * Reads the day from which somebody else has a participation, and why.
 * @param since the first day of who has it now, before which nobody can take over; undefined where nobody has
 * @param mayBePast whether the day may have been, as when one who came last week is told of now
 */
export function readTakeOver(
  told: { readonly day: string; readonly reason: string },
  { today, since, mayBePast }: { readonly today: LocalDate; readonly since: LocalDate | undefined; readonly mayBePast: boolean },
): Result<TakeOver, CaseloadFault> {
  const day = parseLocalDate(told.day.trim());
  const reason = told.reason.trim();
  if (day === undefined) return err({ code: 'day', text: 'Skriv från vilken dag det gäller, som ÅÅÅÅ-MM-DD.' });
  if (reason === '' || reason.length > LONGEST_REASON)
    return err({ code: 'reason', text: `Skriv varför, med högst ${LONGEST_REASON} tecken, till exempel ”slutar i teamet”.` });
  if (!mayBePast && day < today) return err({ code: 'day-past', text: 'Dagen har redan varit. Välj i dag eller en senare dag.' });
  if (since !== undefined && day < since)
    return err({ code: 'day-before', text: `Den som har ärendet nu har haft det sedan ${since}. Välj den dagen eller en senare.` });
  return ok({ day, reason });
}

export const NOT_A_WORKER: CaseloadFault = {
  code: 'not-a-worker',
  text: 'Den som ska ta över arbetar inte i insatsen. Välj någon annan, eller be administratören ge rollen först.',
};
export const TAKEN_MEANWHILE: CaseloadFault = {
  code: 'changed-meanwhile',
  text: 'Någon annan har just ändrat vem som har ärendet. Ladda om och se hur det är nu.',
};
