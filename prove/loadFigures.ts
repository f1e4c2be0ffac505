/** An answer takes no longer than so many times its time at rest. */
const MOST_TIMES = 3;
/** With fewer answers the slowest twentieth says nothing. */
const FEWEST = 20;

/** The time, in milliseconds, that so many of a hundred stay below. */
export const percentile = (times: readonly number[], of: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor((times.length * of) / 100))] ?? Number.NaN;

export type LoadFigures = {
  readonly answersAtRest: number;
  readonly answersDuring: number;
  readonly restP95Ms: number;
  readonly duringP95Ms: number;
  readonly times: number;
  /** Why the promise did not hold, or could not be tried. */
  readonly fault?: string;
};

/** A page's 95th percentile during an import beside the one at rest. */
export function judgeLoad(rest: readonly number[], during: readonly number[]): LoadFigures {
  const [restP95Ms, duringP95Ms] = [rounded(percentile(rest, 95)), rounded(percentile(during, 95))];
  const times = rounded(duringP95Ms / restP95Ms);
  const figures = { answersAtRest: rest.length, answersDuring: during.length, restP95Ms, duringP95Ms, times };
  if (rest.length < FEWEST || during.length < FEWEST)
    return { ...figures, fault: `${rest.length} answers at rest and ${during.length} during the import are too few to say anything` };
  return times <= MOST_TIMES
    ? figures
    : { ...figures, fault: `${duringP95Ms} ms during the import, ${restP95Ms} ms at rest: ${times} times` };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
