import type { BudgetFileLine, BudgetLine } from './budgetLine.ts';
import { linesThatMeet, type MappingRule } from './budgetMapping.ts';

type StatedLine = BudgetLine & { readonly statedProject: string | null };

const rulesOf = (project: string | null): MappingRule[] => (project === null ? [] : [{ project, accounts: [] }]);

/** The lines of a budget file, with `before` the line of the same name. Where rules that were kept meet the file's, the file's hold. */
export function importedLines<B extends StatedLine>(
  file: readonly BudgetFileLine[],
  before: readonly B[],
): { line: StatedLine; before: B | undefined }[] {
  const known = new Map(before.map((line) => [line.name, line]));
  const lines = file.map((line) => {
    const old = known.get(line.name);
    return { line: importedLine(line, old), before: old };
  });
  if (linesThatMeet(lines.map(({ line }) => line)).length === 0) return lines;
  return lines.map(({ line, before: old }) => ({ line: { ...line, rules: rulesOf(line.statedProject) }, before: old }));
}

/**
 * A line of a budget file, with what the file can't say of it and was written in the browser: what it
 * takes of the ledger as long as the object is the same, the month profile as long as amount and months are, the forecast's method as long as the file states the figure it stated before.
 */
function importedLine({ project, ...file }: BudgetFileLine, before: StatedLine | undefined): StatedLine {
  const isSameSpread = before?.yearAmount === file.yearAmount && before.runs.from === file.runs.from && before.runs.to === file.runs.to;
  return {
    ...file,
    statedProject: project,
    rules: before?.statedProject === project ? before.rules : rulesOf(project),
    profile: isSameSpread ? (before?.profile ?? null) : null,
    plan: before?.forecast === file.forecast ? (before.plan ?? null) : null,
  };
}
