-- Reports are begun, written and adopted in the browser, by several people: the coordinator the whole of them, a team leader the part
-- of the own team. A report counts its changes: who adopts names the state that was read, and a text that is saved at the same moment
-- is either in the adopted report or refused.
alter table reports.report add column revision integer not null default 0 check (revision >= 0);
comment on column reports.report.revision is 'plain: how many times what it says has changed; the row is locked by who changes or adopts';

alter table reports.section_text add column intervention_id uuid
  generated always as (case when section like 'results-%' then substr(section, 9)::uuid end) stored;
comment on column reports.section_text.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';

create table reports.section_plan (
  report_id uuid not null references reports.report (id),
  section text not null,
  intervention_id uuid generated always as (case when section like 'results-%' then substr(section, 9)::uuid end) stored
    references interventions.intervention (id),
  responsible_id uuid references access.user_account (id),
  due_on date,
  status text not null check (status in ('open', 'underway', 'review', 'done')),
  version integer not null check (version >= 1),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (report_id, section)
);
create index section_plan_intervention on reports.section_plan (intervention_id);
create index section_plan_responsible on reports.section_plan (responsible_id);
comment on table reports.section_plan is 'Who writes a section of a report until when, and how far it has come. A team writes a part when it has a row here.';
comment on column reports.section_plan.report_id is 'plain: the report';
comment on column reports.section_plan.section is 'plain: key of the section; results- and the key of an intervention is the part of its team';
comment on column reports.section_plan.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_plan.responsible_id is 'staff: who sees to that it is written, null when nobody is named';
comment on column reports.section_plan.due_on is 'plain: until which day, null when no day is set';
comment on column reports.section_plan.status is 'plain: open, underway, review or done, as the writers have it';
comment on column reports.section_plan.version is 'plain: counts changes, for lost races';
comment on column reports.section_plan.changed_at is 'plain: when it was last changed';
comment on column reports.section_plan.changed_by is 'staff: who changed it';
alter table reports.section_plan enable row level security;

-- Who may be asked to write: coordinators the whole of it, team leaders their own part. Told to coordinators alone.
create function access.report_writers() returns table (user_id uuid, name text, intervention_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct a.user_id, u.name, a.intervention_id
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where access.holds_role('coordinator') and u.left_at is null and a.in_force and a.role in ('coordinator', 'team_leader')
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.report_writers() is 'Coordinators (intervention null) and team leaders of today, for a coordinator who asks.';
revoke all on function access.report_writers() from public;
grant execute on function access.report_writers() to ${figures};

-- A team leader reads the names of those who wrote in the own part, and of who began and adopted the report; teams are told no addresses.
create function reports.names_in(of_report uuid) returns table (email text, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select u.email, u.name from access.user_account u
    where exists (select from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions()))
      and u.email in (
        select t.saved_by from reports.section_text t where t.report_id = of_report and t.intervention_id = any (access.led_interventions())
        union select p.changed_by from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions())
        union select r.created_by from reports.report r where r.id = of_report
        union select a.adopted_by from reports.adoption a where a.report_id = of_report
      )
  $$;
comment on function reports.names_in(uuid) is 'Who wrote in the asker''s own part of a report, began it and adopted it, by name.';
revoke all on function reports.names_in(uuid) from public;
grant execute on function reports.names_in(uuid) to ${team};

grant insert on reports.report, reports.section_text, reports.adoption, reports.adopted_file, reports.adopted_source to ${figures};
grant update (revision) on reports.report to ${team}, ${figures}, ${operator};
grant usage on schema reports to ${team};
grant select on reports.report, reports.section_text, reports.section_plan to ${team};
grant select (report_id, adopted_on, decision, adopted_at, adopted_by) on reports.adoption to ${team};
grant insert on reports.section_text to ${team};
grant update (status, version, changed_at, changed_by) on reports.section_plan to ${team};
grant select, insert on reports.section_plan to ${figures}, ${operator};
grant update (responsible_id, due_on, status, version, changed_at, changed_by) on reports.section_plan to ${figures};

create policy coordinator_begins on reports.report for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinator_changes on reports.report for update to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_writes on reports.section_text for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinator_adopts on reports.adoption for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinator_adopts on reports.adopted_file for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinator_adopts on reports.adopted_source for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinator_plans on reports.section_plan for all to ${figures}
  using ((select access.holds_role('coordinator'))) with check ((select access.holds_role('coordinator')));
create policy operated on reports.section_plan for all to ${operator} using (true) with check (true);

-- A team leader: the own part of a report in which the coordinator has asked for one, and nothing else of it.
create policy own_part on reports.section_plan for select to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy own_part_goes_on on reports.section_plan for update to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy with_own_part on reports.report for select to ${team}
  using (id = any ((select array(select p.report_id from reports.section_plan p))::uuid[]));
create policy with_own_part_changes on reports.report for update to ${team}
  using (id = any ((select array(select p.report_id from reports.section_plan p))::uuid[]));
create policy with_own_part on reports.adoption for select to ${team}
  using (report_id = any ((select array(select p.report_id from reports.section_plan p))::uuid[]));
create policy own_part on reports.section_text for select to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy own_part_written on reports.section_text for insert to ${team}
  with check (
    intervention_id = any ((select access.led_interventions())::uuid[])
    and exists (select from reports.section_plan p where p.report_id = section_text.report_id and p.section = section_text.section)
  );

-- Whoever writes: nothing is said in an adopted report, and nothing is laid to an adoption after the moment it was made. A definer
-- function, since whoever may not see an adoption is held to it too.
create function reports.is_adopted(of_report uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$ select exists (select from reports.adoption a where a.report_id = of_report) $$;
comment on function reports.is_adopted(uuid) is 'Whether a report is adopted, and so closed to everybody.';
revoke all on function reports.is_adopted(uuid) from public;
grant execute on function reports.is_adopted(uuid) to ${team}, ${figures}, ${operator};
create policy unadopted on reports.section_text as restrictive for insert with check (not reports.is_adopted(report_id));
create policy unadopted on reports.section_plan as restrictive for insert with check (not reports.is_adopted(report_id));
create policy unadopted_goes_on on reports.section_plan as restrictive for update using (not reports.is_adopted(report_id));
create policy at_adoption on reports.adopted_file as restrictive for insert
  with check (exists (select from reports.adoption a where a.report_id = adopted_file.report_id and a.xmin = pg_current_xact_id()::xid));
create policy at_adoption on reports.adopted_source as restrictive for insert
  with check (exists (select from reports.adoption a where a.report_id = adopted_source.report_id and a.xmin = pg_current_xact_id()::xid));
