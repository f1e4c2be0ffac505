import { expect } from 'vitest';
import { hashPassword } from '../../src/access/password.ts';
import { insertRoleAssignment } from '../../src/access/roleQueries.ts';
import { insertUser } from '../../src/access/userQueries.ts';
import type { ParticipantRecordAnswer } from '../../src/participants/participantRecordApi.ts';
import { operation, operator, settableClock } from '../testDatabase.ts';
import { accessAssociation, accessServer, emailOf, PASSWORD, type AccessAssociation } from './accessWorld.ts';

export const FORM = {
  enrolled: '2018-06-01',
  municipality: 'Sala',
  referrer: 'AF',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  incomeAtStart: ['försörjningsstöd'],
  supportMonths: '24',
};
export const UNREACHED = { phone: '', email: '' };
export const OPEN = { closed: '', closingReason: '', occupationAtEnd: '', incomeAtEnd: [] as string[] };
export const CLOSING = { closed: '2018-08-01', closingReason: 'studier', occupationAtEnd: 'studier', incomeAtEnd: ['studiestöd'] };
export const somebody = (number: string, more: object = {}) => ({
  ...{ number, sex: '', birthYear: '', givenName: 'Åsa', familyName: 'Örn' },
  ...more,
});
export const numberless = (familyName: string) => somebody('', { sex: 'K', birthYear: '1980', familyName });

/** Two teams at work: Kraften with its team leader, member and counsellor, and `navet`, a member of Navet. Every write is a minute later. */
export async function recordingWorld() {
  const clock = settableClock('2018-09-05T10:00:00Z');
  const association = await accessAssociation(clock);
  const server = await accessServer(association, clock);
  await addNavet(association);
  const cookies = new Map<string, { cookie: string }>();
  for (const who of ['team_leader', 'team_member', 'counsellor', 'navet']) cookies.set(who, await server.logIn(association, who));
  let minute = 0;
  let stands = false;
  const ask = (who: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
    clock.set(`2018-09-05T10:${String((minute += method === 'GET' || stands ? 0 : 1) % 60).padStart(2, '0')}:00Z`);
    const url = path.startsWith('/api/') ? path : `/api/participants${path}`;
    return server.ask({ method, url, headers: cookies.get(who) ?? {}, ...(payload ? { payload } : {}) });
  };
  const enrolment = (person: object, more: object = {}, intervention = 'Kraften') => ({
    id: crypto.randomUUID(),
    intervention: association.interventions.get(intervention),
    basis: 'anmälan från Arbetsförmedlingen',
    participant: { kind: 'person', person, contact: UNREACHED, protected: false, form: FORM, ...more },
  });
  return {
    association,
    server,
    ask,
    /** Whether the clock stands still, a minute after the last write. */
    stopClock: (isStopped: boolean): void => {
      stands = isStopped;
      minute += isStopped ? 1 : 0;
    },
    enrolment,
    get: async (who: string, id: string) => (await ask(who, 'GET', `/${id}`)).json<ParticipantRecordAnswer>(),
    async enrolled(who: string, ...told: Parameters<typeof enrolment>): Promise<ParticipantRecordAnswer> {
      const answer = await ask(who, 'POST', '', enrolment(...told));
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json<ParticipantRecordAnswer>();
    },
    /** Lets the counsellor see a participation. */
    giveCounsellor: async ({ participationId }: ParticipantRecordAnswer): Promise<void> => {
      const told = { heldAs: 'counsellor', from: null, to: association.users.get('counsellor'), day: '2018-09-05', reason: 'prov' };
      const answer = await ask('team_member', 'PUT', `/${participationId}/caseload`, told);
      expect(answer.statusCode, answer.body).toBe(200);
    },
    close: (who: string, { participationId, version }: ParticipantRecordAnswer, closing: object = CLOSING) =>
      ask(who, 'POST', `/${participationId}/closing`, { version, basis: 'avslutssamtal', closing }),
    act: (who: string, { participationId, version }: ParticipantRecordAnswer, action: string) =>
      ask(who, 'POST', `/${participationId}/changes`, { version, basis: 'prov', action }),
  };
}

async function addNavet(association: AccessAssociation): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await association.database.write(operator, operation, async ({ db, now, today }) => {
    const userId = await insertUser(db, { email: emailOf('navet'), name: 'Nina i Navet', passwordHash, temporary: false, createdAt: now });
    const interventionId = association.interventions.get('Navet') ?? '';
    await insertRoleAssignment(db, { userId, role: 'team_member', interventionId, from: today, grantedBy: 'prov' });
  });
}
