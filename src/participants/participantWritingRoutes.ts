import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { decide, undo, type Decided, type Known, type Refusal, type Wish } from './participantDecisions.ts';
import { recordOf, type ParticipantRecord, type Recorded, type RecordState } from './participantRecord.ts';
import { findRecord } from './participantRecordQueries.ts';
import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';
import { changeParticipation, closeParticipation, correctParticipation, correctPerson, undoChange } from './participantWritingApi.ts';
import { insertParticipationVersions, shareParticipants } from './participationQueries.ts';
import type { PersonForm } from './participationForm.ts';
import { isAllowed } from './participationStatus.ts';
import { birthOf, correctedPerson, fitsStays, movedTo, toldOver } from './personDecisions.ts';
import { faultsAnswer, raceAnswer, refusalAnswer, type Answered } from './recordFaults.ts';
import { lostRaceOf } from './lostRace.ts';
import { insertPersonVersions, listPersons, matchPersonIds } from './personQueries.ts';
import { sameValues } from './sameValues.ts';
import { checkOverlaps, endRecording, listProtectedElsewhere, settlePerson } from './settlingQueries.ts';

/** Everything a team does with a participation that is there. Each is a new version; none deletes. */
export const participantWritingRoutes: readonly Route[] = [
  route(correctParticipation, ({ params, body, ...asked }) =>
    wish(params.id, { action: 'correct', form: body.form }, body.version, body.basis, asked),
  ),
  route(closeParticipation, ({ params, body, ...asked }) =>
    wish(params.id, { action: 'close', closing: body.closing }, body.version, body.basis, asked),
  ),
  route(changeParticipation, ({ params, body, ...asked }) => wish(params.id, { action: body.action }, body.version, body.basis, asked)),
  route(correctPerson, ({ params, body, ...asked }) =>
    change(params.id, body.basis, asked, (session) => replacePerson(session, body.person, body.version)),
  ),
  route(undoChange, ({ params, body, ...asked }) =>
    change(params.id, 'ångrat', asked, (session) =>
      body.part === 'person' ? undoPerson(session, body.version) : undoLast(session, body.version),
    ),
  ),
];

/** What one request works with: the record as it is, and how to write. */
type Session = {
  readonly tx: Transaction<WriteHandle>;
  readonly cipher: IdentityCipher;
  readonly state: RecordState;
  readonly interventionIds: ReadonlyMap<string, string>;
  readonly by: RecordedBy;
  /** Says no, with who changed it last. */
  readonly refuse: (refusal: Refusal, changed: Recorded<unknown>) => never;
};

async function change(
  id: string,
  basis: string,
  { database, actor, operation }: Authorised,
  work: (session: Session) => Promise<void>,
): Promise<ParticipantRecord> {
  const cipher = await database.cipher();
  try {
    return await database.write(actor, operation, async (tx) => {
      const { db } = tx;
      await shareParticipants(db);
      const interventions = await listInterventions(db);
      const names = new Map(interventions.map(({ id: key, name }) => [key, name]));
      const interventionIds = new Map(interventions.map(({ id: key, name }) => [name, key]));
      const state = await findRecord(db, cipher, id, names);
      if (!state) throw notFound('Deltagaren');
      const recordable = await listInterventionsToRecordIn(db);
      if (!recordable.has(interventionIds.get(state.current.value.values.intervention) ?? ''))
        throw new HttpFault(403, 'no-role', 'Du får läsa om deltagaren men inte ändra. Be den som arbetar i teamet.');
      const colleagues = await listColleagues(db);
      const by = { recordedFrom: tx.now, recordedBy: actor.name, basis: maskIdentityNumbers(basis.trim()) };
      const refuse = (refusal: Refusal, changed: Recorded<unknown>): never => {
        throw faultOf(refusalAnswer(refusal, { by: colleagues.get(changed.recordedBy) ?? null, at: changed.recordedFrom }));
      };
      await work({ tx, cipher, state, interventionIds, by, refuse });
      await endRecording(db);
      const after = await findRecord(db, cipher, id, names);
      if (!after) throw new Error('a participation is gone after it was written');
      tx.touched([id, ...(after.person ? [after.person.value.id] : []), ...after.stays.map((stay) => stay.id)]);
      tx.within(interventions.flatMap(({ id: key, name }) => (name === after.current.value.values.intervention ? [key] : [])));
      return recordOf(after, { colleagues, mayRecord: true, isOpened: false });
    });
  } catch (error) {
    const race = lostRaceOf(error);
    if (race === undefined || race === 'same-enrolment') throw error;
    throw faultOf(raceAnswer(race));
  }
}

