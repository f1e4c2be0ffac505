-- Every role of the field, each held for what it is about: the association, an intervention, a group in one, a party or a person. Groups
-- have no records yet, so that a group is its intervention and its name. Which roles go together and what each is held for stands in the
-- program's table of roles; a test holds this to it.
alter table access.role_assignment
  drop constraint role_sides_apart,
  drop constraint role_once,
  drop constraint role_assignment_role_check,
  drop constraint role_assignment_check1,
  drop column side;
alter table access.role_assignment
  add column party_id uuid references association.party (id),
  add column group_name text check (group_name = btrim(group_name) and length(group_name) between 1 and 100),
  add column person_id uuid references participants.person (id),
  add column circle text not null generated always as (case
    when role in ('team_member', 'team_leader', 'counsellor', 'group_leader', 'referrer') then 'persons'
    when role = 'auditor' then 'examination'
    when role = 'data_protection_officer' then 'privacy'
    when role = 'participant' then 'participant'
    else 'office' end) stored,
  add constraint role_known check (role in ('team_member', 'team_leader', 'counsellor', 'group_leader', 'referrer', 'participant', 'coordinator',
    'economist', 'board_member', 'steering_group_member', 'auditor', 'data_protection_officer', 'administrator')),
  add constraint role_target check (case
    when role in ('team_member', 'team_leader', 'counsellor', 'steering_group_member')
      then intervention_id is not null and num_nonnulls(group_name, party_id, person_id) = 0
    when role = 'group_leader' then intervention_id is not null and group_name is not null and num_nonnulls(party_id, person_id) = 0
    when role = 'referrer' then party_id is not null and num_nonnulls(intervention_id, group_name, person_id) = 0
    when role = 'data_protection_officer' then num_nonnulls(intervention_id, group_name, person_id) = 0
    when role = 'participant' then person_id is not null and num_nonnulls(intervention_id, group_name, party_id) = 0
    else num_nonnulls(intervention_id, group_name, party_id, person_id) = 0 end);
create index role_assignment_party on access.role_assignment (party_id);
create index role_assignment_person on access.role_assignment (person_id);

-- Who examines changes nothing: where somebody was auditor beside another role, the examining ends and the other role stands.
update access.role_assignment a set withdrawn_at = now(), valid_to = greatest(a.valid_from, least(coalesce(a.valid_to, current_date), current_date)),
  changed_by = 'Samla', changed_at = now(), version = a.version + 1
where a.circle = 'examination' and a.withdrawn_at is null and exists (select from access.role_assignment o
  where o.user_id = a.user_id and o.circle <> a.circle and o.withdrawn_at is null
    and daterange(o.valid_from, o.valid_to, '[]') && daterange(a.valid_from, a.valid_to, '[]'));

