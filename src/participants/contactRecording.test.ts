import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { CLOSING, numberless, recordingWorld, somebody, UNREACHED } from '../../test/access/recordingWorld.ts';
import { MAN_1956, MAN_1985, MAN_1993, WOMAN_1972, WOMAN_1985, WOMAN_1993, WOMAN_COORDINATION_1976 } from '../../test/participantSheets.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import type { ParticipantRecordAnswer } from './participantRecordApi.ts';

const { act, ask, association, close, enrolled, enrolment, get, stopClock } = await recordingWorld();

const PHONE = { phone: '0000-11 22 33', email: '' };
const correct = (who: string, record: ParticipantRecordAnswer, contact: object) =>
  ask(who, 'PUT', `/${record.participationId}/contact`, { version: record.contact?.version, basis: 'ringde själv', contact });
const corrected = async (...told: Parameters<typeof correct>) => {
  const answer = await correct(...told);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ParticipantRecordAnswer>();
};
const undo = (who: string, { participationId }: ParticipantRecordAnswer, part: string, version: number) =>
  ask(who, 'POST', `/${participationId}/undoing`, { version, part });
const correctPerson = async (who: string, record: ParticipantRecordAnswer, person: object) => {
  const body = { version: record.person?.version, basis: 'visade legitimation', person };
  const answer = await ask(who, 'PUT', `/${record.participationId}/person`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ParticipantRecordAnswer>();
};

describe('how a participant is reached', () => {
  it('is what the enrolment told, then what is changed, with a history that can be undone', async () => {
    const record = await enrolled('team_member', numberless('Nås'), { contact: { phone: ' 0000-11 22 33 ', email: '' } });
    expect(record.contact).toEqual({ version: 1, ...PHONE });
    expect(record.history.map(({ part }) => part)).toEqual(['participation']);
    const changed = await corrected('team_leader', record, { phone: '', email: 'nas@exempel.se' });
    expect(changed.contact).toEqual({ version: 2, phone: '', email: 'nas@exempel.se' });
    expect(changed.history[0]).toMatchObject({
      part: 'contact',
      by: 'Prov team_leader',
      basis: 'ringde själv',
      changes: [
        { field: 'phone', before: ['0000-11 22 33'], after: [] },
        { field: 'email', before: [], after: ['nas@exempel.se'] },
      ],
    });
    // Neither who it is nor the participation has changed by that.
    expect([changed.version, changed.person?.version]).toEqual([1, 1]);
    const undone = (await undo('team_member', record, 'contact', 2)).json<ParticipantRecordAnswer>();
    expect(undone.contact).toEqual({ version: 3, ...PHONE });
    expect((await undo('team_member', record, 'contact', 2)).statusCode).toBe(200);
    expect((await undo('team_member', record, 'contact', 1)).statusCode).toBe(422);
  });

  it('can be told first after the enrolment, and that is undone too', async () => {
    const record = await enrolled('team_member', numberless('Nås senare'));
    expect(record.contact).toEqual({ version: 1, ...UNREACHED });
    const told = await corrected('team_member', record, PHONE);
    expect(told.history[0]).toMatchObject({ part: 'contact', changes: [{ field: 'phone', before: [], after: ['0000-11 22 33'] }] });
    expect((await undo('team_member', record, 'contact', 2)).json<ParticipantRecordAnswer>().contact).toEqual({ version: 3, ...UNREACHED });
  });

  it('is not lost to a colleague who was first', async () => {
    const record = await enrolled('team_member', numberless('Nås samtidigt'), { contact: PHONE });
    await corrected('team_leader', record, { ...PHONE, phone: '0000-44 55 66' });
    const late = await correct('team_member', record, { ...PHONE, phone: '0000-77 88 99' });
    expect([late.statusCode, late.json<{ text: string }>().text]).toEqual([409, expect.stringMatching(/^Prov team_leader ändrade/)]);
    // Sent again because the answer got lost on its way: done already.
    expect(
      (await correct('team_leader', record, { ...PHONE, phone: '0000-44 55 66' })).json<ParticipantRecordAnswer>().contact?.version,
    ).toBe(2);
    const both = await Promise.all(
      ['1', '2'].map((phone) =>
        ask('team_member', 'PUT', `/${record.participationId}/contact`, { version: 2, basis: 'prov', contact: { ...PHONE, phone } }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is hidden with a protected person, in the record and in its history, until a reason is given', async () => {
    const record = await enrolled('team_member', numberless('Nås hemligt'), { contact: PHONE });
    const changed = await corrected('team_member', record, { ...PHONE, phone: '0000-44 55 66' });
    const hidden = (await act('team_member', changed, 'protect')).json<ParticipantRecordAnswer>();
    expect(hidden.contact).toBeNull();
    expect(JSON.stringify(hidden)).not.toContain('0000-');
    const opened = await ask('team_leader', 'POST', `/${record.participationId}/opening`, { reason: 'ringer om mötet' });
    expect(opened.json<ParticipantRecordAnswer>().contact?.phone).toBe('0000-44 55 66');
  });

  it('is gone when the participation becomes anonymous, and in nothing that anyone reads', async () => {
    const record = await enrolled('team_member', numberless('Nås inte'), { contact: PHONE });
    const anonymous = (await act('team_member', record, 'make-anonymous')).json<ParticipantRecordAnswer>();
    expect(anonymous.contact).toBeNull();
    expect(JSON.stringify(await get('team_leader', record.participationId))).not.toContain('0000-');
    expect((await correct('team_member', record, PHONE)).statusCode).toBe(422);
    const current = await association.database.read(operator, operation, ({ db }) =>
      sql<{ phone: Buffer | null }>`select phone_cipher as phone from participants.contact_version
        where participation_id = ${record.participationId}::uuid and recorded_to = 'infinity'`.execute(db),
    );
    expect(current.rows).toEqual([{ phone: null }]);
  });

  it('is told anew where somebody is enrolled again, and stays as it was in the first participation', async () => {
    const first = await enrolled('team_member', somebody(WOMAN_1993), { contact: PHONE });
    await close('team_member', first, CLOSING);
    const { form } = enrolment({}).participant;
    const again = { kind: 'known', participationId: first.participationId, contact: UNREACHED, form: { ...form, enrolled: '2018-08-02' } };
    const second = (await ask('team_member', 'POST', '', { ...enrolment({}), participant: again })).json<ParticipantRecordAnswer>();
    expect([second.contact, second.person?.identity?.givenName]).toEqual([{ version: 1, ...UNREACHED }, 'Åsa']);
    expect((await get('team_member', first.participationId)).contact).toEqual({ version: 1, ...PHONE });
  });
});

describe('two teams with the same person', () => {
  it('see each what it has written of how they are reached, and nothing by which to tell that the other is there', async () => {
    const theirs = await enrolled('navet', somebody(MAN_1985), { contact: { phone: '0000-99 99 99', email: 'navet@exempel.se' } }, 'Navet');
    await corrected('navet', theirs, { phone: '0000-99 99 98', email: '' });
    const ours = await enrolled('team_member', somebody(MAN_1985));
    const alone = await enrolled('team_member', somebody(WOMAN_1985));
    // The same answer as of somebody whom nobody has: keys, number, birth and instant apart.
    const plain = ({ participationId: _, stays, history, person, ...rest }: ParticipantRecordAnswer) => ({
      ...rest,
      stays: stays.map(({ participationId: _id, ...stay }) => stay),
      history: history.map(({ at: _at, ...entry }) => entry),
      person: { version: person?.version, identity: { ...person?.identity, number: '', birthYear: 0, ageAtEnrolment: 0 } },
    });
    expect(plain(ours)).toEqual(plain(alone));
    const told = await corrected('team_member', ours, PHONE);
    expect(told.history.map(({ part }) => part)).toEqual(['contact', 'participation']);
    const seen = await get('navet', theirs.participationId);
    expect(seen.contact).toEqual({ version: 2, phone: '0000-99 99 98', email: '' });
    expect(JSON.stringify(seen)).not.toContain(PHONE.phone);
  });

  it('see no row of the other’s in the database either', async () => {
    const theirs = await enrolled('navet', somebody(MAN_1956), { contact: PHONE }, 'Navet');
    const ours = await enrolled('team_member', somebody(MAN_1956), { contact: PHONE });
    const rows = (who: string, { participationId }: ParticipantRecordAnswer) =>
      association.database.read({ family: 'team', role: who, userId: association.users.get(who) ?? null, name: who }, operation, ({ db }) =>
        sql`select from participants.contact_version where participation_id = ${participationId}::uuid`.execute(db),
      );
    expect((await rows('team_member', ours)).rows).toHaveLength(1);
    expect((await rows('team_member', theirs)).rows).toHaveLength(0);
    // A counsellor sees the own caseload alone, and this participant is not in it.
    expect((await rows('counsellor', ours)).rows).toHaveLength(0);
    expect((await rows('economist', ours)).rows).toHaveLength(0);
    const write = (who: string, { participationId }: ParticipantRecordAnswer, version: number) =>
      association.database.write(
        { family: 'team', role: who, userId: association.users.get(who) ?? null, name: who },
        operation,
        async ({ db }) => {
          await sql`update participants.contact_version set recorded_to = now() where participation_id = ${participationId}::uuid`.execute(
            db,
          );
          await sql`insert into participants.contact_version (participation_id, version, recorded_from, recorded_by, basis)
          values (${participationId}::uuid, ${version}, now(), 'prov', 'prov')`.execute(db);
        },
      );
    await expect(write('team_member', theirs, 2)).rejects.toThrow(/row-level security/);
    await expect(write('counsellor', ours, 2)).rejects.toThrow(/row-level security/);
    await write('team_member', ours, 2);
  });

  it('are shown of the name what they have told themselves, and the person keeps the whole of it', async () => {
    const theirs = await enrolled('navet', somebody(WOMAN_1972, { givenName: 'Åsa', familyName: 'Örn' }), {}, 'Navet');
    const ours = await enrolled('team_member', somebody(WOMAN_1972, { givenName: '', familyName: '' }));
    expect(ours.person).toMatchObject({ version: 1, identity: { givenName: '', familyName: '' } });
    const listed = async (who: string, text = '') => {
      const body = { text, status: 'all', sort: 'name', descending: false, offset: 0, limit: 200 };
      const { participants } = (await ask(who, 'POST', '/search', body)).json<{
        participants: { participationId: string; name: string | null }[];
      }>();
      return participants.find(({ participationId }) => participationId === (who === 'navet' ? theirs : ours).participationId)?.name;
    };
    expect([await listed('team_member'), await listed('navet')]).toEqual([null, 'Åsa Örn']);
    expect(await listed('team_member', 'Örn')).toBeUndefined();
    const duplicates = await ask('team_member', 'POST', '/duplicates', {
      number: '',
      givenName: 'Åsa',
      familyName: 'Örn',
      birthYear: '1972',
    });
    expect(duplicates.body).not.toContain(ours.participationId);
    // Correcting something else takes nothing away from those who have told the name.
    const given = await correctPerson('team_member', ours, somebody(WOMAN_1972, { givenName: 'Åsa', familyName: '' }));
    expect(given.person).toMatchObject({ version: 2, identity: { givenName: 'Åsa', familyName: '' } });
    expect(given.history[0]).toMatchObject({ part: 'person', changes: [{ field: 'givenName', before: [], after: ['Åsa'] }] });
    expect(await listed('team_member')).toBe('Åsa');
    expect((await get('navet', theirs.participationId)).person?.identity).toMatchObject({ givenName: 'Åsa', familyName: 'Örn' });
    // Told anew, the name is the person's, and theirs too.
    const named = await correctPerson('team_member', given, somebody(WOMAN_1972, { givenName: 'Åsa', familyName: 'Ström' }));
    expect(named.history[0]).toMatchObject({ part: 'person', changes: [{ field: 'familyName', before: [], after: ['Ström'] }] });
    expect(await listed('navet')).toBe('Åsa Ström');
    const undone = (await undo('team_member', ours, 'person', 3)).json<ParticipantRecordAnswer>();
    expect(undone.person?.identity).toMatchObject({ givenName: 'Åsa', familyName: '' });
    expect(JSON.stringify(undone)).not.toContain('Örn');
    expect(await listed('navet')).toBe('Åsa Örn');
  });

  it('learn nothing of the other where a participation turns out to be the same person’s', async () => {
    const theirs = await enrolled('navet', somebody(MAN_1993, { familyName: 'Förut' }), {}, 'Navet');
    const ours = await enrolled('team_member', somebody('', { sex: 'M', birthYear: '1993', familyName: '' }), { contact: PHONE });
    await correctPerson('navet', theirs, somebody(MAN_1993, { familyName: 'Därefter' }));
    const joined = await correctPerson('team_member', ours, somebody(MAN_1993, { familyName: 'Nu' }));
    expect(joined.contact).toEqual({ version: 1, ...PHONE });
    expect([joined.person?.version, joined.history.map(({ part }) => part)]).toEqual([1, ['participation']]);
    expect(JSON.stringify(joined)).not.toMatch(/Förut|Därefter/);
  });

  it('are one person though they are registered in the same moment, and neither is told', async () => {
    const told = (name: string) => somebody(WOMAN_COORDINATION_1976, { givenName: name });
    stopClock(true);
    const answers = await Promise.all([
      ask('team_member', 'POST', '', enrolment(told('Åsa'), { contact: PHONE })),
      ask('navet', 'POST', '', enrolment(told('Åsa'), {}, 'Navet')),
    ]);
    stopClock(false);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const [ours, theirs] = answers.map((answer) => answer.json<ParticipantRecordAnswer>());
    expect([ours?.contact?.phone, theirs?.contact?.phone]).toEqual([PHONE.phone, '']);
    const people = await association.database.read(operator, operation, ({ db }) =>
      sql`select distinct person_id from participants.participation_version
        where participation_id = any (${[ours?.participationId, theirs?.participationId]}::uuid[])`.execute(db),
    );
    expect(people.rows).toHaveLength(1);
  });
});
