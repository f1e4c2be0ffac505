import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object } from '../platform/http/schemas.ts';
import { Moment, roles, Saved, sectionParams, version } from './sectionsApi.ts';

const markdown = Type.String({ maxLength: 250_000 });

export const KeptDraft = object({
  /** Of the draft, to be sent with the next. */
  version,
  savedAt: Moment,
  /** The text that is saved for all by now, so that a writer learns at once of somebody else's. */
  text: object({ version, saved: nullable(Saved) }),
});
export type KeptDraft = Static<typeof KeptDraft>;

export const keepDraft = {
  operationId: 'keepDraft',
  purpose: 'report',
  method: 'PUT',
  path: '/api/reports/{id}/sections/{section}/draft',
  summary: 'Keeps what a writer has under hand, for this writer alone, until it is saved or thrown away',
  roles,
  params: sectionParams,
  body: object({ version, baseVersion: version, markdown }),
  answer: { status: 200, schema: KeptDraft },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const dropDraft = {
  operationId: 'dropDraft',
  purpose: 'report',
  method: 'DELETE',
  path: '/api/reports/{id}/sections/{section}/draft',
  summary: "Throws the writer's own draft away",
  roles,
  params: sectionParams,
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;
