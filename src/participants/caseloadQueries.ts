import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import type { HeldAs, TakeOver } from './caseload.ts';

export type CaseloadEntry = {
  readonly heldAs: HeldAs;
  readonly userId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly reason: string;
};

/** Who has had a participation, the latest first. */
export async function listCaseload(db: ReadHandle, participationId: string): Promise<CaseloadEntry[]> {
  const { rows } = await sql<CaseloadEntry>`
    select c.held_as as "heldAs", c.user_id as "userId", c.valid_from as "from", c.valid_to as "to", c.reason from participants.caseload c
    where c.participation_id = ${participationId}::uuid and not c.withdrawn order by c.valid_from desc, c.held_as`.execute(db);
  return rows;
}

/** The intervention of a participation of a person that the asker sees. */
export async function findInterventionOf(db: ReadHandle, participationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select intervention_id as id from participants.participation_version
    where participation_id = ${participationId}::uuid and recorded_to = 'infinity' and person_id is not null`.execute(db);
  return rows[0]?.id;
}

export type Held = {
  readonly participationId: string;
  readonly interventionId: string;
  readonly heldAs: HeldAs;
  readonly userId: string | null;
  readonly since: LocalDate | null;
};

/** The lasting participations of interventions, with who has each on a day: as team member one row for all, as counsellor where there is one. */
export async function listHeld(db: ReadHandle, interventionIds: readonly string[], day: LocalDate): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select v.participation_id as "participationId", v.intervention_id as "interventionId", kind.held_as as "heldAs", c.user_id as "userId",
      c.valid_from as since
    from participants.participation_version v
    cross join (values ('team_member'), ('counsellor')) as kind (held_as)
    left join participants.caseload c on c.participation_id = v.participation_id and c.held_as = kind.held_as and not c.withdrawn
      and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to >= ${day})
    where v.recorded_to = 'infinity' and v.person_id is not null and not v.wrong_registration and v.closed is null
      and v.intervention_id = any (${[...interventionIds]}::uuid[])`.execute(db);
  return rows;
}

type By = { readonly at: Date; readonly name: string };

/** One at a time says whose participations are, so that two can't hand over the same ones. */
export async function lockCaseload(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('participants.caseload', 0))`.execute(db);
}

/** Lets somebody have participations from a day; nobody when null. What was to begin later gives way. */
export async function takeOver(
  db: WriteHandle,
  participationIds: readonly string[],
  heldAs: HeldAs,
  userId: string | null,
  { day, reason }: TakeOver,
  { at, name }: By,
): Promise<void> {
  const ids = [...participationIds];
  await sql`
    update participants.caseload set withdrawn = valid_from >= ${day}::date,
      valid_to = case when valid_from >= ${day}::date then valid_from else ${day}::date - 1 end, ended_at = ${at}, ended_by = ${name}
    where participation_id = any (${ids}::uuid[]) and held_as = ${heldAs} and not withdrawn and (valid_to is null or valid_to >= ${day}::date)`.execute(
    db,
  );
  if (userId === null) return;
  await sql`
    insert into participants.caseload (participation_id, held_as, user_id, valid_from, reason, recorded_at, recorded_by)
    select id, ${heldAs}, ${userId}::uuid, ${day}::date, ${reason}, ${at}, ${name} from unnest(${ids}::uuid[]) as told (id)`.execute(db);
}

export type OpenCaseload = { readonly intervention: string; readonly participations: number };

/** How many lasting participations a user has, by intervention: told to an administrator alone. */
export async function listOpenCaseload(db: ReadHandle, userId: string): Promise<OpenCaseload[]> {
  const { rows } = await sql<OpenCaseload>`select intervention, participations from participants.open_caseload_of(${userId}::uuid)`.execute(
    db,
  );
  return rows.sort((a, b) => inSwedishOrder(a.intervention, b.intervention));
}
