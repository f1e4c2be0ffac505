import { COUNTED_REASONS, type WrittenVocabulary } from './writtenVocabulary.ts';

/** Steps of editing a vocabulary. Each gives a new one in which a code stands in one row at most; whether it is whole is the rule's to say. */

export const addRow = (vocabulary: WrittenVocabulary): WrittenVocabulary => ({
  ...vocabulary,
  rows: [...vocabulary.rows, { name: '', codes: [] }],
});

export const renameRow = (vocabulary: WrittenVocabulary, place: number, name: string): WrittenVocabulary => ({
  ...vocabulary,
  rows: vocabulary.rows.map((row, i) => (i === place ? { ...row, name } : row)),
});

/** Its codes are left without a row. */
export const removeRow = (vocabulary: WrittenVocabulary, place: number): WrittenVocabulary => ({
  ...vocabulary,
  rows: vocabulary.rows.filter((_, i) => i !== place),
});

/** One place up (−1) or down (1); at the end nothing happens. */
export function moveRow(vocabulary: WrittenVocabulary, place: number, step: -1 | 1): WrittenVocabulary {
  const rows = [...vocabulary.rows];
  const [moved, other] = [rows[place], rows[place + step]];
  if (!moved || !other) return vocabulary;
  rows[place] = other;
  rows[place + step] = moved;
  return { ...vocabulary, rows };
}

export const rowOfCode = ({ rows }: WrittenVocabulary, code: string): number | undefined => {
  const place = rows.findIndex(({ codes }) => codes.includes(code));
  return place < 0 ? undefined : place;
};

/** Puts a code in a row, out of every other; undefined takes it out of all. */
export const placeCode = (vocabulary: WrittenVocabulary, code: string, place: number | undefined): WrittenVocabulary => ({
  ...vocabulary,
  rows: vocabulary.rows.map((row, i) => ({
    ...row,
    codes: COUNTED_REASONS.filter((known) => (known === code ? i === place : row.codes.includes(known))),
  })),
});

export const setMeasurable = (vocabulary: WrittenVocabulary, code: string, isMeasurable: boolean): WrittenVocabulary => ({
  ...vocabulary,
  measurable: COUNTED_REASONS.filter((known) => (known === code ? isMeasurable : vocabulary.measurable.includes(known))),
});

export const unplacedCodes = (vocabulary: WrittenVocabulary): readonly string[] =>
  COUNTED_REASONS.filter((code) => rowOfCode(vocabulary, code) === undefined);
