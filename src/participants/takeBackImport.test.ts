import { describe, expect, it } from 'vitest';
import { namedSheet, person } from '../../test/access/accessWorld.ts';
import { addRole } from '../../test/access/importsWorld.ts';
import { importingWorld } from '../../test/access/importingWorld.ts';
import { MAN_1956, WOMAN_1985, WOMAN_1993, type SheetRow } from '../../test/participantSheets.ts';
import type { ParticipantRecordAnswer } from './participantRecordApi.ts';

const world = await importingWorld();
const { ask, imported, takeBack, list, looked, confirm, rows } = world;

type Fault = { code: string; details: string[] };
type Listed = { participationId: string; status: string; closingReason: string | null };
const found = async (text: string, status = 'all'): Promise<Listed[]> => {
  const body = { text, status, sort: 'name', descending: false, offset: 0, limit: 50 };
  return (await ask('team_leader', 'POST', '/participants/search', body)).json<{ participants: Listed[] }>().participants;
};
const figures = async (knownAt?: string): Promise<number> => {
  const answer = await ask(
    'coordinator',
    'GET',
    `/statistics?from=2018-01-01&to=2018-08-31${knownAt === undefined ? '' : `&knownAt=${knownAt}`}`,
  );
  return answer.json<{ tabeller: { deltagare: { antal: number } } }>().tabeller.deltagare.antal;
};
const numbered = (key: string, name: string, number: string, more: SheetRow = {}): SheetRow => ({
  ...person(key, 'Kraften', 'K', '2018-06-01', name),
  ...{ kön: '', födelseår: '', personnummer: number },
  ...more,
});

