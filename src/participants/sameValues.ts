/** Whether two records of plain values say the same, whatever the order of their fields. */
export const sameValues = (a: object, b: object): boolean => canonical(a) === canonical(b);

function canonical(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
