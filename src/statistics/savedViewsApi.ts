import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object, Uuid, Version } from '../platform/http/schemas.ts';
import { PERIOD_CHOICES } from './periodChoices.ts';

const choice = Type.Optional(Type.String({ maxLength: 200 }));
/** What a view asks for: the choices of the page's address, and perhaps a period that follows the day instead of fixed days. */
export const ViewQuery = object({
  period: Type.Optional(Type.Enum(PERIOD_CHOICES)),
  from: choice,
  to: choice,
  intervention: choice,
  ageBands: choice,
  vocabulary: choice,
  knownAt: choice,
  compare: choice,
  otherFrom: choice,
  otherTo: choice,
  otherIntervention: choice,
  columns: choice,
  pictures: choice,
});
export type ViewQuery = Static<typeof ViewQuery>;

const SavedView = object({ id: Uuid, name: Type.String(), query: ViewQuery, version: Version });
export type SavedView = Static<typeof SavedView>;
export const SavedViews = object({ views: Type.Array(SavedView) });
export type SavedViews = Static<typeof SavedViews>;

const roles = ['coordinator', 'economist', 'team_leader', 'team_member', 'counsellor'] as const;
const answer = { status: 200, schema: SavedViews } as const;

export const listSavedViews = {
  operationId: 'listSavedViews',
  method: 'GET',
  path: '/api/statistics/views',
  summary: "The user's own saved views of the figures, by name",
  roles,
  answer,
} as const satisfies Contract;

export const saveView = {
  operationId: 'saveView',
  method: 'PUT',
  path: '/api/statistics/views',
  summary: 'Saves a view of the figures, or changes its name or what it asks for; version 0 is a new one',
  roles,
  body: object({
    id: Uuid,
    version: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    name: Type.String({ maxLength: 1000 }),
    query: ViewQuery,
  }),
  answer,
  faults: [404, 409, 422],
} as const satisfies Contract;

export const removeView = {
  operationId: 'removeView',
  method: 'PUT',
  path: '/api/statistics/views/{id}/removed',
  summary: 'Removes a saved view, or undoes that',
  roles,
  params: object({ id: Uuid }),
  body: object({ version: Version, removed: Type.Boolean() }),
  answer,
  faults: [404, 409, 422],
} as const satisfies Contract;
