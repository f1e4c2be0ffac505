-- Whose a participation is: the team member who answers for it, and the counsellor whom the participant meets; from–to, one of each at a
-- time, with who said so and why. It is the participation's, so that it follows along when an intervention is reorganised.
create table participants.caseload (
  id uuid primary key default gen_random_uuid(),
  participation_id uuid not null references participants.participation (id),
  held_as text not null check (held_as in ('team_member', 'counsellor')),
  user_id uuid not null references access.user_account (id),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reason text not null check (length(reason) between 1 and 300),
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_at timestamptz,
  ended_by text,
  withdrawn boolean not null default false,
  check (not withdrawn or valid_to is not null),
  constraint caseload_one_at_a_time exclude using gist (participation_id with =, held_as with =, daterange(valid_from, valid_to, '[]') with &&)
    where (not withdrawn)
);
create index caseload_participation on participants.caseload (participation_id);
create index caseload_user on participants.caseload (user_id);
comment on table participants.caseload is 'Which participations a team member or counsellor has, from–to.';
comment on column participants.caseload.id is 'plain: key';
comment on column participants.caseload.participation_id is 'plain: the participation''s random key';
comment on column participants.caseload.held_as is 'plain: team_member, who answers for it, or counsellor';
comment on column participants.caseload.user_id is 'staff: whose it is';
comment on column participants.caseload.valid_from is 'plain: first day';
comment on column participants.caseload.valid_to is 'plain: last day, null while it lasts';
comment on column participants.caseload.reason is 'plain: why, such as that somebody left; names no participant';
comment on column participants.caseload.recorded_at is 'plain: when it was recorded';
comment on column participants.caseload.recorded_by is 'staff: who recorded it';
comment on column participants.caseload.ended_at is 'plain: when its last day was recorded';
comment on column participants.caseload.ended_by is 'staff: who recorded the last day';
comment on column participants.caseload.withdrawn is 'plain: taken over on its own first day, so that it never held';
alter table participants.caseload enable row level security;

-- Who can have participations of the asker's interventions today, and as what. A team leader takes cases like any member.
create function access.workers() returns table (user_id uuid, name text, intervention_id uuid, held_as text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct u.id, u.name, a.intervention_id, case a.role when 'counsellor' then 'counsellor' else 'team_member' end
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.role in ('team_leader', 'team_member', 'counsellor') and a.intervention_id = any (access.assigned_interventions())
      and u.left_at is null and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.workers() is 'Who works today in the interventions that the asker works in, and as what they can have participations.';
create function access.works_as(of_user uuid, wanted text, in_intervention uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select exists (select from access.role_assignment a join access.user_account u on u.id = a.user_id
      where a.user_id = of_user and u.left_at is null and a.in_force and a.intervention_id = in_intervention
        and a.role = any (case wanted when 'counsellor' then array['counsellor'] else array['team_member', 'team_leader'] end)
        and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day))
  $$;
comment on function access.works_as(uuid, text, uuid, date) is 'Whether somebody can have participations of an intervention on a day.';

create function participants.own_caseload() returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(c.participation_id), '{}') from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    where c.user_id = access.current_user_id() and c.held_as = 'counsellor' and not c.withdrawn
      and c.valid_from <= access.current_day() and (c.valid_to is null or c.valid_to >= access.current_day())
      and access.works_as(c.user_id, 'counsellor', v.intervention_id, access.current_day())
  $$;
comment on function participants.own_caseload() is 'The participations that the asker has as counsellor today: all that a counsellor sees of a team.';

revoke all on function access.workers(), access.works_as(uuid, text, uuid, date), participants.own_caseload() from public;
grant execute on function access.workers(), access.works_as(uuid, text, uuid, date), participants.own_caseload() to ${team};

