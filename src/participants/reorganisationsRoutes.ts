import { seesWholeAssociation } from '../access/roleTarget.ts';
import {
  findInterventionRecord,
  listInterventionRecords,
  saveInterventionFacts,
  type InterventionRecord,
} from '../interventions/interventionRecordQueries.ts';
import { readReorganisation, REORGANISATION_PROBLEMS, type ReorganisationProblem } from '../interventions/reorganisation.ts';
import { insertReorganisation, listReorganisations, type StoredReorganisation } from '../interventions/reorganisationQueries.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Login, type Route } from '../platform/http/route.ts';
import { readDecision } from '../shared/decision.ts';
import { addDays, type LocalDate } from '../shared/localDate.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { lostRaceOf } from './lostRace.ts';
import { lockParticipants } from './participationQueries.ts';
import { countLasting, moveWithReorganisation } from './reorganisationMoveQueries.ts';
import {
  listReorganisations as listContract,
  moveParticipations,
  reorganise,
  type ReorganiseBody,
  type ShownReorganisation,
} from './reorganisationsApi.ts';
import { checkOverlaps } from './settlingQueries.ts';

export const reorganisationsRoutes: readonly Route[] = [
  route(listContract, ({ database, actor, operation, login: { roles } }) =>
    database.read(actor, operation, async ({ db }) => {
      const isOwn = ({ interventionId }: StoredReorganisation): boolean => seesWholeAssociation(roles) || leads(roles, interventionId);
      const names = await namesOf(db);
      const stored = (await listReorganisations(db)).filter(isOwn);
      const reorganisations: ShownReorganisation[] = [];
      for (const one of stored) reorganisations.push(await shown(db, one, names, isLatest(one, stored)));
      return { reorganisations };
    }),
  ),
  route(reorganise, ({ params: { id }, body, database, actor, operation, login }) =>
    overlapsSaid(() =>
      database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
        await lockParticipants(db);
        const records = await listInterventionRecords(db);
        const source = records.find((record) => record.id === id);
        if (!source) throw notFound('Insatsen');
        const read = readReorganisation(body, source, records, today);
        if (!read.ok) throw refusal(read.error, body, today);
        const stored = { ...read.value, id: body.id, interventionId: id, recordedAt: now, recordedBy: login.name };
        const names = await namesOf(db);
        if (!(await insertReorganisation(db, stored))) return shown(db, await sentTwice(db, stored), names);
        await endIntervention(db, source, stored);
        const [target, ...others] = stored.targets;
        const by = { recordedFrom: now, recordedBy: actor.name, basis: basisOf(stored) };
        const moved =
          target !== undefined && others.length === 0 ? await moveWithReorganisation(db, { reorganisationId: body.id, target }, by) : 0;
        await checkOverlaps(db);
        touched([id, body.id]);
        noted({ moved });
        return shown(db, stored, names);
      }),
    ),
  ),
  route(moveParticipations, ({ params: { id }, body: { moves }, database, actor, operation, login }) =>
    overlapsSaid(() =>
      database.write(actor, operation, async ({ db, now, touched, noted }) => {
        await lockParticipants(db);
        const all = await listReorganisations(db);
        const stored = all.find((one) => one.id === id);
        if (!stored || !leads(login.roles, stored.interventionId)) throw notFound('Omorganisationen');
        if (!isLatest(stored, all))
          throw new HttpFault(
            409,
            'superseded',
            'Insatsen har omorganiserats på nytt sedan dess. Ladda om sidan och fördela efter det nya beslutet.',
          );
        const targets = new Set(stored.targets);
        if (moves.some(({ target }) => !targets.has(target)))
          throw new HttpFault(422, 'target', 'Omorganisationen går inte till den insatsen. Ladda om sidan och välj igen.');
        const by = { recordedFrom: now, recordedBy: actor.name, basis: basisOf(stored) };
        let moved = 0;
        for (const { target, participations } of moves)
          moved += await moveWithReorganisation(db, { reorganisationId: id, target, ids: participations }, by);
        await checkOverlaps(db);
        touched([id, ...moves.flatMap(({ participations }) => participations)]);
        noted({ moved });
        return { moved, left: await countLasting(db, stored.interventionId, stored.firstDay) };
      }),
    ),
  ),
];

