-- What somebody is writing in a section and has not saved for the others: one draft a writer and section, gone when it is saved.
create table reports.section_draft (
  report_id uuid not null references reports.report (id),
  section text not null,
  intervention_id uuid generated always as (case when section like 'results-%' then substr(section, 9)::uuid end) stored,
  user_id uuid not null references access.user_account (id),
  version integer not null check (version >= 1),
  base_version integer not null check (base_version >= 0),
  markdown text not null check (length(markdown) <= 250000),
  saved_at timestamptz not null,
  primary key (report_id, section, user_id)
);
create index section_draft_user on reports.section_draft (user_id);
comment on table reports.section_draft is 'The text that a writer has under hand in a section, seen by nobody else.';
comment on column reports.section_draft.report_id is 'plain: the report';
comment on column reports.section_draft.section is 'plain: key of the section';
comment on column reports.section_draft.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_draft.user_id is 'staff: whose draft it is';
comment on column reports.section_draft.version is 'plain: counts its saves, for two windows of the same writer';
comment on column reports.section_draft.base_version is 'plain: the version of the section''s text that it is written on';
comment on column reports.section_draft.markdown is 'plain: the text, Markdown; names no participant';
comment on column reports.section_draft.saved_at is 'plain: when';

alter table reports.section_draft enable row level security;
grant select, insert, delete on reports.section_draft to ${team}, ${figures};
grant update (version, base_version, markdown, saved_at) on reports.section_draft to ${team}, ${figures};
create policy own_draft on reports.section_draft for all to ${figures}
  using (user_id = (select access.current_user_id()) and (select access.holds_role('coordinator')))
  with check (user_id = (select access.current_user_id()) and (select access.holds_role('coordinator')));
create policy own_draft_of_part on reports.section_draft for all to ${team}
  using (user_id = (select access.current_user_id()) and intervention_id = any ((select access.led_interventions())::uuid[]))
  with check (
    user_id = (select access.current_user_id()) and intervention_id = any ((select access.led_interventions())::uuid[])
    and exists (select from reports.section_plan p where p.report_id = section_draft.report_id and p.section = section_draft.section)
  );
create policy unadopted on reports.section_draft as restrictive for insert with check (not reports.is_adopted(report_id));
