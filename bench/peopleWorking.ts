import { DEMO_PASSWORD } from '../demo/logins.ts';
import { DEMO_USERS, type DemoRole } from '../e2e/demo.ts';
import { apiPaths } from '../src/web/paths.ts';

export type Question = { readonly method: string; readonly path: string; readonly body: string | null };
type Work = { readonly role: DemoRole; readonly page: string; readonly questions: readonly Question[] };

/**
 * People who go from page to page: each asks what a page asks, all at once as a browser does, thinks, and goes on to the next page of
 * the own role. Roles are shared out in turn. Changes are not made: they would not be the same each time.
 * What they meet while warming up is not counted: a server that has been up since the morning is measured, not one that has just begun
 * and has neither connections nor plans.
 * @returns the 95th percentile in milliseconds of a page's slowest answer, by role and page
 */
export async function peopleWorking(
  url: string,
  association: string,
  pages: readonly Work[],
  {
    people,
    warmUpSeconds,
    seconds,
    thoughtMs,
  }: { readonly people: number; readonly warmUpSeconds: number; readonly seconds: number; readonly thoughtMs: number },
): Promise<Map<string, number>> {
  const roles = [...new Set(pages.map(({ role }) => role))];
  const cookies: string[] = [];
  for (let person = 0; person < people; person += 1) cookies.push(await logIn(url, association, roleOf(roles, person)));
  const times = new Map<string, number[]>();
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  await Promise.all(
    cookies.map(async (cookie, person) => {
      const own = pages.filter(({ role }) => role === roleOf(roles, person));
      await pause((thoughtMs * person) / people);
      for (let turn = person; performance.now() < end; turn += 1) {
        const at = own[turn % own.length];
        if (!at) return;
        const isCounted = performance.now() >= begin;
        const answers = await Promise.all(at.questions.map((question) => timed(url, cookie, question)));
        const key = `${at.role} ${at.page}`;
        if (isCounted) times.set(key, [...(times.get(key) ?? []), Math.max(0, ...answers)]);
        await pause(thoughtMs);
      }
    }),
  );
  return new Map([...times].map(([key, all]) => [key, all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? Number.NaN]));
}

function roleOf(roles: readonly DemoRole[], person: number): DemoRole {
  const role = roles[person % roles.length];
  if (role === undefined) throw new Error('there are no roles');
  return role;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns the cookie of a session, name=value */
export async function logIn(url: string, association: string, role: DemoRole): Promise<string> {
  const answer = await fetch(`${url}${apiPaths.session()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ association, email: DEMO_USERS[role].email, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`the ${role} was not let in: ${answer.status}`);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

async function timed(url: string, cookie: string, { method, path, body }: Question): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url + path, {
    method,
    headers: { cookie, ...(body === null ? {} : { 'content-type': 'application/json' }) },
    body,
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return performance.now() - begun;
}
