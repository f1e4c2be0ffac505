import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../src/routes.ts';
import type { Contract } from '../src/platform/http/contract.ts';
import { Fault } from '../src/platform/http/schemas.ts';
import { clockFrom } from '../src/platform/clock.ts';
import { accessServer, addressOf, auditLog, OWN_PARTICIPATIONS, WHO, type Who } from './access/accessWorld.ts';
import { withCookie } from './access/routeCase.ts';
import { ROUTE_CASES, ROUTE_ROWS as rows } from './access/routeAccessTable.ts';
import { keepFigures } from '../prove/keepFigures.ts';
import { leakTrials, type LeakTrials } from './access/leakTrials.ts';
import { routeWorld, type RouteWorld } from './access/routeWorld.ts';
import { sent } from './access/sentAsk.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
addFormatsModule.default(ajv);

let world: RouteWorld;
let contracts: ReadonlyMap<string, Contract>;
let leaks: LeakTrials;
/** For each role, how many foreign ids; `npm run prove -- leak` asks for more. */
const FOREIGN_IDS = Number(process.env['SAMLA_PROVE_TIMES'] ?? 40);
/** Answers as the handlers gave them, before the contract's serialiser has left anything out. */
const given: unknown[] = [];

beforeAll(async () => {
  world = await routeWorld();
  const routes = allRoutes(world.own.installation, clockFrom({}));
  contracts = new Map(routes.map(({ contract }) => [contract.operationId, contract]));
  leaks = await leakTrials(world, FOREIGN_IDS, Number(process.env['SAMLA_PROVE_SEED'] ?? 1));
});

describe('the table of who may ask what', () => {
  it('knows every operation of the API, and no other (V6.3.4)', () => {
    expect([...new Set(rows.map(({ operationId }) => operationId))].sort()).toEqual([...contracts.keys()].sort());
    expect(rows.map(({ operationId, what }) => `${operationId} ${what}`).sort()).toEqual(Object.keys(ROUTE_CASES).sort());
  });

  it('lets somebody through in every operation, so that a refusal is not a broken question', () => {
    const neverTried = [...contracts.keys()].filter(
      (id) => !rows.some(({ operationId, expected }) => operationId === id && Object.values(expected).some((status) => status < 300)),
    );
    expect(neverTried).toEqual([]);
  });

  it('says for every person what the answer is', () => {
    expect(rows.filter(({ expected }) => Object.values(expected).some((status) => !(status >= 200 && status < 500)))).toEqual([]);
  });

  it('asks for a foreign record wherever a record is asked for (V8.2.2)', () => {
    // A word in an address, such as a kind of the retention plan, names nobody's record.
    const namesRecord = ({ params }: Contract): boolean => JSON.stringify(params ?? {}).includes('"format":"uuid"');
    const withRecord = [...contracts.values()].filter(namesRecord).map(({ operationId }) => operationId);
    expect(withRecord.length).toBeGreaterThan(60);
    expect(withRecord.filter((id) => !rows.some(({ operationId, what }) => operationId === id && what.startsWith('foreign')))).toEqual([]);
  });
});

describe('the API answers', () => {
  it.each(rows)('$operationId ($what) as the table says, and as its contract says (V8.2.1)', async ({ operationId, what, expected }) => {
    const contract = contracts.get(operationId);
    const asked = ROUTE_CASES[`${operationId} ${what}`];
    if (!contract || !asked) throw new Error(`${operationId} ${what} is not known`);
    expect(await leaks.before({ operationId, what, expected }, contract)).toEqual([]);
    const answered: Partial<Record<Who, number>> = {};
    for (const who of WHO) {
      // Who is logged in must be settled before the case changes anything.
      const headers = await world.headersOf(who, asked.fresh);
      const { url, payload, cookie } = asked.ask(world, who);
      const answer = await world.server.ask({
        method: contract.method,
        url,
        remoteAddress: addressOf(who),
        ...sent(withCookie(headers, cookie), payload),
      });
      answered[who] = answer.statusCode;
      expect(faultsOf(contract, answer), `${who}: ${answer.body.slice(0, 300)}`).toEqual([]);
    }
    expect(answered).toEqual(expected);
  });
});

/** What is wrong with an answer by its contract: status, body, headers. */
function faultsOf(contract: Contract, answer: LightMyRequestResponse): string[] {
  const headers = ['x-content-type-options', 'content-security-policy', 'referrer-policy']
    .filter((name) => answer.headers[name] === undefined)
    .map((name) => `lacks ${name}`);
  const cached = answer.statusCode !== 204 && answer.headers['cache-control'] !== 'no-store' ? ['may be cached'] : [];
  return [...headers, ...cached, ...bodyFaults(contract, answer)];
}

