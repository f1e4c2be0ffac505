import { describe, expect, it } from 'vitest';
import { VOCABULARIES } from './closingVocabulary.ts';
import { addRow, moveRow, placeCode, removeRow, renameRow, rowOfCode, setMeasurable, unplacedCodes } from './vocabularyEditing.ts';
import { readVocabulary, writtenFrom } from './writtenVocabulary.ts';

const sus = writtenFrom(VOCABULARIES.sus);
const names = (vocabulary: typeof sus): string[] => vocabulary.rows.map(({ name }) => name);

describe('editing a vocabulary', () => {
  it('moves a row one place, and not beyond the ends', () => {
    expect(names(moveRow(sus, 0, 1)).slice(0, 2)).toEqual(['Arbete - subventionerat', 'Arbete - osubventionerat']);
    expect(moveRow(sus, 0, -1)).toBe(sus);
    expect(moveRow(sus, 6, 1)).toBe(sus);
  });

  it('puts a code in one row and out of the others', () => {
    const moved = placeCode(sus, 'flytt', 3);
    expect([rowOfCode(sus, 'flytt'), rowOfCode(moved, 'flytt')]).toEqual([6, 3]);
    expect(moved.rows.filter(({ codes }) => codes.includes('flytt'))).toHaveLength(1);
    expect(readVocabulary(moved).ok).toBe(true);
  });

  it('leaves the codes of a removed row without one, which the rule then asks for', () => {
    const without = removeRow(sus, 4);
    expect(unplacedCodes(without)).toEqual(['arbetslivsinriktad_rehabilitering', 'rehabilitering_hos_myndighet']);
    expect(readVocabulary(without).ok).toBe(false);
    const again = unplacedCodes(without).reduce((vocabulary, code) => placeCode(vocabulary, code, 0), without);
    expect(readVocabulary(again).ok).toBe(true);
  });

  it('adds and names rows, and says what is measurable', () => {
    const added = renameRow(addRow(sus), 7, 'Dödsfall');
    expect(names(placeCode(added, 'avliden', 7))).toContain('Dödsfall');
    expect(setMeasurable(setMeasurable(sus, 'studier', false), 'flytt', true).measurable).toEqual([
      'arbete_osubventionerat',
      'arbete_subventionerat',
      'arbetslivsinriktad_rehabilitering',
      'flytt',
    ]);
  });
});
