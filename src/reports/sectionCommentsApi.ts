import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, Uuid } from '../platform/http/schemas.ts';
import { Moment, roles, sectionParams } from './sectionsApi.ts';

export const SectionComments = object({
  comments: Type.Array(object({ id: Uuid, words: Type.String(), writtenAt: Moment, writtenBy: Type.String(), isDone: Type.Boolean() })),
});
export type SectionComments = Static<typeof SectionComments>;
const path = '/api/reports/{id}/sections/{section}/comments';

export const listComments = {
  operationId: 'listComments',
  purpose: 'report',
  method: 'GET',
  path,
  summary: 'What the writers of a section say about it, the first first',
  roles,
  params: sectionParams,
  answer: { status: 200, schema: SectionComments },
  faults: [404],
} as const satisfies Contract;

export const addComment = {
  operationId: 'addComment',
  purpose: 'report',
  method: 'POST',
  path,
  summary: 'Says something about a section; with a key made by the asker, so that sent twice it is there once',
  roles,
  params: sectionParams,
  body: object({ id: Uuid, words: Type.String({ minLength: 1, maxLength: 2000 }) }),
  answer: { status: 201, schema: SectionComments },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const markComment = {
  operationId: 'markComment',
  purpose: 'report',
  method: 'PUT',
  path,
  summary: 'Says that a comment is seen to, or that it is not after all',
  roles,
  params: sectionParams,
  body: object({ id: Uuid, isDone: Type.Boolean() }),
  answer: { status: 200, schema: SectionComments },
  faults: [404],
} as const satisfies Contract;
