import { describe, expect, it } from 'vitest';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../codes.ts';
import en from './texts.en.json' with { type: 'json' };
import sv from './texts.sv.json' with { type: 'json' };

const CODES = { closingReason: CLOSING_REASONS, income: INCOMES, occupation: OCCUPATIONS, education: EDUCATIONS, referrer: REFERRERS };
const KINDS = ['closingReason', 'income', 'occupation', 'education', 'referrer'] as const;

describe('the words for codes', () => {
  it('are there for every code and for nothing else, in both languages', () => {
    for (const texts of [sv, en]) {
      expect(Object.fromEntries(KINDS.map((kind) => [kind, Object.keys(texts[kind])]))).toEqual(CODES);
    }
  });

  it('tell codes of one kind apart', () => {
    for (const words of KINDS.flatMap((kind) => [sv[kind], en[kind]]))
      expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
  });
});
