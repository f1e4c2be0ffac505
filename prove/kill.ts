import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ParticipantRecordAnswer } from '../src/participants/participantRecordApi.ts';
import { apiPaths } from '../src/web/paths.ts';
import { anonymousWoman, sheet } from '../test/participantSheets.ts';
import { samla } from '../test/samlaProcess.ts';
import { halfWritten } from './halfWritten.ts';
import { killedParts } from './killedParts.ts';
import { killedWriter, type Held, type Known, type Writer } from './killedWriter.ts';
import type { Proof } from './proof.ts';
import { seededChance } from './seededChance.ts';

const ASSOCIATION = 'Provförbundet';
const SLUG = 'provforbundet';
const TEAM = 'Kraften';
const WRITERS = 8;
/** Between two kills each writer writes about once, and then somewhere in the middle of something. */
const WRITES_BETWEEN = WRITERS;
const LONGEST_MS = 20_000;
const SPREAD_MS = 400;
/** Before a writer whom nobody answered tries again. */
const PAUSE_MS = 300;

/** Server and database are killed in turn while eight write: what was acknowledged is there, and nothing is there in part. */
export const kill: Proof = {
  name: 'kill',
  usually: 100,
  async prove({ times, seed, say }) {
    const chance = seededChance(seed);
    const logins: { email: string; password: string }[] = [];
    let cookies: string[] = [];
    const parts = await killedParts(
      async (folder) => void logins.push(...(await prepare(folder))),
      async (url) => {
        const [cookie] = cookies;
        const options = { signal: AbortSignal.timeout(2000), ...(cookie === undefined ? {} : { headers: { cookie } }) };
        return (await fetch(new URL(apiPaths.session(), url), options)).status === (cookie === undefined ? 401 : 200);
      },
    );
    try {
      cookies = await Promise.all(logins.map((login) => logIn(parts.url(), login)));
      const intervention = await interventionOf(parts.url(), cookies[0] ?? '');
      const writers = cookies.map((cookie, i) =>
        killedWriter(cookie, intervention, `Skrivare ${i + 1}`, parts.url, seededChance(seed + i + 1)),
      );
      let isOver = false;
      const writing = writers.map(async (writer) => {
        while (!isOver) {
          const before = writer.counts.unanswered;
          await writer.write();
          if (writer.counts.unanswered > before) await sleep(PAUSE_MS);
        }
      });
      const back = { server: [] as number[], database: [] as number[] };
      for (let time = 0; time < times; time += 1) {
        await untilWritten(writers);
        await sleep(chance.below(SPREAD_MS));
        if (time % 2 === 0) back.server.push(await parts.killServer());
        else back.database.push(await parts.killDatabase());
        if ((time + 1) % 10 === 0) say(`${time + 1} of ${times} kills, ${sum(writers, 'acknowledged')} writes acknowledged`);
      }
      await untilWritten(writers);
      isOver = true;
      await Promise.all(writing);
      const wrong = await compare(parts.url(), cookies, writers);
      const { host, port, user, password } = parts.database();
      const half = await halfWritten({ host, port, user, password }, `samla_a_${SLUG}`);
      const refused = writers.flatMap(({ counts }) => counts.refused);
      const acknowledged = sum(writers, 'acknowledged');
      const figures = {
        kills: times,
        acknowledged,
        unanswered: sum(writers, 'unanswered'),
        lost: wrong.lost.length,
        neitherBeforeNorAfter: wrong.mixed.length,
        halfWritten: half.length,
        refused: refused.length,
        serverBackMs: middle(back.server),
        databaseBackMs: middle(back.database),
        startedAgainAfterTheDatabase: parts.helped(),
      };
      const faults = [...wrong.lost, ...wrong.mixed, ...half, ...refused];
      if (acknowledged < times) faults.push(`only ${acknowledged} writes were acknowledged during ${times} kills: that proves nothing`);
      return { figures, faults };
    } finally {
      await parts.close();
    }
  },
};

async function untilWritten(writers: readonly Writer[]): Promise<void> {
  const wanted = sum(writers, 'acknowledged') + WRITES_BETWEEN;
  const ends = performance.now() + LONGEST_MS;
  while (sum(writers, 'acknowledged') < wanted && performance.now() < ends) await sleep(10);
}

async function prepare(folder: string): Promise<{ email: string; password: string }[]> {
  const env = { SAMLA_DATA: folder, SAMLA_OPERATOR: 'Prov' };
  const run = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await samla(words, env);
    if (code !== 0) throw new Error(`samla ${words.join(' ')}: ${err}`);
    return out.trim();
  };
  await run('association', 'create', ASSOCIATION);
  const file = join(folder, 'deltagare.csv');
  writeFileSync(file, sheet([{ ...anonymousWoman, insats: TEAM }]));
  await run('import', 'participants', file, '--association', ASSOCIATION);
  const logins: { email: string; password: string }[] = [];
  for (let i = 0; i < WRITERS; i += 1) {
    const email = `skrivare${i}@prov.example`;
    const words = ['--name', `Skrivare ${i}`, '--role', 'team_member', '--intervention', TEAM, '--association', ASSOCIATION];
    logins.push({ email, password: await run('user', 'add', email, ...words) });
  }
  return logins;
}

async function logIn(url: string, login: { email: string; password: string }): Promise<string> {
  const answer = await fetch(new URL(apiPaths.session(), url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ association: SLUG, ...login }),
  });
  if (!answer.ok) throw new Error(`${login.email} was not let in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function interventionOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(new URL(apiPaths.participantChoices(), url), { headers: { cookie } });
  const { interventions } = (await answer.json()) as { interventions: { id: string }[] };
  const [first] = interventions;
  if (!first) throw new Error('the team has no intervention');
  return first.id;
}

/** Every record of every writer, as its writer sees it now. */
async function compare(url: string, cookies: readonly string[], writers: readonly Writer[]): Promise<{ lost: string[]; mixed: string[] }> {
  const found = { lost: [] as string[], mixed: [] as string[] };
  for (const [i, { held }] of writers.entries())
    for (const [id, state] of held) {
      const answer = await fetch(new URL(apiPaths.participant(id), url), { headers: { cookie: cookies[i] ?? '' } });
      const now = answer.status === 404 ? undefined : known((await answer.json()) as ParticipantRecordAnswer);
      const verdict = judge(state, now);
      if (verdict !== 'right') found[verdict].push(`${id}: ${JSON.stringify({ ...state, now })}`);
    }
  return found;
}

const known = ({ person, contact, status }: ParticipantRecordAnswer): Known => ({
  family: person?.identity?.familyName ?? '',
  phone: contact?.phone ?? '',
  isClosed: status === 'closed',
});

/** What is there must be what was acknowledged last, or what was sent after that, as a whole. */
export function judge({ before, unanswered }: Held, now: Known | undefined): 'right' | 'lost' | 'mixed' {
  if (isSame(now, before) || (unanswered && isSame(now, unanswered))) return 'right';
  return now === undefined || (unanswered === undefined && before !== undefined) ? 'lost' : 'mixed';
}

const isSame = (a: Known | undefined, b: Known | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.family === b.family && a.phone === b.phone && a.isClosed === b.isClosed;

const sum = (writers: readonly Writer[], count: 'acknowledged' | 'unanswered'): number =>
  writers.reduce((total, { counts }) => total + counts[count], 0);

const middle = (times: readonly number[]): number => Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
