import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { nullable, object, Uuid } from '../platform/http/schemas.ts';

const Moment = Type.String({ format: 'date-time' });
const Count = Type.Integer({ minimum: 0 });
const Counts = object({ added: Count, changed: Count, same: Count, removed: Count });

const ImportHead = object({
  id: Uuid,
  kind: Type.Enum(['participants', 'ledger', 'budget']),
  fileType: Type.Enum(['csv', 'xlsx', 'sie']),
  fileName: Type.String(),
  status: Type.Enum(['open', 'done', 'taken-back']),
  year: nullable(Type.Integer()),
  broughtAt: Moment,
  broughtBy: Type.String(),
  /** Names of the interventions of its participants, in Swedish order. */
  interventions: Type.Array(Type.String()),
  doneAt: nullable(Moment),
  counts: nullable(Counts),
  takenBackAt: nullable(Moment),
  takenBackBy: nullable(Type.String()),
});
export type ImportHead = Static<typeof ImportHead>;

export const ImportList = object({ imports: Type.Array(ImportHead) });
export type ImportList = Static<typeof ImportList>;

const ImportedRow = object({
  line: nullable(Type.Integer()),
  kind: Type.Enum(['added', 'changed', 'same', 'removed']),
  what: Type.String(),
  record: nullable(Type.String()),
  changes: Type.Array(object({ name: Type.String(), before: Type.String(), after: Type.String() })),
});
export type ImportedRow = Static<typeof ImportedRow>;

const ShownFault = object({ line: Type.Integer(), column: Type.String(), reason: Type.String(), mend: Type.String() });
/** How a file of people's own was read: what each heading is, and the words that no code was told for. */
const Mapped = object({
  headings: Type.Array(object({ heading: Type.String(), key: Type.String(), column: Type.String() })),
  words: Type.Array(
    object({
      column: Type.String(),
      words: Type.Array(object({ word: Type.String(), key: Type.String(), rows: Count, code: nullable(Type.String()) })),
    }),
  ),
  columns: Type.Array(object({ name: Type.String(), required: Type.Boolean(), codes: Type.Array(Type.String()) })),
  /** Interventions that the whole file may be about, and the one that it is about where its rows don't say. */
  interventions: Type.Array(Type.String()),
  intervention: Type.String(),
});
export type Mapped = Static<typeof Mapped>;

const Preview = object({
  counts: Counts,
  /** The first of them; all can be downloaded. */
  faults: Type.Array(ShownFault),
  faultCount: Count,
  /** Of each kind the first 500. */
  rows: Type.Array(ImportedRow),
  notices: Type.Array(Type.String()),
  mapped: nullable(Mapped),
  digest: Type.String(),
});
export type Preview = Static<typeof Preview>;

export const ImportAnswer = object({
  import: ImportHead,
  basis: Type.String(),
  /** What it would do now; null when it was imported already. */
  preview: nullable(Preview),
  /** Whether the asker may do anything with it. */
  isOwn: Type.Boolean(),
});
export type ImportAnswer = Static<typeof ImportAnswer>;

export const ImportedRows = object({ rows: Type.Array(ImportedRow) });
export type ImportedRows = Static<typeof ImportedRows>;

const READERS = ['coordinator', 'economist', 'team_leader', 'auditor'] as const;
const BRINGERS = ['economist', 'team_leader'] as const;
const params = object({ id: Uuid });
const Basis = Type.String({ maxLength: 200 });

export const listImports = {
  operationId: 'listImports',
  purpose: 'import',
  method: 'GET',
  path: '/api/imports',
  summary:
    'What was imported, the latest first: of the own interventions for a team leader, counts alone for the office, ledgers and budgets for the auditor',
  roles: READERS,
  answer: { status: 200, schema: ImportList },
} as const satisfies Contract;

export const bringFile = {
  operationId: 'bringFile',
  purpose: 'import',
  method: 'POST',
  path: '/api/imports/{id}',
  summary:
    'Brings a file to look at before it is imported, under an id of the asker’s own; its name comes in the header content-disposition. Kept, encrypted, for a day',
  roles: BRINGERS,
  params,
  query: object({
    kind: Type.Enum(['participants', 'ledger', 'budget']),
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
  }),
  file: true,
  answer: { status: 200, schema: ImportAnswer },
  faults: [404, 409, 413, 422],
} as const satisfies Contract;

export const getImport = {
  operationId: 'getImport',
  purpose: 'import',
  method: 'GET',
  path: '/api/imports/{id}',
  summary: 'An import: what it would do, or what it did',
  roles: READERS,
  params,
  answer: { status: 200, schema: ImportAnswer },
  faults: [404],
} as const satisfies Contract;

export const confirmImport = {
  operationId: 'confirmImport',
  purpose: 'import',
  method: 'POST',
  path: '/api/imports/{id}/confirmation',
  summary: 'Imports a file as it was looked at; 409 when it would do something else by now',
  roles: BRINGERS,
  params,
  body: object({ digest: Type.String({ maxLength: 100 }), basis: Basis }),
  answer: { status: 200, schema: ImportAnswer },
  faults: [404, 409, 422],
} as const satisfies Contract;

const Key = Type.String({ maxLength: 200 });
const Words = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 }), {
  maxProperties: 300,
  additionalProperties: false,
});
export const saveChoices = {
  operationId: 'saveImportChoices',
  purpose: 'import',
  method: 'PUT',
  path: '/api/imports/{id}/choices',
  summary: 'How a file is read: which heading is which column, and which word is which code, both by their plain form; empty for none',
  roles: BRINGERS,
  params,
  body: object({ columns: Words, codes: Type.Record(Key, Words, { maxProperties: 50, additionalProperties: false }), intervention: Key }),
  answer: { status: 200, schema: ImportAnswer },
  faults: [404, 409],
} as const satisfies Contract;

export const dropImport = {
  operationId: 'dropImport',
  purpose: 'import',
  method: 'DELETE',
  path: '/api/imports/{id}',
  summary: 'Removes a file that is not to be imported after all',
  roles: BRINGERS,
  params,
  answer: { status: 204 },
  faults: [404],
} as const satisfies Contract;

export const takeBackImport = {
  operationId: 'takeBackImport',
  purpose: 'import',
  method: 'POST',
  path: '/api/imports/{id}/taking-back',
  summary: 'Makes all that an import wrote what it was before, as new versions; 409 with what was built on it since',
  roles: BRINGERS,
  params,
  answer: { status: 200, schema: ImportAnswer },
  faults: [404, 409],
} as const satisfies Contract;

export const downloadFaults = {
  operationId: 'downloadImportFaults',
  purpose: 'import',
  method: 'GET',
  path: '/api/imports/{id}/faults',
  summary: 'All faults of a file as CSV, to mend it by',
  roles: BRINGERS,
  params,
  answer: { status: 200, files: ['text/csv'] },
  faults: [404],
} as const satisfies Contract;

export const listImportedRows = {
  operationId: 'listImportedRows',
  purpose: 'import',
  method: 'GET',
  path: '/api/imports/{id}/rows',
  summary: 'What an import changed, row by row',
  roles: BRINGERS,
  params,
  answer: { status: 200, schema: ImportedRows },
  faults: [404],
} as const satisfies Contract;
