import { strFromU8, unzipSync } from 'fflate';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../src/routes.ts';
import { importParticipants } from '../src/participants/participantImport.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { Contract } from '../src/platform/http/contract.ts';
import { KIND_PATTERNS } from '../src/privacy/logKind.ts';
import { teamPartKey } from '../src/reports/sectionKey.ts';
import { ok } from '../src/shared/result.ts';
import { addressOf, namedSheet, person, WHO, type Who } from './access/accessWorld.ts';
import { ROUTE_CASES, ROUTE_ROWS } from './access/routeAccessTable.ts';
import { withCookie, type Ask } from './access/routeCase.ts';
import { routeWorld, type RouteWorld } from './access/routeWorld.ts';
import { sent } from './access/sentAsk.ts';
import { readPdf } from './documents/pdfStructure.ts';
import { operator } from './testDatabase.ts';

// Of one person of Kraften, and of nobody else.
const NAME = 'Zxqvilja Qwzskydd';
const PHONE = '0000-998877';
const PLACE = 'Wkommunby';
const PLANTED = /zxqvilja|qwzskydd|998877|wkommunby/iu;
// In what a writer has under hand, of the association's text and of the team's part.
const DRAFTED = /yttrykva|xzutkast/iu;
// Of the neighbour, and in what another team and a colleague have written.
const FOREIGN = /\b(?:gerd|gert)\b/iu;
const row = (skyddad: string) =>
  person('skydd', 'Kraften', 'K', '2018-02-05', NAME, { telefon: PHONE, folkbokföringskommun: PLACE, skyddad });

/** What only reads, though it is sent: what is searched for stands in no address. */
const SENT_READINGS = [
  'searchParticipants',
  'findDuplicates',
  'searchAudit',
  'openParticipant',
  'openParticipantConsents',
  'openConsentPaper',
  'openInvitation',
];
/** Those that show what is hidden, to the assigned team, with a reason. */
const OPENINGS: Readonly<Record<string, string>> = { openParticipant: '/opening', openParticipantConsents: '/consents/opening' };
// It is in no counsellor's caseload.
const TEAM: readonly Who[] = ['team_leader', 'team_member'];

let world: RouteWorld;
/** Every line of the server's log, and every letter. */
const logged: string[] = [];
const letters: string[] = [];
let planted: string;
let contracts: ReadonlyMap<string, Contract>;

beforeAll(async () => {
  world = await routeWorld({
    logRequest: (request) => logged.push(JSON.stringify(request)),
    logFault: (number, where, error) => logged.push(`${number} ${where} ${error instanceof Error ? error.stack : String(error)}`),
    sendMail: async (letter) => {
      letters.push(JSON.stringify(letter));
      return ok(undefined);
    },
  });
  contracts = new Map(allRoutes(world.own.installation, clockFrom({})).map(({ contract }) => [contract.operationId, contract]));
  await importRow('nej');
  const found = (await ask('team_leader', 'POST', search(NAME))).json<{ participants: { participationId: string }[] }>();
  planted = found.participants[0]?.participationId ?? '';
  expect(planted).not.toBe('');
  const consent = { kind: 'sharing', party: world.own.party, what: ['plan'], from: '2018-06-01', to: '2018-12-31', how: 'on_the_spot' };
  await put('team_member', `/api/participants/${planted}/consents/${crypto.randomUUID()}`, { ...consent, purpose: `möte med ${NAME}` });
  const kraften = teamPartKey(world.own.interventions.get('Kraften') ?? '');
  const draft = (name: string) => ({ version: 0, baseVersion: 0, markdown: `Styrelsen talade om ${name}.` });
  await put('coordinator', `/api/reports/${world.reports.draft}/sections/board/draft`, draft('Yttrykva'));
  await put('team_leader', `/api/reports/${world.reports.shared}/sections/${kraften}/draft`, draft('Xzutkast'));
});

