import { ENGLISH_FIGURE_WORDS } from './englishFigureWords.ts';
import type { FigureWords } from './figureWordsShape.ts';
import type { RowName } from './shownTable.ts';
import { SWEDISH_FIGURE_WORDS } from './swedishFigureWords.ts';

export const figureWords = (language: 'sv' | 'en'): FigureWords => (language === 'sv' ? SWEDISH_FIGURE_WORDS : ENGLISH_FIGURE_WORDS);

/** What a row is called in a file, as on the page. Names of places and interventions are as they are. */
export function rowWords(name: RowName, words: FigureWords): string {
  switch (name.kind) {
    case 'whole':
      return words.wholes[name.table];
    case 'flow':
      return words.flow[name.part];
    case 'measure':
      return words.measures[name.measure];
    case 'total':
      return words.totals[name.of];
    case 'key':
      return (name.table === 'per_insats' ? undefined : wordIn(words.specialRows, name.key)) ?? codeWords(name, words) ?? name.key;
  }
}

function codeWords({ table, key }: Extract<RowName, { kind: 'key' }>, words: FigureWords): string | undefined {
  switch (table) {
    case 'remittent_nya':
      return wordIn(words.codes.referrer, key);
    case 'försörjning_nya':
    case 'försörjning_före_efter':
      return wordIn(words.codes.income, key);
    case 'sysselsättning_före_efter':
      return wordIn(words.codes.occupation, key);
    case 'utbildning_nya':
      return wordIn(words.codes.education, key);
    case 'avslutsorsak':
      return wordIn(words.codes.closingReason, key);
    case 'avslutsorsak_rapport':
      return wordIn(words.reportRows, key);
    case 'ålder_nya': {
      const [from, to] = key.split('-');
      return from === undefined || to === undefined ? undefined : words.age(from, to);
    }
    default:
      return undefined;
  }
}

const wordIn = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;
