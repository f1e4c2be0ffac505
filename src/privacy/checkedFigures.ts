/** Figures that a backup takes with it, so that a restore can tell whether the same are counted again. */
export type CheckedFigures = readonly { readonly what: string; readonly figures: unknown }[];

/** Where two lists of figures are not alike, in words that name table and row; empty when they are the same. */
export function differingFigures(then: CheckedFigures, now: CheckedFigures): string[] {
  const counted = new Map(now.map(({ what, figures }) => [what, figures]));
  return then.flatMap(({ what, figures }) => differences(figures, counted.get(what), what));
}

function differences(then: unknown, now: unknown, where: string): string[] {
  if (isList(then) && isList(now))
    return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((key) =>
      differences(then[key], now[key], `${where} › ${key}`),
    );
  return JSON.stringify(then) === JSON.stringify(now) ? [] : [where];
}

const isList = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