-- What was ended at once stands in nobody's way.
alter table access.role_assignment
  add constraint role_circles_apart exclude using gist (user_id with =, circle with <>, daterange(valid_from, valid_to, '[]') with &&) where (withdrawn_at is null),
  add constraint role_once exclude using gist (user_id with =, role with =,
    (coalesce(intervention_id, party_id, person_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, (coalesce(group_name, '')) with =,
    daterange(valid_from, valid_to, '[]') with &&) where (withdrawn_at is null);
comment on table access.role_assignment is 'Which role a user holds from–to, and for what.';
comment on column access.role_assignment.intervention_id is 'plain: the intervention of a role in a team, a group or a steering group, null for the others';
comment on column access.role_assignment.party_id is 'plain: the party of a referrer, or the controller that a data protection officer serves';
comment on column access.role_assignment.group_name is 'plain: the group that a group leader leads; names no participant';
comment on column access.role_assignment.person_id is 'plain: random key of who a participant with a login is; row security shows such rows to nobody of the staff';
comment on column access.role_assignment.circle is 'plain: roles of one circle may go together in one user, of two never';

-- A group leader and a member of a steering group work in no team: their intervention shows them no participant.
create or replace function access.assigned_interventions() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(distinct a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role in ('team_leader', 'team_member', 'counsellor') and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.assigned_interventions() is 'The interventions in whose teams the user of this transaction works today.';

create or replace function access.colleagues() returns table (email text, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct u.email, u.name from access.user_account u
    where u.id = access.current_user_id()
      or u.id in (select a.user_id from access.role_assignment a
        where a.role in ('team_leader', 'team_member', 'counsellor') and a.intervention_id = any (access.assigned_interventions()))
  $$;

-- The names of what roles are for come with them: who has no other right to read of an intervention or a party may know the own.
create or replace function access.find_session(session_token_hash bytea, at_instant timestamptz, used_since timestamptz, today date)
  returns table (session_id uuid, used_at timestamptz, user_id uuid, email text, name text, password_is_temporary boolean, roles jsonb)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.id, s.used_at, u.id, u.email, u.name, u.password_is_temporary,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id, 'intervention', i.name,
          'partyId', a.party_id, 'party', p.name, 'group', a.group_name) order by a.role, a.intervention_id, a.party_id, a.group_name)
        from access.role_assignment a
        left join interventions.intervention i on i.id = a.intervention_id left join association.party p on p.id = a.party_id
        where a.user_id = u.id and a.in_force and a.valid_from <= today and (a.valid_to is null or a.valid_to >= today)), '[]'::jsonb)
    from access.session s join access.user_account u on u.id = s.user_id
    where s.token_hash = session_token_hash and s.expires_at > at_instant and s.used_at > used_since and u.left_at is null
  $$;

-- The team leader approves what shows participants of the team; a member of the steering group never sees one.
drop policy given on access.role_assignment;
create policy given on access.role_assignment for insert to ${admin}
  with check (
    (select access.holds_role('administrator')) and withdrawn_at is null and approval_by is null and person_id is null
    and case
      when role not in ('team_member', 'team_leader', 'counsellor', 'group_leader') or not (select access.holds_role('coordinator')) then approval in ('none', 'pending')
      when role = 'team_leader' and not access.has_team_leader(intervention_id) then approval in ('pending', 'decision')
      else approval = 'pending'
    end
  );

-- Whoever is a participant is so to their own team alone: not to the administrator, the office or other teams.
create function access.participant_users() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$ select coalesce(array_agg(distinct a.user_id), '{}') from access.role_assignment a where a.person_id is not null $$;
comment on function access.participant_users() is 'Users who are or were participants: no colleague''s list shows them.';
revoke all on function access.participant_users() from public;
grant execute on function access.participant_users() to ${team}, ${figures}, ${privacy}, ${admin};
create policy staff_alone on access.user_account as restrictive for all to ${team}, ${figures}, ${privacy}, ${admin}
  using (id <> all ((select access.participant_users())::uuid[])) with check (true);
create policy staff_alone on access.role_assignment as restrictive for select to ${team}, ${admin} using (person_id is null);

grant usage on schema access, association to ${user}, ${privacy};
grant execute on function access.current_user_id(), access.current_day(), access.holds_role(text) to ${privacy};
grant insert on access.audit_entry to ${privacy};
create policy data_protection_appends on access.audit_entry for insert to ${privacy}
  with check (user_id is not distinct from (select access.current_user_id()));
grant select (id, user_id, created_at, used_at, expires_at, browser, system), delete on access.session to ${privacy};
create policy own_of_data_protection on access.session for all to ${privacy} using (user_id = (select access.current_user_id()));
grant select (id, name) on access.user_account to ${privacy};
create policy colleagues_of_data_protection on access.user_account for select to ${privacy} using (true);
-- What the association calls itself is said to all of its users, and what may be chosen to whoever gives roles.
grant select on association.setting to ${user}, ${privacy};
grant select on association.profile to ${privacy};
create policy readable_to_data_protection on association.profile for select to ${privacy} using (true);
grant select (id, name, valid_from, valid_to) on association.party to ${admin};
create policy readable_to_administrator on association.party for select to ${admin} using (true);
