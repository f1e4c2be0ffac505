import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPaths, withQuery } from '../src/web/paths.ts';
import { samla } from '../test/samlaProcess.ts';
import { sheet, type SheetRow } from '../test/participantSheets.ts';

export const LOAD_ASSOCIATION = 'Provförbundet';
const SLUG = 'provforbundet';
const TEAM = 'Kraften';
const MEMBERS = 4;

export type LoadLogin = { readonly email: string; readonly password: string };
export type LoadPerson = { readonly cookie: string; readonly participation: string };

/** Invented people without identity numbers, from a number on: no two are the same. */
export const peopleSheet = (count: number, from: number): Uint8Array =>
  sheet(Array.from({ length: count }, (_, place) => inventedRow(from + place)));

function inventedRow(number: number): SheetRow {
  const day = String((number % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(number / 28) % 12) + 1).padStart(2, '0');
  return {
    ...{ rad_id: `r${number}`, insats: TEAM, kön: number % 2 === 0 ? 'K' : 'M', födelseår: String(1960 + (number % 45)) },
    ...{ inskriven: `${2015 + (number % 9)}-${month}-${day}`, folkbokföringskommun: 'Sala', remittent: 'AF', utbildning: 'gymnasium' },
  };
}

/** An association with a team, some participants, four members and a leader, made by the command line. */
export async function prepareLoad(folder: string, rows: number): Promise<{ members: LoadLogin[]; leader: LoadLogin }> {
  const env = { SAMLA_DATA: folder, SAMLA_OPERATOR: 'Prov' };
  const run = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await samla(words, env);
    if (code !== 0) throw new Error(`samla ${words.join(' ')}: ${err}`);
    return out.trim();
  };
  await run('association', 'create', LOAD_ASSOCIATION);
  const file = join(folder, 'deltagare.csv');
  writeFileSync(file, peopleSheet(rows, 0));
  await run('import', 'participants', file, '--association', LOAD_ASSOCIATION);
  const add = async (email: string, role: string): Promise<LoadLogin> => {
    const words = ['--name', email, '--role', role, '--intervention', TEAM, '--association', LOAD_ASSOCIATION];
    return { email, password: await run('user', 'add', email, ...words) };
  };
  const leader = await add('ledare@prov.example', 'team_leader');
  const members: LoadLogin[] = [];
  for (let member = 0; member < MEMBERS; member += 1) members.push(await add(`medlem${member}@prov.example`, 'team_member'));
  return { members, leader };
}

/** @returns the cookie of somebody who has logged in */
export async function enter(url: string, login: LoadLogin): Promise<string> {
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

/** Everybody's browser, and a participant for each to open. */
export async function loadPeople(url: string, { members }: { readonly members: readonly LoadLogin[] }): Promise<LoadPerson[]> {
  const people: LoadPerson[] = [];
  for (const [place, member] of members.entries()) {
    const cookie = await enter(url, member);
    const list = await asked(url, cookie, apiPaths.participantSearch(), { ...LIST, offset: place * 50 });
    const [first] = (JSON.parse(list) as { participants: { participationId: string }[] }).participants;
    if (!first) throw new Error('no participant is shown');
    people.push({ cookie, participation: first.participationId });
  }
  return people;
}

const LIST = { status: 'all', sort: 'enrolled', descending: false, offset: 0, limit: 50 };
const PERIOD = { from: '2018-01-01', to: '2018-12-31' };

type LoadPage = { readonly name: string; readonly ask: (url: string, person: LoadPerson) => Promise<unknown> };

/** What those who work ask for most: the list, one participant, who has read about them, and the figures. */
export const LOAD_PAGES: readonly LoadPage[] = [
  { name: 'list', ask: (url, { cookie }) => asked(url, cookie, apiPaths.participantSearch(), LIST) },
  { name: 'participant', ask: (url, { cookie, participation }) => asked(url, cookie, apiPaths.participant(participation)) },
  { name: 'consents', ask: (url, { cookie, participation }) => asked(url, cookie, apiPaths.participantConsents(participation)) },
  { name: 'figures', ask: (url, { cookie }) => asked(url, cookie, withQuery(apiPaths.statistics(), PERIOD)) },
  { name: 'session', ask: (url, { cookie }) => asked(url, cookie, apiPaths.session()) },
];

async function asked(url: string, cookie: string, path: string, body?: object): Promise<string> {
  const answer = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
  return text;
}
