import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { PURPOSES } from '../shared/purposes.ts';
import { OUTCOMES, PAGE_SIZE } from './auditLog.ts';
import { LOG_KINDS } from './logKind.ts';

const Moment = Type.String({ format: 'date-time' });
const Offset = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** What is asked of the log. All that is told must hold. */
const Filter = {
  from: Day,
  to: Day,
  /** Part of an e-mail address. */
  who: Type.Optional(Type.String({ maxLength: 254 })),
  kind: Type.Optional(Type.Enum(LOG_KINDS)),
  operation: Type.Optional(Type.String({ maxLength: 80 })),
  purpose: Type.Optional(Type.Enum(PURPOSES)),
  outcome: Type.Optional(Type.Enum(OUTCOMES)),
  intervention: Type.Optional(Uuid),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
};

export const AuditSearch = object({
  ...Filter,
  /** An identity number, the key of a participation as it stands in its address, or the participant's number in the log. */
  whom: Type.Optional(Type.String({ maxLength: 200 })),
  offset: Offset,
});
export type AuditSearch = Static<typeof AuditSearch>;

/** One entry of the log. Of participants it tells their numbers in the log, which say nothing of who they are. */
export const AuditEntry = object({
  id: Type.Integer(),
  at: Moment,
  actor: Type.String(),
  role: Type.String(),
  interventions: Type.Array(Type.String()),
  operation: Type.String(),
  purpose: Type.Enum(PURPOSES),
  reason: Type.String(),
  outcome: Type.Enum(OUTCOMES),
  records: Type.Integer(),
  participants: Type.Array(Type.String()),
  request: nullable(Type.String()),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const FoundAudit = object({
  /** How many entries were found, by how many users, and of them what was not let through. */
  counts: object({ entries: Type.Integer(), users: Type.Integer(), denied: Type.Integer(), aboutPersons: Type.Integer() }),
  offset: Offset,
  size: Type.Literal(PAGE_SIZE),
  entries: Type.Array(AuditEntry),
  /** The number in the log of the participant who was asked for. */
  participant: nullable(Type.String()),
  sealed: nullable(object({ block: Type.Integer(), at: Moment, seal: Type.String() })),
});
export type FoundAudit = Static<typeof FoundAudit>;

export const searchAudit = {
  operationId: 'searchAudit',
  purpose: 'log_review',
  method: 'POST',
  path: '/api/audit/search',
  summary: 'The access log: who did what, for what purpose, about whom',
  roles: ['data_protection_officer'],
  body: AuditSearch,
  answer: { status: 200, schema: FoundAudit },
  faults: [422],
} as const satisfies Contract;

export const AuditChoices = object({ interventions: Type.Array(object({ id: Uuid, name: Type.String() })) });
export type AuditChoices = Static<typeof AuditChoices>;

export const getAuditChoices = {
  operationId: 'getAuditChoices',
  purpose: 'log_review',
  method: 'GET',
  path: '/api/audit/choices',
  summary: 'The interventions that the access log can be asked about',
  roles: ['data_protection_officer'],
  answer: { status: 200, schema: AuditChoices },
} as const satisfies Contract;

export const AUDIT_FORMATS = ['csv', 'xlsx'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export const downloadAudit = {
  operationId: 'downloadAudit',
  purpose: 'log_review',
  takesOut: true,
  method: 'GET',
  path: '/api/audit/file',
  summary: 'What was found in the access log as a file; that it was taken out stands in the log',
  roles: ['data_protection_officer'],
  // No identity number: an address is kept by many.
  query: object({
    ...Filter,
    participant: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}$', maxLength: 8 })),
    format: Type.Enum(AUDIT_FORMATS),
  }),
  answer: { status: 200, files: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  faults: [422],
} as const satisfies Contract;

export const PseudonymisedAudit = object({
  total: Type.Integer(),
  offset: Offset,
  size: Type.Literal(PAGE_SIZE),
  entries: Type.Array(
    object({
      at: Moment,
      role: Type.String(),
      /** The same for one user through a calendar year. */
      code: Type.String(),
      operation: Type.String(),
      purpose: Type.Enum(PURPOSES),
      outcome: Type.Enum(OUTCOMES),
      records: Type.Integer(),
      /** The same for one participant through a calendar year; of the first ten records. */
      participants: Type.Array(Type.String()),
    }),
  ),
});
export type PseudonymisedAudit = Static<typeof PseudonymisedAudit>;

export const listPseudonymisedAudit = {
  operationId: 'listPseudonymisedAudit',
  purpose: 'examination',
  method: 'GET',
  path: '/api/audit/pseudonymised',
  summary: 'The access log with codes instead of users and participants',
  roles: ['auditor'],
  query: object({
    from: Day,
    to: Day,
    purpose: Type.Optional(Type.Enum(PURPOSES)),
    outcome: Type.Optional(Type.Enum(OUTCOMES)),
    offset: Type.Optional(Offset),
  }),
  answer: { status: 200, schema: PseudonymisedAudit },
  faults: [422],
} as const satisfies Contract;
