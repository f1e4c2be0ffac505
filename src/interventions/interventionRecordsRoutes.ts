import { seesWholeAssociation, teamInterventions } from '../access/roleTarget.ts';
import { listParties } from '../association/partyQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { isSameRecord } from '../platform/http/isSameRecord.ts';
import { route, type Login, type Route } from '../platform/http/route.ts';
import { INTERVENTION_PROBLEMS, readInterventionFacts, type InterventionFacts } from './interventionFacts.ts';
import {
  findInterventionRecord,
  isInterventionNameTaken,
  listInterventionRecords,
  listInterventionVersions,
  saveInterventionFacts,
  type InterventionRecord,
} from './interventionRecordQueries.ts';
import {
  getIntervention,
  listInterventionRecords as listContract,
  saveIntervention,
  type InterventionAnswer,
  type InterventionRecord as ShownRecord,
} from './interventionRecordsApi.ts';

export const interventionRecordsRoutes: readonly Route[] = [
  route(listContract, ({ database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const interventions = (await listInterventionRecords(db)).filter(({ id }) => maySee(login, id));
      touched(interventions.map(({ id }) => id));
      return { interventions: interventions.map(shown), parties: await partyNames(db) };
    }),
  ),
  route(getIntervention, ({ params: { id }, database, actor, operation, login }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const record = maySee(login, id) ? await findInterventionRecord(db, id) : undefined;
      if (!record) throw notFound('Insatsen');
      touched([id]);
      return answerOf(db, record);
    }),
  ),
  route(saveIntervention, ({ params: { id }, body: { version, value }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const read = readInterventionFacts(value, today);
      if (!read.ok) {
        const texts = [...new Set(read.error.map(({ code }) => INTERVENTION_PROBLEMS[code]))];
        throw new HttpFault(422, 'intervention', texts[0] ?? '', texts.slice(1));
      }
      const facts = read.value;
      await refuseUnknown(db, id, facts);
      const before = await findInterventionRecord(db, id);
      if (version > 0 && !before) throw notFound('Insatsen');
      const saved = { ...facts, version: version + 1, recordedBy: login.name };
      if (before && isSameRecord(before, saved)) return answerOf(db, before);
      if (!(await saveInterventionFacts(db, id, before, version, facts, { recordedAt: now, recordedBy: login.name }))) {
        const latest = await findInterventionRecord(db, id);
        if (!latest) throw notFound('Insatsen');
        // The same save, sent twice at once.
        if (isSameRecord(latest, saved)) return answerOf(db, latest);
        throw changedMeanwhile('Insatsen', { recordedAt: latest.recordedAt ?? now, recordedBy: latest.recordedBy ?? 'en inläsning' });
      }
      touched([id]);
      noted({ version: version + 1 });
      const after = await findInterventionRecord(db, id);
      if (!after) throw new Error('an intervention that was just saved is not there');
      return answerOf(db, after);
    }),
  ),
];

/** A team leader's own interventions; everyone else who has the operation sees all. */
function maySee({ roles }: Login, id: string): boolean {
  return seesWholeAssociation(roles) || teamInterventions(roles).includes(id);
}

async function refuseUnknown(db: ReadHandle, id: string, facts: InterventionFacts): Promise<void> {
  if (await isInterventionNameTaken(db, facts.name, id))
    throw new HttpFault(422, 'intervention-name', `Det finns redan en insats som heter ${facts.name}. Välj ett annat namn.`);
  const known = new Set((await listParties(db)).map((party) => party.id));
  const named = [...(facts.controllerId === null ? [] : [facts.controllerId]), ...facts.coFinanciers.map(({ partyId }) => partyId)];
  if (named.some((party) => !known.has(party)))
    throw new HttpFault(422, 'unknown-party', 'En av parterna finns inte. Lägg till den på sidan Parter först.');
}

const partyNames = async (db: ReadHandle): Promise<{ id: string; name: string }[]> =>
  (await listParties(db)).map(({ id, name }) => ({ id, name }));

const shown = (record: InterventionRecord): ShownRecord => ({ ...record, recordedAt: record.recordedAt?.toISOString() ?? null });

async function answerOf(db: ReadHandle, record: InterventionRecord): Promise<InterventionAnswer> {
  const versions = await listInterventionVersions(db, record.id);
  return {
    intervention: shown(record),
    parties: await partyNames(db),
    versions: versions.map(({ recordedAt, ...one }) => ({ ...one, recordedAt: recordedAt.toISOString() })),
  };
}
