import { withoutControls } from './escapeXml.ts';

const LONGEST = 31;

/**
 * Names that a workbook accepts, in order and unique: at most 31 characters, none of \ / ? * [ ] :, no apostrophe at
 * the ends, not empty, not "History", and different also without regard to case.
 */
export function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set(['history']);
  return wished.map((wish) => {
    const legal = withoutControls(wish)
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const base = shortened(legal, LONGEST) || 'Tabell';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const ending = ` (${count})`;
      name = `${shortened(base, LONGEST - ending.length)}${ending}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The first characters of a name, never half an emoji, without blanks and apostrophes at the ends. */
function shortened(name: string, length: number): string {
  let short = '';
  for (const sign of name.replace(/^'+/, '')) {
    if (short.length + sign.length > length) break;
    short += sign;
  }
  return short.replace(/['\s]+$/, '');
}
