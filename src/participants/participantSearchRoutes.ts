import { teamInterventions } from '../access/roleTarget.ts';
import { listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listWorkers, type Worker } from '../access/workerQueries.ts';
import { findInterventionNames, listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { route, type Route } from '../platform/http/route.ts';
import { readIdentityNumber, type IdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { nameMatches, sameName } from './nameMatch.ts';
import { isOwn, listOwnCaseload, type OwnParticipations } from './ownParticipationQueries.ts';
import type { ParticipantFilter } from './participantFilter.ts';
import {
  findDuplicates,
  getParticipantChoices,
  searchParticipants,
  type DuplicateBody,
  type Duplicates,
  type ListedParticipation,
  type SearchBody,
} from './participantSearchApi.ts';
import {
  countParticipations,
  findOwnPersonByNumber,
  listKeys,
  listMunicipalities,
  listNames,
  listOrderedIds,
  listRows,
  shownName,
  type ListedRow,
} from './participantSearchQueries.ts';
import { listedStatus } from './participationStatus.ts';

export const participantSearchRoutes: readonly Route[] = [
  route(searchParticipants, async ({ body, database, actor, operation }) => {
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, today, touched, noted }) => {
      const { text = '', sort, descending, offset, limit, ...filter } = body;
      const [names, own] = await Promise.all([findInterventionNames(db), ownParticipations(db)]);
      const [{ ids, found }, total] = await Promise.all([
        findIds(db, cipher, filter, own, body, names, today),
        countParticipations(db, { status: isCounted(filter) ? 'all' : filter.status }, isOwn(own)),
      ]);
      const rows = new Map((await listRows(db, cipher, { ids })).map((row) => [row.id, row]));
      touched(ids);
      noted({ ...filter, sort, descending, offset, limit, text: text.trim() !== '', found });
      return { total, found, offset, participants: ids.flatMap((id) => listed(rows.get(id), names)) };
    });
  }),
  route(getParticipantChoices, async ({ database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db }) => {
      const team = new Set(teamInterventions(login.roles));
      const own = await ownParticipations(db);
      const recordable = own.interventions;
      const [interventions, municipalities, consentsDue, workers] = await Promise.all([
        listInterventions(db),
        listMunicipalities(db, isOwn(own)),
        countParticipations(db, { status: 'now', consents: 'due' }, isOwn(own)),
        listWorkers(db),
      ]);
      return {
        interventions: interventions.flatMap(({ id, name }) => (team.has(id) ? [{ id, name, mayRecord: recordable.has(id) }] : [])),
        municipalities: municipalities.sort(inSwedishOrder),
        consentsDue,
        workers: workersOf(workers, recordable),
      };
    }),
  ),
  route(findDuplicates, async ({ body, database, actor, operation }) => {
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, today, touched, noted }) => {
      const names = await findInterventionNames(db);
      const why = await whoItMayBe(db, cipher, body, today);
      const rows = await listRowsOf(db, cipher, [...why.keys()]);
      const duplicates = rows.flatMap(({ personId, row }) => {
        const reason = why.get(personId);
        return reason === undefined ? [] : listed(row, names).map((participation) => ({ why: reason, participation }));
      });
      touched(duplicates.map(({ participation }) => participation.participationId));
      noted({ found: duplicates.length });
      return { duplicates };
    });
  }),
];

async function ownParticipations(db: ReadHandle): Promise<OwnParticipations & { readonly interventions: ReadonlySet<string> }> {
  const [interventions, caseload] = await Promise.all([listInterventionsToRecordIn(db), listOwnCaseload(db)]);
  return { interventions, caseload };
}

/** Each once, whatever number of teams they work in. */
const workersOf = (workers: readonly Worker[], recordable: ReadonlySet<string>): { userId: string; name: string }[] => [
  ...new Map(
    workers.flatMap(({ userId, name, interventionId, heldAs }) =>
      heldAs === 'team_member' && recordable.has(interventionId) ? [[userId, { userId, name }]] : [],
    ),
  ).values(),
];

const isCounted = ({ status }: ParticipantFilter): boolean => status === 'now' || status === 'closed' || status === 'all';

