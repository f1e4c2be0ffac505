import { describe, expect, it } from 'vitest';
import { importingWorld } from '../../test/access/importingWorld.ts';
import { namedSheet, person } from '../../test/access/accessWorld.ts';
import { MAN_1956, WOMAN_1985 } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import { importParticipants } from './participantImport.ts';

const world = await importingWorld();
const { association, ask, bring, looked, confirm, imported, list, rows } = world;

const listed = async (who: string, text: string): Promise<number> => {
  const body = { text, status: 'all', sort: 'name', descending: false, offset: 0, limit: 50 };
  return (await ask(who, 'POST', '/participants/search', body)).json<{ found: number }>().found;
};
const counts = (added: number, changed: number, same: number) => ({ added, changed, same, removed: 0 });
const AGDA = person('k1', 'Kraften', 'K', '2018-02-01', 'Agda Ek');

describe('a team leader looks at a participant file', () => {
  it('and sees what is new, what would change in which column, and what is the same, while nothing is stored', async () => {
    const file = namedSheet([
      AGDA,
      person('k2', 'Kraften', 'M', '2018-03-01', 'Bo Alm', { avslutad: '2018-05-01', avslutsorsak: 'avhopp' }),
      person('new1', 'Kraften', 'K', '2018-06-01', 'Nya Person'),
    ]);
    const { import: head, preview } = await looked('team_leader', file);
    expect([head.status, preview.counts, preview.faultCount]).toEqual(['open', counts(1, 1, 1), 0]);
    expect(preview.rows.map(({ line, kind, what, changes }) => [line, kind, what, changes])).toEqual([
      [2, 'same', 'Kraften · Agda Ek · inskriven 2018-02-01', []],
      [3, 'changed', 'Kraften · Bo Alm · inskriven 2018-03-01', [{ name: 'avslutsorsak', before: 'studier', after: 'avhopp' }]],
      [4, 'added', 'Kraften · Nya Person · inskriven 2018-06-01', []],
    ]);
    expect(await listed('team_leader', 'Nya')).toBe(0);
    // It waits for who brought it, and is nobody else's to see.
    expect((await list('team_leader')).map(({ id }) => id)).toContain(head.id);
    expect(await list('coordinator')).toEqual([]);
  });

  it('and is told the same of another team’s intervention as of one that is nowhere, and none is made', async () => {
    const file = namedSheet([
      person('x1', 'Navet', 'K', '2018-06-01', 'Fel Team'),
      person('x2', 'Påhittad', 'K', '2018-06-01', 'Fel Namn'),
    ]);
    const { preview } = await looked('team_leader', file);
    expect(preview.faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'insats'],
      [3, 'insats'],
    ]);
    expect(new Set(preview.faults.map(({ reason, mend }) => `${reason} ${mend}`)).size).toBe(1);
    const names = await association.database.read(operator, operation, ({ db }) => listInterventions(db));
    expect(names.map(({ name }) => name)).toEqual(['Kraften', 'Navet']);
  });

  it('and is told that a key is taken, without whose it is', async () => {
    const { preview } = await looked('team_leader', namedSheet([person('n1', 'Kraften', 'K', '2018-06-01', 'Ny Ny')]));
    expect(preview.faults.map(({ reason }) => reason)).toEqual(['nyckeln används redan']);
  });

  it('and never sees what another team knows of a person', async () => {
    await imported(
      'navet_leader',
      namedSheet([person('n9', 'Navet', 'K', '2018-06-01', 'Hilda Hemma', { personnummer: WOMAN_1985, födelseår: '' })]),
    );
    const { preview } = await looked(
      'team_leader',
      namedSheet([{ ...person('k9', 'Kraften', 'K', '2018-06-02', ' '), personnummer: WOMAN_1985, födelseår: '' }]),
    );
    expect(preview.rows.map(({ kind, what }) => [kind, what])).toEqual([['added', 'Kraften · inskriven 2018-06-02']]);
    expect(JSON.stringify(preview)).not.toMatch(/Hilda|Hemma|1985/);
  });

  it('and protected persons have neither name nor municipality in it', async () => {
    const file = namedSheet([person('k3', 'Kraften', 'K', '2018-04-01', 'Hemlig Person', { skyddad: 'ja', folkbokföringskommun: 'Heby' })]);
    const { preview } = await looked('team_leader', file);
    expect(preview.rows[0]?.what).toBe('Kraften · skyddade uppgifter · inskriven 2018-04-01');
    expect(JSON.stringify(preview)).not.toMatch(/Hemlig|Sala|Heby/);
  });

  it('and gets all faults as a sheet to mend it by', async () => {
    const faulty = Array.from({ length: 1_200 }, (_, i) => person(`f${i}`, 'Kraften', 'K', 'igår', 'Fel Dag'));
    const { import: head, preview } = await looked('team_leader', namedSheet(faulty));
    expect([preview.faultCount, preview.faults.length]).toEqual([1_200, 1_000]);
    const sheet = (await ask('team_leader', 'GET', `/imports/${head.id}/faults`)).body;
    expect(sheet.split('\r\n')).toHaveLength(1_202);
    expect(sheet.split('\r\n')[1]).toBe('"2";"inskriven";"""igår"" är inte en dag i kalendern";"skriv ÅÅÅÅ-MM-DD"');
  });

  it.each([
    ['<!doctype html><title>Logga in</title>', 'webbsida'],
    ['%PDF-1.7', 'PDF'],
    ['', 'tom'],
    ['\u00d0\u00cf\u0011\u00e0', '.xls'],
    ['#FLAGGA 0\n#PROGRAM "x" 1\n', 'SIE-fil'],
  ])('and a file that is none (%s) is refused in plain words', async (content, word) => {
    const answer = await bring('team_leader', Buffer.from(content, 'latin1'));
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([422, expect.stringContaining(word)]);
  });

  it('and one of 50 MB is refused, with nothing stored', async () => {
    const answer = await bring('team_leader', new Uint8Array(50 * 1024 * 1024).fill(97));
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([413, expect.stringContaining('32 MB')]);
  });
});

