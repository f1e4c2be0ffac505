/** Encrypted text is bound to its consent and column, so that it can't be moved to another. */
export const consentPlace = (id: string, column: string): string => `consent ${id} ${column}`;
