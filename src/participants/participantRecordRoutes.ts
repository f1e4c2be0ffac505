import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import { notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { recordOf } from './participantRecord.ts';
import { getParticipant, openParticipant, type ParticipantRecordAnswer } from './participantRecordApi.ts';
import { findRecord } from './participantRecordQueries.ts';

/** Opening a protected person is an operation of its own: its reason stands in the access log. */
export const participantRecordRoutes: readonly Route[] = [
  route(getParticipant, ({ params, ...asked }) => readRecord(params.id, false, asked)),
  route(openParticipant, ({ params, body, ...asked }) => {
    const reason = `${asked.operation.reason}: ${maskIdentityNumbers(body.reason.trim())}`;
    return readRecord(params.id, true, { ...asked, operation: { ...asked.operation, reason } });
  }),
];

async function readRecord(id: string, isOpened: boolean, { database, actor, operation }: Authorised): Promise<ParticipantRecordAnswer> {
  const cipher = await database.cipher();
  return database.read(actor, operation, async ({ db, touched, noted, within }) => {
    const interventions = await listInterventions(db);
    const state = await findRecord(db, cipher, id, new Map(interventions.map(({ id: key, name }) => [key, name])));
    if (!state) throw notFound('Deltagaren');
    const recordable = await listInterventionsToRecordIn(db);
    const mayRecord = interventions.some(({ id: key, name }) => name === state.current.value.values.intervention && recordable.has(key));
    const record = recordOf(state, { colleagues: await listColleagues(db), mayRecord, isOpened });
    touched([id, ...(state.person ? [state.person.value.id] : []), ...state.stays.map((stay) => stay.id)]);
    within(interventions.flatMap(({ id: key, name }) => (name === state.current.value.values.intervention ? [key] : [])));
    if (record.opened) noted({ opened: 'protected' });
    return record;
  });
}
