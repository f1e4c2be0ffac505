import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { VOCABULARIES } from './closingVocabulary.ts';
import { writtenFrom, type WrittenVocabulary } from './writtenVocabulary.ts';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

const decision = { day: '2018-03-01', paragraph: '§ 12', text: '' };
const ask = async (url: string, payload?: object, who = 'coordinator') =>
  server.ask({ url, headers: await server.logIn(association, who), ...(payload ? { method: 'PUT' as const, payload } : {}) });
const saveVocabulary = (name: string, value: WrittenVocabulary, version = 0) =>
  ask('/api/settings/vocabularies', { name, version, value, decision });
const saveUsual = (ageBands: string, vocabulary: string, version = 0) =>
  ask('/api/settings/figures', { version, value: { ageBands, vocabulary }, decision });

type Figures = {
  ageBands: string;
  vocabulary: string;
  tabeller: {
    avslutsorsak_rapport: { nyckel: string; antal: number }[];
    ålder_nya: { nyckel: string }[];
    mätbara_avslut: { antal: number };
  };
};
const figures = async (more = '', who = 'coordinator'): Promise<Figures> =>
  (await ask(`/api/statistics?from=2018-01-01&to=2018-08-31${more}`, undefined, who)).json<Figures>();
const counted = ({ tabeller }: Figures) => tabeller.avslutsorsak_rapport.filter(({ antal }) => antal > 0).map(({ nyckel }) => nyckel);

/** Everything in one row, nothing measurable. */
const ONE_ROW: WrittenVocabulary = {
  rows: [{ name: 'Alla avslut', codes: writtenFrom(VOCABULARIES.sus).rows.flatMap(({ codes }) => codes) }],
  measurable: [],
};

describe('figures', () => {
  it('are by sus and the usual bands as long as nothing is decided', async () => {
    const first = await figures();
    expect([first.ageBands, first.vocabulary, counted(first), first.tabeller.mätbara_avslut.antal]).toEqual([
      '16-29,30-45,46-64',
      'sus',
      ['Studier'],
      1,
    ]);
  });

  it('are by the bands and the vocabulary that the association decides on, for all who ask', async () => {
    expect((await saveUsual('18-40,41-64', 'ägarna')).statusCode).toBe(422);
    expect((await saveVocabulary('Ägarna', ONE_ROW)).json()).toMatchObject({ name: 'ägarna', setting: { version: 1 } });
    expect((await saveUsual(' 18-40, 41-64', 'ägarna')).statusCode).toBe(200);
    for (const who of ['coordinator', 'economist', 'team_member']) {
      const after = await figures('', who);
      expect([after.ageBands, after.vocabulary, counted(after), after.tabeller.mätbara_avslut.antal]).toEqual([
        '18-40,41-64',
        'ägarna',
        ['Alla avslut'],
        0,
      ]);
      expect(after.tabeller.ålder_nya.map(({ nyckel }) => nyckel)).toEqual(['18-40']);
    }
    expect((await ask('/api/statistics/choices', undefined, 'team_member')).json()).toEqual({
      ageBands: '18-40,41-64',
      vocabulary: 'ägarna',
      vocabularies: ['sus', 'team', 'ägarna'],
    });
  });

  it('are by what is asked for when something is', async () => {
    const asked = await figures('&vocabulary=sus&ageBands=16-29,30-45,46-64');
    expect([asked.ageBands, counted(asked)]).toEqual(['16-29,30-45,46-64', ['Studier']]);
    expect((await ask('/api/statistics?from=2018-01-01&to=2018-08-31&vocabulary=okänd')).json()).toMatchObject({ code: 'vocabulary' });
  });

  it('open the rows behind a row of an own vocabulary', async () => {
    const rows = await ask(
      `/api/statistics/rows?from=2018-01-01&to=2018-08-31&table=avslutsorsak_rapport&row=${encodeURIComponent('Alla avslut')}`,
      undefined,
      'team_member',
    );
    expect(rows.json()).toMatchObject({ count: 1 });
  });

  it('are by a built-in vocabulary as the association has changed it', async () => {
    const sus = writtenFrom(VOCABULARIES.sus);
    const renamed = { ...sus, rows: sus.rows.map((row) => (row.name === 'Studier' ? { ...row, name: 'Utbildning' } : row)) };
    expect((await saveVocabulary('sus', renamed)).statusCode).toBe(200);
    expect(counted(await figures('&vocabulary=sus'))).toEqual(['Utbildning']);
    expect((await saveVocabulary('sus', { rows: [], measurable: [] }, 1)).statusCode).toBe(422);
    expect((await saveVocabulary('sus', sus)).statusCode).toBe(409);
  });
});
