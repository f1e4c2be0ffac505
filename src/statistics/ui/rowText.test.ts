import { describe, expect, it } from 'vitest';
import { VOCABULARIES } from '../closingVocabulary.ts';
import { SUPPORT_BANDS } from '../bands.ts';
import { REPORT_ROWS } from './rowText.ts';
import en from './texts.en.json' with { type: 'json' };
import sv from './texts.sv.json' with { type: 'json' };

describe('the words for rows', () => {
  it('are there for every row of the vocabularies', () => {
    expect(REPORT_ROWS).toEqual([...VOCABULARIES.sus.rows, ...VOCABULARIES.team.rows]);
    for (const texts of [sv, en]) expect(Object.keys(texts.reportRow)).toEqual(REPORT_ROWS);
  });

  it('are there for every band of time in support', () => {
    for (const texts of [sv, en]) expect(Object.keys(texts.row)).toEqual(expect.arrayContaining(SUPPORT_BANDS.map(({ name }) => name)));
  });
});
