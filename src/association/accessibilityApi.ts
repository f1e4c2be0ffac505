import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid, Version } from '../platform/http/schemas.ts';

const moment = Type.String({ format: 'date-time' });

export const AccessibilityFeedback = object({
  /** Made by the sender, so that a double click is one. */
  id: Uuid,
  association: Type.String({ minLength: 1, maxLength: 200, description: 'address name (slug) of the association' }),
  page: Type.String({ maxLength: 500 }),
  message: Type.String({ minLength: 1, maxLength: 5000 }),
  contact: Type.String({ maxLength: 254, description: 'e-mail or telephone; empty when no answer is wanted' }),
});
export type AccessibilityFeedback = Static<typeof AccessibilityFeedback>;

export const ReceivedFeedback = object({
  id: Uuid,
  receivedAt: moment,
  page: Type.String(),
  message: Type.String(),
  contact: Type.String(),
  handledAt: nullable(moment),
  handledBy: nullable(Type.String()),
  version: Type.Integer({ minimum: 1 }),
});
export type ReceivedFeedback = Static<typeof ReceivedFeedback>;
export const ReceivedFeedbackList = object({ feedback: Type.Array(ReceivedFeedback) });
export type ReceivedFeedbackList = Static<typeof ReceivedFeedbackList>;

export const sendAccessibilityFeedback = {
  operationId: 'sendAccessibilityFeedback',
  method: 'POST',
  path: '/api/accessibility-feedback',
  summary: 'Tell the association of something that is hard to use (law 2018:1937)',
  roles: 'anyone',
  body: AccessibilityFeedback,
  answer: { status: 204 },
  faults: [404, 429],
} as const satisfies Contract;

export const listAccessibilityFeedback = {
  operationId: 'listAccessibilityFeedback',
  method: 'GET',
  path: '/api/accessibility-feedback',
  summary: 'What has been told of accessibility, the latest first',
  roles: ['coordinator', 'administrator'],
  answer: { status: 200, schema: ReceivedFeedbackList },
} as const satisfies Contract;

export const handleAccessibilityFeedback = {
  operationId: 'handleAccessibilityFeedback',
  method: 'PUT',
  path: '/api/accessibility-feedback/{id}',
  summary: 'Mark a feedback as seen to',
  roles: ['coordinator', 'administrator'],
  params: object({ id: Uuid }),
  body: object({ version: Version }),
  answer: { status: 204 },
  faults: [404, 409],
} as const satisfies Contract;
