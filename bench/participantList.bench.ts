import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { hashPassword } from '../src/access/password.ts';
import { insertRoleAssignment } from '../src/access/roleQueries.ts';
import { insertUser } from '../src/access/userQueries.ts';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import { importParticipants } from '../src/participants/participantImport.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from '../src/participants/participantRow.ts';
import { benchOperator, openBenchAssociation, type BenchAssociation } from './associationFixture.ts';
import type { ServerSettings } from './participantListServer.ts';

export const name = "A team leader's participant list over HTTP, against a bare server with the same queries";

const LIMIT = 0.5;
const PARTICIPANTS = 3_000;
const CONNECTIONS = 20;
const ROUNDS = 7;
const ROUND_MS = 3_000;
const PATH = '/api/participants?limit=50';
const LOGIN = { email: 'leader@bench.example', password: 'en lång mening till mätningen' };
const INSATS = 'Samordningsteam Mätby';

type Load = { readonly perSecond: number; readonly p95: number };
type Server = { readonly child: ChildProcess; readonly port: number; readonly headers: Record<string, string> };

/**
 * Fifty rows with names decrypted, of three thousand in the team. Ours checks the session in the database, switches role, sets who
 * asks for row security and writes the audit row in the same transaction; the bare server does none of it. Each is a process of
 * its own on one PostgreSQL, loaded in turns over twenty open connections, and must give the same bytes.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const association = await openBenchAssociation();
  const children: ChildProcess[] = [];
  try {
    const settings = await fill(association);
    const [ours, plain] = [await start('ours', settings, children), await start('plain', settings, children)];
    const loggedIn = { ...ours, headers: { cookie: await logIn(ours.port) } };
    const [mine, theirs] = [await fetchOnce(loggedIn), await fetchOnce(plain)];
    if (mine.status !== 200 || mine.body !== theirs.body)
      throw new Error(`the two do not give the same bytes: ${mine.status} ${mine.body.slice(0, 300)} | ${theirs.body.slice(0, 300)}`);
    const rounds: { ours: Load; plain: Load }[] = [];
    // The first round warms both and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const first = round % 2 === 0 ? await load(loggedIn) : await load(plain);
      const second = round % 2 === 0 ? await load(plain) : await load(loggedIn);
      if (round > 0) rounds.push(round % 2 === 0 ? { ours: first, plain: second } : { ours: second, plain: first });
    }
    const ratio = median(rounds.map(({ ours, plain }) => ours.perSecond / plain.perSecond));
    const text = (loads: readonly Load[]): string =>
      `${median(loads.map(({ perSecond }) => perSecond)).toFixed(0)} requests/s, p95 ${median(loads.map(({ p95 }) => p95)).toFixed(1)} ms`;
    print(
      `ours ${text(rounds.map(({ ours }) => ours))}   bare ${text(rounds.map(({ plain }) => plain))}   (${mine.body.length} bytes an answer)`,
    );
    print(`ratio ${ratio.toFixed(2)}, limit ${LIMIT.toFixed(2)}: ${ratio >= LIMIT ? 'within' : 'BELOW'} (median of ${ROUNDS} pairs)`);
  } finally {
    for (const child of children) {
      const gone = once(child, 'exit');
      if (child.exitCode === null && child.kill()) await gone;
    }
    await association.close();
  }
}

/** Three thousand invented people in a team of their own, one team leader, and two more teams that she may not see. */
async function fill({ database, folder, catalogue, server, asOwner }: BenchAssociation): Promise<ServerSettings> {
  const columns = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  const rows = Array.from({ length: PARTICIPANTS * 1.5 }, (_, index) => {
    const day = new Date(Date.UTC(2016, 0, 1 + (index % 2_900))).toISOString().slice(0, 10);
    const row: Record<string, string> = {
      rad_id: `M-${index}`,
      insats: index < PARTICIPANTS ? INSATS : `Team ${index % 2}`,
      kön: index % 3 === 0 ? 'M' : 'K',
      födelseår: String(1960 + (index % 45)),
      folkbokföringskommun: `Kommun ${index % 12}`,
      inskriven: day,
      ...(index % 3 === 0 ? {} : { avslutad: day, avslutsorsak: 'studier' }),
      förnamn: `Förnamn${index % 97}`,
      efternamn: `Efternamn${index % 389}`,
    };
    return columns.map((column) => row[column] ?? '').join(';');
  });
  const imported = await importParticipants(
    database,
    benchOperator,
    new TextEncoder().encode([columns.join(';'), ...rows].join('\n')),
    'bench',
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.error.faults[0]));
  const passwordHash = await hashPassword(LOGIN.password);
  const interventionId = await database.write(benchOperator, { action: 'add user', reason: 'bench' }, async ({ db, now, today }) => {
    const found = await findIntervention(db, INSATS);
    if (!found) throw new Error('the team is not there');
    const userId = await insertUser(db, { email: LOGIN.email, name: 'Mätledare', passwordHash, temporary: false, createdAt: now });
    await insertRoleAssignment(db, { userId, role: 'team_leader', interventionId: found.id, from: today, grantedBy: 'bench' });
    return found.id;
  });
  // As the database's own housekeeping would have left it a minute later.
  await asOwner((client) => client.query('vacuum analyze'));
  return { folder, catalogue, server, database: database.entry.database, interventionId };
}

async function start(way: 'ours' | 'plain', settings: ServerSettings, children: ChildProcess[]): Promise<Server> {
  const script = new URL('participantListServer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, way, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface(child.stdout)) return { child, port: Number(line), headers: {} };
  throw new Error(`the server ${way} ended without a word`);
}

async function logIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ association: 'matforbundet', ...LOGIN }),
  });
  if (!answer.ok) throw new Error(`the login failed: ${answer.status} ${await answer.text()}`);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

type Answer = { readonly status: number; readonly body: string };

function fetchOnce({ port, headers }: Server, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: PATH, headers, ...(agent ? { agent } : {}) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Each of the connections asks again as soon as it is answered. */
async function load(server: Server): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let now = performance.now(); now - begin < ROUND_MS; now = performance.now()) {
        const { status } = await fetchOnce(server, agent);
        if (status !== 200) throw new Error(`an answer was ${status}`);
        times.push(performance.now() - now);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return { perSecond: times.length / seconds, p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