function bodyFaults(contract: Contract, answer: LightMyRequestResponse): string[] {
  if (answer.statusCode >= 400) return invalid(Fault, answer.json());
  if (answer.statusCode !== contract.answer.status) return [`status ${answer.statusCode}`];
  if ('files' in contract.answer)
    return contract.answer.files.includes(String(answer.headers['content-type']).split(';')[0] ?? '')
      ? []
      : [String(answer.headers['content-type'])];
  if (!('schema' in contract.answer)) return answer.body === '' ? [] : ['has a body'];
  return /^application\/json; charset=utf-8$/.test(String(answer.headers['content-type']))
    ? invalid(contract.answer.schema, answer.json())
    : [String(answer.headers['content-type'])];
}

const compiled = new Map<object, ValidateFunction>();
function invalid(schema: object, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

it('an id that exists and is foreign, in address, query and body, opens nothing to any role, though the same question with the own id does', () => {
  const counts = leaks.report();
  keepFigures(counts);
  for (const [role, { refused, parts }] of Object.entries(counts)) {
    expect(refused, role).toBeGreaterThanOrEqual(FOREIGN_IDS);
    expect(Math.min(parts.address, parts.body), role).toBeGreaterThan(0);
  }
});

describe('what a role gets', () => {
  it('is the participants of the own intervention alone, protected ones without name (V8.2.3)', async () => {
    for (const who of ['team_leader', 'team_member', 'counsellor'] as const) {
      const list = (await world.server.ask({ url: '/api/participants', headers: await world.headersOf(who) })).json<{
        total: number;
        participants: { intervention: string; name: string | null; protected: boolean }[];
      }>();
      expect(list.total).toBe(OWN_PARTICIPATIONS);
      expect(list.participants.map(({ intervention }) => intervention)).toEqual(['Kraften', 'Kraften', 'Kraften']);
      expect(list.participants.filter((one) => one.protected).map(({ name }) => name)).toEqual([null]);
      expect(JSON.stringify(list)).not.toMatch(/Hemlig|Nils|Nora|Gerd|Gert/);
    }
  });

  it('is counts for the coordinator of both interventions, and of the own one for a team', async () => {
    const count = async (who: Who): Promise<number> =>
      (await world.server.ask({ url: '/api/statistics?from=2018-01-01&to=2018-08-31', headers: await world.headersOf(who) })).json<{
        tabeller: { deltagare: { antal: number } };
      }>().tabeller.deltagare.antal;
    expect(await count('coordinator')).toBe(5);
    expect(await count('economist')).toBe(5);
    expect(await count('team_member')).toBe(OWN_PARTICIPATIONS);
  });

  it('never says more than its contract, even before the serialiser has left anything out (V15.3.1)', async () => {
    const server = await accessServer(world.own, undefined, { eIdentification: world.eIdentification, passkeys: world.passkeys.at });
    server.app.addHook('preSerialization', async (_request, _reply, payload) => {
      given.push(payload);
      return payload;
    });
    for (const { operationId, what, expected } of rows) {
      const contract = contracts.get(operationId);
      const asked = ROUTE_CASES[`${operationId} ${what}`];
      const who = WHO.find((one) => one !== 'nobody' && expected[one] === 200);
      if (!contract || !asked || !who || !('schema' in contract.answer) || asked.fresh || asked.once) continue;
      given.length = 0;
      const { url, payload, cookie } = asked.ask(world, who);
      await server.ask({ method: contract.method, url, ...sent(withCookie(await world.headersOf(who), cookie), payload) });
      expect(given, operationId).toHaveLength(1);
      expect(invalid(contract.answer.schema, given[0]), operationId).toEqual([]);
    }
  });
});

describe('a refusal', () => {
  it('is in the audit log with who, what and that it was denied (V16.3.2)', async () => {
    const denied = (await auditLog(world.own)).filter(({ outcome }) => outcome === 'denied');
    expect(denied).toContainEqual(
      expect.objectContaining({ actor: 'economist@prov.example', action: 'listParticipants', reason: 'rollen saknas', role: 'economist' }),
    );
    expect(denied).toContainEqual(expect.objectContaining({ actor: 'roleless@prov.example', action: 'listUsers', role: 'none' }));
    expect(denied).toContainEqual(
      expect.objectContaining({ actor: 'team_member@prov.example', action: 'getStatistics', reason: 'roll team_member: not-found' }),
    );
    expect(denied).toContainEqual(
      expect.objectContaining({ actor: 'coordinator@prov.example', action: 'getReport', reason: 'roll coordinator: not-found' }),
    );
  });

  it('is the same for a foreign record and for one that is nowhere', async () => {
    const headers = await world.headersOf('coordinator');
    const foreign = await world.server.ask({ url: `/api/reports/${world.reports.foreign}`, headers });
    const nowhere = await world.server.ask({ url: '/api/reports/0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001', headers });
    expect([foreign.statusCode, foreign.body]).toEqual([nowhere.statusCode, nowhere.body]);
  });
});
