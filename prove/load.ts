import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireEmbeddedPostgres } from '../src/platform/embeddedPostgres/acquireEmbeddedPostgres.ts';
import { startServer } from '../test/samlaProcess.ts';
import { broughtIn } from './broughtIn.ts';
import { LOAD_PAGES, loadPeople, peopleSheet, prepareLoad, type LoadPerson } from './loadPeople.ts';
import { judgeLoad } from './loadFigures.ts';
import type { Proof } from './proof.ts';

/** Long enough for some hundred answers of each page. */
const REST_MS = 20_000;
const THOUGHT_MS = 300;
/** Rows that are there before: what the pages show while nobody imports. Of a large file five times as many come at once. */
const LEAST_KNOWN = 2000;
const KNOWN_SHARE = 1 / 5;

/** While a large file is looked at and imported, those who work beside it wait no more than three times as long as when nobody imports. */
export const load: Proof = {
  name: 'load',
  usually: 100_000,
  async prove({ times, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'samla-load-'));
    const database = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined });
    if (!database.ok) throw new Error(database.error.text);
    const known = Math.max(LEAST_KNOWN, Math.round(times * KNOWN_SHARE));
    try {
      const logins = await prepareLoad(folder, known);
      const server = await startServer({ SAMLA_DATA: folder, PORT: '0' });
      try {
        const people = await loadPeople(server.url, logins);
        // Once round, so that nobody pays for what is done the first time.
        await working(server.url, people, async () => sleep(THOUGHT_MS * 4));
        say(`at rest for ${REST_MS / 1000} s …`);
        const { times: rest } = await working(server.url, people, async () => sleep(REST_MS));
        const file = peopleSheet(times, known);
        say(`${times} rows, ${Math.round(file.length / 1024)} kB, are brought in …`);
        const { times: during, answer } = await working(server.url, people, () => broughtIn(server.url, logins.leader, file));
        const figures = Object.fromEntries(
          LOAD_PAGES.map(({ name }) => [name, judgeLoad(rest.get(name) ?? [], during.get(name) ?? [])] as const),
        );
        const faults = Object.entries(figures).flatMap(([name, { fault }]) => (fault === undefined ? [] : [`${name}: ${fault}`]));
        if (answer.rows !== times) faults.push(`${answer.rows} of ${times} rows were imported`);
        return { figures: { known, rows: answer.rows, lookedMs: answer.lookedMs, importedMs: answer.importedMs, pages: figures }, faults };
      } finally {
        await server.end();
      }
    } finally {
      await database.value.release();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Everybody goes from page to page until something is over. @returns the milliseconds of every page, by its name */
async function working<T>(
  url: string,
  people: readonly LoadPerson[],
  until: () => Promise<T>,
): Promise<{ times: Map<string, number[]>; answer: T }> {
  const times = new Map<string, number[]>();
  let isOver = false;
  const each = people.map(async (person, place) => {
    await sleep((THOUGHT_MS * place) / people.length);
    for (let turn = place; !isOver; turn += 1) {
      const page = LOAD_PAGES[turn % LOAD_PAGES.length];
      if (!page) return;
      const begun = performance.now();
      await page.ask(url, person);
      times.set(page.name, [...(times.get(page.name) ?? []), performance.now() - begun]);
      await sleep(THOUGHT_MS);
    }
  });
  try {
    const answer = await until();
    isOver = true;
    await Promise.all(each);
    return { times, answer };
  } finally {
    isOver = true;
  }
}
