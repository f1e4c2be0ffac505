import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { object } from '../platform/http/schemas.ts';

/** What a decision is of. */
export const DECIDED = [
  'profile',
  'thresholds',
  'role rules',
  'login rules',
  'economy',
  'usual figures',
  'vocabulary',
  'retention',
  'reorganisation',
  'report',
] as const;

const ShownDecision = object({
  about: Type.Enum(DECIDED),
  /** Of what it is more closely: a kind of record, a vocabulary, an intervention; null where `about` says all. */
  of: Type.Union([Type.String(), Type.Null()]),
  /** The report that was adopted. */
  reportId: Type.Union([Type.String(), Type.Null()]),
  day: Type.String(),
  paragraph: Type.String(),
  /** In words; may be empty. Names no participant. */
  text: Type.String(),
});
export type ShownDecision = Static<typeof ShownDecision>;

export const listDecisions = {
  operationId: 'listDecisions',
  method: 'GET',
  path: '/api/decisions',
  summary: 'Every decision that something in Samla rests on, the latest first: settings, retention plan, reorganisations, adopted reports',
  roles: ['coordinator', 'board_member', 'steering_group_member', 'auditor'],
  answer: { status: 200, schema: object({ decisions: Type.Array(ShownDecision) }) },
} as const satisfies Contract;
