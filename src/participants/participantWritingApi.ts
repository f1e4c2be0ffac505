import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';
import { ClosingPart, ContactPart, EnrolmentPart, ParticipantRecord, PersonPart } from './participantRecordApi.ts';

const params = object({ id: Uuid });
const RECORDERS = ['team_leader', 'team_member'] as const;
/** The version that the asker looked at. */
const version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** On what basis it is registered, in words. */
const basis = Type.String({ minLength: 1, maxLength: 300 });

const writing = { roles: RECORDERS, params, answer: { status: 200, schema: ParticipantRecord }, faults: [404, 409, 422] } as const;

const EnrolBody = object({
  /** Made by the asker, so that the same enrolment sent twice is one. */
  id: Uuid,
  intervention: Uuid,
  basis,
  participant: Type.Union([
    object({
      kind: Type.Enum(['person'] as const),
      person: PersonPart,
      contact: ContactPart,
      protected: Type.Boolean(),
      form: object({ ...EnrolmentPart }),
    }),
    /** Again, or also: the person of a participation that the asker may see. */
    object({ kind: Type.Enum(['known'] as const), participationId: Uuid, contact: ContactPart, form: object({ ...EnrolmentPart }) }),
    object({ kind: Type.Enum(['anonymous'] as const), sex: Type.Enum(['', 'K', 'M'] as const), year: Type.String({ maxLength: 10 }) }),
  ]),
});
export type EnrolBody = Static<typeof EnrolBody>;

export const enrolParticipant = {
  operationId: 'enrolParticipant',
  purpose: 'enrolment',
  method: 'POST',
  path: '/api/participants',
  summary: 'Enrols somebody in one of the own interventions',
  roles: RECORDERS,
  body: EnrolBody,
  answer: { status: 201, schema: ParticipantRecord },
  faults: [404, 409, 422],
} as const satisfies Contract;

const CorrectBody = object({
  version,
  basis,
  /** The municipality of a protected person that was not opened is null, and stays as it is. */
  form: object({ ...EnrolmentPart, ...ClosingPart, municipality: nullable(EnrolmentPart.municipality) }),
});
export type CorrectBody = Static<typeof CorrectBody>;
export const correctParticipation = {
  operationId: 'correctParticipation',
  purpose: 'registration',
  method: 'PUT',
  path: '/api/participants/{id}',
  summary: 'Corrects what is known of a participation, as a new version',
  body: CorrectBody,
  ...writing,
} as const satisfies Contract;

const CorrectPersonBody = object({ version, basis, person: PersonPart });
export type CorrectPersonBody = Static<typeof CorrectPersonBody>;
export const correctPerson = {
  operationId: 'correctPerson',
  purpose: 'registration',
  method: 'PUT',
  path: '/api/participants/{id}/person',
  summary: 'Corrects who the participant is, as a new version that holds in all participations',
  body: CorrectPersonBody,
  ...writing,
} as const satisfies Contract;

const CorrectContactBody = object({ version, basis, contact: ContactPart });
export type CorrectContactBody = Static<typeof CorrectContactBody>;
export const correctContact = {
  operationId: 'correctContact',
  purpose: 'registration',
  method: 'PUT',
  path: '/api/participants/{id}/contact',
  summary: 'Changes how the participant is reached, as a new version that only the own team sees',
  body: CorrectContactBody,
  ...writing,
} as const satisfies Contract;

const CloseBody = object({ version, basis, closing: object({ ...ClosingPart }) });
export type CloseBody = Static<typeof CloseBody>;
export const closeParticipation = {
  operationId: 'closeParticipation',
  purpose: 'registration',
  method: 'POST',
  path: '/api/participants/{id}/closing',
  summary: 'Closes a participation, with day, reason, income and occupation',
  body: CloseBody,
  ...writing,
} as const satisfies Contract;

const ChangeBody = object({ version, basis, action: Type.Enum(['reopen', 'withdraw', 'protect', 'unprotect', 'make-anonymous'] as const) });
export type ChangeBody = Static<typeof ChangeBody>;
export const changeParticipation = {
  operationId: 'changeParticipation',
  purpose: 'registration',
  method: 'POST',
  path: '/api/participants/{id}/changes',
  summary: 'Reopens a closing, marks a wrong registration, tells or takes back protection, or links the participation to nobody',
  body: ChangeBody,
  ...writing,
} as const satisfies Contract;

const UndoBody = object({ version, part: Type.Enum(['participation', 'person', 'contact'] as const) });
export type UndoBody = Static<typeof UndoBody>;
export const undoChange = {
  operationId: 'undoChange',
  purpose: 'registration',
  method: 'POST',
  path: '/api/participants/{id}/undoing',
  summary: 'Writes what was known before the last change, as long as nobody has changed it since',
  body: UndoBody,
  ...writing,
} as const satisfies Contract;
