import { describe, expect, it } from 'vitest';
import { nameMatches, sameName } from './nameMatch.ts';

describe('a name that is looked for', () => {
  it('is found by parts of its words in any order, with or without capitals and marks', () => {
    for (const wanted of ['åsa', 'Asa', 'örn', 'ORN', 'ström åsa', ' Åsa  Ö ', 'str'])
      expect(nameMatches('Åsa Örnström', wanted), wanted).toBe(true);
  });

  it('is not found by another mark than it has, nor when one word is missing', () => {
    for (const wanted of ['äsa', 'Orn Bo', 'asas', 'öst']) expect(nameMatches('Åsa Örnström', wanted), wanted).toBe(false);
  });
});

describe('two names', () => {
  it('are the same whatever the order of their words, marks and hyphens', () => {
    expect(sameName('Anna-Lena Ek', 'ek  anna lena')).toBe(true);
    expect(sameName('Åsa Ek', 'Asa Ek')).toBe(true);
    expect(sameName('Åsa Ek', 'Åsa Eka')).toBe(false);
    expect(sameName('', '')).toBe(false);
  });
});
