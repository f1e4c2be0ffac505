import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { AuditEntry } from './auditLogApi.ts';
import { FINDINGS, MOST_DRAWN, VERDICTS } from './logSample.ts';

const Moment = Type.String({ format: 'date-time' });
const roles = ['data_protection_officer'] as const;
const params = object({ id: Uuid });

/** A sample and, when its check is finished, what it came to. */
const Sample = {
  id: Uuid,
  from: Day,
  to: Day,
  entries: Type.Integer(),
  drawnOf: Type.Integer(),
  judged: Type.Integer(),
  drawnAt: Moment,
  drawnBy: Type.String(),
  finished: nullable(object({ finding: Type.Enum(FINDINGS), note: Type.String(), measures: Type.String(), at: Moment, by: Type.String() })),
};

export const LogSamples = object({ samples: Type.Array(object(Sample)) });
export type LogSamples = Static<typeof LogSamples>;

export const listLogSamples = {
  operationId: 'listLogSamples',
  purpose: 'log_review',
  method: 'GET',
  path: '/api/audit/samples',
  summary: 'Samples of the access log and what their checks came to, the latest first',
  roles,
  answer: { status: 200, schema: LogSamples },
} as const satisfies Contract;

export const drawLogSample = {
  operationId: 'drawLogSample',
  purpose: 'log_review',
  method: 'POST',
  path: '/api/audit/samples',
  summary: 'Have the database draw entries that are about somebody, at random from a period, and keep which',
  roles,
  body: object({ id: Uuid, from: Day, to: Day, count: Type.Integer({ minimum: 1, maximum: MOST_DRAWN }) }),
  answer: { status: 201, schema: object({ id: Uuid }) },
  faults: [422],
} as const satisfies Contract;

export const LogSample = object({
  ...Sample,
  seed: Type.Integer(),
  /** Whether the database draws the same entries with the same seed today. */
  redrawn: Type.Boolean(),
  block: nullable(Type.Integer()),
  seal: nullable(Type.String()),
  /** In the order of the draw. */
  rows: Type.Array(
    object({
      entry: AuditEntry,
      /** The latest first. */
      notes: Type.Array(object({ verdict: Type.Enum(VERDICTS), note: Type.String(), at: Moment, by: Type.String() })),
    }),
  ),
});
export type LogSample = Static<typeof LogSample>;

export const getLogSample = {
  operationId: 'getLogSample',
  purpose: 'log_review',
  method: 'GET',
  path: '/api/audit/samples/{id}',
  summary: 'A sample of the access log, its entries and what was noted of each',
  roles,
  params,
  answer: { status: 200, schema: LogSample },
  faults: [404],
} as const satisfies Contract;

export const noteLogSample = {
  operationId: 'noteLogSample',
  purpose: 'log_review',
  method: 'POST',
  path: '/api/audit/samples/{id}/notes',
  summary: 'Judge one entry of a sample; earlier judgements stay',
  roles,
  params,
  body: object({
    entry: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    verdict: Type.Enum(VERDICTS),
    note: Type.String({ maxLength: 2000 }),
  }),
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const finishLogSample = {
  operationId: 'finishLogSample',
  purpose: 'log_review',
  method: 'POST',
  path: '/api/audit/samples/{id}/finish',
  summary: 'Finish the check of a sample: what was found and what is done. It can not be changed afterwards',
  roles,
  params,
  body: object({
    finding: Type.Enum(FINDINGS),
    note: Type.String({ minLength: 1, maxLength: 4000 }),
    measures: Type.String({ maxLength: 4000 }),
  }),
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;
