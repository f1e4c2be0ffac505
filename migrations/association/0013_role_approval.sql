-- Roles are given from–to and taken away, at once where needed, and never removed: who held what when stays readable.
-- Where coordinator and administrator are one user, giving anyone a role that sees persons needs the team leader's approval.
alter table access.role_assignment
  add column given_at timestamptz,
  add column given_reason text check (length(given_reason) between 3 and 500),
  add column approval text not null default 'none' check (approval in ('none', 'pending', 'approved', 'declined', 'decision')),
  add column approval_by text,
  add column approval_at timestamptz,
  add column decision text check (length(decision) between 3 and 200),
  add column changed_by text,
  add column changed_at timestamptz,
  add column withdrawn_at timestamptz,
  add column version integer not null default 1 check (version >= 1),
  add column in_force boolean not null generated always as (withdrawn_at is null and approval in ('none', 'approved', 'decision')) stored,
  add check ((approval in ('approved', 'declined')) = (approval_by is not null and approval_at is not null)),
  add check ((approval = 'decision') = (decision is not null)),
  add check (approval <> 'declined' or withdrawn_at is not null),
  add check (withdrawn_at is null or valid_to is not null);
comment on column access.role_assignment.given_at is 'plain: when the role was given, unknown when null';
comment on column access.role_assignment.given_reason is 'staff: why the role begins on a day that had passed when it was given';
comment on column access.role_assignment.approval is 'plain: none needed, pending, approved, declined, or decision: given with a decision where no team leader could approve';
comment on column access.role_assignment.approval_by is 'staff: the team leader who approved or declined';
comment on column access.role_assignment.approval_at is 'plain: when it was approved or declined';
comment on column access.role_assignment.decision is 'staff: the decision by which the first team leader was given';
comment on column access.role_assignment.changed_by is 'staff: who last changed the assignment';
comment on column access.role_assignment.changed_at is 'plain: when it was last changed';
comment on column access.role_assignment.withdrawn_at is 'plain: when it was ended at once, null when it runs to its last day';
comment on column access.role_assignment.version is 'plain: counts changes, for lost races';
comment on column access.role_assignment.in_force is 'plain: whether it gives anything on its days: neither ended at once nor waiting for approval';

-- What was ended at once stands in nobody's way.
alter table access.role_assignment drop constraint role_sides_apart, drop constraint role_once;
alter table access.role_assignment
  add constraint role_sides_apart exclude using gist (user_id with =, side with <>, daterange(valid_from, valid_to, '[]') with &&) where (withdrawn_at is null),
  add constraint role_once exclude using gist (user_id with =, role with =, (coalesce(intervention_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, daterange(valid_from, valid_to, '[]') with &&) where (withdrawn_at is null);

create or replace function access.assigned_interventions() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.intervention_id is not null and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;

create or replace function access.holds_role(wanted text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select exists (
      select 1 from access.role_assignment a
      join access.user_account u on u.id = a.user_id
      where a.user_id = access.current_user_id() and u.left_at is null and a.role = wanted and a.in_force
        and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
    )
  $$;

create or replace function access.interventions_to_record_in() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role in ('team_leader', 'team_member') and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;

create function access.led_interventions() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'team_leader' and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.led_interventions() is 'The interventions that the user of this transaction leads today.';

create function access.has_team_leader(of_intervention uuid) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select exists (
      select 1 from access.role_assignment a
      join access.user_account u on u.id = a.user_id
      where a.intervention_id = of_intervention and a.role = 'team_leader' and u.left_at is null and a.in_force
        and (a.valid_to is null or a.valid_to >= access.current_day())
    )
  $$;
comment on function access.has_team_leader(uuid) is 'Whether an intervention has a team leader today or later, who can approve.';

revoke all on function access.led_interventions(), access.has_team_leader(uuid) from public;
grant execute on function access.led_interventions(), access.has_team_leader(uuid) to ${team}, ${admin}, ${operator};

-- The administrator gives and ends roles, and approves none; the team leader approves for the own intervention, and gives none.
revoke update on access.role_assignment from ${admin};
grant update (valid_to, withdrawn_at, changed_by, changed_at, version) on access.role_assignment to ${admin};
grant select on access.role_assignment to ${team};
grant update (approval, approval_by, approval_at, withdrawn_at, valid_to, changed_by, changed_at, version) on access.role_assignment to ${team};

drop policy administered on access.role_assignment;
create policy operated on access.role_assignment for all to ${operator} using (true) with check (true);
create policy administered on access.role_assignment for select to ${admin} using ((select access.holds_role('administrator')));
create policy ended on access.role_assignment for update to ${admin}
  using ((select access.holds_role('administrator'))) with check ((select access.holds_role('administrator')));
create policy given on access.role_assignment for insert to ${admin}
  with check (
    (select access.holds_role('administrator')) and withdrawn_at is null and approval_by is null
    and case
      when intervention_id is null or not (select access.holds_role('coordinator')) then approval in ('none', 'pending')
      when role = 'team_leader' and not access.has_team_leader(intervention_id) then approval in ('pending', 'decision')
      else approval = 'pending'
    end
  );
create policy of_own_team on access.role_assignment for select to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy approved_by_team_leader on access.role_assignment for update to ${team}
  using (approval = 'pending' and withdrawn_at is null and intervention_id = any ((select access.led_interventions())::uuid[]))
  with check (
    approval in ('approved', 'declined') and intervention_id = any ((select access.led_interventions())::uuid[])
    and user_id <> (select access.current_user_id())
  );
