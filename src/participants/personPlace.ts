/** Encrypted text is bound to its person and column, so that it can't be moved to another. */
export const personPlace = (personId: string, column: string): string => `person ${personId} ${column}`;
