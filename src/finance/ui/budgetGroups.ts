type Line = { readonly budgetpost: string; readonly grupp: string };
export type BudgetGroup<L extends Line> = { readonly name: string; readonly lines: readonly L[] };

/** Lines in file order gathered while the group's name stays the same; "" is no group, and ends the one before. */
export function budgetGroups<L extends Line>(lines: readonly L[]): BudgetGroup<L>[] {
  const groups: { name: string; lines: L[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.name === line.grupp) last.lines.push(line);
    else groups.push({ name: line.grupp, lines: [line] });
  }
  return groups;
}
