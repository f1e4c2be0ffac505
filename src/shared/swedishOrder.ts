let collator: Intl.Collator | undefined;

/** Swedish alphabetical order: å ä ö last, v and w apart, case and accents only as tie-breakers. */
export function inSwedishOrder(a: string, b: string): number {
  // Made when first used: a browser takes some 15 ms for it.
  collator ??= new Intl.Collator('sv');
  return collator.compare(a, b);
}
