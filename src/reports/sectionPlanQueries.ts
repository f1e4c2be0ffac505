import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { SectionKey } from './sectionKey.ts';
import type { SectionPlan } from './sectionPlan.ts';

export type StoredPlan = SectionPlan & {
  readonly section: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
};

/** The plans of a report's sections; those of whom the asker may not see are not in it. */
export async function listPlans(db: ReadHandle, reportId: string): Promise<StoredPlan[]> {
  const { rows } = await sql<StoredPlan>`
    select p.section, p.responsible_id as "responsibleId", p.due_on as "dueOn", p.status, p.version,
      p.changed_at as "changedAt", p.changed_by as "changedBy"
    from reports.section_plan p where p.report_id = ${reportId}::uuid order by p.section`.execute(db);
  return rows;
}

export const findPlan = async (db: ReadHandle, reportId: string, section: SectionKey): Promise<StoredPlan | undefined> =>
  (await listPlans(db, reportId)).find((plan) => plan.section === section);

type By = { readonly now: Date; readonly name: string };

/** Plans a section for the first time. */
export async function insertPlan(db: WriteHandle, reportId: string, section: SectionKey, plan: SectionPlan, by: By): Promise<boolean> {
  const { rows } =
    await sql`insert into reports.section_plan (report_id, section, responsible_id, due_on, status, version, changed_at, changed_by)
    values (${reportId}::uuid, ${section}, ${plan.responsibleId}::uuid, ${plan.dueOn}::date, ${plan.status}, 1, ${by.now}, ${by.name})
    on conflict (report_id, section) do nothing returning 1`.execute(db);
  return rows.length === 1;
}

/** Changes what is planned, if it still is of that version. */
export async function updatePlan(
  db: WriteHandle,
  reportId: string,
  section: SectionKey,
  version: number,
  plan: SectionPlan,
  by: By,
  isCoordinator: boolean,
): Promise<boolean> {
  const whoAndWhen = isCoordinator ? sql`responsible_id = ${plan.responsibleId}::uuid, due_on = ${plan.dueOn}::date, ` : sql``;
  const { numAffectedRows } = await sql`update reports.section_plan
    set ${whoAndWhen}status = ${plan.status}, version = version + 1, changed_at = ${by.now}, changed_by = ${by.name}
    where report_id = ${reportId}::uuid and section = ${section} and version = ${version}`.execute(db);
  return numAffectedRows === 1n;
}

/** Who wrote in the own part of a report, began and adopted it; for a team leader, who is told no addresses. */
export async function namesIn(db: ReadHandle, reportId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ email: string; name: string }>`select email, name from reports.names_in(${reportId}::uuid)`.execute(db);
  return new Map(rows.map(({ email, name }) => [email, name]));
}