-- A counsellor works with several teams and reads none of their other participants: the team's own members see the whole team, a
-- counsellor the caseload alone. Everything below the participation – persons, history, figures – follows from this.
drop policy assigned on participants.participation_version;
create policy assigned on participants.participation_version for select to ${team}
  using (intervention_id = any ((select access.interventions_to_record_in())::uuid[])
    or participation_id = any ((select participants.own_caseload())::uuid[]));

create or replace function participants.history_of(participation uuid) returns setof participants.participation_version
  language sql stable security definer set search_path = pg_catalog
  as $$
    select h.* from participants.participation_version h
    where h.participation_id = participation and (participation = any (participants.own_caseload())
      or exists (select from participants.participation_version v
        where v.participation_id = participation and v.recorded_to = 'infinity' and v.intervention_id = any (access.interventions_to_record_in())))
  $$;
comment on function participants.history_of(uuid) is 'All versions of a participation of one of the asker''s own teams, or of the own caseload.';

create or replace function participants.own_people() returns table (person_id uuid, version integer, birth_year smallint, given_told boolean, family_told boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select p.person_id, p.version, p.birth_year, own.given_told, own.family_told from participants.person_version p
    join (select v.person_id, bool_or(v.given_told) as given_told, bool_or(v.family_told) as family_told
      from participants.participation_version v
      where v.recorded_to = 'infinity' and v.person_id is not null
        and (v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])
          or v.participation_id = any ((select participants.own_caseload())::uuid[]))
      group by v.person_id) own on own.person_id = p.person_id
    where p.recorded_to = 'infinity' and not p.protected
  $$;

-- What a counsellor does not see is as another team's to one who records elsewhere.
create or replace function participants.taken_row_keys(row_keys text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog
  as $$
    select v.row_key from participants.participation_version v
    where v.recorded_to = 'infinity' and v.row_key = any (row_keys) and v.intervention_id <> all (access.interventions_to_record_in())
  $$;
create or replace function participants.protected_elsewhere(persons uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct v.person_id from participants.participation_version v
    where v.recorded_to = 'infinity' and v.person_id = any (persons) and v.protection_told
      and v.intervention_id <> all (access.interventions_to_record_in()) and participants.may_record(v.person_id)
  $$;

-- Nor who has read about those whom a counsellor does not see.
create or replace function privacy.readings_of(participation uuid)
  returns table (day date, role text, intervention_id uuid, action text, purpose text, reason text, times bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    -- Whoever works in one team learns nothing of another's, not even that there is something to learn.
    with about as (
      select other.participation_id, other.intervention_id
      from participants.participation_version asked
      join participants.participation_version other on other.recorded_to = 'infinity'
        and (other.participation_id = asked.participation_id or other.person_id = asked.person_id)
      where asked.participation_id = participation and asked.recorded_to = 'infinity'
        and (asked.intervention_id = any (access.interventions_to_record_in()) or asked.participation_id = any (participants.own_caseload()))
        and (other.intervention_id = any (access.interventions_to_record_in()) or other.participation_id = any (participants.own_caseload()))
    )
    select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.intervention_id, e.action, e.purpose,
      case when e.purpose = 'protected_opening' then e.reason end, count(*)
    from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
    where e.outcome = 'done' and e.record_ids && (select array_agg(participation_id) from about)
    group by 1, 2, 3, 4, 5, 6
  $$;
create or replace function privacy.is_own_participation(participation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select exists (select from participants.participation_version v where v.participation_id = participation and v.recorded_to = 'infinity'
      and v.person_id is not null and (v.intervention_id = any (access.interventions_to_record_in()) or v.participation_id = any (participants.own_caseload())))
  $$;

grant select, insert, update (valid_to, withdrawn, ended_at, ended_by) on participants.caseload to ${team}, ${operator};
create policy operated on participants.caseload for all to ${operator} using (true) with check (true);
create policy of_seen on participants.caseload for select to ${team}
  using (exists (select from participants.participation_version v where v.participation_id = caseload.participation_id and v.recorded_to = 'infinity'));
create policy taken_over on participants.caseload for insert to ${team}
  with check (not withdrawn and exists (select from participants.participation_version v
    where v.participation_id = caseload.participation_id and v.recorded_to = 'infinity' and v.person_id is not null
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])
      and access.works_as(caseload.user_id, caseload.held_as, v.intervention_id, greatest(caseload.valid_from, (select access.current_day())))));
create policy handed_over on participants.caseload for update to ${team}
  using (exists (select from participants.participation_version v
    where v.participation_id = caseload.participation_id and v.recorded_to = 'infinity'
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])));

