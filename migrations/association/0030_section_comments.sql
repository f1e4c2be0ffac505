-- What the writers of a section say to each other about it: seen by those who may read the section, and no part of the report.
create table reports.section_comment (
  id uuid primary key,
  report_id uuid not null references reports.report (id),
  section text not null,
  intervention_id uuid generated always as (case when section like 'results-%' then substr(section, 9)::uuid end) stored,
  words text not null check (length(words) between 1 and 2000),
  written_at timestamptz not null,
  written_by text not null,
  done_at timestamptz,
  done_by text,
  check ((done_at is null) = (done_by is null))
);
create index section_comment_section on reports.section_comment (report_id, section);
comment on table reports.section_comment is 'Comments on a section, by those who write it.';
comment on column reports.section_comment.id is 'plain: key, chosen by the writer so that what is sent twice is there once';
comment on column reports.section_comment.report_id is 'plain: the report';
comment on column reports.section_comment.section is 'plain: key of the section';
comment on column reports.section_comment.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_comment.words is 'plain: what is said; names no participant';
comment on column reports.section_comment.written_at is 'plain: when';
comment on column reports.section_comment.written_by is 'staff: who';
comment on column reports.section_comment.done_at is 'plain: when it was seen to, null until then';
comment on column reports.section_comment.done_by is 'staff: who saw to it';

alter table reports.section_comment enable row level security;
grant select, insert on reports.section_comment to ${team}, ${figures};
grant update (done_at, done_by) on reports.section_comment to ${team}, ${figures};
create policy coordinated on reports.section_comment for all to ${figures}
  using ((select access.holds_role('coordinator'))) with check ((select access.holds_role('coordinator')));
create policy own_part on reports.section_comment for select to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy own_part_goes_on on reports.section_comment for update to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy own_part_said on reports.section_comment for insert to ${team}
  with check (
    intervention_id = any ((select access.led_interventions())::uuid[])
    and exists (select from reports.section_plan p where p.report_id = section_comment.report_id and p.section = section_comment.section)
  );
create policy unadopted on reports.section_comment as restrictive for insert with check (not reports.is_adopted(report_id));

create or replace function reports.names_in(of_report uuid) returns table (email text, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select u.email, u.name from access.user_account u
    where exists (select from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions()))
      and u.email in (
        select t.saved_by from reports.section_text t where t.report_id = of_report and t.intervention_id = any (access.led_interventions())
        union select p.changed_by from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions())
        union select c.written_by from reports.section_comment c where c.report_id = of_report and c.intervention_id = any (access.led_interventions())
        union select r.created_by from reports.report r where r.id = of_report
        union select a.adopted_by from reports.adoption a where a.report_id = of_report
      )
  $$;
