import { saveSetting, showSettingOf, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { VOCABULARIES, VOCABULARY_NAMES } from './closingVocabulary.ts';
import { getFigureSettings, listVocabularies, usualFiguresKept, vocabularyKept } from './figureSettingQueries.ts';
import {
  getFigureChoices,
  getUsualFigures,
  listVocabularies as listVocabulariesContract,
  saveUsualFigures,
  saveVocabulary,
} from './figureSettingsApi.ts';
import { readUsualFigures, USUAL_FIGURES, type UsualFigures } from './usualFigures.ts';
import { readVocabulary, readVocabularyName, writtenFrom, type WrittenVocabulary } from './writtenVocabulary.ts';

const NO_ROWS: WrittenVocabulary = { rows: [], measurable: [] };

const vocabularyOf = (name: string): DecidedSetting<WrittenVocabulary> => {
  const builtIn = VOCABULARY_NAMES.find((known) => known === name);
  return { kept: vocabularyKept(name), usual: builtIn ? writtenFrom(VOCABULARIES[builtIn]) : NO_ROWS, read: readVocabulary };
};

async function usualFigures({ database, actor, operation }: Authorised): Promise<DecidedSetting<UsualFigures>> {
  const names = await database.read(actor, operation, async ({ db }) => (await listVocabularies(db)).map(({ name }) => name));
  return { kept: usualFiguresKept, usual: USUAL_FIGURES, read: (value) => readUsualFigures(value, names) };
}

export const figureSettingsRoutes: readonly Route[] = [
  route(getFigureChoices, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => {
      const { ageBands, vocabulary, vocabularies } = await getFigureSettings(db);
      return {
        ageBands: ageBands.map(({ name }) => name).join(','),
        vocabulary: vocabulary.name,
        vocabularies: vocabularies.map(({ name }) => name),
      };
    }),
  ),
  route(getUsualFigures, (asked) => showSetting(asked, { kept: usualFiguresKept, usual: USUAL_FIGURES })),
  route(saveUsualFigures, async (asked) => saveSetting(asked, await usualFigures(asked))),
  route(listVocabulariesContract, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => {
      const vocabularies = [];
      for (const { name } of await listVocabularies(db)) vocabularies.push({ name, setting: await showSettingOf(db, vocabularyOf(name)) });
      return { vocabularies };
    }),
  ),
  route(saveVocabulary, async (asked) => {
    const name = readVocabularyName(asked.body.name);
    if (!name.ok) throw new HttpFault(422, 'vocabulary-name', name.error);
    return { name: name.value, setting: await saveSetting(asked, vocabularyOf(name.value)) };
  }),
];
