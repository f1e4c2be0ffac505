import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../access/password.ts';
import { insertRoleAssignment, insertUser } from '../access/userQueries.ts';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  PASSWORD,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { MAN_1956, MAN_1985, MAN_1993, WOMAN_1972, WOMAN_1985, WOMAN_1993, WOMAN_LEAP_DAY_1996 } from '../../test/participantSheets.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { ParticipantRecordAnswer } from './participantRecordApi.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
const cookies = new Map<string, { cookie: string }>();
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  // A colleague in the other team, Navet.
  const passwordHash = await hashPassword(PASSWORD);
  await association.database.write(operator, operation, async ({ db, now, today }) => {
    const userId = await insertUser(db, { email: emailOf('navet'), name: 'Nina i Navet', passwordHash, temporary: false, createdAt: now });
    const interventionId = association.interventions.get('Navet') ?? '';
    await insertRoleAssignment(db, { userId, role: 'team_member', interventionId, from: today, grantedBy: 'prov' });
  });
  for (const who of ['team_leader', 'team_member', 'counsellor', 'navet']) cookies.set(who, await server.logIn(association, who));
});

type Method = 'GET' | 'POST' | 'PUT';
let minute = 0;
const ask = (who: string, method: Method, path: string, payload?: object) => {
  clock.set(`2018-09-05T10:${String((minute += method === 'GET' ? 0 : 1) % 60).padStart(2, '0')}:00Z`);
  return server.ask({ method, url: `/api/participants${path}`, headers: cookies.get(who) ?? {}, ...(payload ? { payload } : {}) });
};
const get = async (who: string, id: string) => (await ask(who, 'GET', `/${id}`)).json<ParticipantRecordAnswer>();

const FORM = {
  enrolled: '2018-06-01',
  municipality: 'Sala',
  referrer: 'AF',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  incomeAtStart: ['försörjningsstöd'],
  supportMonths: '24',
};
const OPEN = { closed: '', closingReason: '', occupationAtEnd: '', incomeAtEnd: [] as string[] };
const CLOSING = { closed: '2018-08-01', closingReason: 'studier', occupationAtEnd: 'studier', incomeAtEnd: ['studiestöd'] };
const somebody = (number: string, more: object = {}) => ({
  ...{ number, sex: '', birthYear: '', givenName: 'Åsa', familyName: 'Örn', phone: '', email: '' },
  ...more,
});
const enrolment = (person: object, more: object = {}, intervention = 'Kraften') => ({
  id: crypto.randomUUID(),
  intervention: association.interventions.get(intervention),
  basis: 'anmälan från Arbetsförmedlingen',
  participant: { kind: 'person', person, protected: false, form: FORM, ...more },
});
async function enrolled(who: string, ...told: Parameters<typeof enrolment>): Promise<ParticipantRecordAnswer> {
  const answer = await ask(who, 'POST', '', enrolment(...told));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<ParticipantRecordAnswer>();
}
const close = (who: string, { participationId, version }: ParticipantRecordAnswer, closing: object = CLOSING) =>
  ask(who, 'POST', `/${participationId}/closing`, { version, basis: 'avslutssamtal', closing });
const act = (who: string, { participationId, version }: ParticipantRecordAnswer, action: string) =>
  ask(who, 'POST', `/${participationId}/changes`, { version, basis: 'prov', action });
const numberless = (familyName: string) => somebody('', { sex: 'K', birthYear: '1980', familyName });

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
    expect(record.actions).toEqual(['correct', 'close', 'correct-person', 'protect', 'withdraw']);
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
    const theirs = await enrolled('navet', somebody(MAN_1985, { phone: '' }), {}, 'Navet');
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
    expect(wrong.actions).toEqual(['reopen', 'enrol-again', 'correct-person', 'protect']);
    await enrolled('team_member', somebody(WOMAN_LEAP_DAY_1996));
    expect((await act('team_member', wrong, 'reopen')).statusCode).toBe(422);
  });
});

