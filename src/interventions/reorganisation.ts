import { readDecision, type Decision, type DecisionFault } from '../shared/decision.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

/** What somebody wrote of a reorganisation. Days as written. */
export type WrittenReorganisation = {
  readonly firstDay: string;
  /** Keys of the interventions that take over. */
  readonly targets: readonly string[];
  readonly decision: { readonly day: string; readonly paragraph: string; readonly text: string };
};
export type Reorganisation = { readonly firstDay: LocalDate; readonly targets: readonly string[]; readonly decision: Decision };

type Known = { readonly id: string; readonly from: string; readonly to: string };
type Code = 'notADay' | 'future' | 'beforeStart' | 'none' | 'itself' | 'unknown' | 'over';
export type ReorganisationProblem =
  | { readonly field: 'firstDay'; readonly code: Code }
  | { readonly field: 'targets'; readonly code: Code }
  | { readonly field: DecisionFault['field']; readonly code: DecisionFault['code'] };

/** In plain Swedish, for those who ask by the API. */
export const REORGANISATION_PROBLEMS: Readonly<Record<Code, string>> = {
  notADay: 'Första dagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.',
  future: 'Första dagen ligger framåt i tiden. Registrera omorganisationen när dagen har kommit.',
  beforeStart: 'Insatsen hade inte börjat den dagen. Första dagen i det nya måste komma efter.',
  none: 'Välj minst en insats som deltagarna följer med till.',
  itself: 'En insats kan inte gå över i sig själv. Välj andra insatser.',
  unknown: 'En av insatserna finns inte. Ladda om sidan och välj igen.',
  over: 'En av insatserna hade slutat före första dagen. Välj en annan eller rätta dagen.',
};

/**
 * An intervention goes on as one or several others from a day (DOMAIN: moved with a reorganised insats).
 * The day is not ahead: until it comes the participants are where they are.
 */
export function readReorganisation(
  written: WrittenReorganisation,
  source: Known,
  known: readonly Known[],
  today: LocalDate,
): Result<Reorganisation, readonly ReorganisationProblem[]> {
  const firstDay = parseLocalDate(written.firstDay.trim());
  const targets = [...new Set(written.targets)];
  const decision = readDecision(written.decision, today);
  const problems: ReorganisationProblem[] = [
    ...dayProblems(firstDay, source, today).map((code) => ({ field: 'firstDay' as const, code })),
    ...targetProblems(targets, firstDay, source, known).map((code) => ({ field: 'targets' as const, code })),
    ...(decision.ok ? [] : [{ field: decision.error.field, code: decision.error.code }]),
  ];
  return problems.length > 0 || firstDay === undefined || !decision.ok
    ? err(problems)
    : ok({ firstDay, targets, decision: decision.value });
}

function dayProblems(firstDay: LocalDate | undefined, source: Known, today: LocalDate): Code[] {
  if (firstDay === undefined) return ['notADay'];
  if (firstDay > today) return ['future'];
  return source.from !== '' && firstDay <= source.from ? ['beforeStart'] : [];
}

function targetProblems(targets: readonly string[], firstDay: LocalDate | undefined, source: Known, known: readonly Known[]): Code[] {
  if (targets.length === 0) return ['none'];
  return targets.flatMap((id): Code[] => {
    const target = known.find((one) => one.id === id);
    if (id === source.id) return ['itself'];
    if (!target) return ['unknown'];
    return target.to !== '' && firstDay !== undefined && target.to < firstDay ? ['over'] : [];
  });
}
