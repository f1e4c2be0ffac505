import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../../test/access/accessWorld.ts';
import { CLOSING, FORM, numberless, recordingWorld, somebody } from '../../test/access/recordingWorld.ts';
import { MAN_1985, WOMAN_1985 } from '../../test/participantSheets.ts';
import type { Duplicates, FoundParticipants, ParticipantChoices } from './participantSearchApi.ts';

const { act, ask, association, close, enrolled } = await recordingWorld();
const USUAL = { status: 'all', sort: 'name', descending: false, offset: 0, limit: 50 };
const search = async (body: object, who = 'team_member') =>
  (await ask(who, 'POST', '/search', { ...USUAL, ...body })).json<FoundParticipants>();
const names = async (body: object) => (await search(body)).participants.map(({ name }) => name);

beforeAll(async () => {
  await enrolled('team_member', somebody(WOMAN_1985, { givenName: 'Åsa', familyName: 'Öster' }), {
    form: { ...FORM, municipality: 'Örebro', education: '' },
  });
  const closed = await enrolled('team_member', somebody('', { sex: 'M', birthYear: '1991', givenName: 'Zorn', familyName: 'Zetterlund' }));
  await close('team_member', closed, { ...CLOSING, incomeAtEnd: [] });
  const wrong = await enrolled('team_member', numberless('Felsson'));
  await act('team_member', wrong, 'withdraw');
  await enrolled('navet', somebody(MAN_1985), {}, 'Navet');
});

