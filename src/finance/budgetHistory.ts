import { writtenLine, type DraftLine, type WrittenLine } from './writtenBudget.ts';

/** What was done to a year's budget at once. */
export type BudgetChange = {
  readonly at: Date;
  readonly by: string;
  /** Before is null for a line that was added, after for one that was removed; empty where lines changed places alone. */
  readonly lines: readonly { readonly before: WrittenLine | null; readonly after: WrittenLine | null }[];
};
type Version = DraftLine & {
  readonly recordedFrom: Date;
  readonly recordedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

/**
 * A year's changes line by line, the latest first, out of all versions of its lines.
 * @param saves every time that the year's budget was saved: where no line has a version of then, lines only changed places
 */
export function budgetHistory(versions: readonly Version[], saves: readonly { readonly at: Date; readonly by: string }[]): BudgetChange[] {
  const changes = new Map<string, { at: Date; by: string; lines: { before: WrittenLine | null; after: WrittenLine | null }[] }>();
  const add = (at: Date, by: string, before: Version | undefined, after: Version | undefined): void => {
    const key = `${at.toISOString()} ${by}`;
    const change = changes.get(key) ?? { at, by, lines: [] };
    change.lines.push({ before: before ? writtenLine(before) : null, after: after ? writtenLine(after) : null });
    changes.set(key, change);
  };
  for (const ofLine of Map.groupBy(versions, ({ lineId }) => lineId).values()) {
    const inOrder = ofLine.toSorted((a, b) => a.recordedFrom.getTime() - b.recordedFrom.getTime());
    inOrder.forEach((version, i) => {
      const before = inOrder[i - 1];
      const isNext = before?.endedAt?.getTime() === version.recordedFrom.getTime();
      add(version.recordedFrom, version.recordedBy, isNext ? before : undefined, version);
      const follows = inOrder[i + 1]?.recordedFrom.getTime() === version.endedAt?.getTime();
      if (version.endedAt && !follows) add(version.endedAt, version.endedBy ?? version.recordedBy, version, undefined);
    });
  }
  const told = new Set([...changes.values()].map(({ at }) => at.getTime()));
  const moves = saves.filter(({ at }) => !told.has(at.getTime())).map(({ at, by }) => ({ at, by, lines: [] }));
  return [...changes.values(), ...moves].sort((a, b) => b.at.getTime() - a.at.getTime());
}
