/** One thing that was registered, corrected or removed since a report was adopted. Never tells who it is about. */
export type Difference = {
  readonly what: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Figures that the entry changes, by their names in the tables. */
  readonly figures: readonly string[];
};

/** What is there now but was not then, and the other way round. */
export function setDifference(then: ReadonlySet<string>, now: ReadonlySet<string>): { added: string[]; removed: string[] } {
  return { added: [...now].filter((id) => !then.has(id)), removed: [...then].filter((id) => !now.has(id)) };
}
