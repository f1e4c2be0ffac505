const COLLATOR = new Intl.Collator('sv');

/** Swedish alphabetical order: å ä ö last, v and w apart, case and accents only as tie-breakers. */
export const inSwedishOrder = (a: string, b: string): number => COLLATOR.compare(a, b);
