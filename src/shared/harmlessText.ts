/**
 * A text as a spreadsheet may be given it: one that would be calculated – it starts with = + - @ or their kin, perhaps after
 * blanks – gets an apostrophe first (CWE-1236). A dash for nothing stays a dash.
 */
export const harmlessText = (text: string): string =>
  /^[\s]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\t\r]/u.test(text) && text !== '–' && text !== '-' ? `'${text}` : text;
