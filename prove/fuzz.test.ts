import ExcelJS from 'exceljs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allRoutes } from '../src/routes.ts';
import type { ImportAnswer } from '../src/imports/importApi.ts';
import { hashPassword } from '../src/access/password.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { Contract } from '../src/platform/http/contract.ts';
import { namedSheet, PASSWORD, person, WHO, type Who } from '../test/access/accessWorld.ts';
import { LEDGER_FILE } from '../test/access/importsWorld.ts';
import { ROUTE_CASES, ROUTE_ROWS } from '../test/access/routeAccessTable.ts';
import { withCookie } from '../test/access/routeCase.ts';
import { routeWorld, type RouteWorld } from '../test/access/routeWorld.ts';
import { haveShared, sharedFile } from '../test/sharedFolder.ts';
import { fuzzedChanges, type FuzzedChanges } from './fuzzedChanges.ts';
import { keepFigures } from './keepFigures.ts';
import { mutatedAddress, mutatedFile, mutatedText, mutatedValue } from './mutations.ts';
import { seededChance, type Chance } from './seededChance.ts';

/** So many requests and so many files; `npm run prove -- fuzz --times 50000` tries more. */
const REQUESTS = Number(process.env['SAMLA_PROVE_TIMES'] ?? 220);
const FILES = Number(process.env['SAMLA_PROVE_TIMES'] ?? 18);
const SEED = Number(process.env['SAMLA_PROVE_SEED'] ?? 1);
/** No answer may take longer. */
const LONGEST_MS = 30_000;
/** How often the question is asked as it should be, so that a share of 0 accepted shows a blind trial. */
const UNCHANGED = 0.1;

/** Asked so many times over, each is asked once as it should be while nothing is used up yet. */
const MANY_ROUNDS = 10;

type Count = { statuses: Record<string, number>; accepted: number };
const requests: Record<string, Count> = {};
const files: Record<string, Count & { faulty: number }> = {};
const slowest = { requestMs: 0, fileMs: 0 };
let world: RouteWorld;
let changes: FuzzedChanges;
let contracts: readonly Contract[];
const crashes: string[] = [];
process.on('uncaughtExceptionMonitor', (error) => crashes.push(String(error)));

beforeAll(async () => {
  world = await routeWorld();
  contracts = allRoutes(world.own.installation, clockFrom({})).map(({ contract }) => contract);
  changes = await fuzzedChanges(inject('testServer').login, world.own.database.entry.database);
});
afterAll(() => changes.close());

/**
 * How who asks is logged in. What was sent before may have locked them out, or given them another password or a second factor: then they
 * are let in as they were, since what nobody is let in to is not tried.
 */
async function headersOf(number: number, who: Who, fresh = false): Promise<Record<string, string>> {
  const from = addressOfTrial(number);
  return world.headersOf(who, fresh, from).catch(async () => {
    const user = world.own.users.get(who);
    const hash = await hashPassword(PASSWORD);
    await changes.unwatched([
      { text: 'delete from access.login_attempt', values: [] },
      ...['one_time_code', 'recovery_code', 'passkey'].map((factor) => ({
        text: `delete from access.${factor} where user_id = $1`,
        values: [user],
      })),
      { text: 'update access.user_account set password_hash = $2 where id = $1', values: [user, hash] },
    ]);
    world.passwords.delete(who);
    return world.headersOf(who, fresh, from);
  });
}

