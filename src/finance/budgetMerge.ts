import type { WrittenLine } from './writtenBudget.ts';

/** The fields of a written line, each decided by itself when two have written the same budget. */
export const LINE_FIELDS = [
  'name',
  'group',
  'kind',
  'fromMonth',
  'toMonth',
  'yearAmount',
  'profile',
  'lastYearOutcome',
  'rules',
  'forecast',
  'plan',
] as const satisfies readonly (keyof WrittenLine)[];

/**
 * Mine put into theirs: where I changed a field, added or removed a line, mine holds; everywhere else theirs does. Lines stand in my
 * order, and those that they added come last.
 * @param base what both began from
 */
export function mergeBudgets(base: readonly WrittenLine[], mine: readonly WrittenLine[], theirs: readonly WrittenLine[]): WrittenLine[] {
  const [before, other] = [byId(base), byId(theirs)];
  const own = new Set(mine.map(({ id }) => id));
  const merged = mine.flatMap((line): WrittenLine[] => {
    const [was, their] = [before.get(line.id), other.get(line.id)];
    if (!was) return [line];
    // They removed it: gone, unless I wrote in it.
    if (!their) return isSame(was, line) ? [] : [line];
    return [mergeLine(was, line, their)];
  });
  return [...merged, ...theirs.filter(({ id }) => !own.has(id) && !before.has(id))];
}

function mergeLine(base: WrittenLine, mine: WrittenLine, theirs: WrittenLine): WrittenLine {
  const changed = LINE_FIELDS.filter((field) => !isSame(base[field], mine[field])).map(
    (field) => [field, field === 'rules' ? mergeRules(base.rules, mine.rules, theirs.rules) : mine[field]] as const,
  );
  return { ...theirs, ...Object.fromEntries(changed) };
}

/** Theirs, with the rules that I added and without those that I took away. */
function mergeRules(base: WrittenLine['rules'], mine: WrittenLine['rules'], theirs: WrittenLine['rules']): WrittenLine['rules'] {
  const isIn = (rules: WrittenLine['rules'], rule: WrittenLine['rules'][number]): boolean => rules.some((one) => isSame(one, rule));
  const kept = theirs.filter((rule) => isIn(mine, rule) || !isIn(base, rule));
  return [...kept, ...mine.filter((rule) => !isIn(base, rule) && !isIn(kept, rule))];
}

const byId = (lines: readonly WrittenLine[]): Map<string, WrittenLine> => new Map(lines.map((line) => [line.id, line]));

export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** As text, whatever order the fields of objects were written in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