describe('a protected person', () => {
  it('is hidden until a reason is given, which the access log keeps, and counted like others', async () => {
    const record = await enrolled('team_member', numberless('Hemlig'), { protected: true });
    expect(record).toMatchObject({
      protected: true,
      opened: false,
      person: { identity: null },
      form: { municipality: '', referrer: 'AF' },
    });
    expect(JSON.stringify(record)).not.toMatch(/Hemlig|Sala|1980/);
    const opening = await ask('counsellor', 'POST', `/${record.participationId}/opening`, { reason: 'ringer 198501012382 om mötet' });
    expect(opening.json<ParticipantRecordAnswer>()).toMatchObject({
      opened: true,
      form: { municipality: 'Sala' },
      person: { identity: { familyName: 'Hemlig', birthYear: 1980 } },
    });
    expect((await ask('counsellor', 'POST', `/${record.participationId}/opening`, { reason: '' })).statusCode).toBe(400);
    const entry = (await auditLog(association, 'openParticipant')).at(-1);
    expect(entry).toMatchObject({ role: 'counsellor', reason: 'roll counsellor: ringer [nummer] om mötet', outcome: 'done' });
    expect(entry?.record_ids).toContain(record.participationId);
  });

  it('keeps the municipality that nobody could see while something else was corrected', async () => {
    const record = await enrolled('team_member', numberless('Gömd'), { protected: true });
    const form = { ...FORM, ...OPEN, education: 'grundskola', municipality: null };
    await ask('team_member', 'PUT', `/${record.participationId}`, { version: 1, basis: 'prov', form });
    const opened = await ask('team_member', 'POST', `/${record.participationId}/opening`, { reason: 'kontroll' });
    expect(opened.json<ParticipantRecordAnswer>().form).toMatchObject({ education: 'grundskola', municipality: 'Sala' });
  });

  it('is protected in all teams once one tells it, and stays so as long as one does', async () => {
    const number = WOMAN_1972;
    const theirs = await enrolled('navet', somebody(number), {}, 'Navet');
    const ours = await enrolled('team_member', somebody(number));
    const told = (await act('navet', theirs, 'protect')).json<ParticipantRecordAnswer>();
    expect(told).toMatchObject({ version: 2, protected: true, actions: ['correct', 'close', 'correct-person', 'unprotect', 'withdraw'] });
    const seen = await get('team_member', ours.participationId);
    expect(seen).toMatchObject({ version: 2, protected: true, person: { identity: null } });
    expect(seen.actions).toContain('protect');
    const both = (await act('team_member', seen, 'protect')).json<ParticipantRecordAnswer>();
    await act('navet', told, 'unprotect');
    expect((await get('navet', theirs.participationId)).protected).toBe(true);
    await act('team_member', both, 'unprotect');
    expect((await get('navet', theirs.participationId)).protected).toBe(false);
    expect((await get('team_member', ours.participationId)).protected).toBe(false);
  });
});

describe('who a participant is', () => {
  const correct = (who: string, record: ParticipantRecordAnswer, person: object) =>
    ask(who, 'PUT', `/${record.participationId}/person`, { version: record.person?.version, basis: 'visade legitimation', person });

  it('is corrected in all participations, ages and sex with the number', async () => {
    const ours = await enrolled('team_member', numberless('Numret'));
    const corrected = (await correct('team_member', ours, somebody(MAN_1993))).json<ParticipantRecordAnswer>();
    expect(corrected.person).toMatchObject({ version: 2, sex: 'M', identity: { number: MAN_1993, ageAtEnrolment: 25 } });
    expect(corrected.history[0]).toMatchObject({ part: 'person', kind: 'corrected', basis: 'visade legitimation' });
    expect(JSON.stringify(corrected.history)).not.toMatch(new RegExp(MAN_1993));
    const undone = await ask('team_member', 'POST', `/${ours.participationId}/undoing`, { version: 2, part: 'person' });
    expect(undone.json<ParticipantRecordAnswer>().person).toMatchObject({
      version: 3,
      sex: 'K',
      identity: { number: null, ageAtEnrolment: 38 },
    });
  });

  it('is the one who has the number already, whichever team has them', async () => {
    const number = MAN_1956;
    const theirs = await enrolled('navet', somebody(number, { familyName: 'Först' }), {}, 'Navet');
    const ours = await enrolled('team_member', numberless('Sedan'));
    const joined = (await correct('team_member', ours, somebody(number, { familyName: 'Sedan' }))).json<ParticipantRecordAnswer>();
    expect(joined.person?.identity).toMatchObject({ number, familyName: 'Sedan' });
    expect((await get('navet', theirs.participationId)).person?.identity?.familyName).toBe('Sedan');
    expect(joined.stays.map(({ intervention }) => intervention)).toEqual(['Kraften']);
  });

  it('can not have been enrolled before birth', async () => {
    const ours = await enrolled('team_member', numberless('Ofödd'));
    const answer = await correct('team_member', ours, somebody('', { sex: 'K', birthYear: '2019' }));
    expect(answer.statusCode).toBe(422);
  });
});
