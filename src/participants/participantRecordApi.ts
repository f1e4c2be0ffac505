import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from './codes.ts';
import { PARTICIPATION_ACTIONS, PARTICIPATION_STATUSES } from './participationStatus.ts';
import { CHANGE_KINDS } from './recordChanges.ts';

const Text = Type.String({ maxLength: 500 });
const code = (codes: readonly string[]) => Type.Enum(['', ...codes]);
const incomes = Type.Array(code(INCOMES), { maxItems: INCOMES.length });
const SexCode = Type.Enum(['K', 'M'] as const);

/** As written: the rules for rows of a sheet say what is wrong with it. */
export const ClosingPart = {
  closed: Text,
  closingReason: code(CLOSING_REASONS),
  occupationAtEnd: code(OCCUPATIONS),
  incomeAtEnd: incomes,
};
export const EnrolmentPart = {
  enrolled: Text,
  municipality: Text,
  referrer: code(REFERRERS),
  education: code(EDUCATIONS),
  occupationAtStart: code(OCCUPATIONS),
  incomeAtStart: incomes,
  supportMonths: Text,
};
export const PersonPart = object({
  number: Text,
  sex: Type.Enum(['', 'K', 'M'] as const),
  birthYear: Text,
  givenName: Type.String({ maxLength: 200 }),
  familyName: Type.String({ maxLength: 200 }),
});
export const ContactPart = object({
  phone: Type.String({ maxLength: 100 }),
  email: Type.String({ maxLength: 254 }),
});

const Told = Type.Array(Type.String());
const Status = Type.Enum([...PARTICIPATION_STATUSES]);

export const ParticipantRecord = object({
  participationId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  intervention: Type.String(),
  status: Status,
  actions: Type.Array(Type.Enum([...PARTICIPATION_ACTIONS])),
  protected: Type.Boolean(),
  opened: Type.Boolean(),
  person: nullable(
    object({
      version: Type.Integer({ minimum: 1 }),
      sex: SexCode,
      identity: nullable(
        object({
          number: nullable(Type.String()),
          interim: nullable(Type.String()),
          birthYear: Type.Integer(),
          givenName: Type.String(),
          familyName: Type.String(),
          ageAtEnrolment: Type.Integer(),
        }),
      ),
    }),
  ),
  contact: nullable(object({ version: Type.Integer({ minimum: 1 }), phone: Type.String(), email: Type.String() })),
  form: nullable(object({ ...EnrolmentPart, ...ClosingPart })),
  anonymous: nullable(object({ sex: SexCode, year: Type.Integer() })),
  stays: Type.Array(
    object({
      participationId: Uuid,
      intervention: Type.String(),
      status: Status,
      enrolled: Day,
      closed: nullable(Day),
      closingReason: nullable(Type.String()),
    }),
  ),
  history: Type.Array(
    object({
      part: Type.Enum(['participation', 'person', 'contact', 'consent'] as const),
      kind: Type.Enum([...CHANGE_KINDS]),
      at: Type.String({ format: 'date-time' }),
      /** Null where it was nobody of the own teams: an import, or another who may. */
      by: nullable(Type.String()),
      basis: Type.String(),
      changes: Type.Array(object({ field: Type.String(), before: Told, after: Told })),
    }),
  ),
});
export type ParticipantRecordAnswer = Static<typeof ParticipantRecord>;

const params = object({ id: Uuid });
export const READERS = ['team_leader', 'team_member', 'counsellor'] as const;

export const getParticipant = {
  operationId: 'getParticipant',
  method: 'GET',
  path: '/api/participants/{id}',
  summary: 'One participation with its history; of a protected person neither who nor where',
  roles: READERS,
  params,
  answer: { status: 200, schema: ParticipantRecord },
  faults: [404],
} as const satisfies Contract;

export const openParticipant = {
  operationId: 'openParticipant',
  purpose: 'protected_opening',
  method: 'POST',
  path: '/api/participants/{id}/opening',
  summary: 'One participation with the identity of a protected person, for a reason that is kept in the access log',
  roles: READERS,
  params,
  body: object({ reason: Type.String({ minLength: 5, maxLength: 300 }) }),
  answer: { status: 200, schema: ParticipantRecord },
  faults: [404],
} as const satisfies Contract;
