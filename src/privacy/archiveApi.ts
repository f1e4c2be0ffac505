import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { ARCHIVE_STATES } from './archiveFile.ts';
import { RETENTION_ROLES, WEEDING_ROLES } from './retentionApi.ts';
import { ARCHIVED_KINDS } from './retentionRule.ts';

const Moment = Type.String({ format: 'date-time' });
const purpose = 'archiving';
const params = object({ id: Uuid });
/** Who may open a participant's record, and so the file with all of a team's: its leader. */
const ARCHIVING_ROLES = ['team_leader'] as const;

export const ArchiveFiles = object({
  files: Type.Array(
    object({
      id: Uuid,
      kind: Type.Enum(ARCHIVED_KINDS),
      ruleVersion: Type.Integer(),
      intervention: Type.String(),
      /** Persons with protected data have a file of their own. */
      ofProtected: Type.Boolean(),
      state: Type.Enum(ARCHIVE_STATES),
      wanted: Type.Integer(),
      orderedAt: Moment,
      orderedBy: Type.String(),
      made: nullable(object({ at: Moment, by: Type.String(), records: Type.Integer(), sha256: Type.String(), bytes: Type.Integer() })),
      fetchedAt: nullable(Moment),
      receipt: nullable(object({ on: Day, receiver: Type.String(), reference: Type.String(), at: Moment, by: Type.String() })),
      /** Whether the intervention has anybody today who can make it. */
      hasLeader: Type.Boolean(),
    }),
  ),
});
export type ArchiveFiles = Static<typeof ArchiveFiles>;

export const listArchives = {
  operationId: 'listArchives',
  purpose: 'data_protection',
  method: 'GET',
  path: '/api/retention/archives',
  summary: 'Archive files that the retention plan asks for: ordered, made, received; a team leader sees those of the own team',
  roles: [...RETENTION_ROLES, 'team_leader'],
  answer: { status: 200, schema: ArchiveFiles },
} as const satisfies Contract;

export const orderArchives = {
  operationId: 'orderArchives',
  purpose: 'data_protection',
  method: 'POST',
  path: '/api/retention/archives',
  summary: 'Order archive files of what is due by the rule in force and in none, one for each intervention',
  roles: WEEDING_ROLES,
  body: object({ kind: Type.Enum(ARCHIVED_KINDS), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
  answer: { status: 204 },
  faults: [409, 422],
} as const satisfies Contract;

export const makeArchive = {
  operationId: 'makeArchive',
  purpose,
  takesOut: true,
  method: 'POST',
  path: '/api/retention/archives/{id}/content',
  summary: 'Make an ordered archive file of what is due now: its hash is kept, the file is not',
  roles: ARCHIVING_ROLES,
  params,
  body: object({
    /** Why protected data are opened; null for a file of others. */
    reason: nullable(Type.String({ maxLength: 300 })),
  }),
  answer: { status: 200, schema: object({ records: Type.Integer(), sha256: Type.String(), bytes: Type.Integer() }) },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const downloadArchive = {
  operationId: 'downloadArchive',
  purpose,
  takesOut: true,
  method: 'GET',
  path: '/api/retention/archives/{id}/file',
  summary: 'A made archive file, byte for byte as it was made, until its receipt is entered',
  roles: ARCHIVING_ROLES,
  params,
  answer: { status: 200, files: ['application/zip'] },
  faults: [404, 409],
} as const satisfies Contract;

export const enterArchiveReceipt = {
  operationId: 'enterArchiveReceipt',
  purpose,
  method: 'POST',
  path: '/api/retention/archives/{id}/receipt',
  summary: 'Enter that the archive authority has received a file, which it names by the beginning of its hash',
  roles: ARCHIVING_ROLES,
  params,
  body: object({
    hashBegins: Type.String({ maxLength: 100 }),
    on: Day,
    receiver: Type.String({ maxLength: 1000 }),
    reference: Type.String({ maxLength: 1000 }),
  }),
  answer: { status: 204 },
  faults: [404, 409, 422],
} as const satisfies Contract;
