import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, settingAnswer, settingChange } from '../platform/http/schemas.ts';

/** What a figure may be asked by: the association's usual age bands and vocabulary, and the vocabularies there are. */
export const FigureChoices = object({ ageBands: Type.String(), vocabulary: Type.String(), vocabularies: Type.Array(Type.String()) });
export type FigureChoices = Static<typeof FigureChoices>;

const UsualFigures = object({ ageBands: Type.String({ maxLength: 200 }), vocabulary: Type.String({ maxLength: 100 }) });
const codes = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 });
const WrittenVocabulary = object({
  rows: Type.Array(object({ name: Type.String({ maxLength: 500 }), codes }), { maxItems: 60 }),
  measurable: codes,
});
const Vocabulary = settingAnswer(WrittenVocabulary);
const name = Type.String({ maxLength: 200 });

export const getFigureChoices = {
  operationId: 'getFigureChoices',
  method: 'GET',
  path: '/api/statistics/choices',
  summary: 'Usual age bands and vocabulary, and the vocabularies there are',
  roles: ['coordinator', 'economist', 'auditor', 'team_leader', 'team_member', 'counsellor'],
  answer: { status: 200, schema: FigureChoices },
} as const satisfies Contract;

export const getUsualFigures = {
  operationId: 'getUsualFigures',
  method: 'GET',
  path: '/api/settings/figures',
  summary: 'Usual age bands and vocabulary, with earlier values and decisions',
  roles: ['coordinator', 'auditor'],
  answer: { status: 200, schema: settingAnswer(UsualFigures) },
} as const satisfies Contract;

export const saveUsualFigures = {
  operationId: 'saveUsualFigures',
  method: 'PUT',
  path: '/api/settings/figures',
  summary: 'Changes the usual age bands or vocabulary by decision',
  roles: ['coordinator'],
  body: settingChange(UsualFigures),
  answer: { status: 200, schema: settingAnswer(UsualFigures) },
  faults: [409, 422],
} as const satisfies Contract;

export const listVocabularies = {
  operationId: 'listVocabularies',
  method: 'GET',
  path: '/api/settings/vocabularies',
  summary: 'All vocabularies with their rows, earlier versions and decisions',
  roles: ['coordinator', 'auditor'],
  answer: { status: 200, schema: object({ vocabularies: Type.Array(object({ name, setting: Vocabulary })) }) },
} as const satisfies Contract;

export const saveVocabulary = {
  operationId: 'saveVocabulary',
  method: 'PUT',
  path: '/api/settings/vocabularies',
  summary: 'Changes a vocabulary, or adds one, by decision',
  roles: ['coordinator'],
  body: object({ name, ...settingChange(WrittenVocabulary).properties }),
  answer: { status: 200, schema: object({ name, setting: Vocabulary }) },
  faults: [409, 422],
} as const satisfies Contract;
