import { describe, expect, it } from 'vitest';
import { auditLog } from '../../test/access/accessWorld.ts';
import { FORM, numberless, OPEN, recordingWorld, somebody } from '../../test/access/recordingWorld.ts';
import { MAN_1956, MAN_1993, WOMAN_1972, WOMAN_COORDINATION_1976 } from '../../test/participantSheets.ts';
import type { ParticipantRecordAnswer } from './participantRecordApi.ts';

const { act, ask, association, enrolled, get, giveCounsellor, stopClock } = await recordingWorld();

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
    await giveCounsellor(record);
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
    expect(told).toMatchObject({
      version: 2,
      protected: true,
      actions: ['correct', 'close', 'correct-person', 'correct-contact', 'unprotect', 'withdraw', 'make-anonymous'],
    });
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

  it('has a history also of what was corrected in the instant of the enrolment, and of nothing that was others’ until then', async () => {
    await enrolled('navet', somebody(WOMAN_COORDINATION_1976, { familyName: 'Förut' }), {}, 'Navet');
    stopClock(true);
    const ours = await enrolled('team_member', somebody(WOMAN_COORDINATION_1976, { familyName: 'Nu' }));
    expect(ours.history.map(({ part }) => part)).toEqual(['participation']);
    const corrected = (
      await correct('team_member', ours, somebody(WOMAN_COORDINATION_1976, { familyName: 'Rättad' }))
    ).json<ParticipantRecordAnswer>();
    stopClock(false);
    expect(corrected.history[0]).toMatchObject({ part: 'person', changes: [{ field: 'familyName', before: ['Nu'], after: ['Rättad'] }] });
    expect(JSON.stringify(corrected)).not.toContain('Förut');
  });

  it('can not have been enrolled before birth', async () => {
    const ours = await enrolled('team_member', numberless('Ofödd'));
    const answer = await correct('team_member', ours, somebody('', { sex: 'K', birthYear: '2019' }));
    expect(answer.statusCode).toBe(422);
  });
});
