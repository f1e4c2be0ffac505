import { Type } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, object, Uuid } from '../platform/http/schemas.ts';
import { Report } from './reportsApi.ts';

const roles = ['coordinator'] as const;

export const beginReport = {
  operationId: 'beginReport',
  purpose: 'report',
  method: 'POST',
  path: '/api/reports',
  summary: 'Begins an interim report of a period; with a key made by the asker, so that sent twice it is begun once',
  roles,
  body: object({
    id: Uuid,
    from: Type.String({ maxLength: 40 }),
    to: Type.String({ maxLength: 40 }),
    /** Interventions whose teams are asked for a part of their own. */
    teams: Type.Array(Uuid, { maxItems: 100, uniqueItems: true }),
  }),
  answer: { status: 201, schema: Report },
  faults: [409, 422],
} as const satisfies Contract;

export const adoptReportDecided = {
  operationId: 'adoptReport',
  purpose: 'report',
  method: 'POST',
  path: '/api/reports/{id}/adoption',
  summary: "Enters the board's adoption; from then on the report never changes",
  roles,
  params: object({ id: Uuid }),
  body: object({
    revision: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    date: Day,
    decision: Type.String({ maxLength: 1000 }),
  }),
  answer: { status: 200, schema: Report },
  faults: [404, 409, 422],
} as const satisfies Contract;