/** The keys of one page and how many there are in all. Names are encrypted: what is found or ordered by them is so here, not in the database. */
async function findIds(
  db: ReadHandle,
  cipher: IdentityCipher,
  filter: ParticipantFilter,
  own: OwnParticipations,
  { text = '', sort, descending, offset, limit }: SearchBody,
  interventions: ReadonlyMap<string, string>,
  today: LocalDate,
): Promise<{ ids: string[]; found: number }> {
  if (text.trim() === '' && sort !== 'name' && sort !== 'municipality' && sort !== 'intervention') {
    const found = await countParticipations(db, filter, isOwn(own));
    return { ids: await listOrderedIds(db, filter, isOwn(own), { sort, descending, offset, limit }), found };
  }
  const keys = await listKeys(db, filter, isOwn(own), sort === 'municipality' || sort === 'intervention' ? sort : undefined);
  const isByName = text.trim() !== '' || sort === 'name';
  const people = keys.flatMap(({ personId, protected: isProtected }) => (personId === null || isProtected ? [] : personId));
  const nameOf = new Map(isByName ? (await listNames(db, cipher, people)).map((name) => [name.personId, name]) : []);
  const number = numberIn(text, today);
  const person = number === undefined ? undefined : await findOwnPersonByNumber(db, cipher, number);
  const named = keys.map((key) => {
    const known = key.protected || key.personId === null ? undefined : nameOf.get(key.personId);
    const name = known ? shownName(known, key) : '';
    const sorted =
      sort === 'intervention' ? (interventions.get(key.sorted ?? '') ?? '') : sort === 'municipality' ? (key.sorted ?? '') : name;
    return { ...key, name, sorted };
  });
  const found = named.filter(({ name, personId }) => {
    if (text.trim() === '') return true;
    return number === undefined ? name !== '' && nameMatches(name, text) : person !== undefined && personId === person;
  });
  if (sort === 'name' || sort === 'municipality' || sort === 'intervention')
    found.sort((a, b) => lastWithout(a.sorted, b.sorted) || (descending ? -1 : 1) * inSwedishOrder(a.sorted, b.sorted));
  else {
    const order = new Map(
      (await listOrderedIds(db, filter, isOwn(own), { sort, descending, offset: 0, limit: keys.length + 1 })).map((id, place) => [
        id,
        place,
      ]),
    );
    found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }
  return { ids: found.slice(offset, offset + limit).map(({ id }) => id), found: found.length };
}

const lastWithout = (a: string, b: string): number => Number(a === '') - Number(b === '');

function numberIn(text: string, today: LocalDate): IdentityNumber | undefined {
  const read = readIdentityNumber(text, today);
  return read.ok && read.value.kind === 'number' ? read.value.number : undefined;
}

type Why = Duplicates['duplicates'][number]['why'];

/** The own persons whom the told one may be, and why; a number says it for certain. */
async function whoItMayBe(
  db: ReadHandle,
  cipher: IdentityCipher,
  told: DuplicateBody,
  today: LocalDate,
): Promise<ReadonlyMap<string, Why>> {
  const why = new Map<string, Why>();
  const name = `${told.givenName} ${told.familyName}`.trim();
  const number = readIdentityNumber(told.number, today);
  const hasNumber = number.ok && number.value.kind === 'number';
  const year = hasNumber && number.value.kind === 'number' ? number.value.number.slice(0, 4) : told.birthYear.trim();
  if (name !== '') {
    for (const known of await listNames(db, cipher)) {
      if (sameName(shownName(known, known), name)) why.set(known.personId, year === String(known.birthYear) ? 'name-and-year' : 'name');
    }
  }
  const person = number.ok && number.value.kind === 'number' ? await findOwnPersonByNumber(db, cipher, number.value.number) : undefined;
  if (person !== undefined) why.set(person, 'number');
  return why;
}

async function listRowsOf(db: ReadHandle, cipher: IdentityCipher, personIds: readonly string[]) {
  const rows: { personId: string; row: ListedRow }[] = [];
  for (const personId of personIds) rows.push(...(await listRows(db, cipher, { personIds: [personId] })).map((row) => ({ personId, row })));
  return rows;
}

function listed(row: ListedRow | undefined, interventions: ReadonlyMap<string, string>): ListedParticipation[] {
  if (!row) return [];
  const { id, wrong, interventionId, ...shown } = row;
  const status = listedStatus({ anonymous: shown.anonymousYear !== null, wrong, closed: shown.closed !== null });
  return [{ ...shown, participationId: id, status, intervention: interventions.get(interventionId) ?? '' }];
}
