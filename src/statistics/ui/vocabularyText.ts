import type { TFunction } from 'i18next';
import { VOCABULARY_NAMES } from '../closingVocabulary.ts';

/** What a vocabulary is called: the built-in ones in words, an association's own by its name. */
export function vocabularyText(name: string, t: TFunction<'statistics'>): string {
  const builtIn = VOCABULARY_NAMES.find((known) => known === name);
  return builtIn ? t(`filter.vocabularies.${builtIn}`) : name;
}
