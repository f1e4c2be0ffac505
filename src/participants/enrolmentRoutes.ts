import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { plannedEnrolment, type Enrolling, type PlannedEnrolment } from './enrolment.ts';
import { recordOf, type ParticipantRecord } from './participantRecord.ts';
import { findRecord } from './participantRecordQueries.ts';
import { enrolParticipant, type EnrolBody } from './participantWritingApi.ts';
import { insertParticipationVersions, listParticipations, shareParticipants } from './participationQueries.ts';
import { insertPersonVersions, listPersons, matchPersonIds } from './personQueries.ts';
import { faultsAnswer, raceAnswer, type Answered } from './recordFaults.ts';
import { lostRaceOf } from './lostRace.ts';
import { checkOverlaps, endRecording, settlePerson } from './settlingQueries.ts';
import { readIdentityNumber } from '../shared/identityNumber.ts';

export const enrolmentRoutes: readonly Route[] = [route(enrolParticipant, ({ body, ...asked }) => enrol(body, asked))];

async function enrol(body: EnrolBody, asked: Authorised): Promise<ParticipantRecord> {
  const { database, actor, operation } = asked;
  const cipher = await database.cipher();
  try {
    return await database.write(actor, operation, async (tx) => {
      await shareParticipants(tx.db);
      return enrolOnce(tx, cipher, body);
    });
  } catch (error) {
    const race = lostRaceOf(error);
    if (race === undefined) throw error;
    // A double click: the first one was just done, so its answer is this one's too.
    if (race === 'same-enrolment') return database.write(actor, operation, (tx) => enrolOnce(tx, cipher, body));
    throw faultOf(raceAnswer(race));
  }
}

async function enrolOnce(tx: Transaction<WriteHandle>, cipher: IdentityCipher, body: EnrolBody): Promise<ParticipantRecord> {
  const { db } = tx;
  const interventions = await listInterventions(db);
  const names = new Map(interventions.map(({ id, name }) => [id, name]));
  const recordable = await listInterventionsToRecordIn(db);
  const intervention = recordable.has(body.intervention) ? names.get(body.intervention) : undefined;
  if (intervention === undefined) throw notFound('Insatsen');
  if (!(await findRecord(db, cipher, body.id, names))) {
    const planned = plannedEnrolment(
      { id: body.id, intervention, newPersonId: crypto.randomUUID() },
      await enrolling(tx, cipher, body, names),
      tx.today,
    );
    if (!planned.ok) throw faultOf(faultsAnswer(planned.error));
    await write(tx, cipher, planned.value, new Map(interventions.map(({ id, name }) => [name, id])), body.basis);
  }
  await endRecording(db);
  const record = await findRecord(db, cipher, body.id, names);
  // An id that another team's participation has: random ids never meet, so this is nobody's honest wish.
  if (!record) throw notFound('Deltagaren');
  tx.touched([body.id, ...(record.person ? [record.person.value.id] : []), ...record.stays.map((stay) => stay.id)]);
  tx.within(interventions.flatMap(({ id, name }) => (name === record.current.value.values.intervention ? [id] : [])));
  tx.noted({ kind: body.participant.kind });
  return recordOf(record, { colleagues: await listColleagues(db), mayRecord: true, isOpened: false });
}

/** What is to be enrolled, with what is known of that person. */
async function enrolling(
  tx: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  { participant }: EnrolBody,
  names: ReadonlyMap<string, string>,
): Promise<Enrolling> {
  if (participant.kind === 'anonymous') return participant;
  if (participant.kind === 'known') {
    const state = await findRecord(tx.db, cipher, participant.participationId, names);
    if (!state?.person) throw notFound('Deltagaren');
    return { ...participant, known: state.person.value, stays: state.stays };
  }
  const number = readIdentityNumber(participant.person.number, tx.today);
  const matched = number.ok && number.value.kind === 'number' ? await matchPersonIds(tx.db, cipher, [number.value.number]) : [];
  const [known] = await listPersons(tx.db, cipher, matched);
  const stays = known ? await listParticipations(tx.db, { personIds: [known.id] }, names) : [];
  return { ...participant, known, stays };
}

async function write(
  tx: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  { person, participation }: PlannedEnrolment,
  interventionIds: ReadonlyMap<string, string>,
  basis: string,
): Promise<void> {
  const by = { recordedFrom: tx.now, recordedBy: tx.actor.name, basis: maskIdentityNumbers(basis.trim()) };
  if (person) await insertPersonVersions(tx.db, cipher, [person], by);
  await insertParticipationVersions(tx.db, [participation], interventionIds, by);
  if (participation.values.kind === 'person') await settlePerson(tx.db, participation.values.personId, by);
  await checkOverlaps(tx.db);
}

const faultOf = ({ status, code, text, details }: Answered): HttpFault => new HttpFault(status, code, text, details);