const faultOf = ({ status, code, text, details }: Answered): HttpFault => new HttpFault(status, code, text, details);

const wish = (id: string, wanted: Wish, version: number, basis: string, asked: Authorised): Promise<ParticipantRecord> =>
  change(id, basis, asked, async (session) => {
    await save(session, decide(wanted, version, await known(session), session.tx.today));
    session.tx.noted({ action: wanted.action });
  });

async function undoLast(session: Session, version: number): Promise<void> {
  const former = session.state.versions.find(({ value }) => value.version === version - 1)?.value.values;
  await save(session, undo(version, former, await known(session), session.tx.today));
}

async function save({ tx, state, interventionIds, by, refuse }: Session, decided: Decided): Promise<void> {
  if (!decided.ok) refuse(decided.error, state.current);
  else if (decided.value !== 'as-wished') {
    const { value } = state.current;
    await insertParticipationVersions(tx.db, [{ ...value, version: value.version + 1, values: decided.value }], interventionIds, by);
    if (decided.value.kind === 'person') await settlePerson(tx.db, decided.value.personId, by);
    await checkOverlaps(tx.db);
  }
}

async function known({ tx, state }: Session): Promise<Known> {
  const { current, person, stays } = state;
  const elsewhere = person ? await listProtectedElsewhere(tx.db, [person.value.id]) : new Set<string>();
  const toldBeside = stays.some(({ id, values }) => id !== current.value.id && values.kind === 'person' && values.protectionTold);
  return { current: current.value, person: person?.value.values, stays, keptProtected: toldBeside || elsewhere.size > 0 };
}

async function replacePerson(session: Session, form: PersonForm, version: number): Promise<void> {
  const { tx, cipher, state, refuse } = session;
  const { person, current, stays } = state;
  if (!person || !isAllowed('correct-person', current.value.values))
    return refuse({ kind: 'not-allowed', action: 'correct-person' }, current);
  const read = correctedPerson(form, person.value.values.protected, stays, tx.today);
  if (read.ok && sameValues(read.value.person, person.value.values)) return undefined;
  if (version !== person.value.version) return refuse({ kind: 'changed-meanwhile' }, person);
  if (!read.ok) throw faultOf(faultsAnswer(read.error));
  const { number } = read.value.person;
  const [holder] = number === null ? [] : await listPersons(tx.db, cipher, await matchPersonIds(tx.db, cipher, [number]));
  if (holder && holder.id !== person.value.id) return joinPerson(session, holder, read.value);
  return savePerson(session, { ...person.value, values: read.value.person });
}

/** The number is another's whom Samla knows already: the participations go over to that person, so that one human being is one person. */
async function joinPerson(
  session: Session,
  holder: StoredPerson,
  corrected: { readonly person: StoredPerson['values']; readonly stays: readonly StoredParticipation[] },
): Promise<void> {
  const { tx, interventionIds, by } = session;
  const moved = movedTo(holder.id, corrected.stays);
  const values = toldOver(holder.values, corrected.person);
  await insertParticipationVersions(tx.db, moved, interventionIds, by);
  await savePerson(session, { ...holder, values });
  await checkOverlaps(tx.db);
  tx.noted({ joined: moved.length });
}

async function undoPerson(session: Session, version: number): Promise<void> {
  const { tx, state, refuse } = session;
  const { person, personVersions, current, stays } = state;
  const former = personVersions.find(({ value }) => value.version === version - 1)?.value.values;
  if (!person || !former) return refuse({ kind: 'not-allowed', action: 'correct-person' }, current);
  const values = { ...former, protected: person.value.values.protected };
  if (version !== person.value.version) {
    if (sameValues(values, person.value.values)) return undefined;
    return refuse({ kind: 'changed-meanwhile' }, person);
  }
  if (!fitsStays(values, stays, tx.today)) return refuse({ kind: 'changed-meanwhile' }, person);
  return savePerson(session, { ...person.value, values });
}

/** The next version of a person, with the sex and ages that follow in all their participations. */
async function savePerson({ tx, cipher, by }: Session, person: StoredPerson): Promise<void> {
  await insertPersonVersions(tx.db, cipher, [{ ...person, version: person.version + 1 }], by);
  await settlePerson(tx.db, person.id, by, birthOf(person.values, tx.today));
}
