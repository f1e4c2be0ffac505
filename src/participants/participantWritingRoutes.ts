import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { contactWritten, nextContact, NO_CONTACT, sameContact, type Contact } from './contact.ts';
import { insertContactVersions } from './contactQueries.ts';
import { nameTold, withUntoldName } from './nameTold.ts';
import { decide, undo, type Decided, type Known, type Refusal, type Wish } from './participantDecisions.ts';
import { currentContact, recordOf, type ParticipantRecord } from './participantRecord.ts';
import type { Recorded, RecordState } from './recordState.ts';
import { findRecord } from './participantRecordQueries.ts';
import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';
import {
  changeParticipation,
  closeParticipation,
  correctContact,
  correctParticipation,
  correctPerson,
  undoChange,
  type UndoBody,
} from './participantWritingApi.ts';
import { insertParticipationVersions, shareParticipants } from './participationQueries.ts';
import type { PersonForm } from './participationForm.ts';
import { isAllowed } from './participationStatus.ts';
import { birthOf, correctedPerson, fitsStays, keptNameIn, movedTo, toldNameIn, toldOver } from './personDecisions.ts';
import { toldFrom } from './personsKnown.ts';
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
  route(correctContact, ({ params, body, ...asked }) =>
    change(params.id, body.basis, asked, (session) => replaceContact(session, body.contact, body.version)),
  ),
  route(undoChange, ({ params, body, ...asked }) =>
    change(params.id, 'ångrat', asked, (session) => UNDO[body.part](session, body.version)),
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
  asked: Authorised,
  work: (session: Session) => Promise<void>,
  isAgain = false,
): Promise<ParticipantRecord> {
  const { database, actor, operation } = asked;
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
    // Somebody registered the same number in the same moment: now they are known, and which team it was by is not told.
    if (race === 'same-number' && !isAgain) return change(id, basis, asked, work, true);
    throw faultOf(raceAnswer(race));
  }
}

const faultOf = ({ status, code, text, details }: Answered): HttpFault => new HttpFault(status, code, text, details);

const wish = (id: string, wanted: Wish, version: number, basis: string, asked: Authorised): Promise<ParticipantRecord> =>
  change(id, basis, asked, async (session) => {
    await save(session, decide(wanted, version, await known(session), session.tx.today));
    session.tx.noted({ action: wanted.action });
  });

/**
 * What follows when the consent to be registered is withdrawn (GDPR article 7.3): the participation becomes anonymous, as it stands now, in
 * one step with `before`, which is done while there is somebody whose consent it is. Nothing when it is anonymous already.
 */
export const makeAnonymous = (
  id: string,
  basis: string,
  asked: Authorised,
  before: (tx: Transaction<WriteHandle>, cipher: IdentityCipher) => Promise<void>,
): Promise<ParticipantRecord> =>
  change(id, basis, asked, async (session) => {
    const { tx, cipher, state } = session;
    const { version, values } = state.current.value;
    if (values.kind === 'anonymous') return;
    await before(tx, cipher);
    await save(session, decide({ action: 'make-anonymous' }, version, await known(session), tx.today));
    tx.noted({ action: 'make-anonymous' });
  });

async function undoLast(session: Session, version: number): Promise<void> {
  const former = session.state.versions.find(({ value }) => value.version === version - 1)?.value.values;
  await save(session, undo(version, former, await known(session), session.tx.today));
}

async function save(session: Session, decided: Decided): Promise<void> {
  const { tx, state, interventionIds, by, refuse } = session;
  if (!decided.ok) refuse(decided.error, state.current);
  else if (decided.value !== 'as-wished') {
    const { value } = state.current;
    // How they are reached goes first: of somebody anonymous it is out of everybody's sight.
    if (decided.value.kind === 'anonymous') await saveContact(session, NO_CONTACT);
    await insertParticipationVersions(tx.db, [{ ...value, version: value.version + 1, values: decided.value }], interventionIds, by);
    if (decided.value.kind === 'person') await settlePerson(tx.db, decided.value.personId, by);
    await checkOverlaps(tx.db);
  }
}

async function known({ tx, state }: Session): Promise<Known> {
  const { versions, current, person, stays } = state;
  const elsewhere = person ? await listProtectedElsewhere(tx.db, [person.value.id]) : new Set<string>();
  const toldBeside = stays.some(({ id, values }) => id !== current.value.id && values.kind === 'person' && values.protectionTold);
  const anonymousSince = versions.find(({ value }) => value.values.kind === 'anonymous')?.value.version;
  return { current: current.value, person: person?.value.values, stays, keptProtected: toldBeside || elsewhere.size > 0, anonymousSince };
}

