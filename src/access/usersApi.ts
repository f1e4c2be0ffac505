import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid, Version } from '../platform/http/schemas.ts';
import { ROLES } from '../platform/roles.ts';
import { LONGEST_GROUP_NAME } from './roleTarget.ts';

const Moment = Type.String({ format: 'date-time' });
const Named = object({ id: Uuid, name: Type.String() });
const DELIVERIES = ['waiting', 'sent', 'failed', 'handed'] as const;

/** The open link of a user: of a first password, or of a forgotten one. */
const OpenLink = object({
  purpose: Type.Enum(['invitation', 'password']),
  delivery: Type.Enum(DELIVERIES),
  madeAt: Moment,
  madeBy: Type.String(),
  expiresAt: Moment,
  hasExpired: Type.Boolean(),
});

const user = {
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  /** Employed by the association itself. */
  isEmployee: Type.Boolean(),
  /** invited: has not chosen a password yet. left: has no access. */
  state: Type.Enum(['active', 'invited', 'left']),
  link: nullable(OpenLink),
};

/** What a role is for, by name; null where it is for something else, all null for the whole association. */
const target = { intervention: nullable(Type.String()), party: nullable(Type.String()), group: nullable(Type.String()) };

const User = object({
  ...user,
  /** Held today or later. */
  roles: Type.Array(object({ role: Type.Enum(ROLES), ...target, from: Day, to: nullable(Day), isPending: Type.Boolean() })),
});

/** What the forms of roles need to know. */
const giving = {
  interventions: Type.Array(Named),
  parties: Type.Array(Named),
  /** Whether letters can be sent; else links are handed over. */
  sendsMail: Type.Boolean(),
  /** Whether who asks is coordinator too: giving person access then takes the team leader's approval. */
  isOneOffice: Type.Boolean(),
};

export const Users = object({ users: Type.Array(User), ...giving });
export type Users = Static<typeof Users>;

const Assignment = object({
  id: Uuid,
  role: Type.Enum(ROLES),
  interventionId: nullable(Uuid),
  ...target,
  from: Day,
  to: nullable(Day),
  /** now, later or past by its days; pending waits for the team leader, who may have declined; ended was ended at once. */
  state: Type.Enum(['now', 'later', 'past', 'pending', 'declined', 'ended']),
  givenBy: Type.String(),
  givenAt: nullable(Moment),
  reason: nullable(Type.String()),
  decision: nullable(Type.String()),
  approvedBy: nullable(Type.String()),
  endedAt: nullable(Moment),
  changedBy: nullable(Type.String()),
  changedAt: nullable(Moment),
  version: Version,
});

export const SeenSession = object({
  id: Uuid,
  begunAt: Moment,
  /** To within some minutes. */
  usedAt: Moment,
  browser: nullable(Type.String()),
  system: nullable(Type.String()),
  /** The one that asks. */
  isThis: Type.Boolean(),
});

export const UserPage = object({
  ...user,
  createdAt: Moment,
  leftAt: nullable(Moment),
  version: Version,
  isSelf: Type.Boolean(),
  /** Every role over time, latest first. */
  assignments: Type.Array(Assignment),
  sessions: Type.Array(SeenSession),
  /** How many lasting participations the user has in each intervention; of whom is nobody's to know here. */
  caseload: Type.Array(object({ intervention: Type.String(), participations: Type.Integer({ minimum: 1 }) })),
  ...giving,
});
export type UserPage = Static<typeof UserPage>;

/** Made by the browser, so that the same question twice is one. */
const GivenRole = {
  role: Type.Enum(ROLES),
  interventionId: nullable(Uuid),
  partyId: Type.Optional(nullable(Uuid)),
  /** The group's name within the intervention. */
  group: Type.Optional(nullable(Type.String({ maxLength: LONGEST_GROUP_NAME }))),
  from: Day,
  to: nullable(Day),
  /** Why the role begins on a day that has passed. */
  reason: nullable(Type.String({ maxLength: 500 })),
  /** The decision by which the first team leader is given, where nobody can approve. */
  decision: nullable(Type.String({ maxLength: 200 })),
};

