import { DEMO_PASSWORD } from '../demo/logins.ts';
import { DEMO_USERS, SLUG, type DemoRole } from '../e2e/demo.ts';
import type { FoundParticipants } from '../src/participants/participantSearchApi.ts';
import { apiPaths } from '../src/web/paths.ts';
import { growDemo } from './growDemo.ts';
import { npmStart, withDataFolder } from './npmStart.ts';
import { peopleWorking, type Question } from './peopleWorking.ts';

export const name = "A team's list and records, twenty people at once, in the demo grown to 20 000 participations";

const PARTICIPATIONS = 20_000;
const LIMIT_MS = 100;
const ROLES = ['teamLeader', 'teamMember'] as const;
const USUAL = { status: 'all', sort: 'name', descending: false, offset: 0, limit: 50 };

/** What is asked of the list: orders that the database has, orders by what is encrypted, and looking for somebody. */
const LISTS: Readonly<Record<string, object>> = {
  'enrolled now, by name': { ...USUAL, status: 'now' },
  'all, by name': USUAL,
  'all, by name, far down': { ...USUAL, offset: 3000 },
  'all, the latest enrolled': { ...USUAL, sort: 'enrolled', descending: true },
  'all, by municipality': { ...USUAL, sort: 'municipality' },
  'part of a name': { ...USUAL, text: 'namn12' },
  'unknown education': { ...USUAL, missing: 'education', referrer: 'AF', sort: 'enrolled' },
};

/** Everything that the pages of participants ask when they are read; each answer with its access checks and its row in the access log. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const samla = await npmStart(folder);
    try {
      await growDemo(folder, PARTICIPATIONS);
      const { total, records } = await someRecords(samla.url, ROLES[0]);
      const work = ROLES.flatMap((role) => [
        ...Object.entries(LISTS).map(([page, body]) => ({ role, page, questions: [list(body)] })),
        ...records.map((id) => ({ role, page: 'a record', questions: [{ method: 'GET', path: apiPaths.participant(id), body: null }] })),
        { role, page: 'what the list is filtered by', questions: [{ method: 'GET', path: apiPaths.participantChoices(), body: null }] },
      ]);
      const times = await peopleWorking(samla.url, SLUG, work, { people: 20, warmUpSeconds: 25, seconds: 60, thoughtMs: 1000 });
      for (const [page, p95] of [...times].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        print(`${page.padEnd(45)} p95 ${p95.toFixed(0).padStart(4)} ms`);
      const worst = Math.max(...times.values());
      print(`slowest p95 ${worst.toFixed(0)} ms, limit ${LIMIT_MS} ms: ${worst <= LIMIT_MS ? 'within' : 'ABOVE'} (${total} in the team)`);
    } finally {
      await samla.end();
    }
  });
}

const list = (body: object): Question => ({ method: 'POST', path: apiPaths.participantSearch(), body: JSON.stringify(body) });

/** A few records of the team, from the whole of its list. */
async function someRecords(url: string, role: DemoRole): Promise<{ readonly total: number; readonly records: readonly string[] }> {
  const post = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
  const session = await post(apiPaths.session(), { association: SLUG, email: DEMO_USERS[role].email, password: DEMO_PASSWORD });
  const cookie = (session.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const answer = await post(apiPaths.participantSearch(), { ...USUAL, sort: 'enrolled', limit: 200 }, cookie);
  if (!answer.ok) throw new Error(`the list was answered with ${answer.status}`);
  // The edge to the server, whose own tests hold its answers to the contract.
  const { total, participants } = (await answer.json()) as FoundParticipants;
  return { total, records: participants.filter((_, place) => place % 40 === 0).map(({ participationId }) => participationId) };
}