describe('a team leader imports a participant file', () => {
  it('once, however often it is asked for, and sees in the history what it changed; the office sees counts alone', async () => {
    const file = namedSheet([AGDA, person('d1', 'Kraften', 'M', '2018-06-01', 'Dubbel Klick')]);
    const brought = await looked('team_leader', file, { name: 'deltagare Dubbel Klick 850101-2382.csv' });
    const answers = await Promise.all([confirm('team_leader', brought), confirm('team_leader', brought)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await listed('team_leader', 'Dubbel Klick')).toBe(1);
    const { id } = brought.import;
    expect((await rows('team_leader', id)).map(({ line, kind, what }) => [line, kind, what])).toEqual([
      [3, 'added', 'Kraften · Dubbel Klick · inskriven 2018-06-01'],
    ]);
    const [head] = await list('coordinator');
    expect(head).toMatchObject({ id, counts: counts(1, 0, 1), interventions: ['Kraften'], fileName: 'deltagare ….csv' });
    expect((await ask('coordinator', 'GET', `/imports/${id}/rows`)).statusCode).toBe(403);
    expect(await list('economist')).toEqual([]);
    expect((await list('navet_leader')).map(({ id: other }) => other)).not.toContain(id);
  });

  it('and who has become protected or anonymous since is shown as that', async () => {
    const [seen, hidden] = [person('s1', 'Kraften', 'K', '2018-06-01', 'Sedd Ek'), person('s2', 'Kraften', 'K', '2018-06-01', 'Hulda Ek')];
    const { import: head } = await imported('team_leader', namedSheet([seen, hidden]));
    await imported(
      'team_leader',
      namedSheet([
        { rad_id: 's1', insats: 'Kraften', kön: 'K', anonym: 'ja', inskriven: '2018-06-01' },
        { ...hidden, skyddad: 'ja' },
      ]),
    );
    expect((await rows('team_leader', head.id)).map(({ what, record }) => [what, record === null])).toEqual([
      ['Kraften · anonym · 2018', true],
      ['Kraften · skyddade uppgifter · inskriven 2018-06-01', false],
    ]);
    // Nor does the next list make somebody again of who has withdrawn the consent.
    const { preview } = await looked('team_leader', namedSheet([seen]));
    expect(preview.faults.map(({ column, reason }) => [column, reason])).toEqual([['rad_id', 'deltagandet är anonymt i Samla']]);
    const shown = (await ask('coordinator', 'GET', `/imports/${head.id}`)).json<{ basis: string }>();
    expect(shown.basis).toBe('');
  });

  it('not as it was looked at when something was changed meanwhile; then nothing is written and it is looked at again', async () => {
    const file = namedSheet([person('m1', 'Kraften', 'M', '2018-06-01', 'Mitt Emellan')]);
    const brought = await looked('team_leader', file);
    await imported('team_leader', file);
    const answer = await confirm('team_leader', brought);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'changed-meanwhile']);
    const again = (await ask('team_leader', 'GET', `/imports/${brought.import.id}`)).json<typeof brought>();
    expect(again.preview.counts).toEqual(counts(0, 0, 1));
    expect((await confirm('team_leader', again)).statusCode).toBe(200);
  });

  it('not while a row is faulty', async () => {
    const brought = await looked('team_leader', namedSheet([AGDA, person('z1', 'Kraften', 'M', 'sen', 'Fel Dag')]));
    expect((await confirm('team_leader', brought)).statusCode).toBe(409);
    expect(await listed('team_leader', 'Fel Dag')).toBe(0);
  });

  it('not after a day, when the file is gone', async () => {
    const brought = await looked('team_leader', namedSheet([AGDA]));
    await association.asOwner(async (client) => {
      await client.query("select set_config('samla.user_id', $1, false)", [association.users.get('team_leader')]);
      await client.query("update imports.waiting_file set expires_at = '2018-09-05T09:00:00Z' where import_id = $1", [brought.import.id]);
    });
    expect((await confirm('team_leader', brought)).statusCode).toBe(404);
  });

  it('for ten thousand rows in one go', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => person(`t${i}`, 'Kraften', 'K', '2018-06-01', `Rad Nummer${i}`));
    const { counts: done } = (await imported('team_leader', namedSheet(many))).import;
    expect(done).toEqual(counts(10_000, 0, 0));
  }, 60_000);
});

it('a team’s import by any other way meets its own interventions alone too', async () => {
  const actor = { family: 'team', role: 'team_leader', userId: association.users.get('team_leader') ?? null, name: 'prov' } as const;
  const both = namedSheet([
    person('c1', 'Kraften', 'M', '2018-06-01', 'Egen Insats', { personnummer: MAN_1956, födelseår: '' }),
    person('c2', 'Ny insats', 'M', '2018-06-01', 'Annan Insats'),
  ]);
  const refused = await importParticipants(association.database, actor, both, 'prov');
  expect(!refused.ok && refused.error.faults.map(({ line, column }) => [line, column])).toEqual([[3, 'insats']]);
});
