import type { BudgetLine } from './budgetLine.ts';
import type { DraftLine } from './writtenBudget.ts';

/** What has to be written for a year's budget to be what was asked for. A line that only moves keeps its version: its place is no figure. */
export type BudgetChanges = {
  /** Keys of versions that end: of lines that change, and of those that are gone. */
  readonly ended: readonly string[];
  readonly written: readonly { readonly line: DraftLine; readonly position: number; readonly isForecastNew: boolean }[];
  readonly moved: readonly { readonly id: string; readonly position: number }[];
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number; readonly moved: number };
};
type Stored = DraftLine & { readonly id: string; readonly position: number };

export function budgetChanges(stored: readonly Stored[], wanted: readonly DraftLine[]): BudgetChanges {
  const before = new Map(stored.map((line) => [line.lineId, line]));
  const kept = new Set(wanted.map(({ lineId }) => lineId));
  const gone = stored.filter(({ lineId }) => !kept.has(lineId));
  const written: { line: DraftLine; position: number; isForecastNew: boolean }[] = [];
  const moved: { id: string; position: number }[] = [];
  const ended = gone.map(({ id }) => id);
  wanted.forEach((line, position) => {
    const old = before.get(line.lineId);
    const isStatedSame = line.statedProject === undefined || line.statedProject === old?.statedProject;
    if (old && isStatedSame && factsText(old) === factsText(line)) {
      if (old.position !== position) moved.push({ id: old.id, position });
      return;
    }
    if (old) ended.push(old.id);
    written.push({ line, position, isForecastNew: !old || forecastText(old) !== forecastText(line) });
  });
  const changed = ended.length - gone.length;
  return {
    ended,
    written,
    moved,
    counts: { added: written.length - changed, changed, removed: gone.length, moved: moved.length },
  };
}

const rulesText = ({ rules }: BudgetLine): unknown =>
  rules.map(({ project, accounts }) => [project, ...accounts.map(({ from, to }) => [from, to])]);
const forecastText = ({ forecast, plan }: BudgetLine): string => JSON.stringify([forecast, planFacts(plan)]);

function planFacts(plan: BudgetLine['plan']): unknown {
  if (plan?.method === 'fixed') return [plan.method, plan.reason];
  if (plan?.method !== 'staffing') return plan?.method ?? null;
  const { method, positions } = plan;
  return [method, ...positions.map((one) => [one.function, one.count, one.extent, one.fromMonth, one.toMonth, one.monthlyCost])];
}

/** A line's facts as one text, whatever order its parts were made in. */
const factsText = (line: BudgetLine): string =>
  JSON.stringify([
    line.name,
    line.group,
    line.kind,
    line.runs.from,
    line.runs.to,
    line.yearAmount,
    line.profile,
    line.lastYearOutcome,
    rulesText(line),
    forecastText(line),
  ]);
