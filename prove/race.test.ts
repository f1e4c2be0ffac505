import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../src/access/password.ts';
import { insertRoleAssignment } from '../src/access/roleQueries.ts';
import { insertUser } from '../src/access/userQueries.ts';
import { USUAL_ECONOMY } from '../src/finance/economySettings.ts';
import type { ParticipantRecordAnswer } from '../src/participants/participantRecordApi.ts';
import { emailOf, PASSWORD } from '../test/access/accessWorld.ts';
import { keepFigures } from './keepFigures.ts';
import { CLOSING, numberless, recordingWorld } from '../test/access/recordingWorld.ts';
import { operation, operator } from '../test/testDatabase.ts';
import { RECORD_PAIRS, sentFor, versionOf, type Pair, type Sent } from './racePairs.ts';
import { seededChance } from './seededChance.ts';

/** `npm run prove -- race --times 100` tries all of them. */
const TIMES = Number(process.env['SAMLA_PROVE_TIMES'] ?? 16);
const SEED = Number(process.env['SAMLA_PROVE_SEED'] ?? 1);
const KEPT = /inte sparat än|står kvar|gör om|Jämför/;

type Who = 'team_leader' | 'team_member' | 'coordinator' | 'colleague' | 'economist';
let world: Awaited<ReturnType<typeof recordingWorld>>;
const cookies = new Map<Who, { cookie: string }>();
const counts = { pairs: 0, oneWon: 0, oneWish: 0, winnersStand: 0 };
const send = (who: Who, { method, url, payload }: Sent): Promise<LightMyRequestResponse> =>
  world.server.ask({ method, url, payload, headers: cookies.get(who) ?? {} });
const read = async <T>(who: Who, url: string): Promise<T> => {
  const answer = await world.server.ask({ url, headers: cookies.get(who) ?? {} });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};

beforeAll(async () => {
  world = await recordingWorld();
  await addColleague();
  for (const who of ['team_leader', 'team_member', 'coordinator', 'colleague', 'economist'] as const)
    cookies.set(who, await world.server.logIn(world.association, who));
});

/** A second coordinator. */
async function addColleague(): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await world.association.database.write(operator, operation, async ({ db, now, today }) => {
    const userId = await insertUser(db, {
      email: emailOf('colleague'),
      name: 'Kajsa Kollega',
      passwordHash,
      temporary: false,
      createdAt: now,
    });
    await insertRoleAssignment(db, { userId, role: 'coordinator', interventionId: null, from: today, grantedBy: 'prov' });
  });
}

/** Both at once: one is let through, the other is told that somebody was first and that nothing written is lost. @returns who won */
async function race(name: string, people: readonly [Who, Who], sent: readonly [Sent, Sent]): Promise<0 | 1> {
  const answers = await Promise.all([send(people[0], sent[0]), send(people[1], sent[1])]);
  const won = answers.map(({ statusCode }) => statusCode < 300);
  counts.pairs += 1;
  // Both wanted the very same, and both have it.
  if (isSameWish(sent) && won.every(Boolean)) {
    counts.oneWish += 1;
    return 0;
  }
  expect(
    won.filter(Boolean),
    `${name}: ${answers.map(({ statusCode, body }) => `${statusCode} ${body.slice(0, 300)}`).join(' | ')}`,
  ).toHaveLength(1);
  const winner = won[0] ? 0 : 1;
  const loser = answers[1 - winner];
  const told = loser?.json<{ code: string; text: string }>();
  expect([loser?.statusCode, told?.code], `${name}: ${told?.text}`).toEqual([409, 'changed-meanwhile']);
  expect(told?.text, name).toMatch(KEPT);
  counts.oneWon += 1;
  return winner;
}

/** The same change, with no word of one's own but for the basis. */
function isSameWish([one, other]: readonly [Sent, Sent]): boolean {
  const wish = (sent: Sent): string => JSON.stringify({ ...sent, payload: { ...sent.payload, basis: '' } });
  return wish(one) === wish(other);
}

async function raceOnRecord({ name, part, first, second, isClosed }: Pair, people: readonly [Who, Who]): Promise<void> {
  const enrolled = await world.enrolled('team_leader', numberless(`Ras${counts.pairs}`));
  if (isClosed) expect((await world.close('team_leader', enrolled, CLOSING)).statusCode).toBe(200);
  const path = `/api/participants/${enrolled.participationId}`;
  // Something to be undone.
  const before = await read<ParticipantRecordAnswer>('team_leader', path);
  const touch = part === 'participation' ? 'correct' : part === 'person' ? 'correct person' : 'correct contact';
  const touched = await send('team_leader', sentFor(touch, before, 'innan'));
  expect(touched.statusCode, `${name}: ${touched.body}`).toBe(200);
  const seen = await read<ParticipantRecordAnswer>('team_member', path);
  const names = ['ena handen', 'andra handen'] as const;
  const winner = await race(name, people, [sentFor(first, seen, names[0]), sentFor(second, seen, names[1])]);
  const now = await read<ParticipantRecordAnswer>(people[1 - winner] ?? 'team_leader', path);
  const mine = now.history.filter((entry) => entry.part === part).length - seen.history.filter((entry) => entry.part === part).length;
  // Who it was about is taken away with its history.
  if (now.anonymous === null) expect([mine, versionOf(now, part)], name).toEqual([1, versionOf(seen, part) + 1]);
  counts.winnersStand += 1;
}

