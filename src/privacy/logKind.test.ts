import { expect, it } from 'vitest';
import { allRoutes } from '../routes.ts';
import { KIND_PATTERNS } from './logKind.ts';
import { testAssociation } from '../../test/testDatabase.ts';
import { clockFrom } from '../platform/clock.ts';

const isOf = (kind: keyof typeof KIND_PATTERNS, name: string): boolean => new RegExp(KIND_PATTERNS[kind], 'u').test(name);
const { installation } = await testAssociation();
const contracts = allRoutes(installation, clockFrom({})).map(({ contract }) => contract);

it('every operation that only reads is a reading or a file taken out, and every one that saves or removes is written', () => {
  const reads = (name: string): boolean => isOf('read', name) || isOf('file', name);
  expect(contracts.filter(({ method, operationId }) => method === 'GET' && !reads(operationId))).toEqual([]);
  const writes = contracts.filter(({ method, operationId }) => (method === 'PUT' || method === 'DELETE') && operationId !== 'logOut');
  expect(writes.length).toBeGreaterThan(20);
  expect(writes.filter(({ operationId }) => reads(operationId) || isOf('login', operationId))).toEqual([]);
});

it('no operation is of two kinds', () => {
  const kinds = Object.keys(KIND_PATTERNS) as (keyof typeof KIND_PATTERNS)[];
  const twice = contracts.filter(({ operationId }) => kinds.filter((kind) => isOf(kind, operationId)).length > 1);
  expect(twice.map(({ operationId }) => operationId)).toEqual([]);
});

it('commands have their kind too', () => {
  expect(isOf('read', 'verify audit') && isOf('file', 'export report') && isOf('file', 'backup') && !isOf('read', 'backup')).toBe(true);
  expect(['add user', 'import ledger', 'weed'].some((name) => isOf('read', name) || isOf('file', name))).toBe(false);
});
