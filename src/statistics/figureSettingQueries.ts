import { keptIn, listSettingValues, type KeptSetting } from '../platform/database/settingVersions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { DEFAULT_AGE_BANDS, parseAgeBands, type Band } from './bands.ts';
import { VOCABULARIES, VOCABULARY_NAMES, type ClosingVocabulary } from './closingVocabulary.ts';
import { USUAL_FIGURES, type UsualFigures } from './usualFigures.ts';
import { vocabularyFrom, type WrittenVocabulary } from './writtenVocabulary.ts';

const TABLE = 'statistics.setting';
const VOCABULARY = 'vocabulary ';

export const usualFiguresKept = keptIn<UsualFigures>(TABLE, 'usual figures');
export const vocabularyKept = (name: string): KeptSetting<WrittenVocabulary> => keptIn<WrittenVocabulary>(TABLE, `${VOCABULARY}${name}`);

/** The built-in vocabularies, as the association has them now or had them at an instant, and its own after them. */
export async function listVocabularies(db: ReadHandle, at?: Date): Promise<ClosingVocabulary[]> {
  const written = await listSettingValues<WrittenVocabulary>(db, TABLE, VOCABULARY, at);
  const own = new Map([...written].map(([key, value]) => [key.slice(VOCABULARY.length), value]));
  const others = [...own.keys()].filter((name) => !VOCABULARY_NAMES.some((builtIn) => builtIn === name)).sort(inSwedishOrder);
  return [...VOCABULARY_NAMES, ...others].map((name) => {
    const value = own.get(name);
    return value ? vocabularyFrom(name, value) : builtIn(name);
  });
}

function builtIn(name: string): ClosingVocabulary {
  const known = VOCABULARY_NAMES.find((one) => one === name);
  if (!known) throw new Error(`the vocabulary ${name} is nowhere`);
  return VOCABULARIES[known];
}

export type FigureSettings = {
  readonly ageBands: readonly Band[];
  readonly vocabulary: ClosingVocabulary;
  readonly vocabularies: readonly ClosingVocabulary[];
};

/** What figures are shown by when nothing else is asked for, now or at an instant. */
export async function getFigureSettings(db: ReadHandle, at?: Date): Promise<FigureSettings> {
  const usual = (await listSettingValues<UsualFigures>(db, TABLE, usualFiguresKept.key, at)).get(usualFiguresKept.key) ?? USUAL_FIGURES;
  const vocabularies = await listVocabularies(db, at);
  const bands = parseAgeBands(usual.ageBands);
  return {
    ageBands: bands.ok ? bands.value : DEFAULT_AGE_BANDS,
    vocabulary: vocabularies.find(({ name }) => name === usual.vocabulary) ?? VOCABULARIES.sus,
    vocabularies,
  };
}