const decision = { day: '2018-01-02', paragraph: '§ 1', text: '' };
type Setting = { readonly url: string; readonly value: (n: number) => object; readonly more?: object };
const SETTINGS: Readonly<Record<string, Setting>> = {
  'the association': { url: '/api/settings/profile', value: (n) => ({ shownName: `Förbundet ${n}`, organisationNumber: '' }) },
  thresholds: { url: '/api/settings/thresholds', value: (n) => ({ smallestCell: 5, smallestGroup: 8 + n }) },
  economy: { url: '/api/settings/economy', value: () => USUAL_ECONOMY },
};

/** A setting, a party and an intervention by two coordinators; the budget by coordinator and economist; a text by two coordinators. */
const OTHERS: Readonly<Record<string, (people: readonly [Who, Who]) => Promise<void>>> = {
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { url, value }]) => [
      name,
      async (people: readonly [Who, Who]) => {
        const { version } = await read<{ version: number }>('coordinator', url);
        const one = (n: number): Sent => ({ method: 'PUT', url, payload: { version, value: value(n), decision } });
        await race(name, people, [one(1), one(2)]);
        expect((await read<{ version: number }>('coordinator', url)).version).toBe(version + 1);
        counts.winnersStand += 1;
      },
    ]),
  ),
  'a party': async (people) => {
    const id = crypto.randomUUID();
    const value = (name: string) => ({ kind: 'region', name, isMember: true, share: 2500, email: '', from: '2018-01-01', to: '' });
    const sent = (version: number, name: string): Sent => ({
      method: 'PUT',
      url: '/api/parties',
      payload: { id, version, value: value(name) },
    });
    expect((await send('coordinator', sent(0, `Regionen ${id.slice(0, 6)}`))).statusCode).toBe(200);
    await race('a party', people, [sent(1, `Ena ${id.slice(0, 6)}`), sent(1, `Andra ${id.slice(0, 6)}`)]);
    counts.winnersStand += 1;
  },
  'a budget': async (people) => {
    const year = 2030 + counts.pairs;
    const sent = (n: number): Sent => ({ method: 'PUT', url: '/api/budget', payload: { year, version: 0, lines: [budgetLine(n)] } });
    await race('a budget', people, [sent(1), sent(2)]);
    counts.winnersStand += 1;
  },
  'a section of a report': async (people) => {
    const id = crypto.randomUUID();
    const year = 2040 + counts.pairs;
    const begun = await send('coordinator', {
      method: 'POST',
      url: '/api/reports',
      payload: { id, teams: [], from: `${year}-01-01`, to: `${year}-08-31` },
    });
    expect(begun.statusCode, begun.body).toBe(201);
    const url = `/api/reports/${id}/sections/board`;
    const sent = (markdown: string): Sent => ({ method: 'PUT', url, payload: { version: 0, markdown } });
    const winner = await race('a section of a report', people, [sent('Den enas text.'), sent('Den andras text.')]);
    const { markdown } = await read<{ markdown: string }>('coordinator', url);
    expect(markdown).toContain(winner === 0 ? 'Den enas text.' : 'Den andras text.');
    counts.winnersStand += 1;
  },
};

const budgetLine = (n: number): object => ({
  ...{
    id: crypto.randomUUID(),
    name: `Styrelse ${n}`,
    group: '',
    kind: 'cost',
    fromMonth: 1,
    toMonth: 12,
    yearAmount: -100,
    profile: null,
  },
  ...{ lastYearOutcome: 0, rules: [], forecast: -100, plan: { method: 'remaining_budget', reason: '', positions: [] } },
});

const TEAMS: readonly (readonly [Who, Who])[] = [
  ['team_leader', 'team_member'],
  ['team_member', 'team_leader'],
];
const OFFICES: readonly (readonly [Who, Who])[] = [
  ['coordinator', 'colleague'],
  ['colleague', 'coordinator'],
];
const BUDGETS: readonly (readonly [Who, Who])[] = [
  ['coordinator', 'economist'],
  ['economist', 'coordinator'],
];

/** All kinds, in an order by chance, so that a few are of all sorts. */
function kinds(): { readonly name: string; readonly run: () => Promise<void> }[] {
  const all = [
    ...RECORD_PAIRS.map((pair, i) => ({ name: pair.name, run: () => raceOnRecord(pair, TEAMS[i % 2] ?? ['team_leader', 'team_member']) })),
    ...Object.entries(OTHERS).flatMap(([name, run]) =>
      (name === 'a budget' ? BUDGETS : OFFICES).flatMap((people) =>
        [1, 2].map((time) => ({ name: `${name}, ${people.join(' and ')}, ${time}`, run: () => run(people) })),
      ),
    ),
  ];
  const chance = seededChance(SEED);
  return all
    .map((kind) => ({ kind, place: chance.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ kind }) => kind);
}

describe('two people who save the same record at once', () => {
  const all = kinds();

  it('are a hundred kinds and more', () => expect(all.length).toBeGreaterThanOrEqual(100));

  it.each(all.slice(0, TIMES))('$name: one wins, and the other is told and loses nothing', async ({ run }) => {
    const before = counts.winnersStand;
    await run();
    expect(counts.winnersStand).toBe(before + 1);
  });

  it('has a winner whose words stand, every time', () => {
    keepFigures(counts);
    expect([counts.oneWon + counts.oneWish, counts.winnersStand]).toEqual([counts.pairs, counts.pairs]);
    expect(counts.pairs).toBe(Math.min(TIMES, all.length));
  });
});