describe('the list', () => {
  it('says how many of how many, and puts names in Swedish order, those without one last', async () => {
    const all = await search({});
    expect([all.found, all.total]).toEqual([5, 5]);
    expect(all.participants.map(({ name }) => name)).toEqual(['Agda Ek', 'Bo Alm', 'Zorn Zetterlund', 'Åsa Öster', null]);
    expect(await names({ descending: true })).toEqual(['Åsa Öster', 'Zorn Zetterlund', 'Bo Alm', 'Agda Ek', null]);
    const now = await search({ status: 'now', limit: 2, offset: 2 });
    expect([now.found, now.total, now.participants.length]).toEqual([3, 5, 1]);
  });

  it('shows who is in now, who is closed, and wrong registrations apart', async () => {
    expect(await names({ status: 'now' })).toEqual(['Agda Ek', 'Åsa Öster', null]);
    expect(await names({ status: 'closed' })).toEqual(['Bo Alm', 'Zorn Zetterlund']);
    const wrong = await search({ status: 'wrong' });
    expect(wrong.participants.map(({ name, status }) => [name, status])).toEqual([['Åsa Felsson', 'wrong-registration']]);
    expect(wrong.total).toBe(1);
    expect((await search({ status: 'anonymous' })).participants).toEqual([]);
  });

  it('finds by part of a name, and by a whole number, within the own teams alone', async () => {
    expect(await names({ text: 'oster' })).toEqual(['Åsa Öster']);
    expect(await names({ text: 'äst' })).toEqual([]);
    expect(await names({ text: WOMAN_1985.replace(/(\d{8})/, '$1-') })).toEqual(['Åsa Öster']);
    expect(await names({ text: MAN_1985 })).toEqual([]);
    expect((await search({ text: MAN_1985 }, 'navet')).found).toBe(1);
  });

  it('finds nobody protected by name or by where they live, and tells that there is one', async () => {
    expect(await names({ text: 'hemlig' })).toEqual([]);
    expect(await names({ municipality: 'Sala', text: 'e' })).toEqual(['Zorn Zetterlund']);
    const one = (await search({ protected: true })).participants;
    expect(one).toMatchObject([{ name: null, birthYear: null, municipality: null, protected: true, enrolled: '2018-04-01' }]);
    expect(await names({ protected: true, missing: 'municipality' })).toEqual([]);
  });

  it('filters by days, codes and what is missing', async () => {
    expect(await names({ enrolledFrom: '2018-03-01', enrolledTo: '2018-04-01' })).toEqual(['Bo Alm', null]);
    expect(await names({ closedFrom: '2018-08-01', closedTo: '2018-08-01' })).toEqual(['Zorn Zetterlund']);
    expect(await names({ closingReason: 'studier' })).toEqual(['Bo Alm', 'Zorn Zetterlund']);
    expect(await names({ referrer: 'AF' })).toEqual(['Zorn Zetterlund', 'Åsa Öster']);
    expect(await names({ municipality: 'Örebro' })).toEqual(['Åsa Öster']);
    expect(await names({ missing: 'education', referrer: 'AF' })).toEqual(['Åsa Öster']);
    expect(await names({ missing: 'incomeAtEnd' })).toEqual(['Bo Alm', 'Zorn Zetterlund']);
    expect(await names({ missing: 'number', status: 'now' })).toEqual(['Agda Ek']);
    expect(await names({ intervention: association.interventions.get('Navet') })).toEqual([]);
  });

  it('is put in order by any column, what is missing last both ways', async () => {
    for (const descending of [false, true]) {
      const order = async (sort: string) => (await search({ sort, descending })).participants;
      expect((await order('closed')).slice(2).map(({ closed }) => closed)).toEqual([null, null, null]);
      expect((await order('municipality')).slice(2).map(({ municipality }) => municipality)).toEqual([null, null, null]);
    }
    const years = (await search({ sort: 'birthYear', descending: true })).participants.map(({ birthYear }) => birthYear);
    expect(years).toEqual([1991, 1985, 1980, 1980, null]);
    for (const sort of [
      'sex',
      'intervention',
      'referrer',
      'closingReason',
      'education',
      'occupationAtStart',
      'incomeAtStart',
      'supportMonths',
      'occupationAtEnd',
      'incomeAtEnd',
    ])
      expect((await search({ sort, text: 'a' })).found, sort).toBe(3);
  });

  it('keeps what was looked for out of the access log', async () => {
    await search({ text: WOMAN_1985 });
    const log = await association.asOwner((client) =>
      client.query<{ detail: object }>(
        `select detail from access.audit_entry where action = 'searchParticipants' order by id desc limit 1`,
      ),
    );
    expect(log.rows[0]?.detail).toMatchObject({ text: true, found: 1 });
    expect((await auditLog(association, 'searchParticipants')).at(-1)?.record_ids).toHaveLength(1);
  });

  it('offers the own interventions and municipalities', async () => {
    const choices = async (who: string) => (await ask(who, 'GET', '/choices')).json<ParticipantChoices>();
    expect(await choices('team_member')).toMatchObject({
      interventions: [{ name: 'Kraften', mayRecord: true }],
      municipalities: ['Sala', 'Örebro'],
    });
    expect((await choices('counsellor')).interventions).toMatchObject([{ name: 'Kraften', mayRecord: false }]);
  });
});

describe('before somebody is enrolled', () => {
  const duplicates = async (told: object) =>
    (await ask('team_member', 'POST', '/duplicates', { number: '', givenName: '', familyName: '', birthYear: '', ...told }))
      .json<Duplicates>()
      .duplicates.map(({ why, participation }) => [why, participation.name]);

  it('is known who has the number, and who has the name, in the own teams alone', async () => {
    expect(await duplicates({ number: WOMAN_1985 })).toEqual([['number', 'Åsa Öster']]);
    expect(await duplicates({ number: MAN_1985 })).toEqual([]);
    expect(await duplicates({ givenName: 'zetterlund', familyName: 'Zorn', birthYear: '1991' })).toEqual([
      ['name-and-year', 'Zorn Zetterlund'],
    ]);
    expect(await duplicates({ givenName: 'Zorn', familyName: 'Zetterlund', birthYear: '1990' })).toEqual([['name', 'Zorn Zetterlund']]);
    expect(await duplicates({ givenName: 'Hemlig', familyName: 'Person' })).toEqual([]);
    expect(await duplicates({ givenName: 'Nils', familyName: 'Björk' })).toEqual([]);
  });
});
