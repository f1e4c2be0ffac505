/** The languages that a document can be written in. Swedish is the default everywhere. */
export type Language = 'sv' | 'en';
