import { listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { findNamesOfUsers } from '../access/userQueries.ts';
import { listWorkers, type Worker } from '../access/workerQueries.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Login, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { NOT_A_WORKER, readTakeOver, TAKEN_MEANWHILE, type CaseloadFault, type HeldAs, type TakeOver } from './caseload.ts';
import { getCaseload, handOver, listCaseloads, saveCaseload, type Caseloads, type OwnCaseload } from './caseloadApi.ts';
import { findInterventionOf, listCaseload, listHeld, lockCaseload, takeOver, type Held } from './caseloadQueries.ts';

/** Whose the participations are: seen by the team, said by those who record in it, handed over in one go by its leader. */
export const caseloadRoutes: readonly Route[] = [
  route(listCaseloads, ({ database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db, today, touched }) => {
      const own = await listInterventionsToRecordIn(db);
      const workers = await listWorkers(db);
      const held = await listHeld(db, [...own], today);
      touched(new Set(held.map(({ participationId }) => participationId)));
      const names = await findNamesOfUsers(
        db,
        held.flatMap(({ userId }) => userId ?? []),
      );
      return {
        interventions: (await listInterventions(db))
          .filter(({ id }) => own.has(id))
          .map(({ id, name }) => ({ id, name, isLed: leads(login, id), ...caseloadOf(id, workers, held, names) })),
      };
    }),
  ),
  route(handOver, ({ body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      if (!leads(login, body.intervention)) throw notFound('Insatsen');
      await lockCaseload(db);
      const told = takenOver(body, today, undefined, false);
      if (body.to !== null) await refuseOthers(db, body.to, body.intervention, body.heldAs);
      const ids = new Set(body.participations);
      const open = (await listHeld(db, [body.intervention], told.day)).filter((one) => one.heldAs === body.heldAs);
      const isTheirs = ({ userId }: Held): boolean => userId === body.from;
      if (open.filter((one) => ids.has(one.participationId) && isTheirs(one)).length !== ids.size) throw faultOf(409, TAKEN_MEANWHILE);
      await takeOver(db, [...ids], body.heldAs, body.to, told, { at: now, name: actor.name });
      touched([...ids, ...(body.from === null ? [] : [body.from]), ...(body.to === null ? [] : [body.to])]);
      noted({ heldAs: body.heldAs, day: told.day, moved: ids.size });
      return { moved: ids.size };
    }),
  ),
  route(getCaseload, ({ params: { id }, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const intervention = await findInterventionOf(db, id);
      if (intervention === undefined) throw notFound('Deltagaren');
      touched([id]);
      return caseloadAnswer(db, id, intervention);
    }),
  ),
  route(saveCaseload, ({ params: { id }, body, database, actor, operation }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      await lockCaseload(db);
      const intervention = await findInterventionOf(db, id);
      if (intervention === undefined || !(await listInterventionsToRecordIn(db)).has(intervention)) throw notFound('Deltagaren');
      const holder = (await listCaseload(db, id)).find(({ heldAs, to }) => heldAs === body.heldAs && (to === null || to >= today));
      if ((holder?.userId ?? null) !== body.from) throw faultOf(409, TAKEN_MEANWHILE);
      const told = takenOver(body, today, holder?.from, true);
      if (body.to !== null) await refuseOthers(db, body.to, intervention, body.heldAs);
      await takeOver(db, [id], body.heldAs, body.to, told, { at: now, name: actor.name });
      touched([id, ...(body.to === null ? [] : [body.to])]);
      noted({ heldAs: body.heldAs, day: told.day });
      return caseloadAnswer(db, id, intervention);
    }),
  ),
];

const leads = ({ roles }: Login, intervention: string): boolean =>
  roles.some(({ role, interventionId }) => role === 'team_leader' && interventionId === intervention);

const faultOf = (status: 409 | 422, { code, text }: CaseloadFault): HttpFault => new HttpFault(status, code, text);

function takenOver(told: { day: string; reason: string }, today: LocalDate, since: LocalDate | undefined, mayBePast: boolean): TakeOver {
  const read = readTakeOver({ ...told, reason: maskIdentityNumbers(told.reason) }, { today, since, mayBePast });
  if (!read.ok) throw faultOf(422, read.error);
  return read.value;
}

/** Throws unless somebody works in the intervention today, as what they are to have the participation. */
export async function refuseOthers(db: ReadHandle, userId: string, intervention: string, as: HeldAs): Promise<void> {
  const isWorker = (one: Worker): boolean => one.userId === userId && one.interventionId === intervention && one.heldAs === as;
  if (!(await listWorkers(db)).some(isWorker)) throw faultOf(422, NOT_A_WORKER);
}

async function caseloadAnswer(db: ReadHandle, id: string, intervention: string): Promise<OwnCaseload> {
  const mayChange = (await listInterventionsToRecordIn(db)).has(intervention);
  const workers = mayChange ? (await listWorkers(db)).filter(({ interventionId }) => interventionId === intervention) : [];
  const entries = await listCaseload(db, id);
  const names = await findNamesOfUsers(
    db,
    entries.map(({ userId }) => userId),
  );
  return {
    entries: entries.map((entry) => ({ ...entry, name: names.get(entry.userId) ?? null })),
    workers: workers.map(({ userId, name, heldAs }) => ({ userId, name, heldAs })),
  };
}

/** Who can have an intervention's participations, and who has which; those without anybody last. */
function caseloadOf(
  intervention: string,
  workers: readonly Worker[],
  held: readonly Held[],
  names: ReadonlyMap<string, string>,
): Pick<Caseloads['interventions'][number], 'workers' | 'holders'> {
  const own = workers.filter(({ interventionId }) => interventionId === intervention);
  const holders = new Map<string, Caseloads['interventions'][number]['holders'][number]>();
  for (const { participationId, interventionId, heldAs, userId } of held) {
    if (interventionId !== intervention || (heldAs === 'counsellor' && userId === null)) continue;
    const key = `${heldAs} ${userId ?? ''}`;
    const isWorker = own.some((one) => one.userId === userId && one.heldAs === heldAs);
    const name = userId === null ? null : (names.get(userId) ?? null);
    const holder = holders.get(key) ?? { userId, name, heldAs, isWorker, participations: [] };
    holder.participations.push(participationId);
    holders.set(key, holder);
  }
  return {
    workers: own.map(({ userId, name, heldAs }) => ({ userId, name, heldAs })),
    holders: [...holders.values()].sort((a, b) => Number(a.userId === null) - Number(b.userId === null)),
  };
}