describe('an import that is taken back', () => {
  it('makes what it changed what it was and what was new wrong registrations, while what was known in between stays known', async () => {
    const before = await figures();
    const file = namedSheet([
      person('k2', 'Kraften', 'M', '2018-03-01', 'Bo Alm', { avslutad: '2018-05-01', avslutsorsak: 'avhopp' }),
      numbered('b1', 'Ny Ny', WOMAN_1985),
      { rad_id: 'b2', insats: 'Kraften', kön: 'M', anonym: 'ja', inskriven: '2018-01-01' },
    ]);
    const { import: head } = await imported('team_leader', file);
    expect(await figures()).toBe(before + 1);
    const answers = await Promise.all([takeBack('team_leader', head.id), takeBack('team_leader', head.id)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await list('coordinator')).find(({ id }) => id === head.id)?.status).toBe('taken-back');
    expect(await figures()).toBe(before);
    expect(await figures(head.doneAt ?? '')).toBe(before + 1);
    expect((await found('Bo Alm')).map(({ closingReason }) => closingReason)).toEqual(['studier']);
    expect((await found('Ny Ny', 'wrong')).map(({ status }) => status)).toEqual(['wrong-registration']);
    // The same file again is right again.
    const again = await looked('team_leader', file);
    expect([again.preview.faultCount, again.preview.counts]).toEqual([0, { added: 0, changed: 3, same: 0, removed: 0 }]);
    expect((await confirm('team_leader', again)).statusCode).toBe(200);
    expect(await figures()).toBe(before + 1);
  });

  it('is refused when something was built on it, with what and how much, and nothing is changed', async () => {
    const { import: head } = await imported(
      'team_leader',
      namedSheet([numbered('c1', 'Cilla Ek', MAN_1956), person('c2', 'Kraften', 'K', '2018-06-01', 'Dora Ek')]),
    );
    await imported('team_leader', namedSheet([numbered('c1', 'Cilla Ek', MAN_1956, { utbildning: 'gymnasium', telefon: '070' })]));
    const refused = await takeBack('team_leader', head.id);
    expect([refused.statusCode, refused.json<Fault>().code, refused.json<Fault>().details]).toEqual([
      409,
      'built-upon',
      ['Ett deltagande har ändrats sedan dess.'],
    ]);
    expect((await found('Dora Ek')).map(({ status }) => status)).toEqual(['enrolled']);
  });

  it('gives back how somebody was reached, where a row told only that, and shows it until then', async () => {
    const row = (telefon: string) => namedSheet([numbered('t1', 'Tyra Ek', WOMAN_1993, { telefon })]);
    await imported('team_leader', row('0000-11'));
    const { import: head } = await imported('team_leader', row('0000-22'));
    expect(head.counts).toMatchObject({ added: 0, changed: 1, same: 0 });
    expect((await rows('team_leader', head.id)).map(({ kind, changes }) => [kind, changes])).toEqual([
      ['changed', [{ name: 'telefon', before: '0000-11', after: '0000-22' }]],
    ]);
    const [tyra] = await found('Tyra Ek');
    const contact = async () =>
      (await ask('team_leader', 'GET', `/participants/${tyra?.participationId}`)).json<ParticipantRecordAnswer>().contact;
    expect(await contact()).toMatchObject({ version: 2, phone: '0000-22' });
    expect((await takeBack('team_leader', head.id)).statusCode).toBe(200);
    expect(await contact()).toMatchObject({ version: 3, phone: '0000-11' });
    const { import: again } = await imported('team_leader', row('0000-33'));
    const written = { version: 4, basis: 'ringde', contact: { phone: '0000-44', email: '' } };
    expect((await ask('team_leader', 'PUT', `/participants/${tyra?.participationId}/contact`, written)).statusCode).toBe(200);
    expect((await takeBack('team_leader', again.id)).json<Fault>().details).toEqual([
      'Kontaktuppgifterna till en deltagare har ändrats sedan dess.',
    ]);
  });

  it('is refused when the former days would overlap with an enrolment that came since', async () => {
    await imported(
      'team_leader',
      namedSheet([person('o1', 'Kraften', 'K', '2018-06-01', 'Olga Ek', { kön: '', födelseår: '', personnummer: '197201189268' })]),
    );
    const close = namedSheet([
      {
        ...person('o1', 'Kraften', 'K', '2018-06-01', 'Olga Ek', { avslutad: '2018-06-30', avslutsorsak: 'flytt' }),
        kön: '',
        födelseår: '',
        personnummer: '197201189268',
      },
    ]);
    const { import: head } = await imported('team_leader', close);
    await imported(
      'team_leader',
      namedSheet([{ ...person('o2', 'Kraften', 'K', '2018-08-01', 'Olga Ek'), kön: '', födelseår: '', personnummer: '197201189268' }]),
    );
    expect((await takeBack('team_leader', head.id)).json<Fault>().details).toEqual([
      'En inskrivning som har kommit till sedan dess skulle överlappa.',
    ]);
  });
});

it('is neither seen nor taken back by who leads one of its interventions alone', async () => {
  const { association, imported: importedBoth } = world;
  await addRole(association, 'team_leader', 'Navet');
  const both = namedSheet([person('v1', 'Kraften', 'K', '2018-06-01', 'Vera Ek'), person('v2', 'Navet', 'K', '2018-06-01', 'Vilda Ek')]);
  const { import: head } = await importedBoth('team_leader', both);
  expect((await takeBack('navet_leader', head.id)).statusCode).toBe(404);
  expect((await takeBack('team_leader', head.id)).statusCode).toBe(200);
});

it('a list of some thousands is changed and taken back in seconds', async () => {
  const many = (name: string): Uint8Array =>
    namedSheet(Array.from({ length: 2_000 }, (_, i) => person(`m${i}`, 'Kraften', 'K', '2018-06-01', `${name} Rad${i}`)));
  await imported('team_leader', many('Anna'));
  const started = performance.now();
  const { import: head } = await imported('team_leader', many('Berta'));
  const answer = await takeBack('team_leader', head.id);
  expect(answer.statusCode, answer.body).toBe(200);
  expect((await looked('team_leader', many('Anna'))).preview.counts.same).toBe(2_000);
  expect(performance.now() - started).toBeLessThan(60_000);
}, 120_000);