/** A later decision about the same intervention takes over, as when the first one named the wrong ones. `all` has the latest first. */
const isLatest = (one: StoredReorganisation, all: readonly StoredReorganisation[]): boolean =>
  all.find(({ interventionId }) => interventionId === one.interventionId)?.id === one.id;

/** Who works in a team but leads another says nothing of who goes where. */
const leads = (roles: Login['roles'], intervention: string): boolean =>
  roles.some(({ role, interventionId }) => role === 'team_leader' && interventionId === intervention);

const basisOf = ({ firstDay }: StoredReorganisation): string => `följde med vid omorganisation ${firstDay}`;

const namesOf = async (db: ReadHandle): Promise<ReadonlyMap<string, string>> =>
  new Map((await listInterventionRecords(db)).map(({ id, name }) => [id, name]));

function refusal(problems: readonly ReorganisationProblem[], { decision }: ReorganiseBody, today: LocalDate): HttpFault {
  const read = readDecision(decision, today);
  const texts = problems.map((problem) =>
    problem.field === 'firstDay' || problem.field === 'targets' ? REORGANISATION_PROBLEMS[problem.code] : read.ok ? '' : read.error.text,
  );
  const [first = '', ...more] = new Set(texts);
  return new HttpFault(422, 'reorganisation', first, more);
}

/** The same reorganisation sent twice is one; an id that is taken by another is nobody's to have. */
async function sentTwice(db: ReadHandle, stored: StoredReorganisation): Promise<StoredReorganisation> {
  const [there] = await listReorganisations(db, stored.id);
  if (there?.interventionId !== stored.interventionId || there.firstDay !== stored.firstDay)
    throw new HttpFault(409, 'id-taken', 'Numret på omorganisationen är upptaget. Ladda om sidan och försök igen.');
  return there;
}

/** A reorganised intervention ends the day before, unless it is said to have ended earlier. */
async function endIntervention(db: WriteHandle, source: InterventionRecord, { firstDay, recordedAt, recordedBy }: StoredReorganisation) {
  const lastDay = addDays(firstDay, -1);
  if (source.to !== '' && source.to <= lastDay) return;
  const { id, version, recordedAt: _at, recordedBy: _by, ...facts } = source;
  const before = await findInterventionRecord(db, id);
  if (!(await saveInterventionFacts(db, id, before, version, { ...facts, to: lastDay }, { recordedAt, recordedBy })))
    throw new HttpFault(409, 'changed-meanwhile', 'Någon annan ändrade insatsen i samma stund. Försök igen.');
}

async function shown(
  db: ReadHandle,
  stored: StoredReorganisation,
  names: ReadonlyMap<string, string>,
  latest = true,
): Promise<ShownReorganisation> {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  const { interventionId, targets, recordedAt, ...rest } = stored;
  return {
    ...rest,
    intervention: named(interventionId),
    targets: targets.map(named).sort((a, b) => inSwedishOrder(a.name, b.name)),
    recordedAt: recordedAt.toISOString(),
    left: latest ? await countLasting(db, interventionId, stored.firstDay) : 0,
  };
}

/** Somebody who is enrolled in what takes over already can't go on there too. Not said who: the coordinator may not know. */
async function overlapsSaid<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (lostRaceOf(error) !== 'overlap') throw error;
    throw new HttpFault(422, 'overlap', 'Någon av deltagarna är redan inskriven i den nya insatsen under samma tid. Inget är flyttat.', [
      'Teamet avslutar den ena inskrivningen, eller markerar den som felregistrering. Gör sedan om flytten.',
    ]);
  }
}
