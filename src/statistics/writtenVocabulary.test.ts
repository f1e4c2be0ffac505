import { describe, expect, it } from 'vitest';
import { VOCABULARIES, VOCABULARY_NAMES } from './closingVocabulary.ts';
import { readVocabulary, readVocabularyName, vocabularyFrom, writtenFrom, type WrittenVocabulary } from './writtenVocabulary.ts';

const sus = writtenFrom(VOCABULARIES.sus);
const changed = (change: (rows: WrittenVocabulary['rows']) => WrittenVocabulary['rows'], measurable = sus.measurable) =>
  readVocabulary({ rows: change(structuredClone(sus.rows)), measurable });
const faultOf = (...change: Parameters<typeof changed>): string => {
  const read = changed(...change);
  return read.ok ? 'none' : read.error;
};

describe('a vocabulary that an association writes', () => {
  it.each(VOCABULARY_NAMES)('may be %s itself, and is then the same vocabulary', (name) => {
    const written = readVocabulary(writtenFrom(VOCABULARIES[name]));
    expect(written.ok && vocabularyFrom(name, written.value)).toEqual(VOCABULARIES[name]);
  });

  it('keeps its rows in the order they were written, and its codes in that of the table', () => {
    const read = changed((rows) => rows.toReversed().map(({ name, codes }) => ({ name: ` ${name} `, codes: codes.toReversed() })));
    expect(read.ok && read.value.rows).toEqual(sus.rows.toReversed());
  });

  it('has every closing reason in exactly one row', () => {
    expect(faultOf((rows) => rows.slice(1))).toMatch(/arbete_osubventionerat står inte i någon rad/);
    expect(faultOf((rows) => [...rows, { name: 'Ny', codes: ['studier'] }])).toMatch(/studier står i mer än en rad/);
    expect(faultOf((rows) => rows.map((row) => ({ ...row, codes: [...row.codes, ...row.codes] })))).toMatch(/mer än en rad/);
  });

  it('has no row for a wrong registration or for a code that there is not', () => {
    for (const code of ['felregistrering', 'pensionerad']) {
      expect(faultOf((rows) => [...rows, { name: 'Ny', codes: [code] }])).toMatch(new RegExp(`${code} går inte att ha`));
      expect(faultOf((rows) => rows, [code])).toMatch(new RegExp(`${code} går inte att ha`));
    }
  });

  it('has rows that can be told apart, none of them empty', () => {
    const renamed = (name: string) => (rows: WrittenVocabulary['rows']) => rows.map((row, i) => (i === 0 ? { ...row, name } : row));
    expect(faultOf(renamed('  '))).toMatch(/saknar namn/);
    expect(faultOf(renamed('STUDIER'))).toMatch(/Två rader heter "Studier"/);
    expect(faultOf(renamed('x'.repeat(100)))).toBe('none');
    expect(faultOf(renamed('x'.repeat(101)))).toMatch(/för långt/);
    expect(faultOf((rows) => [...rows, { name: 'Tom', codes: [] }])).toMatch(/"Tom" har inga avslutsorsaker/);
  });

  it('has a name that the command line can say', () => {
    const named = (text: string): string | undefined => {
      const read = readVocabularyName(text);
      return read.ok ? read.value : undefined;
    };
    expect(named('  Ägarnas  rader-2 ')).toBe('ägarnas rader-2');
    expect(['', ' ', '-a', 'a/b', 'a,b', 'x'.repeat(41)].map(named)).toEqual(Array(6).fill(undefined));
    expect(named('x'.repeat(40))).toHaveLength(40);
  });
});
