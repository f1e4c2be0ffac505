/** A check looks at each entry by hand. */
export const MOST_DRAWN = 100;

/** What a check of the log came to. */
export const FINDINGS = ['ok', 'deviation'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What was thought of one entry: as it should be, to be asked about, or not as it should be. */
export const VERDICTS = ['ok', 'ask', 'deviation'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Judged = { readonly entryId: number; readonly verdict: Verdict };
export type FinishFault = 'unjudged' | 'asked' | 'hidden-deviation' | 'measures';

/**
 * Why a check can't be finished yet: every entry is judged, nothing waits for an answer, what deviates is called so and leads to
 * something.
 * @param latest the latest judgement of each entry that has one
 */
export function finishFault(
  entryIds: readonly number[],
  latest: readonly Judged[],
  { finding, measures }: { readonly finding: Finding; readonly measures: string },
): FinishFault | undefined {
  const verdicts = new Map(latest.map(({ entryId, verdict }) => [entryId, verdict]));
  if (entryIds.some((id) => !verdicts.has(id))) return 'unjudged';
  if (entryIds.some((id) => verdicts.get(id) === 'ask')) return 'asked';
  if (finding === 'ok' && entryIds.some((id) => verdicts.get(id) === 'deviation')) return 'hidden-deviation';
  return finding === 'deviation' && measures.trim() === '' ? 'measures' : undefined;
}

export const FINISH_FAULT_TEXTS: Readonly<Record<FinishFault, string>> = {
  unjudged: 'Alla rader i urvalet är inte bedömda än. Bedöm dem som är kvar och avsluta sedan kontrollen.',
  asked: 'Någon rad väntar på svar. Bedöm den när du har frågat, och avsluta sedan kontrollen.',
  'hidden-deviation': 'Minst en rad är bedömd som avvikelse. Välj resultatet avvikelse, eller bedöm raden på nytt.',
  measures: 'Skriv vad som görs åt avvikelsen.',
};
