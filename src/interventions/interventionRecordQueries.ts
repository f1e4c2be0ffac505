import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import type { InterventionFacts } from './interventionFacts.ts';

export type InterventionRecord = InterventionFacts & {
  readonly id: string;
  readonly version: number;
  /** Null as an import made it. */
  readonly recordedAt: Date | null;
  readonly recordedBy: string | null;
};

/** Interventions with all that is known of them, in Swedish order of name; of a team only what it may see. */
export async function listInterventionRecords(db: ReadHandle, id?: string): Promise<InterventionRecord[]> {
  const { rows } = await sql<InterventionRecord>`
    select i.id, i.name, i.kind, i.target_group as "targetGroup", i.controller_id as "controllerId",
      coalesce(i.starts_on::text, '') as "from", coalesce(i.ends_on::text, '') as "to",
      i.contact_name as "contactName", i.contact_email as "contactEmail", i.contact_phone as "contactPhone",
      i.version, i.changed_at as "recordedAt", i.changed_by as "recordedBy",
      coalesce((select jsonb_agg(jsonb_build_object('processor', a.processor, 'from', a.valid_from, 'to', coalesce(a.valid_to::text, '')) order by a.position)
        from interventions.processor_agreement a where a.intervention_id = i.id), '[]'::jsonb) as agreements,
      coalesce((select jsonb_agg(jsonb_build_object('partyId', c.party_id, 'share', c.share, 'ofWhat', c.of_what) order by c.position)
        from interventions.co_financier c where c.intervention_id = i.id), '[]'::jsonb) as "coFinanciers",
      coalesce((select jsonb_agg(jsonb_build_object('year', p.year, 'participants', p.participants) order by p.year)
        from interventions.planned_participants p where p.intervention_id = i.id), '[]'::jsonb) as planned
    from interventions.intervention i where ${id === undefined ? sql`true` : sql`i.id = ${id}::uuid`}`.execute(db);
  return rows.sort((a, b) => inSwedishOrder(a.name, b.name));
}

export const findInterventionRecord = async (db: ReadHandle, id: string): Promise<InterventionRecord | undefined> =>
  (await listInterventionRecords(db, id))[0];

export type By = { readonly recordedAt: Date; readonly recordedBy: string };

/** Adds an intervention (version 0) under the given id, or changes it in that version. @returns false when it is not there in that version */
export async function saveInterventionFacts(
  db: WriteHandle,
  id: string,
  before: InterventionRecord | undefined,
  version: number,
  facts: InterventionFacts,
  by: By,
): Promise<boolean> {
  if (before) await keepFirstVersion(db, before);
  const isSaved = version === 0 ? await insertIntervention(db, id, facts, by) : await updateIntervention(db, id, version, facts, by);
  if (!isSaved) return false;
  for (const part of ['co_financier', 'processor_agreement', 'planned_participants'] as const)
    await sql`delete from ${sql.table(`interventions.${part}`)} where intervention_id = ${id}::uuid`.execute(db);
  for (const [position, { partyId, share, ofWhat }] of facts.coFinanciers.entries())
    await sql`insert into interventions.co_financier (intervention_id, position, party_id, share, of_what)
      values (${id}::uuid, ${position}, ${partyId}::uuid, ${share}, ${ofWhat})`.execute(db);
  for (const [position, { processor, from, to }] of facts.agreements.entries())
    await sql`insert into interventions.processor_agreement (intervention_id, position, processor, valid_from, valid_to)
      values (${id}::uuid, ${position}, ${processor}, ${from}::date, nullif(${to}, '')::date)`.execute(db);
  for (const { year, participants } of facts.planned)
    await sql`insert into interventions.planned_participants (intervention_id, year, participants) values (${id}::uuid, ${year}, ${participants})`.execute(
      db,
    );
  await sql`insert into interventions.intervention_history (intervention_id, version, value, changed_at, changed_by)
    values (${id}::uuid, ${version + 1}, ${JSON.stringify(facts)}::jsonb, ${by.recordedAt}, ${by.recordedBy})`.execute(db);
  return true;
}

/** An intervention that an import made has no version on record until it is changed. */
async function keepFirstVersion(db: WriteHandle, before: InterventionRecord): Promise<void> {
  const { id, version, recordedAt: _at, recordedBy: _by, ...facts } = before;
  await sql`insert into interventions.intervention_history (intervention_id, version, value, changed_at, changed_by)
    select id, version, ${JSON.stringify(facts)}::jsonb, created_at, 'inläsning' from interventions.intervention
    where id = ${id}::uuid and version = ${version} on conflict do nothing`.execute(db);
}

async function insertIntervention(db: WriteHandle, id: string, facts: InterventionFacts, by: By): Promise<boolean> {
  const { rows } = await sql`
    insert into interventions.intervention (id, name, kind, target_group, controller_id, starts_on, ends_on, contact_name, contact_email, contact_phone,
      created_at, version, changed_at, changed_by)
    values (${id}::uuid, ${facts.name}, ${facts.kind}, ${facts.targetGroup}, ${facts.controllerId}::uuid, nullif(${facts.from}, '')::date,
      nullif(${facts.to}, '')::date, ${facts.contactName}, ${facts.contactEmail}, ${facts.contactPhone}, ${by.recordedAt}, 1, ${by.recordedAt}, ${by.recordedBy})
    on conflict (id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

async function updateIntervention(db: WriteHandle, id: string, version: number, facts: InterventionFacts, by: By): Promise<boolean> {
  const { rows } = await sql`
    update interventions.intervention set name = ${facts.name}, kind = ${facts.kind}, target_group = ${facts.targetGroup},
      controller_id = ${facts.controllerId}::uuid, starts_on = nullif(${facts.from}, '')::date, ends_on = nullif(${facts.to}, '')::date,
      contact_name = ${facts.contactName}, contact_email = ${facts.contactEmail}, contact_phone = ${facts.contactPhone},
      version = version + 1, changed_at = ${by.recordedAt}, changed_by = ${by.recordedBy}
    where id = ${id}::uuid and version = ${version} returning id`.execute(db);
  return rows.length > 0;
}

export type InterventionVersion = By & { readonly version: number; readonly value: InterventionFacts };

/** What has been said of an intervention, the latest first. */
export async function listInterventionVersions(db: ReadHandle, id: string): Promise<InterventionVersion[]> {
  const { rows } = await sql<InterventionVersion>`
    select version, value, changed_at as "recordedAt", changed_by as "recordedBy"
    from interventions.intervention_history where intervention_id = ${id}::uuid order by version desc`.execute(db);
  return rows;
}

/** Whether another intervention has the name. */
export async function isInterventionNameTaken(db: ReadHandle, name: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql`select from interventions.intervention where name = ${name} and id <> ${exceptId}::uuid`.execute(db);
  return rows.length > 0;
}
