import { describe, expect, it } from 'vitest';
import { CLOSING, FORM, numberless, OPEN, recordingWorld, somebody } from '../../test/access/recordingWorld.ts';
import { MAN_1985, WOMAN_1985, WOMAN_1993, WOMAN_LEAP_DAY_1996 } from '../../test/participantSheets.ts';
import type { ParticipantRecordAnswer } from './participantRecordApi.ts';

const { act, ask, close, enrolled, enrolment, get, giveCounsellor } = await recordingWorld();

describe('enrolling', () => {
  it('keeps what was told, with who, when and on what basis', async () => {
    const record = await enrolled('team_member', somebody(WOMAN_1985));
    expect(record).toMatchObject({ version: 1, intervention: 'Kraften', status: 'enrolled', protected: false, form: { ...FORM, ...OPEN } });
    expect(record.person?.identity).toMatchObject({ number: WOMAN_1985, birthYear: 1985, ageAtEnrolment: 33, givenName: 'Åsa' });
    expect(record.history).toEqual([
      {
        part: 'participation',
        kind: 'enrolled',
        at: '2018-09-05T10:01:00.000Z',
        by: 'Prov team_member',
        basis: 'anmälan från Arbetsförmedlingen',
        changes: [],
      },
    ]);
    expect(record.actions).toEqual(['correct', 'close', 'correct-person', 'correct-contact', 'protect', 'withdraw', 'make-anonymous']);
    await giveCounsellor(record);
    expect((await get('counsellor', record.participationId)).actions).toEqual([]);
  });

  it('sent twice is one', async () => {
    const body = enrolment(numberless('Tvåklick'));
    const answers = await Promise.all([ask('team_member', 'POST', '', body), ask('team_member', 'POST', '', body)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[0]?.json()).toEqual(answers[1]?.json());
  });

  it('is refused with every fault, and no number in any of them', async () => {
    const faulty = { form: { ...FORM, enrolled: '2018-09-06', supportMonths: 'två' } };
    const answer = await ask('team_member', 'POST', '', enrolment(somebody('198501012383'), faulty));
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ details: string[] }>().details.map((line) => line.split(':')[0])).toEqual([
      'inskriven',
      'personnummer',
      'månader_i_offentlig_försörjning',
    ]);
    expect(answer.body).not.toMatch(/1985/);
  });

  it('is refused while the person is in the intervention already, the closing day included, and goes on the day after', async () => {
    const first = await enrolled('team_member', somebody(WOMAN_1993));
    const again = (from: string) => enrolment(somebody(WOMAN_1993), { form: { ...FORM, enrolled: from } });
    const refused = await ask('team_member', 'POST', '', again('2018-08-01'));
    expect([refused.statusCode, refused.json<{ details: string[] }>().details]).toEqual([
      422,
      [
        'inskriven: samma person är redan inskriven i insatsen då (en inskrivning som redan finns) – rätta dagarna, eller avsluta den ena före den andra börjar (inte samma dag)',
      ],
    ]);
    expect((await close('team_member', first)).statusCode).toBe(200);
    expect((await ask('team_member', 'POST', '', again('2018-08-01'))).statusCode).toBe(422);
    const second = (await ask('team_member', 'POST', '', again('2018-08-02'))).json<ParticipantRecordAnswer>();
    expect(second.stays.map(({ enrolled: day }) => day)).toEqual(['2018-06-01', '2018-08-02']);
    // The first can't be opened again now.
    expect((await act('team_member', await get('team_member', first.participationId), 'reopen')).statusCode).toBe(422);
  });

  it('of somebody anonymous keeps intervention, sex and year, and nothing can be told of them', async () => {
    const body = { ...enrolment({}), participant: { kind: 'anonymous', sex: 'M', year: '2018' } };
    const record = (await ask('team_leader', 'POST', '', body)).json<ParticipantRecordAnswer>();
    expect(record).toMatchObject({
      status: 'anonymous',
      person: null,
      form: null,
      anonymous: { sex: 'M', year: 2018 },
      actions: ['withdraw'],
    });
    const future = { ...body, id: crypto.randomUUID(), participant: { kind: 'anonymous', sex: 'M', year: '2019' } };
    expect((await ask('team_leader', 'POST', '', future)).statusCode).toBe(422);
    expect((await close('team_leader', record)).statusCode).toBe(422);
  });

  it('of somebody whom another team has makes them one person, and tells neither team of the other', async () => {
    const theirs = await enrolled('navet', somebody(MAN_1985), {}, 'Navet');
    const ours = await enrolled('team_member', somebody(MAN_1985, { familyName: 'Ström' }));
    expect(ours.stays.map(({ intervention }) => intervention)).toEqual(['Kraften']);
    expect(JSON.stringify(ours)).not.toMatch(/Navet|Nina|navet/);
    const seen = await get('navet', theirs.participationId);
    expect(seen.person?.identity?.familyName).toBe('Ström');
    expect(seen.history[0]).toMatchObject({
      part: 'person',
      by: null,
      changes: [{ field: 'familyName', before: ['Örn'], after: ['Ström'] }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/Kraften|team_member/);
  });
});

describe('what is done with a participation', () => {
  it('is closed, reopened and undone as versions that the history tells of', async () => {
    const open = await enrolled('team_member', numberless('Historia'));
    const closed = (await close('team_member', open)).json<ParticipantRecordAnswer>();
    expect(closed).toMatchObject({ version: 2, status: 'closed', form: CLOSING });
    expect((await close('team_member', closed)).json<ParticipantRecordAnswer>().version).toBe(2);
    const reopened = (await act('team_leader', closed, 'reopen')).json<ParticipantRecordAnswer>();
    expect(reopened).toMatchObject({ version: 3, status: 'enrolled', form: OPEN });
    const undone = await ask('team_leader', 'POST', `/${open.participationId}/undoing`, { version: 3, part: 'participation' });
    const record = undone.json<ParticipantRecordAnswer>();
    expect(record).toMatchObject({ version: 4, status: 'closed', form: CLOSING });
    expect(record.history.map(({ kind, by }) => [kind, by])).toEqual([
      ['closed', 'Prov team_leader'],
      ['reopened', 'Prov team_leader'],
      ['closed', 'Prov team_member'],
      ['enrolled', 'Prov team_member'],
    ]);
  });

  it('is never lost to a colleague who was first: the second is told who and when', async () => {
    const record = await enrolled('team_member', numberless('Samtidig'));
    const correct = (who: string, municipality: string) =>
      ask(who, 'PUT', `/${record.participationId}`, { version: record.version, basis: 'prov', form: { ...FORM, ...OPEN, municipality } });
    expect((await correct('team_leader', 'Köping')).statusCode).toBe(200);
    const late = await correct('team_member', 'Arboga');
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'changed-meanwhile']);
    expect(late.json<{ text: string }>().text).toMatch(
      /^Prov team_leader ändrade uppgifterna 2018-09-05 12:\d\d\. Det du skrev är inte sparat än\. Jämför och välj/,
    );
    expect((await get('team_member', record.participationId)).form?.municipality).toBe('Köping');
    // Sent again because the answer got lost on its way: done already.
    expect((await correct('team_leader', 'Köping')).json<ParticipantRecordAnswer>().version).toBe(2);
    // At the very same moment: one of them.
    const both = await Promise.all(
      ['Fagersta', 'Norberg'].map((municipality) =>
        ask('team_member', 'PUT', `/${record.participationId}`, { version: 2, basis: 'prov', form: { ...FORM, ...OPEN, municipality } }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is not undone once somebody has changed it since', async () => {
    const record = await enrolled('team_member', numberless('Ångerfull'));
    const closed = (await close('team_member', record)).json<ParticipantRecordAnswer>();
    const form = { ...FORM, ...CLOSING, municipality: 'Köping' };
    await ask('team_leader', 'PUT', `/${record.participationId}`, { version: closed.version, basis: 'prov', form });
    const undone = await ask('team_member', 'POST', `/${record.participationId}/undoing`, { version: 2, part: 'participation' });
    expect(undone.statusCode).toBe(409);
  });

  it('closes a wrong registration, deletes nothing, and frees the days', async () => {
    const record = await enrolled('team_member', somebody(WOMAN_LEAP_DAY_1996));
    const wrong = (await act('team_member', record, 'withdraw')).json<ParticipantRecordAnswer>();
    expect(wrong).toMatchObject({ status: 'wrong-registration', form: { closed: '2018-09-05', closingReason: 'felregistrering' } });
    expect(wrong.actions).toEqual(['reopen', 'enrol-again', 'correct-person', 'correct-contact', 'protect', 'make-anonymous']);
    await enrolled('team_member', somebody(WOMAN_LEAP_DAY_1996));
    expect((await act('team_member', wrong, 'reopen')).statusCode).toBe(422);
  });

  it('is linked to nobody when the consent to be registered is taken back, and nothing tells who it was', async () => {
    const open = await enrolled('team_member', numberless('Återkallad'));
    const closed = (await close('team_member', open)).json<ParticipantRecordAnswer>();
    const record = (await act('team_member', closed, 'make-anonymous')).json<ParticipantRecordAnswer>();
    expect(record).toMatchObject({ version: 3, status: 'anonymous', person: null, form: null, anonymous: { sex: 'K', year: 2018 } });
    expect(record.history.map(({ kind, changes }) => [kind, changes])).toEqual([['anonymised', []]]);
    expect(JSON.stringify(await get('team_leader', open.participationId))).not.toMatch(/Återkallad|2018-06-01|Sala/);
    expect((await act('team_member', closed, 'make-anonymous')).json<ParticipantRecordAnswer>().version).toBe(3);
    // Nor is it reopened, by one who did not know, because nothing of the closing is left.
    const late = await act('team_leader', closed, 'reopen');
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'changed-meanwhile']);
    const undone = await ask('team_member', 'POST', `/${open.participationId}/undoing`, { version: 3, part: 'participation' });
    expect(undone.statusCode).toBe(409);
    const found = await ask('team_member', 'POST', '/search', {
      ...{ status: 'all', text: 'Återkallad', sort: 'name', descending: false, offset: 0, limit: 50 },
    });
    expect(found.json<{ found: number }>().found).toBe(0);
  });
});
