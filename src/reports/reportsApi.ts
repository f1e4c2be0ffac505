import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';

export const FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'json'] as const;

const Who = Type.String({ description: 'name of the user; of an operator the name in the audit log' });
export const Report = object({
  id: Uuid,
  kind: Type.Enum(['interim']),
  title: Type.String(),
  period: object({ from: Day, to: Day }),
  status: Type.Enum(['draft', 'adopted']),
  createdAt: Type.String({ format: 'date-time' }),
  createdBy: Who,
  adoption: nullable(object({ date: Day, decision: Type.String(), adoptedBy: Who })),
});
export type Report = Static<typeof Report>;
export const Reports = object({ reports: Type.Array(Report) });
export type Reports = Static<typeof Reports>;

/** The board, the steering groups and the auditor see reports that were adopted, whole. */
const ADOPTED_READERS = ['board_member', 'steering_group_member', 'auditor'] as const;
export const WHOLE_READERS = ['coordinator', ...ADOPTED_READERS] as const;
/** A team leader sees those reports that the own team writes a part of, but not the rest of them. */
const readers = ['coordinator', 'team_leader', ...ADOPTED_READERS] as const;
const params = object({ id: Uuid });

export const listReports = {
  operationId: 'listReports',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports',
  summary: 'Reports, the newest first: all, those with a part of the own team’s, or those that were adopted',
  roles: readers,
  answer: { status: 200, schema: Reports },
} as const satisfies Contract;
export const getReport = {
  operationId: 'getReport',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports/{id}',
  summary: 'One report',
  roles: readers,
  params,
  answer: { status: 200, schema: Report },
  faults: [404],
} as const satisfies Contract;
export const downloadReport = {
  operationId: 'downloadReport',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports/{id}/file',
  summary: 'The report as a file; an adopted one is the same bytes for ever',
  roles: WHOLE_READERS,
  params,
  query: object({ format: Type.Enum(FORMATS) }),
  answer: {
    status: 200,
    files: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/html',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/json',
    ],
  },
  faults: [404],
} as const satisfies Contract;
const Difference = object({
  what: Type.String(),
  recordedAt: Type.String({ format: 'date-time' }),
  recordedBy: Who,
  figures: Type.Array(Type.String()),
});
export const Differences = object({ differences: Type.Array(Difference) });
export type Differences = Static<typeof Differences>;
export const listDifferences = {
  operationId: 'listDifferences',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports/{id}/differences',
  summary: 'What has been registered since the report was adopted, entry by entry, without persons',
  roles: ['coordinator', 'auditor'],
  params,
  answer: { status: 200, schema: Differences },
  faults: [404],
} as const satisfies Contract;
