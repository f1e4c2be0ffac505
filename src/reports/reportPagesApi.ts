import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { WHOLE_READERS } from './reportsApi.ts';

const LARGEST_PAGE = 2000;
const Key = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

export const ReportPages = object({
  /** Names what the pages show: when something of it changes they have another. */
  key: Key,
  /** Of an adopted report: whether the pages are those of the adopted PDF, byte for byte. Where they are not, none are shown. */
  isAsAdopted: nullable(Type.Boolean()),
  /** Sizes in points (1/72 inch). */
  pages: Type.Array(object({ width: Type.Number(), height: Type.Number(), chapter: nullable(Type.String()) })),
});
export type ReportPages = Static<typeof ReportPages>;

export const listReportPages = {
  operationId: 'listReportPages',
  method: 'GET',
  path: '/api/reports/{id}/pages',
  summary: 'The pages of a report as it will print, or printed when it was adopted',
  roles: WHOLE_READERS,
  params: object({ id: Uuid }),
  answer: { status: 200, schema: ReportPages },
  faults: [404],
} as const satisfies Contract;

export const getReportPage = {
  operationId: 'getReportPage',
  method: 'GET',
  path: '/api/reports/{id}/page',
  summary: 'A page of a report as a picture; with a key 404 when the report says something else by now',
  roles: WHOLE_READERS,
  params: object({ id: Uuid }),
  query: object({ page: Type.Integer({ minimum: 1, maximum: LARGEST_PAGE }), key: Type.Optional(Key) }),
  answer: { status: 200, files: ['image/png'] },
  faults: [404],
} as const satisfies Contract;