async function replacePerson(session: Session, form: PersonForm, seen: number): Promise<void> {
  const { tx, cipher, state, interventionIds, by, refuse } = session;
  const { person, personVersions, current, stays } = state;
  const { values: known } = current.value;
  if (!person || known.kind === 'anonymous' || !isAllowed('correct-person', known))
    return refuse({ kind: 'not-allowed', action: 'correct-person' }, current);
  const read = correctedPerson(form, person.value.values.protected, stays, tx.today);
  const telling = read.ok ? toldNameIn(known.intervention, nameTold(read.value.person), stays) : [];
  const values = read.ok ? withUntoldName(read.value.person, person.value.values, known.nameTold) : undefined;
  if (values && telling.length === 0 && sameValues(values, person.value.values)) return undefined;
  if (seen !== personVersions.length) return refuse({ kind: 'changed-meanwhile' }, person);
  if (!read.ok || !values) throw faultOf(faultsAnswer(read.ok ? [] : read.error));
  const { number } = values;
  const [holder] = number === null ? [] : await listPersons(tx.db, cipher, await matchPersonIds(tx.db, cipher, [number]));
  if (holder && holder.id !== person.value.id) return joinPerson(session, holder, read.value);
  await insertParticipationVersions(tx.db, telling, interventionIds, by);
  return savePerson(session, { ...person.value, values });
}

/** The number is another's whom Samla knows already: the participations go over to that person, so that one human being is one person. */
async function joinPerson(
  session: Session,
  holder: StoredPerson,
  corrected: { readonly person: StoredPerson['values']; readonly stays: readonly StoredParticipation[] },
): Promise<void> {
  const { tx, interventionIds, by } = session;
  const moved = movedTo(holder.id, corrected.stays, nameTold(corrected.person));
  const values = toldOver(holder.values, corrected.person);
  await insertParticipationVersions(tx.db, moved, interventionIds, by);
  await savePerson(session, { ...holder, values });
  await checkOverlaps(tx.db);
  tx.noted({ joined: moved.length });
}

async function undoPerson(session: Session, seen: number): Promise<void> {
  const { tx, state, interventionIds, by, refuse } = session;
  const { person, personVersions, current, stays } = state;
  const { values: known } = current.value;
  const former = personVersions[seen - 2]?.value.values;
  if (!person || !former || known.kind === 'anonymous') return refuse({ kind: 'not-allowed', action: 'correct-person' }, current);
  const values = { ...former, protected: person.value.values.protected };
  if (seen !== personVersions.length) {
    if (sameValues(values, person.value.values)) return undefined;
    return refuse({ kind: 'changed-meanwhile' }, person);
  }
  if (!fitsStays(values, stays, tx.today)) return refuse({ kind: 'changed-meanwhile' }, person);
  // What of the name this change told for the first time is untold again.
  const kept = { given: toldFrom(state, 'given') < seen - 1, family: toldFrom(state, 'family') < seen - 1 };
  await insertParticipationVersions(tx.db, keptNameIn(known.intervention, kept, stays), interventionIds, by);
  return savePerson(session, { ...person.value, values });
}

/** The next version of a person, with the sex and ages that follow in all their participations. */
async function savePerson({ tx, cipher, by }: Session, person: StoredPerson): Promise<void> {
  await insertPersonVersions(tx.db, cipher, [{ ...person, version: person.version + 1 }], by);
  await settlePerson(tx.db, person.id, by, birthOf(person.values, tx.today));
}

async function replaceContact(session: Session, written: Contact, seen: number): Promise<void> {
  const { state, refuse } = session;
  const { current, contactVersions } = state;
  if (!isAllowed('correct-contact', current.value.values)) return refuse({ kind: 'not-allowed', action: 'correct-contact' }, current);
  const wanted = contactWritten(written);
  const known = currentContact(state);
  if (seen !== known.version && !sameContact(wanted, known.values))
    return refuse({ kind: 'changed-meanwhile' }, contactVersions.at(-1) ?? current);
  return saveContact(session, wanted);
}

async function undoContact(session: Session, seen: number): Promise<void> {
  const { current, contactVersions } = session.state;
  const undone = contactVersions.findIndex(({ value }) => value.version === seen);
  if (seen === 1 || undone < 0) return session.refuse({ kind: 'not-allowed', action: 'correct-contact' }, current);
  return replaceContact(session, contactVersions[undone - 1]?.value.values ?? NO_CONTACT, seen);
}

async function saveContact({ tx, cipher, state, by }: Session, values: Contact): Promise<void> {
  const next = nextContact(currentContact(state), values, false);
  if (next) await insertContactVersions(tx.db, cipher, [next], by);
}

/** How what was done last in one part of the record is undone. */
const UNDO: Readonly<Record<UndoBody['part'], (session: Session, seen: number) => Promise<void>>> = {
  participation: undoLast,
  person: undoPerson,
  contact: undoContact,
};
