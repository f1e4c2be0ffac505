import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { CLOSING_REASONS, REFERRERS } from './codes.ts';
import { CONSENTS_DUE, LIST_COLUMNS, LIST_STATUSES, MINE, MISSING_FIELDS, NOBODYS } from './participantFilter.ts';
import { PARTICIPATION_STATUSES } from './participationStatus.ts';

const Codes = Type.Array(Type.String());
const Code = nullable(Type.String());

const ListedParticipation = object({
  participationId: Uuid,
  status: Type.Enum([...PARTICIPATION_STATUSES]),
  /** Null for a protected person, an anonymous participation, and where no name has been told. */
  name: nullable(Type.String()),
  birthYear: nullable(Type.Integer()),
  sex: Type.Enum(['K', 'M'] as const),
  protected: Type.Boolean(),
  intervention: Type.String(),
  municipality: Code,
  referrer: Code,
  enrolled: nullable(Day),
  closed: nullable(Day),
  closingReason: Code,
  education: Code,
  occupationAtStart: Code,
  occupationAtEnd: Code,
  incomeAtStart: Codes,
  incomeAtEnd: Codes,
  /** Whole months, `ej_aktuellt`, or null when unknown. */
  supportMonths: Code,
  anonymousYear: nullable(Type.Integer()),
  /** The team member who answers for it today; null where nobody does who works there. */
  worker: nullable(Type.String()),
});
export type ListedParticipation = Static<typeof ListedParticipation>;

const READERS = ['team_leader', 'team_member', 'counsellor'] as const;

const SearchBody = object({
  status: Type.Enum([...LIST_STATUSES]),
  intervention: Type.Optional(Uuid),
  enrolledFrom: Type.Optional(Day),
  enrolledTo: Type.Optional(Day),
  closedFrom: Type.Optional(Day),
  closedTo: Type.Optional(Day),
  closingReason: Type.Optional(Type.Enum([...CLOSING_REASONS])),
  municipality: Type.Optional(Type.String({ maxLength: 200 })),
  referrer: Type.Optional(Type.Enum([...REFERRERS])),
  missing: Type.Optional(Type.Enum([...MISSING_FIELDS])),
  protected: Type.Optional(Type.Boolean()),
  consents: Type.Optional(Type.Enum([...CONSENTS_DUE])),
  worker: Type.Optional(Type.Union([Uuid, Type.Enum([MINE, NOBODYS] as const)])),
  /** Part of a name, or a whole identity number: in the body, so that it is in no address and no log. */
  text: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Enum([...LIST_COLUMNS]),
  descending: Type.Boolean(),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  limit: Type.Integer({ minimum: 1, maximum: 200 }),
});
export type SearchBody = Static<typeof SearchBody>;

const FoundParticipants = object({
  /** All of the kind that the list is about, whatever the filter. */
  total: Type.Integer({ minimum: 0 }),
  found: Type.Integer({ minimum: 0 }),
  offset: Type.Integer({ minimum: 0 }),
  participants: Type.Array(ListedParticipation),
});
export type FoundParticipants = Static<typeof FoundParticipants>;

export const searchParticipants = {
  operationId: 'searchParticipants',
  method: 'POST',
  path: '/api/participants/search',
  summary: "The participants of the user's own interventions by filter, name or whole identity number",
  roles: READERS,
  body: SearchBody,
  answer: { status: 200, schema: FoundParticipants },
} as const satisfies Contract;

const ParticipantChoices = object({
  interventions: Type.Array(object({ id: Uuid, name: Type.String(), mayRecord: Type.Boolean() })),
  municipalities: Type.Array(Type.String()),
  /** Whose participants the list can be asked for; none for a counsellor, who sees the own alone. */
  workers: Type.Array(object({ userId: Uuid, name: Type.String() })),
  /** How many who are enrolled have a consent that ends soon or has ended. */
  consentsDue: Type.Integer({ minimum: 0 }),
});
export type ParticipantChoices = Static<typeof ParticipantChoices>;

export const getParticipantChoices = {
  operationId: 'getParticipantChoices',
  method: 'GET',
  path: '/api/participants/choices',
  summary: 'What the list can be filtered by: the own interventions and the municipalities of their participants',
  roles: READERS,
  answer: { status: 200, schema: ParticipantChoices },
} as const satisfies Contract;

const DuplicateBody = object({
  number: Type.String({ maxLength: 50 }),
  givenName: Type.String({ maxLength: 200 }),
  familyName: Type.String({ maxLength: 200 }),
  birthYear: Type.String({ maxLength: 10 }),
});
export type DuplicateBody = Static<typeof DuplicateBody>;

const Duplicates = object({
  duplicates: Type.Array(object({ why: Type.Enum(['number', 'name-and-year', 'name'] as const), participation: ListedParticipation })),
});
export type Duplicates = Static<typeof Duplicates>;

export const findDuplicates = {
  operationId: 'findDuplicates',
  purpose: 'duplicate_check',
  method: 'POST',
  path: '/api/participants/duplicates',
  summary: 'Who of the own participants somebody may be, asked before they are enrolled',
  roles: ['team_leader', 'team_member'],
  body: DuplicateBody,
  answer: { status: 200, schema: Duplicates },
} as const satisfies Contract;
