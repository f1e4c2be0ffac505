import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../src/platform/roles.ts';
import { addressOf } from './access/accessWorld.ts';
import { NOWHERE } from './access/routeCase.ts';
import { ROUTE_CASES, ROUTE_ROWS } from './access/routeAccessTable.ts';
import { routeWorld, type RouteWorld } from './access/routeWorld.ts';

/** Has the operation, but not all that can be asked by it: the economist no detail of an intervention, each their own kind of file. */
const NOT_ALL_OF_IT = [
  'getStatistics economist',
  'downloadFigures economist',
  'listTableCharts economist',
  'bringFile team_leader',
  'bringFile economist',
];
/** Let through in src/finance/officeFileImport.test.ts: what the economist imports is asked about there, once each. */
const IN_ANOTHER_TEST = ['dropImport', 'confirmImport', 'saveImportChoices', 'takeBackImport', 'downloadImportFaults'].map(
  (id) => `${id} economist`,
);
/** Makes what was nowhere. */
const MAKES = ['bringFile'];

type Operation = {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly Role[] | undefined;
};

let world: RouteWorld;
let operations: readonly Operation[];
beforeAll(async () => {
  world = await routeWorld();
  const described = (await world.server.ask({ url: '/api/openapi.json' })).json<{
    paths: Record<string, Record<string, { operationId: string; description?: string; security?: object[] }>>;
  }>();
  operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, description }]) => {
      const told = /^Roles: (.*)$/m.exec(description ?? '')?.[1]?.split(', ');
      return { operationId, method: method.toUpperCase(), path, roles: told && ROLES.filter((role) => told.includes(role)) };
    }),
  );
});

describe('every operation of the description, for every role', () => {
  it('is known, and has a row', () => {
    expect(operations.length).toBeGreaterThan(80);
    expect([...new Set(ROUTE_ROWS.map(({ operationId }) => operationId))].toSorted()).toEqual(
      operations.map(({ operationId }) => operationId).toSorted(),
    );
    for (const { operationId, what, expected } of ROUTE_ROWS)
      for (const role of ROLES) expect(expected[role], `${operationId} ${what} ${role}`).toBeGreaterThan(0);
  });

  it('lets through whoever has it, and says 403 to every other role whatever is asked for', () => {
    const wrong: string[] = [];
    for (const { operationId, roles } of operations) {
      const rows = ROUTE_ROWS.filter((row) => row.operationId === operationId);
      for (const role of roles === undefined ? [] : ROLES) {
        const answers = rows.map(({ expected }) => expected[role]);
        const has = roles?.includes(role) ?? false;
        const name = `${operationId} ${role}`;
        const isLetIn = IN_ANOTHER_TEST.includes(name) || answers.some((status) => status < 300);
        const isRight = has
          ? isLetIn && (NOT_ALL_OF_IT.includes(name) || !answers.includes(403))
          : answers.every((status) => status === 403);
        if (!isRight) wrong.push(name);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** All that an answer says, but when and by which number it was asked. */
const said = ({ statusCode, body, headers }: LightMyRequestResponse): object => {
  const { date: _date, 'x-request-id': _id, ...others } = headers;
  return { statusCode, body, headers: others };
};

describe('a foreign record and one that is nowhere', () => {
  const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

  it('are answered alike, to the last byte and header, in every operation and for every role that has it', async () => {
    const compared = new Set<string>();
    for (const { operationId, what, expected } of ROUTE_ROWS) {
      const operation = operations.find((one) => one.operationId === operationId);
      const asked = ROUTE_CASES[`${operationId} ${what}`];
      if (!operation?.path.includes('{') || !asked || MAKES.includes(operationId) || !/^(foreign|other)/.test(what)) continue;
      for (const role of ROLES.filter((one) => expected[one] === 404)) {
        const headers = await world.headersOf(role);
        const { url, payload } = asked.ask(world, role);
        const last = [...(url.split('?')[0] ?? '').matchAll(UUID)].at(-1);
        if (!last) throw new Error(`${operationId} ${what} names no record`);
        const nowhere = `${url.slice(0, last.index)}${NOWHERE}${url.slice(last.index + last[0].length)}`;
        const ask = async (address: string) =>
          said(
            await world.server.ask({
              ...{ method: operation.method as 'GET', url: address, remoteAddress: addressOf(role) },
              headers: { ...headers, ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}) },
              ...(payload === undefined ? {} : { payload }),
            }),
          );
        const [foreign, none] = [await ask(url), await ask(nowhere)];
        expect(foreign, `${operationId} ${what} ${role}`).toEqual(none);
        expect(foreign).toMatchObject({ statusCode: 404 });
        compared.add(operationId);
      }
    }
    expect(compared.size).toBeGreaterThan(25);
  });
});