async function put(who: Who, url: string, payload: object): Promise<void> {
  const answer = await ask(who, 'PUT', { url, payload });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

async function importRow(skyddad: string): Promise<void> {
  const imported = await importParticipants(world.own.database, operator, namedSheet([row(skyddad)]), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

const search = (text: string): Ask => ({
  url: '/api/participants/search',
  payload: { status: 'all', sort: 'name', descending: false, offset: 0, limit: 50, text },
});

async function ask(who: Who, method: Contract['method'], { url, payload, cookie }: Ask): Promise<LightMyRequestResponse> {
  const headers = withCookie(await world.headersOf(who), cookie);
  return world.server.ask({ method, url, remoteAddress: addressOf(who), ...sent(headers, payload) });
}

/** All that an answer says: headers, and the words in whatever file it is. */
async function textOf({ headers, rawPayload }: LightMyRequestResponse): Promise<string> {
  const type = String(headers['content-type']);
  const bytes = new Uint8Array(rawPayload);
  const words = type.includes('pdf')
    ? (await readPdf(bytes)).text
    : /officedocument|opendocument/.test(type)
      ? Object.values(unzipSync(bytes))
          .map((file) => strFromU8(file))
          .join('\n')
      : strFromU8(bytes);
  return `${JSON.stringify(headers)}\n${words}`;
}

/** Every reading that there is, the own participation being the planted one, and every file in every format. */
function questions(who: Who): { readonly name: string; readonly method: Contract['method']; readonly ask: Ask }[] {
  const { open: _open, closed: _closed, corrected: _corrected, ...others } = world.participations;
  const here = { ...world, participations: { ...others, open: planted, closed: planted, corrected: planted, hidden: planted } };
  const asked = ROUTE_ROWS.flatMap(({ operationId, what }) => {
    const contract = contracts.get(operationId);
    const one = ROUTE_CASES[`${operationId} ${what}`];
    if (!contract || !one || one.fresh || operationId in OPENINGS || !isReading(contract)) return [];
    return [{ name: `${operationId} ${what}`, method: contract.method, ask: one.ask(here, who) }];
  });
  const files = ['pdf', 'docx', 'html', 'xlsx', 'json'].map((format) => `/api/reports/${world.reports.draft}/file?format=${format}`);
  const period = 'from=2018-01-01&to=2018-12-31';
  const figures = ['csv', 'xlsx'].map((format) => `/api/statistics/file?${period}&format=${format}`);
  const rows = [`/api/statistics/rows?${period}&table=deltagare`, `/api/statistics/rows?${period}&table=kommuner`];
  return [
    ...asked,
    ...[...files, ...figures, ...rows].map((url) => ({ name: url, method: 'GET' as const, ask: { url } })),
    ...[NAME, PHONE, 'Zxqvilja'].map((text) => ({ name: `search ${text}`, method: 'POST' as const, ask: search(text) })),
    {
      name: 'findDuplicates of the planted',
      method: 'POST',
      ask: {
        url: '/api/participants/duplicates',
        payload: { number: '', givenName: 'Xxxqvilja', familyName: 'Ywzskydd', birthYear: '1980' },
      },
    },
  ];
}

const isReading = ({ method, operationId }: Contract): boolean => method === 'GET' || SENT_READINGS.includes(operationId);

/** In which answers the planted person is found, what writers have under hand, and what is foreign to all, by who asks and what. */
async function foundBy(who: Who): Promise<{ readonly person: string[]; readonly draft: string[]; readonly foreign: string[] }> {
  const found = { person: [] as string[], draft: [] as string[], foreign: [] as string[] };
  for (const { name, method, ask: asked } of questions(who)) {
    const answer = await ask(who, method, asked);
    if (answer.statusCode === 429) throw new Error(`${name}: too many questions`);
    const text = await textOf(answer);
    if (PLANTED.test(text)) found.person.push(name);
    if (DRAFTED.test(text)) found.draft.push(name);
    if (FOREIGN.test(text)) found.foreign.push(name);
  }
  return found;
}

describe('a person with protected data', () => {
  it('is looked for in every operation: one that is not known fails', () => {
    const known = new Set(ROUTE_ROWS.map(({ operationId }) => operationId));
    expect([...contracts.keys()].filter((id) => !known.has(id))).toEqual([]);
    const reads = new RegExp(KIND_PATTERNS.read, 'u');
    const sentReadings = [...contracts.values()].filter(({ method, operationId }) => method !== 'GET' && reads.test(operationId));
    expect(sentReadings.map(({ operationId }) => operationId).sort()).toEqual([...SENT_READINGS].sort());
  });

  it('is shown to the own team before it is protected, in lists, searches and on the page', async () => {
    const { person: found } = await foundBy('team_member');
    expect(found).toEqual(
      expect.arrayContaining([
        'getParticipant own-participation',
        'listParticipantConsents own-participation',
        'listParticipants -',
        'searchParticipants -',
      ]),
    );
    expect((await foundBy('coordinator')).person).not.toContainEqual(expect.stringContaining('articipant'));
  });

  it('is found in no answer, header or file by anybody from then on, nor is what a writer has under hand by another', async () => {
    await importRow('ja');
    const found = { person: [] as string[], draft: [] as string[], foreign: [] as string[] };
    for (const who of WHO) {
      const { person: shown, draft, foreign } = await foundBy(who);
      found.person.push(...shown.map((name) => `${who}: ${name}`));
      found.draft.push(...draft.map((name) => `${who}: ${name}`));
      found.foreign.push(...foreign.map((name) => `${who}: ${name}`));
    }
    expect([found.person, found.foreign]).toEqual([[], []]);
    expect(found.draft.toSorted()).toEqual(['coordinator: getSection own-draft', 'team_leader: getSection own-part']);
  }, 300_000);

  it('is found once by each of the assigned team alone, opened with a reason that the log keeps', async () => {
    const reason = 'ringer om mötet';
    for (const who of WHO) {
      for (const [operationId, tail] of Object.entries(OPENINGS)) {
        const answer = await ask(who, 'POST', { url: `/api/participants/${planted}${tail}`, payload: { reason } });
        expect([who, operationId, PLANTED.test(answer.body)]).toEqual([who, operationId, TEAM.includes(who)]);
        if (TEAM.includes(who)) expect(answer.headers['cache-control']).toBe('no-store');
        const again = await ask(who, 'GET', { url: `/api/participants/${planted}${tail.replace('/opening', '')}` });
        expect([who, operationId, PLANTED.test(again.body)]).toEqual([who, operationId, false]);
      }
    }
    const { rows } = await world.own.asOwner((client) =>
      client.query<{ role: string; action: string; purpose: string; reason: string }>(
        `select role, action, purpose, reason from access.audit_entry where action like 'openParticipant%' and outcome = 'done' and $1 = any (record_ids)`,
        [planted],
      ),
    );
    expect(rows.map(({ role, action }) => `${role} ${action}`).sort()).toEqual(
      TEAM.flatMap((role) => Object.keys(OPENINGS).map((action) => `${role} ${action}`)).sort(),
    );
    expect(rows.every(({ purpose, reason: kept }) => purpose === 'protected_opening' && kept.includes(reason))).toBe(true);
  });

  it('stands in no line of the server’s log and in no letter, nor where a question about it can’t be understood', async () => {
    const before = logged.length;
    const wrong = await ask('team_leader', 'POST', {
      url: '/api/participants/search',
      payload: { text: [NAME], offset: PHONE, status: PLACE },
    });
    expect([wrong.statusCode, PLANTED.test(wrong.body)]).toEqual([400, false]);
    const astray = await ask('team_leader', 'GET', { url: `/api/participants/${encodeURIComponent(NAME)}` });
    expect([astray.statusCode, PLANTED.test(astray.body)]).toEqual([400, false]);
    for (const sending of ['inviteUser -', 'sendLink own-user']) {
      const one = ROUTE_CASES[sending];
      if (!one) throw new Error(`${sending} is no case`);
      expect((await ask('administrator', 'POST', one.ask(world, 'administrator'))).statusCode).toBe(201);
    }
    expect(logged.length).toBe(before + 4);
    expect(logged.length).toBeGreaterThan(1000);
    expect(letters.length).toBe(2);
    expect([...logged, ...letters].filter((text) => PLANTED.test(text) || DRAFTED.test(text))).toEqual([]);
  });

  it('stands in no line of the audit log', async () => {
    const { rows } = await world.own.asOwner((client) =>
      client.query<{ text: string }>('select to_jsonb(e)::text as text from access.audit_entry e'),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ text }) => PLANTED.test(text) || DRAFTED.test(text))).toEqual([]);
  });
});
