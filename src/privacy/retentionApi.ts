import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, Decision, nullable, object, settingAnswer, settingChange } from '../platform/http/schemas.ts';
import { COUNTED_FROM, RETENTION_KINDS, WEEDED_KINDS } from './retentionRule.ts';

/** Who sees the plan and what it comes to, in figures. */
export const RETENTION_ROLES = ['coordinator', 'administrator', 'data_protection_officer', 'auditor'] as const;
/** Who enters the board's decisions and carries them out. */
export const WEEDING_ROLES = ['coordinator', 'administrator'] as const;

export const RetentionRuleValue = object({
  handling: Type.Enum(['keep', 'weed']),
  months: Type.Integer({ minimum: 0, maximum: 100_000 }),
  countedFrom: Type.Enum(COUNTED_FROM),
  ground: Type.String({ maxLength: 5000 }),
  archiveFirst: Type.Boolean(),
  inForceFrom: Type.String({ maxLength: 40 }),
});
const params = object({ id: Type.String({ maxLength: 60 }) });
const Kept = object({ days: Type.Integer(), weeks: Type.Integer(), months: Type.Integer() });

export const Retention = object({
  rules: Type.Array(
    object({
      kind: Type.Enum(RETENTION_KINDS),
      /** Whether Samla itself weeds it. */
      isWeeded: Type.Boolean(),
      /** 0 is the proposal of the program, before any decision. */
      version: Type.Integer(),
      value: RetentionRuleValue,
      decision: nullable(Decision),
      /** Whether it holds today; not so a proposal, nor what was decided for a later day. */
      isInForce: Type.Boolean(),
    }),
  ),
  backups: object({
    kept: nullable(Kept),
    lastNight: nullable(Day),
    isFailing: Type.Boolean(),
    byHand: Type.Integer(),
    /** For how many months at most they hold what is weeded, and the shortest time of a rule in force that Samla carries out. */
    longest: nullable(Type.Integer()),
    shortest: nullable(Type.Integer()),
  }),
});
export type Retention = Static<typeof Retention>;

export const getRetention = {
  operationId: 'getRetention',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention',
  summary: 'The retention plan as it holds or is proposed, and how long backups are kept beside it',
  roles: RETENTION_ROLES,
  answer: { status: 200, schema: Retention },
} as const satisfies Contract;

export const getRetentionRule = {
  operationId: 'getRetentionRule',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/rules/{id}',
  summary: 'One rule of the retention plan with every version it has had and their decisions',
  roles: RETENTION_ROLES,
  params,
  answer: { status: 200, schema: settingAnswer(RetentionRuleValue) },
  faults: [404],
} as const satisfies Contract;

export const saveRetentionRule = {
  operationId: 'saveRetentionRule',
  purpose: 'data_protection',
  method: 'PUT',
  path: '/api/retention/rules/{id}',
  summary: 'Enters what the board has decided of one kind of record',
  roles: WEEDING_ROLES,
  params,
  body: settingChange(RetentionRuleValue),
  answer: { status: 200, schema: settingAnswer(RetentionRuleValue) },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const DueCounts = object({
  day: Day,
  counts: Type.Array(
    object({
      kind: Type.Enum(WEEDED_KINDS),
      /** The version of the rule that holds on the day; 0 for the proposal, by which nothing is weeded; null where the rule keeps it. */
      version: nullable(Type.Integer()),
      archiveFirst: Type.Boolean(),
      due: Type.Integer(),
      /** Due, but stopped: by a hold, by a request that is not answered, or since the person has a participation that lasts. */
      held: Type.Integer(),
      asked: Type.Integer(),
      stillOpen: Type.Integer(),
      /** Due, but in no archive file that was received, or changed since, where the rule asks for one. */
      unarchived: Type.Integer(),
    }),
  ),
});
export type DueCounts = Static<typeof DueCounts>;

export const getDueCounts = {
  operationId: 'getDueCounts',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/due',
  summary: 'How many records of each kind are due to be weeded on a day, and how many are stopped',
  roles: RETENTION_ROLES,
  query: object({ day: Day }),
  answer: { status: 200, schema: DueCounts },
  faults: [422],
} as const satisfies Contract;
