import type { PlainChromium } from './plainChromium.ts';

/**
 * The index of the phone that Chromium means by "Mid-tier mobile", such as a Pixel 5: its developer tools choose the slowdown with which
 * a machine has this index (CalibrationController.ts of devtools-frontend).
 */
const PHONE_INDEX = 1000;
/**
 * As Lighthouse slows every machine down: meant for a fast desktop, whose index of 1500 to 2000 becomes that of a Moto G4. On a slower
 * machine a smaller one is to be chosen (docs/throttling.md of Lighthouse).
 */
export const FLAT_RATE = 4;

const RUN_MS = 250;
const ROUNDS = 12;
const RATES = [1, 1.5, 2, 3, FLAT_RATE] as const;

/**
 * Work of the same two kinds and on the same scale as Lighthouse's BenchmarkIndex, whose figures are compared with: how many times in a
 * second a text of 10 000 letters is put together letter by letter, and 100 000 numbers are copied from one list to another; a tenth of
 * the middle of both.
 */
const INDEX = `(ms) => {
  const now = () => performance.now();
  const perSecond = (times, begun) => (times * 1000) / (now() - begun);
  const texts = () => {
    let made = 0;
    const begun = now();
    for (; now() - begun < ms / 2; made += 1) {
      let text = '';
      for (let letter = 0; letter < 10000; letter += 1) text += 'a';
      if (text.length !== 10000) throw new Error('letters are missing');
    }
    return perSecond(made, begun);
  };
  const copies = () => {
    const lists = [[], []];
    for (let place = 0; place < 100000; place += 1) lists[0][place] = lists[1][place] = place;
    let made = 0;
    const begun = now();
    while (now() - begun < ms / 2) {
      for (const end = made + 10; made < end; made += 1) {
        const from = lists[made % 2];
        const to = lists[(made + 1) % 2];
        for (let place = 0; place < from.length; place += 1) to[place] = from[place];
      }
    }
    return perSecond(made, begun);
  };
  return (texts() + copies()) / 20;
}`;

export type Calibration = {
  /** How fast this machine is, as it is and slowed down by four. */
  readonly index: number;
  readonly flatIndex: number;
  readonly phoneIndex: number;
  /** The slowdown with which it is as fast as the phone; never above Lighthouse's own. */
  readonly rate: number;
};

/** The best of many runs counts, at each rate in turn: what else the machine does meanwhile must not pass for its speed. */
export async function calibrate(browser: PlainChromium): Promise<Calibration> {
  const visitor = await browser.newVisitor();
  const page = await browser.openPage(visitor);
  const best = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const rate of RATES) {
      await page.tell('Emulation.setCPUThrottlingRate', { rate });
      const index = Number(await page.value(`(${INDEX})(${RUN_MS})`));
      best.set(rate, Math.max(best.get(rate) ?? 0, index));
    }
  await page.close();
  await browser.forget(visitor);
  const indexAt = (rate: number): number => best.get(rate) ?? Number.NaN;
  return { index: indexAt(1), flatIndex: indexAt(FLAT_RATE), phoneIndex: PHONE_INDEX, rate: rateFor(PHONE_INDEX, indexAt) };
}

/** Between two rates that were tried, the time for a piece of work grows evenly. */
function rateFor(wanted: number, indexAt: (rate: number) => number): number {
  const after = RATES.findIndex((rate) => indexAt(rate) <= wanted);
  const [high, low] = [RATES[after], RATES[after - 1]];
  if (high === undefined) return FLAT_RATE;
  if (low === undefined) return high;
  const [slow, fast] = [1 / indexAt(high), 1 / indexAt(low)];
  return low + ((1 / wanted - fast) / (slow - fast)) * (high - low);
}