type Asked = {
  readonly method: Contract['method'];
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
};
/** Every trial has an own address, so that no limit on one answers instead, and an own chance, so that it can be made again by its number. */
const addressOfTrial = (number: number): string => `10.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;

async function put(number: number, name: string, asked: Asked): Promise<{ status: number; body: string; wrong: string[] }> {
  const begun = performance.now();
  const answer = await world.server.ask({ ...asked, remoteAddress: addressOfTrial(number) });
  const ms = performance.now() - begun;
  slowest.requestMs = Math.max(slowest.requestMs, Math.round(ms));
  const { statusCode: status, body } = answer;
  const changed = await changes.since();
  const wrong = [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(ms > LONGEST_MS ? [`took ${Math.round(ms)} ms`] : []),
    ...(status >= 400 && changed.length > 0 ? [`refused with ${status}, and yet changed ${changed.join(', ')}`] : []),
    ...crashes.splice(0).map((crash) => `crashed: ${crash}`),
  ];
  return {
    status,
    body,
    wrong: wrong.map((what) => `seed ${SEED}, number ${number}, ${name}: ${what}${status >= 500 ? ` ${kept(number, asked)}` : ''}`),
  };
}

/** Writes what was asked to a file, so that it can be looked at. @returns its name */
function kept(number: number, { method, url, payload = '' }: Asked): string {
  const file = join(tmpdir(), `samla-fuzz-${SEED}-${number}`);
  writeFileSync(file, Buffer.concat([Buffer.from(`${method} ${url}\n\n`), Buffer.from(payload)]));
  return file;
}

/** Who asks what in each case that somebody is let through in. */
const controls = () =>
  ROUTE_ROWS.flatMap(({ operationId, what, expected }) => {
    const who: Who | undefined = WHO.find((one) => expected[one] < 300);
    const asked = ROUTE_CASES[`${operationId} ${what}`];
    const contract = contracts.find((one) => one.operationId === operationId);
    return who && asked && contract ? [{ operationId, contract, who, asked }] : [];
  });

function mutated(asked: Asked, isFile: boolean, chance: Chance): Asked {
  const { payload } = asked;
  const kind = chance.next();
  if (payload === undefined || kind < 0.2) return { ...asked, url: mutatedAddress(asked.url, chance) };
  if (kind < 0.3) {
    const type = chance.oneOf([
      'text/plain',
      'application/xml',
      'application/json; charset=utf-16',
      'multipart/form-data',
      '',
      'application/octet-stream',
    ]);
    return { ...asked, headers: { ...asked.headers, 'content-type': type } };
  }
  if (isFile && Buffer.isBuffer(payload)) return { ...asked, payload: Buffer.from(mutatedFile(payload, false, chance)) };
  const text = String(payload);
  return { ...asked, payload: kind < 0.45 ? mutatedText(text, chance) : JSON.stringify(mutatedValue(JSON.parse(text), chance)) };
}

describe('a request that nobody should send', () => {
  it('is answered in time and never with a fault of the server, and leaves nothing behind when it is refused', { timeout: 0 }, async () => {
    const all = controls();
    const wrong: string[] = [];
    for (let number = 0; number < REQUESTS; number += 1) {
      const chance = seededChance(SEED * 1_000_003 + number);
      const one = all[number % all.length];
      if (!one) break;
      const { operationId, contract, who, asked } = one;
      // Logging out and the like is tried by others who have a session of their own.
      const headers = await headersOf(number, who, asked.fresh);
      const password = world.passwords.get(who);
      const { url, payload, cookie } = asked.ask(world, who);
      const isFile = Buffer.isBuffer(payload);
      const type = payload === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' };
      const body = payload === undefined ? {} : { payload: isFile ? payload : JSON.stringify(payload) };
      const right: Asked = { method: contract.method, url, headers: { ...withCookie(headers, cookie), ...type }, ...body };
      const isFirst = number < all.length && REQUESTS >= MANY_ROUNDS * all.length;
      const asking = chance.next() < UNCHANGED || isFirst ? right : mutated(right, isFile, chance);
      const answer = await put(number, operationId, asking).catch((error: unknown) => ({
        status: 0,
        wrong: [`number ${number}, ${operationId}: ${String(error)}`],
      }));
      wrong.push(...answer.wrong);
      // What was to be the password is none when it was refused.
      if (answer.status >= 400 && password === undefined) world.passwords.delete(who);
      else if (answer.status >= 400 && password !== undefined) world.passwords.set(who, password);
      // Logged out by what was sent before: next time, logged in anew.
      if (answer.status === 401) await world.headersOf(who, true, addressOfTrial(number)).catch(() => ({}));
      const count = (requests[operationId] ??= { statuses: {}, accepted: 0 });
      count.statuses[answer.status] = (count.statuses[answer.status] ?? 0) + 1;
      if (answer.status < 400) count.accepted += 1;
    }
    expect(wrong).toEqual([]);
    expect(Object.values(requests).some(({ accepted }) => accepted > 0)).toBe(true);
    // Asked often enough, each operation has let somebody in: else its trials were of nobody.
    const blind = REQUESTS < MANY_ROUNDS * all.length ? [] : Object.entries(requests).filter(([, { accepted }]) => accepted === 0);
    expect(blind.map(([operationId, { statuses }]) => `${operationId} ${JSON.stringify(statuses)}`)).toEqual([]);
  });
});

type Sample = { readonly format: string; readonly kind: string; readonly who: Who; readonly bytes: Uint8Array };
const SIE = ['SIE_exempelfil.se', 'Sie_1.SE', 'BL0001_typ4I.SI', 'transaktioner_ovnbolag-bad-balance.se'];
const BUDGET = 'Post;Slag;Budget;Prognos\nMedel;Intäkter;1000000;1000000\nKansli;Kostnader;-408000;-404481,41\n';

async function samples(): Promise<Sample[]> {
  const people = namedSheet([
    person('f1', 'Kraften', 'K', '2018-02-01', 'Fia Ek'),
    person('f2', 'Kraften', 'M', '2018-03-01', 'Folke Alm'),
  ]);
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('Deltagare');
  for (const line of new TextDecoder().decode(people).trim().split('\r\n')) sheet.addRow(line.split(';'));
  const workbook = new Uint8Array(await made.xlsx.writeBuffer());
  const foreign = 'Rad ID;Förnamn;Efternamn;Kön;Födelseår;Inskriven\n1;Fia;Ek;Kvinna;1980;2018-02-01\n2;Folke;Alm;Man;1975;2018-03-01\n';
  const ledgers = [LEDGER_FILE, ...(haveShared ? SIE.map((name) => sharedFile(`testdata/sie/${name}`)) : [])];
  return [
    { format: 'csv', kind: 'participants', who: 'team_leader', bytes: people },
    { format: 'xlsx', kind: 'participants', who: 'team_leader', bytes: workbook },
    { format: 'foreign csv', kind: 'participants', who: 'team_leader', bytes: Buffer.from(foreign) },
    // As an older spreadsheet saves it: refused, by what is said of files.
    { format: 'latin-1 csv', kind: 'participants', who: 'team_leader', bytes: Buffer.from(foreign, 'latin1') },
    { format: 'budget csv', kind: 'budget&year=2019', who: 'economist', bytes: Buffer.from(BUDGET) },
    ...ledgers.map((bytes) => ({ format: 'sie', kind: 'ledger', who: 'economist' as const, bytes })),
  ];
}

describe('a file that nobody should send', () => {
  it('is read, refused or told the faults of, and never a fault of the server', { timeout: 0 }, async () => {
    const all = await samples();
    const wrong: string[] = [];
    for (let number = 0; number < FILES; number += 1) {
      const chance = seededChance(SEED * 1_000_003 + 500_009 + number);
      const sample = all[number % all.length];
      if (!sample) break;
      const { format, kind, who } = sample;
      const headers = await headersOf(number, who);
      const bytes = number < all.length || chance.next() < UNCHANGED ? sample.bytes : mutatedFile(sample.bytes, format === 'xlsx', chance);
      const begun = performance.now();
      const url = `/api/imports/${crypto.randomUUID()}`;
      const brought: Asked = {
        ...{ method: 'POST', url: `${url}?kind=${kind}`, payload: Buffer.from(bytes) },
        headers: { ...headers, 'content-type': 'application/octet-stream' },
      };
      const answer = await put(number, format, brought);
      const count = (files[format] ??= { statuses: {}, accepted: 0, faulty: 0 });
      count.statuses[answer.status] = (count.statuses[answer.status] ?? 0) + 1;
      wrong.push(...answer.wrong);
      if (answer.status === 200) {
        const { preview } = JSON.parse(answer.body) as ImportAnswer;
        if (preview && preview.faultCount === 0 && preview.digest !== '') {
          const payload = JSON.stringify({ digest: preview.digest, basis: 'prov' });
          const type = { ...headers, 'content-type': 'application/json' };
          const done = await put(number, `${format} confirmed`, { method: 'POST', url: `${url}/confirmation`, headers: type, payload });
          wrong.push(...done.wrong.map((what) => `${what} ${kept(number, brought)}`));
          if (done.status === 200) count.accepted += 1;
        } else count.faulty += 1;
      }
      slowest.fileMs = Math.max(slowest.fileMs, Math.round(performance.now() - begun));
    }
    expect(wrong).toEqual([]);
    // The first of each is sent as it should be: where that is not let in, what is changed in it tells nothing.
    const blind = Object.entries(files).filter(([format, { accepted }]) => accepted === 0 && format !== 'latin-1 csv');
    expect(blind).toEqual([]);
  });
});

it('has left no change behind that the access log does not tell as done', async () => {
  keepFigures({ longestAllowedMs: LONGEST_MS, slowest, files, requests });
  const unlogged = await changes.unlogged();
  expect(unlogged, unlogged.join('\n')).toEqual([]);
});
