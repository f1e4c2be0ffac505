-- Images in a report's texts. A text names an image by its key; the bytes lie here and never change. What the camera wrote beside the
-- pixels is gone before they come here.
create table reports.section_image (
  report_id uuid not null references reports.report (id),
  section text not null,
  id uuid not null,
  intervention_id uuid generated always as (case when section like 'results-%' then substr(section, 9)::uuid end) stored,
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null check (width between 1 and 24000000),
  height integer not null check (height between 1 and 24000000),
  orientation smallint not null check (orientation between 1 and 8),
  bytes bytea not null check (octet_length(bytes) between 1 and 5300000),
  sha256 bytea not null generated always as (sha256(bytes)) stored,
  added_at timestamptz not null,
  added_by text not null,
  primary key (report_id, section, id)
);
-- They are compressed already.
alter table reports.section_image alter column bytes set storage external;
create index section_image_id on reports.section_image (id);
comment on table reports.section_image is 'Images that a section''s text may name, for those who may read the section.';
comment on column reports.section_image.report_id is 'plain: the report';
comment on column reports.section_image.section is 'plain: key of the section';
comment on column reports.section_image.id is 'plain: key by which texts name it, chosen by who adds it so that what is sent twice is there once';
comment on column reports.section_image.intervention_id is 'plain: whose part it is, read from the key of the section; null for the association''s own sections';
comment on column reports.section_image.media_type is 'plain: PNG or JPEG, by what is in it';
comment on column reports.section_image.width is 'plain: pixels, the right way up';
comment on column reports.section_image.height is 'plain: pixels, the right way up';
comment on column reports.section_image.orientation is 'plain: which way the pixels lie, 1–8 as EXIF has it';
comment on column reports.section_image.bytes is 'plain: pixels and how to show them, nothing else; shows nobody who has not agreed to be in a public report';
comment on column reports.section_image.sha256 is 'plain: digest of the bytes';
comment on column reports.section_image.added_at is 'plain: when';
comment on column reports.section_image.added_by is 'staff: who';

alter table reports.section_image enable row level security;
grant select, insert on reports.section_image to ${team}, ${figures}, ${operator};
create policy coordinated on reports.section_image for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_adds on reports.section_image for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy operated on reports.section_image for all to ${operator} using (true) with check (true);
create policy own_part on reports.section_image for select to ${team}
  using (intervention_id = any ((select access.led_interventions())::uuid[]));
create policy own_part_added on reports.section_image for insert to ${team}
  with check (
    intervention_id = any ((select access.led_interventions())::uuid[])
    and exists (select from reports.section_plan p where p.report_id = section_image.report_id and p.section = section_image.section)
  );
create policy unadopted on reports.section_image as restrictive for insert with check (not reports.is_adopted(report_id));

-- A report holds so much, whoever adds to it; a team leader sees the own part alone, and is told the sums.
create function reports.image_totals(of_report uuid) returns table (images bigint, bytes bigint, pixels bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select count(*), coalesce(sum(octet_length(i.bytes)), 0)::bigint, coalesce(sum(i.width::bigint * i.height), 0)::bigint
    from reports.section_image i where i.report_id = of_report
  $$;
comment on function reports.image_totals(uuid) is 'How many images a report keeps, how many bytes and pixels they have.';
revoke all on function reports.image_totals(uuid) from public;
grant execute on function reports.image_totals(uuid) to ${team}, ${figures}, ${operator};
