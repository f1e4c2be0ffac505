import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { IDENTITY_CHECKS, REQUEST_OUTCOMES } from './subjectAccess.ts';

const Moment = Type.String({ format: 'date-time' });
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const roles = ['data_protection_officer'] as const;
const params = object({ id: Uuid });
const purpose = 'subject_access';

/** A request as the list has it: it tells nothing of who asks. */
const Request = {
  id: Uuid,
  /** What it is called between people. */
  number: Type.String(),
  receivedOn: Day,
  answerBy: Day,
  isOverdue: Type.Boolean(),
  registeredBy: Type.String(),
  outcome: nullable(Type.Enum(REQUEST_OUTCOMES)),
  closedOn: nullable(Day),
};

export const SubjectRequests = object({ requests: Type.Array(object(Request)), today: Day });
export type SubjectRequests = Static<typeof SubjectRequests>;

export const listSubjectAccess = {
  operationId: 'listSubjectAccess',
  purpose,
  method: 'GET',
  path: '/api/subject-access',
  summary: 'Requests to know what is kept about somebody, those that are due first',
  roles,
  answer: { status: 200, schema: SubjectRequests },
} as const satisfies Contract;

export const registerSubjectAccess = {
  operationId: 'registerSubjectAccess',
  purpose,
  method: 'POST',
  path: '/api/subject-access',
  summary: 'Register a request of a participant to know what is kept about them',
  roles,
  body: object({
    id: Uuid,
    /** An identity number, the key of a participation as it stands in its address, or the participant's number in the log. */
    whom: Type.String({ maxLength: 200 }),
    receivedOn: Day,
    identityChecked: Type.Enum(IDENTITY_CHECKS),
    note: Type.String({ maxLength: 1000 }),
  }),
  answer: { status: 201, schema: object({ id: Uuid }) },
  faults: [404, 422],
} as const satisfies Contract;

export const SubjectAccess = object({
  ...Request,
  version: Version,
  identityChecked: Type.Enum(IDENTITY_CHECKS),
  note: Type.String(),
  dueOn: Day,
  latest: Day,
  extendedTo: nullable(Day),
  extendedReason: nullable(Type.String()),
  closedNote: nullable(Type.String()),
  closedBy: nullable(Type.String()),
  registeredAt: Moment,
  /** What is kept, counted; null when the request has ended: then nothing can be fetched any more. */
  held: nullable(
    object({
      isProtected: Type.Boolean(),
      /** The participant's number in the log. */
      participant: Type.String(),
      interventions: Type.Array(object({ name: Type.String(), controller: nullable(Type.String()) })),
      tables: Type.Array(object({ name: Type.String(), rows: Type.Integer() })),
      readings: Type.Integer(),
      papers: Type.Array(object({ consentId: Uuid, kind: Type.String() })),
    }),
  ),
});
export type SubjectAccess = Static<typeof SubjectAccess>;

export const getSubjectAccess = {
  operationId: 'getSubjectAccess',
  purpose,
  method: 'GET',
  path: '/api/subject-access/{id}',
  summary: 'A request, and how much is kept about who asks',
  roles,
  params,
  answer: { status: 200, schema: SubjectAccess },
  faults: [404],
} as const satisfies Contract;

export const extendSubjectAccess = {
  operationId: 'extendSubjectAccess',
  purpose,
  method: 'POST',
  path: '/api/subject-access/{id}/extension',
  summary: 'A longer time for the answer, once, with its reason',
  roles,
  params,
  body: object({ version: Version, to: Day, reason: Type.String({ maxLength: 1000 }) }),
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const closeSubjectAccess = {
  operationId: 'closeSubjectAccess',
  purpose,
  method: 'POST',
  path: '/api/subject-access/{id}/end',
  summary: 'End a request: answered, refused or withdrawn. It can not be opened again',
  roles,
  params,
  body: object({ version: Version, outcome: Type.Enum(REQUEST_OUTCOMES), on: Day, note: Type.String({ maxLength: 1000 }) }),
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const SUBJECT_FORMATS = ['pdf', 'json'] as const;
export type SubjectFormat = (typeof SUBJECT_FORMATS)[number];

export const downloadSubjectAccess = {
  operationId: 'downloadSubjectAccess',
  purpose,
  takesOut: true,
  method: 'GET',
  path: '/api/subject-access/{id}/file',
  summary: 'All that is kept about who asks, to read or for a machine',
  roles,
  params,
  query: object({ format: Type.Enum(SUBJECT_FORMATS) }),
  answer: { status: 200, files: ['application/pdf', 'application/json'] },
  faults: [404, 409],
} as const satisfies Contract;

export const downloadSubjectPaper = {
  operationId: 'downloadSubjectPaper',
  purpose,
  takesOut: true,
  method: 'GET',
  path: '/api/subject-access/{id}/papers/{consent}',
  summary: 'A signed paper of who asks, as it was brought',
  roles,
  params: object({ id: Uuid, consent: Uuid }),
  answer: { status: 200, files: ['application/pdf', 'image/jpeg', 'image/png'] },
  faults: [404, 409],
} as const satisfies Contract;