-- As row security shows it to the asker. A name only of those who work where the participation is: others count as nobody.
create function participants.held_today() returns table (participation_id uuid, held_as text, user_id uuid, name text, is_mine boolean)
  language sql stable set search_path = pg_catalog
  as $$
    select c.participation_id, c.held_as, c.user_id, w.name, c.user_id = access.current_user_id()
    from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    left join access.workers() w on w.user_id = c.user_id and w.held_as = c.held_as and w.intervention_id = v.intervention_id
    where not c.withdrawn and c.valid_from <= access.current_day() and (c.valid_to is null or c.valid_to >= access.current_day())
  $$;
comment on function participants.held_today() is 'Whose the participations are that the asker sees.';
revoke all on function participants.held_today() from public;
grant execute on function participants.held_today() to ${team};

-- When somebody stops working in a team, so does what they have there, whoever ends the role and however: nothing comes back with a role
-- that is given anew. What nobody takes over stands without.
create function participants.end_caseload_with_role() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
    declare
      asker constant text := coalesce(current_setting('samla.user_id', true), '');
      kind constant text := case new.role when 'counsellor' then 'counsellor' else 'team_member' end;
    begin
      -- The command line works for no user, for whom the owner of the database sees no participation.
      perform set_config('samla.user_id', '00000000-0000-0000-0000-000000000000', true);
      update participants.caseload c
        set withdrawn = c.valid_from > new.valid_to, valid_to = greatest(c.valid_from, new.valid_to), ended_at = new.changed_at, ended_by = new.changed_by
        where c.user_id = new.user_id and c.held_as = kind and not c.withdrawn and (c.valid_to is null or c.valid_to > new.valid_to)
          and exists (select from participants.participation_version v
            where v.participation_id = c.participation_id and v.recorded_to = 'infinity' and v.intervention_id = new.intervention_id)
          and not exists (select from access.role_assignment o
            where o.user_id = new.user_id and o.intervention_id = new.intervention_id and o.id <> new.id and o.in_force
              and (o.role = 'counsellor') = (kind = 'counsellor') and o.role in ('team_leader', 'team_member', 'counsellor')
              and (o.valid_to is null or o.valid_to > new.valid_to));
      perform set_config('samla.user_id', asker, true);
      return null;
    end
  $$;
comment on function participants.end_caseload_with_role() is 'Ends what somebody has in a team when the role there ends.';
create trigger caseload_ends after update of valid_to, withdrawn_at on access.role_assignment
  for each row when (new.valid_to is not null and new.role in ('team_leader', 'team_member', 'counsellor'))
  execute function participants.end_caseload_with_role();

-- Whoever lets somebody go is told how many are left without, team by team, and nothing of whom.
create function participants.open_caseload_of(of_user uuid) returns table (intervention text, participations integer)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select i.name, count(distinct v.participation_id)::integer from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    join interventions.intervention i on i.id = v.intervention_id
    where access.holds_role('administrator') and c.user_id = of_user and not c.withdrawn and v.closed is null and not v.wrong_registration
      and (c.valid_to is null or c.valid_to >= access.current_day())
    group by i.name
  $$;
comment on function participants.open_caseload_of(uuid) is 'How many lasting participations a user has, by intervention, for the administrator.';
revoke all on function participants.end_caseload_with_role(), participants.open_caseload_of(uuid) from public;
grant usage on schema participants to ${admin};
grant execute on function participants.open_caseload_of(uuid) to ${admin};
