import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid, Version } from '../platform/http/schemas.ts';
import { CONSENT_KINDS, CONSENT_STATES, GIVEN_HOW, SHARED_PARTS, WITHDRAWN_AS } from './consent.ts';
import { LARGEST_PAPER_BYTES, PAPER_FAULT_TEXTS, PAPER_TYPES } from './consentPaper.ts';

const Text = Type.String({ maxLength: 1000 });
const Moment = Type.String({ format: 'date-time' });
const What = Type.Array(Type.Enum([...SHARED_PARTS]), { maxItems: SHARED_PARTS.length });

const Consent = object({
  id: Uuid,
  version: Version,
  kind: Type.Enum([...CONSENT_KINDS]),
  state: Type.Enum([...CONSENT_STATES]),
  /** Null and '' while a protected person is not opened, and for all but a consent to share. */
  partyId: nullable(Uuid),
  party: nullable(Type.String()),
  purpose: Type.String(),
  what: What,
  from: Day,
  to: nullable(Day),
  how: Type.Enum([...GIVEN_HOW]),
  hasPaper: Type.Boolean(),
  recordedAt: Moment,
  /** Null where it was nobody of the own teams. */
  recordedBy: nullable(Type.String()),
  withdrawal: nullable(object({ on: Day, as: Type.Enum([...WITHDRAWN_AS]), at: Moment, by: nullable(Type.String()) })),
});
const Consents = object({
  /** The latest first; none when the participation is anonymous. */
  consents: Type.Array(Consent),
  /** What may be shared today; parties' names are left out while a protected person is not opened. */
  shared: Type.Array(object({ partyId: Uuid, party: Type.String(), what: What })),
  /** Who can be told. */
  parties: Type.Array(object({ id: Uuid, name: Type.String() })),
  mayRecord: Type.Boolean(),
  /** Whether a protected person's parties and purposes are left out. */
  isHidden: Type.Boolean(),
  isAnonymous: Type.Boolean(),
});
export type Consents = Static<typeof Consents>;
export type ShownConsent = Consents['consents'][number];

const READERS = ['team_leader', 'team_member', 'counsellor'] as const;
const RECORDERS = ['team_leader', 'team_member'] as const;
const ofParticipation = object({ id: Uuid });
const ofConsent = object({ id: Uuid, consent: Uuid });
const path = '/api/participants/{id}/consents';
const one = `${path}/{consent}`;
const Opening = object({ reason: Type.String({ minLength: 5, maxLength: 300 }) });

export const listParticipantConsents = {
  operationId: 'listParticipantConsents',
  method: 'GET',
  path,
  summary: 'What a participant has agreed to and been told; of a protected person not with whom and for what',
  roles: READERS,
  params: ofParticipation,
  answer: { status: 200, schema: Consents },
  faults: [404],
} as const satisfies Contract;

export const openParticipantConsents = {
  operationId: 'openParticipantConsents',
  purpose: 'protected_opening',
  method: 'POST',
  path: `${path}/opening`,
  summary: 'The same with all that a protected person has agreed to, for a reason that is kept in the access log',
  roles: READERS,
  params: ofParticipation,
  body: Opening,
  answer: { status: 200, schema: Consents },
  faults: [404],
} as const satisfies Contract;

const RecordConsent = object({
  kind: Type.Enum([...CONSENT_KINDS]),
  party: Type.String({ maxLength: 36 }),
  purpose: Text,
  what: What,
  from: Text,
  to: Text,
  how: Type.Enum([...GIVEN_HOW]),
});
export type RecordConsent = Static<typeof RecordConsent>;
export const recordConsent = {
  operationId: 'recordConsent',
  purpose: 'registration',
  method: 'PUT',
  path: one,
  summary: 'Records a consent, or information given, under a key made by the asker; sent twice it is there once',
  roles: RECORDERS,
  params: ofConsent,
  body: RecordConsent,
  answer: { status: 200, schema: Consents },
  faults: [404, 409, 422],
} as const satisfies Contract;

const WithdrawConsent = object({ version: Version, day: Text, as: Type.Enum([...WITHDRAWN_AS]) });
export type WithdrawConsent = Static<typeof WithdrawConsent>;
export const withdrawParticipantConsent = {
  operationId: 'withdrawParticipantConsent',
  purpose: 'registration',
  method: 'POST',
  path: `${one}/withdrawal`,
  summary: 'Withdraws a consent at once; that to be registered makes the participation anonymous, which can’t be undone',
  roles: RECORDERS,
  params: ofConsent,
  body: WithdrawConsent,
  answer: { status: 200, schema: Consents },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const addConsentPaper = {
  operationId: 'addConsentPaper',
  purpose: 'registration',
  method: 'PUT',
  path: `${one}/paper`,
  summary: 'Keeps the signed paper of a consent, a PDF, JPEG or PNG by what is in it; it is never replaced',
  roles: RECORDERS,
  params: ofConsent,
  file: true,
  largest: { bytes: LARGEST_PAPER_BYTES, text: PAPER_FAULT_TEXTS['too-large'] },
  answer: { status: 200, schema: Consents },
  faults: [404, 409, 413, 422],
} as const satisfies Contract;

export const downloadConsentPaper = {
  operationId: 'downloadConsentPaper',
  method: 'GET',
  path: `${one}/paper`,
  summary: 'The signed paper of a consent; not of a protected person',
  roles: READERS,
  params: ofConsent,
  answer: { status: 200, files: PAPER_TYPES },
  faults: [404, 409],
} as const satisfies Contract;

export const openConsentPaper = {
  operationId: 'openConsentPaper',
  purpose: 'protected_opening',
  method: 'POST',
  path: `${one}/paper/opening`,
  summary: 'The signed paper of a consent, of a protected person too, for a reason that is kept in the access log',
  roles: READERS,
  params: ofConsent,
  body: Opening,
  answer: { status: 200, files: PAPER_TYPES },
  faults: [404],
} as const satisfies Contract;
