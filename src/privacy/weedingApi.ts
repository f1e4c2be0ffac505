import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, Decision, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { RETENTION_ROLES, RetentionRuleValue, WEEDING_ROLES } from './retentionApi.ts';
import { WEEDED_KINDS } from './retentionRule.ts';

const Moment = Type.String({ format: 'date-time' });
const params = object({ id: Uuid });

const Weeding = {
  id: Uuid,
  kind: Type.Enum(WEEDED_KINDS),
  onDay: Day,
  due: Type.Integer(),
  stopped: Type.Integer(),
  weeded: Type.Integer(),
  persons: Type.Integer(),
  orderedAt: Moment,
  orderedBy: Type.String(),
  finished: nullable(object({ at: Moment, outcome: Type.Enum(['done', 'rule_changed']) })),
};

export const Weedings = object({ weedings: Type.Array(object(Weeding)) });
export type Weedings = Static<typeof Weedings>;

export const listWeedings = {
  operationId: 'listWeedings',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/weedings',
  summary: 'Each time the retention plan was carried out, the latest first',
  roles: RETENTION_ROLES,
  answer: { status: 200, schema: Weedings },
} as const satisfies Contract;

export const orderWeeding = {
  operationId: 'orderWeeding',
  purpose: 'data_protection',
  takesOut: true,
  method: 'POST',
  path: '/api/retention/weedings',
  summary: 'Order what is due by the rule in force to be weeded: nothing else than was seen, and once',
  roles: WEEDING_ROLES,
  body: object({
    id: Uuid,
    kind: Type.Enum(WEEDED_KINDS),
    /** What was seen: the rule's version, and how many are due today. */
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    due: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  }),
  answer: { status: 201, schema: object({ id: Uuid }) },
  faults: [409, 422],
} as const satisfies Contract;

export const carryOnWeeding = {
  operationId: 'carryOnWeeding',
  purpose: 'data_protection',
  takesOut: true,
  method: 'POST',
  path: '/api/retention/weedings/{id}/batch',
  summary: 'Weed the next of what was ordered, and finish when nothing is left',
  roles: WEEDING_ROLES,
  params,
  answer: { status: 200, schema: object({ weeded: Type.Integer(), due: Type.Integer(), isFinished: Type.Boolean() }) },
  faults: [404],
} as const satisfies Contract;

export const WeedingCertificate = object({
  ...Weeding,
  rule: RetentionRuleValue,
  decision: Decision,
  /** The archive files on which it rests, where the rule asks for one: how many of what was weeded is in each. */
  archives: Type.Array(
    object({
      records: Type.Integer(),
      intervention: Type.String(),
      sha256: Type.String(),
      madeAt: Moment,
      receiver: Type.String(),
      on: Day,
      reference: Type.String(),
    }),
  ),
  /** What was known of backups when it was finished. */
  backups: nullable(
    object({
      kept: nullable(object({ days: Type.Integer(), weeks: Type.Integer(), months: Type.Integer() })),
      lastNight: nullable(Day),
      goneOn: nullable(Day),
      isFailing: Type.Boolean(),
      byHand: Type.Integer(),
    }),
  ),
});
export type WeedingCertificate = Static<typeof WeedingCertificate>;

export const getWeeding = {
  operationId: 'getWeeding',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/weedings/{id}',
  summary: 'What was weeded, by which rule and decision, and what remains where',
  roles: RETENTION_ROLES,
  params,
  answer: { status: 200, schema: WeedingCertificate },
  faults: [404],
} as const satisfies Contract;

export const downloadCertificate = {
  operationId: 'downloadCertificate',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/weedings/{id}/certificate',
  summary: 'The record of a finished weeding as a PDF; it names no participant',
  roles: RETENTION_ROLES,
  params,
  answer: { status: 200, files: ['application/pdf'] },
  faults: [404, 422],
} as const satisfies Contract;
