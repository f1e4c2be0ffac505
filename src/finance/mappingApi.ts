import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';

const ore = Type.Integer({ description: 'whole öre, signed as the table: income +, cost −' });
const row = {
  account: Type.String(),
  accountName: nullable(Type.String()),
  object: nullable(Type.String()),
  amount: ore,
};
const MappedRow = object(row);
const asked = {
  year: Type.Integer({ minimum: 1900, maximum: 2200 }),
  per: Type.String({ maxLength: 40, description: 'ÅÅÅÅ-MM-DD' }),
};

export const Mapping = object({
  year: Type.Integer(),
  per: Day,
  /** The dimension whose objects lines are found by; when it was changed, rows that were read before keep the objects of the earlier one. */
  dimension: Type.String(),
  earlierDimension: nullable(object({ dimension: Type.String(), until: Type.String({ format: 'date-time' }) })),
  /** What each line takes of the ledger up to the day, by account and object. */
  lines: Type.Array(object({ id: Uuid, rows: Type.Array(MappedRow), sum: ore })),
  unmapped: Type.Array(MappedRow),
  unmappedSum: ore,
});
export type Mapping = Static<typeof Mapping>;

export const Vouchers = object({
  /** The budget line, null for what no line takes. */
  line: nullable(object({ id: Uuid, name: Type.String() })),
  /** The figure, and the part of it that the ledger states without vouchers. */
  sum: ore,
  statedSum: ore,
  total: Type.Integer({ minimum: 0 }),
  /** Voucher rows, the latest first; without texts, which may name persons. */
  rows: Type.Array(object({ voucherId: Uuid, series: Type.String(), number: Type.String(), date: Day, ...row })),
});
export type Vouchers = Static<typeof Vouchers>;

const READERS = ['economist', 'coordinator', 'auditor'] as const;

export const getMapping = {
  operationId: 'getMapping',
  method: 'GET',
  path: '/api/economy/mapping',
  summary: 'What each budget line takes of the ledger up to a day, and what is left',
  roles: READERS,
  query: object(asked),
  answer: { status: 200, schema: Mapping },
} as const satisfies Contract;

export const listVouchers = {
  operationId: 'listVouchers',
  method: 'GET',
  path: '/api/economy/vouchers',
  summary: 'The voucher rows behind a budget line’s outcome up to a day, or behind what no line takes; a hundred at a time',
  roles: READERS,
  query: object({
    ...asked,
    line: Type.Optional(Uuid),
    account: Type.Optional(Type.String({ maxLength: 20 })),
    object: Type.Optional(Type.String({ maxLength: 200 })),
    withoutObject: Type.Optional(Type.Boolean()),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  }),
  answer: { status: 200, schema: Vouchers },
  faults: [404],
} as const satisfies Contract;
