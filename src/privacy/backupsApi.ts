import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';

/** The administrator sees to it that there are backups; the auditor reads the internal control. */
export const BACKUP_ROLES = ['administrator', 'auditor'] as const;

/** What can be wrong with a backup; whatever else is told as failed. */
export const BACKUP_FAULTS = ['backup-disk', 'backup-file', 'backup-key', 'backup-damaged', 'failed'] as const;

const Moment = Type.String({ format: 'date-time' });

export const Backups = object({
  /** How the nightly ones are set; null where none are made. */
  schedule: nullable(
    object({
      /** Swedish time of day. */
      time: Type.String(),
      kept: object({ days: Type.Integer(), weeks: Type.Integer(), months: Type.Integer() }),
      nextNight: Day,
      /** A failed one is not tried again before. */
      notBefore: nullable(Moment),
      /** Whether that night is here, so that it is made within a minute. */
      isDue: Type.Boolean(),
      folderIsThere: Type.Boolean(),
    }),
  ),
  lastGood: nullable(Moment),
  /** Whether there is none of the last 36 hours. */
  isLate: Type.Boolean(),
  /** One that is waited for; rows are those copied so far, null while it has not begun on the server that is asked. */
  order: nullable(object({ id: Uuid, orderedAt: Moment, rows: nullable(Type.Integer()) })),
  /** The latest first, and those whose file is kept. */
  runs: Type.Array(
    object({
      id: Uuid,
      begunAt: Moment,
      seconds: Type.Number(),
      /** Whether somebody asked for it. */
      isAsked: Type.Boolean(),
      made: nullable(object({ bytes: Type.Integer(), rows: Type.Integer() })),
      fault: nullable(Type.Enum(BACKUP_FAULTS)),
      /** Whether the file is there: null where the folder can't be read. */
      isThere: nullable(Type.Boolean()),
      /** The rule that keeps it last, and the first day without it. */
      kept: nullable(object({ by: Type.Enum(['days', 'weeks', 'months']), goneOn: nullable(Day) })),
    }),
  ),
  /** Made on the command line, to files that the rotation does not know. */
  byHand: Type.Integer(),
});
export type Backups = Static<typeof Backups>;

export const listBackups = {
  operationId: 'listBackups',
  purpose: 'operation',
  method: 'GET',
  path: '/api/backups',
  summary: 'When the next backup is made, what became of the latest, and how long each is kept',
  roles: BACKUP_ROLES,
  answer: { status: 200, schema: Backups },
} as const satisfies Contract;

export const orderBackup = {
  operationId: 'orderBackup',
  purpose: 'operation',
  method: 'POST',
  path: '/api/backups/orders',
  summary: 'Ask the server for a backup now; while one is waited for, it is that one',
  roles: ['administrator'],
  body: object({ id: Uuid }),
  answer: { status: 201, schema: object({ id: Uuid }) },
  faults: [422],
} as const satisfies Contract;
