import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { insertContactVersions } from './contactQueries.ts';
import { plannedEnrolment, type Enrolling, type PlannedEnrolment } from './enrolment.ts';
import { recordOf, type ParticipantRecord } from './participantRecord.ts';
import { findRecord } from './participantRecordQueries.ts';
import { enrolParticipant, type EnrolBody } from './participantWritingApi.ts';
import { insertParticipationVersions, listParticipations, shareParticipants } from './participationQueries.ts';
import { NO_NAME_TOLD } from './nameTold.ts';
import { insertPersonVersions, listPersons, matchPersonIds } from './personQueries.ts';
import { faultsAnswer, raceAnswer, type Answered } from './recordFaults.ts';
import { lostRaceOf } from './lostRace.ts';
import { checkOverlaps, endRecording, settlePerson } from './settlingQueries.ts';
import { readIdentityNumber } from '../shared/identityNumber.ts';

export const enrolmentRoutes: readonly Route[] = [route(enrolParticipant, ({ body, ...asked }) => enrol(body, asked))];

const MOST_TRIES = 3;

async function enrol(body: EnrolBody, { database, actor, operation }: Authorised): Promise<ParticipantRecord> {
  const cipher = await database.cipher();
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.write(actor, operation, async (tx) => {
        await shareParticipants(tx.db);
        return enrolOnce(tx, cipher, body);
      });
    } catch (error) {
      const race = lostRaceOf(error);
      if (race === undefined) throw error;
      if (race === 'overlap') throw faultOf(raceAnswer(race));
      // A double click: the first one was just done, so its answer is this one's too. Or somebody with the same number was registered in the
      // same moment: now they are known, as if they had been before – and which team it was by is not told.
      if (tries === MOST_TRIES) throw race === 'same-enrolment' ? error : faultOf(raceAnswer(race));
    }
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
    const { values } = state.current.value;
    const told = values.kind === 'person' ? values.nameTold : NO_NAME_TOLD;
    return { ...participant, known: state.person.value, stays: state.stays, nameTold: told };
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
  { person, participation, contact }: PlannedEnrolment,
  interventionIds: ReadonlyMap<string, string>,
  basis: string,
): Promise<void> {
  const by = { recordedFrom: tx.now, recordedBy: tx.actor.name, basis: maskIdentityNumbers(basis.trim()) };
  if (person) await insertPersonVersions(tx.db, cipher, [person], by);
  await insertParticipationVersions(tx.db, [participation], interventionIds, by);
  if (contact) await insertContactVersions(tx.db, cipher, [contact], by);
  if (participation.values.kind === 'person') await settlePerson(tx.db, participation.values.personId, by);
  await checkOverlaps(tx.db);
}

const faultOf = ({ status, code, text, details }: Answered): HttpFault => new HttpFault(status, code, text, details);
