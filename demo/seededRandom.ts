/** Numbers that look random and are the same each time: the demo is made anew on every machine and must be one and the same. */
export type SeededRandom = {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the values, as often as its weight says. */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
  /** Normally distributed around 0 with standard deviation 1. */
  normal(): number;
  /** How many of something that happens `mean` times on average. */
  poisson(mean: number): number;
};

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  // mulberry32: a well-spread generator of one 32-bit word.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const weighted = <T>(values: readonly (readonly [T, number])[]): T => {
    let rest = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    const last = values.at(-1);
    if (!last) throw new Error('nothing to choose from');
    return last[0];
  };
  return {
    next,
    whole,
    weighted,
    chance: (probability) => next() < probability,
    pick: (list) => weighted(list.map((value) => [value, 1] as const)),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
  };
}
