/** One way to try what is promised. Its figures are counts and milliseconds; `faults` is empty when the promise held. */
export type Proof = {
  readonly name: string;
  /** How many times when nothing is said. */
  readonly usually: number;
  readonly prove: (ask: {
    readonly times: number;
    /** The same seed, the same trials. */
    readonly seed: number;
    readonly say: (line: string) => void;
  }) => Promise<{ readonly figures: Readonly<Record<string, unknown>>; readonly faults: readonly string[] }>;
};
