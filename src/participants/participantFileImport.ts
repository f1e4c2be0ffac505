import { digestOf } from '../imports/digestOf.ts';
import type { Done, Given, ImportedRow, Importer, Looked, Written, WrittenRecord } from '../imports/importer.ts';
import { NOTHING_LOOKED, readOnThread } from '../imports/readOnThread.ts';
import { findInterventionNames, listInterventions } from '../interventions/interventionQueries.ts';
import { inTurns } from '../platform/inTurns.ts';
import { workerTask } from '../platform/workers.ts';
import { mapInTurns } from '../shared/turns.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { NO_CONTACT } from './contact.ts';
import { importedRow } from './importedRow.ts';
import { TEAM_COLUMNS } from './participantColumns.ts';
import type * as tasks from './participantFileWorkerImport.ts';
import type { RowOutcome } from './participantPlan.ts';
import { takeBackParticipants } from './takeBackImport.ts';
import { planParticipants, writeParticipants, type PlannedImport } from './participantPlanImport.ts';
import type { StoredPerson } from './participantRecords.ts';
import { listContactChanges, listParticipationChanges, listPersonChanges } from './participantVersionQueries.ts';
import { listParticipations, lockParticipants } from './participationQueries.ts';

const readFile = workerTask<typeof tasks, 'readTeamFile'>(new URL('./participantFileWorkerImport.ts', import.meta.url), 'readTeamFile');

/** Participants from a file that a team leader brings in the browser, for the interventions they lead. */
export const participantImporter: Importer = {
  role: 'team_leader',
  types: ['csv', 'xlsx'],
  columns: TEAM_COLUMNS,
  async look(given) {
    const { refused, planned, ...how } = await plan(given);
    return planned ? { ...(await looked(given, planned)), ...how } : { ...NOTHING_LOOKED, faults: refused, ...how };
  },
  async write(given, digest) {
    const { tx, cipher, choices } = given;
    // Once somebody decides what to write, nobody else writes: what is looked at now is what is done.
    const { planned, mapped } = await plan(given, true);
    if (!planned || planned.faults.length > 0 || (await digestOfPlan(given, planned)) !== digest) return 'changed';
    await writeParticipants(tx, cipher, planned, choices.basis);
    return { ...written(planned), ...(mapped ? { mapped } : {}) };
  },
  rows: importedRows,
  takeBack: takeBackParticipants,
};

type Planned = Pick<Looked, 'notices' | 'mapped'> & {
  /** What is wrong with the file as a whole; then there is no plan. */
  readonly refused: readonly RowFault[];
  readonly planned: PlannedImport | undefined;
};

async function plan({ tx, cipher, own, file, choices }: Given, isWriting = false): Promise<Planned> {
  const interventions = (await listInterventions(tx.db)).flatMap(({ id, name }) => (own.has(id) ? name : []));
  // Whoever leads one alone need not say which.
  const [only = ''] = interventions.length === 1 ? interventions : [];
  const intervention = interventions.includes(choices.intervention) ? choices.intervention : only;
  const { bytes, type } = file;
  const read = await readOnThread(readFile, { bytes, type, today: tx.today, mapping: choices.mapping, intervention }, (fault) => [fault]);
  if (!read.ok) return { refused: read.error, planned: undefined, notices: [] };
  const { mapped, notices, read: rows } = read.value;
  const how = { notices, mapped: { ...mapped, interventions, intervention } };
  if (!rows.ok) return { refused: rows.error, planned: undefined, ...how };
  if (isWriting) await lockParticipants(tx.db);
  return { refused: [], planned: await planParticipants(tx, cipher, rows.value, own), ...how };
}

async function looked(given: Given, planned: PlannedImport): Promise<Omit<Looked, 'notices' | 'mapped'>> {
  const { plan, outcomes, faults, persons, contacts } = planned;
  const reached = new Map(contacts.map(({ id, values }) => [id, values]));
  const becomes = new Map(plan.contacts.map(({ id, values }) => [id, values]));
  const before = new Map(persons.map((person) => [person.id, person]));
  const after = new Map([...persons, ...plan.persons].map((person) => [person.id, person]));
  const { added, changed, same } = plan;
  return {
    counts: { added, changed, same, removed: 0 },
    faults,
    rows: await inTurns(
      mapInTurns(outcomes, ({ row, kind, before: was, after: is }) =>
        importedRow({
          ...{ line: row.line, kind, record: was?.id ?? null, before: was?.values, after: is.values },
          ...{ contactBefore: reached.get(is.id) ?? NO_CONTACT, contactAfter: becomes.get(is.id) },
          // Of somebody who is new here the file alone tells: whether another team knows them is not this one's to see.
          ...(was
            ? personsOf(is, before, after)
            : { personBefore: undefined, personAfter: row.kind === 'person' ? row.person : undefined }),
        }),
      ),
    ),
    digest: await digestOfPlan(given, planned),
  };
}