export const Invite = object({
  id: Uuid,
  name: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.String({ minLength: 3, maxLength: 254 }),
  isEmployee: Type.Boolean(),
  role: object({ id: Uuid, ...GivenRole }),
});
export type Invite = Static<typeof Invite>;

export const GiveRole = object({ id: Uuid, ...GivenRole });
export type GiveRole = Static<typeof GiveRole>;

/** Whether the role waits for a team leader, and whether one of them was told by a letter just now. */
export const GivenRoleAnswer = object({ isPending: Type.Boolean(), isTold: Type.Boolean() });
export type GivenRoleAnswer = Static<typeof GivenRoleAnswer>;

/** What became of a link. The link itself is told only where no letter can be sent, and only this once. */
export const Delivered = object({ delivery: Type.Enum(DELIVERIES), link: nullable(Type.String()), faultText: nullable(Type.String()) });
export type Delivered = Static<typeof Delivered>;

export const EndRole = object({
  version: Version,
  /** The last day, or null to end it at once. */
  to: nullable(Day),
});
export type EndRole = Static<typeof EndRole>;

const Versioned = object({ version: Version });
const Employment = object({ version: Version, isEmployee: Type.Boolean() });
const OfUser = object({ id: Uuid });
const OfAssignment = object({ id: Uuid });
const ADMINISTRATOR = ['administrator'] as const;

export const listUsers = {
  operationId: 'listUsers',
  method: 'GET',
  path: '/api/users',
  summary: 'All users of the association with their roles',
  roles: ADMINISTRATOR,
  answer: { status: 200, schema: Users },
} as const satisfies Contract;

export const getUser = {
  operationId: 'getUser',
  method: 'GET',
  path: '/api/users/{id}',
  summary: 'A user with roles over time and logged-in browsers',
  roles: ADMINISTRATOR,
  params: OfUser,
  answer: { status: 200, schema: UserPage },
  faults: [404],
} as const satisfies Contract;

export const inviteUser = {
  operationId: 'inviteUser',
  method: 'POST',
  path: '/api/users',
  summary: 'Add a user with a first role and send a link to choose a password',
  roles: ADMINISTRATOR,
  body: Invite,
  answer: { status: 201, schema: Delivered },
  faults: [409, 422],
} as const satisfies Contract;

export const sendLink = {
  operationId: 'sendLink',
  method: 'POST',
  path: '/api/users/{id}/link',
  summary: 'Send a new link to choose a password: an invitation again, after leaving, or for a forgotten password',
  roles: ADMINISTRATOR,
  params: OfUser,
  body: Versioned,
  answer: { status: 201, schema: Delivered },
  faults: [404, 409],
} as const satisfies Contract;

export const giveRole = {
  operationId: 'giveRole',
  method: 'POST',
  path: '/api/users/{id}/roles',
  summary: 'Give a user a role from–to',
  roles: ADMINISTRATOR,
  params: OfUser,
  body: GiveRole,
  answer: { status: 201, schema: GivenRoleAnswer },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const endRole = {
  operationId: 'endRole',
  method: 'PUT',
  path: '/api/roles/{id}/end',
  summary: 'Give a role a last day, or end it at once',
  roles: ADMINISTRATOR,
  params: OfAssignment,
  body: EndRole,
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const leaveUser = {
  operationId: 'leaveUser',
  method: 'POST',
  path: '/api/users/{id}/leave',
  summary: 'Take all access from a user at once',
  roles: ADMINISTRATOR,
  params: OfUser,
  body: Versioned,
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const saveEmployment = {
  operationId: 'saveEmployment',
  method: 'PUT',
  path: '/api/users/{id}/employment',
  summary: 'Say whether a user is employed by the association itself',
  roles: ADMINISTRATOR,
  params: OfUser,
  body: Employment,
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const endUserSessions = {
  operationId: 'endUserSessions',
  method: 'DELETE',
  path: '/api/users/{id}/sessions',
  summary: 'Log a user out everywhere',
  roles: ADMINISTRATOR,
  params: OfUser,
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;