function personsOf(
  { values }: RowOutcome['after'],
  before: ReadonlyMap<string, StoredPerson>,
  after: ReadonlyMap<string, StoredPerson>,
): { readonly personBefore: StoredPerson['values'] | undefined; readonly personAfter: StoredPerson['values'] | undefined } {
  const id = values.kind === 'person' ? values.personId : '';
  return { personBefore: before.get(id)?.values, personAfter: after.get(id)?.values };
}

// New records get fresh keys each time, so what is new is told by its line alone.
async function digestOfPlan({ own }: Given, { outcomes, plan, persons, contacts }: PlannedImport): Promise<string> {
  const told = await inTurns(mapInTurns(outcomes, ({ row, kind, before }) => JSON.stringify([row, kind, before?.id, before?.version])));
  const versions = new Map(persons.map(({ id, version }) => [id, version]));
  return digestOf([
    [...own].sort(),
    told,
    plan.persons.filter(({ id }) => versions.has(id)).map(({ id, version }) => [id, version]),
    plan.persons.length,
    contacts.map(({ id, version }) => `${id} ${version}`).sort(),
  ]);
}

function written({ plan, outcomes, interventionIds }: PlannedImport): Written {
  const lines = new Map(outcomes.map(({ row, after }) => [after.id, row.line]));
  const lineOfPerson = new Map(outcomes.map(({ row, after: { values } }) => [values.kind === 'person' ? values.personId : '', row.line]));
  const interventions = new Set(outcomes.flatMap(({ after }) => interventionIds.get(after.values.intervention) ?? []));
  const { added, changed, same } = plan;
  return {
    counts: { added, changed, same, removed: 0 },
    interventions: [...interventions],
    records: [
      ...plan.participations.map(({ id, version }) => ({ record: 'participation' as const, id, version, line: lines.get(id) ?? null })),
      ...plan.persons.map(({ id, version }) => ({ record: 'person' as const, id, version, line: lineOfPerson.get(id) ?? null })),
      ...plan.contacts.map(({ id, version }) => ({ record: 'contact' as const, id, version, line: lines.get(id) ?? null })),
    ],
  };
}

/** What an import wrote, row by row, as far as row security shows it to the asker. */
async function importedRows({ tx: { db }, cipher, records }: Done): Promise<readonly ImportedRow[]> {
  const names = await findInterventionNames(db);
  const wanted = (record: WrittenRecord['record']) => records.filter((one) => one.record === record);
  const participations = await listParticipationChanges(db, wanted('participation'), names);
  const persons = new Map((await listPersonChanges(db, cipher, wanted('person'))).map((change) => [change.id, change]));
  const contacts = new Map((await listContactChanges(db, cipher, wanted('contact'))).map((change) => [change.id, change]));
  const lineOf = new Map(wanted('participation').map(({ id, line }) => [id, line]));
  for (const { id, line } of wanted('contact')) lineOf.set(id, line);
  const lineOfPerson = new Map(wanted('person').map(({ id, line }) => [id, line]));
  const ids = new Set([...participations, ...contacts.values()].map(({ id }) => id));
  const personIds = [...persons.values()].flatMap(({ id, before }) => (before ? id : []));
  const known = await listParticipations(db, { ids: [...ids], personIds }, names);
  const current = new Map(known.map(({ id, values }) => [id, values]));
  // Whom the file told only something of who they are is shown by one of their participations.
  const shown = new Set(known.flatMap(({ id, values }) => (ids.has(id) && values.kind === 'person' ? values.personId : [])));
  for (const { id, values } of known) {
    if (ids.has(id) || values.kind === 'anonymous' || shown.has(values.personId)) continue;
    shown.add(values.personId);
    ids.add(id);
    lineOf.set(id, lineOfPerson.get(values.personId) ?? null);
  }
  const changes = new Map(participations.map((change) => [change.id, change]));
  return [...ids]
    .flatMap((id) => {
      const participation = current.get(id);
      // It has gone to a team whose participants the asker does not see.
      if (!participation) return [];
      // Where only how they are reached was told, the participation is as it was.
      const { before, after } = changes.get(id) ?? { before: participation, after: participation };
      const changed = after.kind === 'person' ? persons.get(after.personId) : undefined;
      const contact = contacts.get(id);
      return importedRow({
        line: lineOf.get(id) ?? null,
        kind: before ? 'changed' : 'added',
        before,
        after,
        personBefore: changed?.before,
        personAfter: changed?.after,
        contactBefore: contact && (contact.before ?? NO_CONTACT),
        contactAfter: contact?.after,
        record: id,
        now: { participation, isProtected: participation.kind === 'person' && participation.protected },
      });
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
