-- What many people ask for at once, over all participations of an association.

-- Figures and lists are of what goes on or ended in a period: a small part of the participations when some years have been.
create index participation_version_closed on participants.participation_version (wrong_registration, closed) where recorded_to = 'infinity';
create index participation_version_enrolled on participants.participation_version (wrong_registration, enrolled) where recorded_to = 'infinity';
-- What a team's list asks of all its participations, answered by the index alone.
drop index participants.participation_version_intervention;
create index participation_version_intervention on participants.participation_version (intervention_id)
  include (participation_id, municipality_counted, anonymous_year, wrong_registration, closed) where recorded_to = 'infinity';
-- How many backups were made by hand, without reading the whole log.
create index audit_entry_backup on access.audit_entry (outcome) where action = 'backup';

-- The same conditions as before, asked once a statement instead of once a row.
alter policy weeded on participants.participation_version using ((select current_setting('samla.weeding', true) = 'on'));
alter policy disclosed on participants.participation_version using ((select current_setting('samla.disclosing', true) = 'on'));
alter policy weeded on participants.person_version using ((select current_setting('samla.weeding', true) = 'on'));
alter policy disclosed on participants.person_version using ((select current_setting('samla.disclosing', true) = 'on'));

-- Planned once a connection instead of each time: that took as long as the counting.
create or replace function privacy.due_records(of_kind text, on_day date, after_months integer, counted text, archive_version integer)
  returns table (record_id uuid, person_id uuid, intervention_id uuid, counted_day date, stop text, is_protected boolean, archive_file uuid)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = 'force_generic_plan'
  as $$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      return query
        with event as (
          select v.participation_id as id, v.person_id, v.intervention_id, v.closed as day, v.protected,
            case when exists (select from privacy.weeding_hold h where h.participation_id = v.participation_id and h.lifted_at is null) then 'hold'
              when exists (select from privacy.subject_request r where r.person_id = v.person_id and r.outcome is null) then 'request'
              when exists (select from participants.participation_version o where o.person_id = v.person_id and o.recorded_to = 'infinity'
                and o.closed is null and not o.wrong_registration) then 'open_participation' end as stop
          from participants.participation_version v
          where of_kind in ('participation', 'wrong_registration') and v.recorded_to = 'infinity' and v.person_id is not null
            and v.closed is not null and v.wrong_registration = (of_kind = 'wrong_registration')
            -- Looked up by index: nothing that ends later is due. Adding months may take up to three days of the end of a month away.
            and v.closed <= (on_day - make_interval(months => after_months))::date + 3
          union all
          select i.id, null, null, (coalesce(i.used_at, i.voided_at, i.expires_at) at time zone 'Europe/Stockholm')::date, false, null
          from access.invitation i where of_kind = 'invitation'
          union all
          select f.id, null, null, (f.handled_at at time zone 'Europe/Stockholm')::date, false, null
          from association.accessibility_feedback f where of_kind = 'accessibility_feedback' and f.handled_at is not null
          union all
          select i.id, null, null, (coalesce(i.taken_back_at, i.done_at) at time zone 'Europe/Stockholm')::date, false, null
          from imports.import i where of_kind = 'import' and i.status <> 'open'
        ), counting as (
          select e.*, case counted when 'year_end' then make_date(extract(year from e.day)::integer, 12, 31) else e.day end as counted_day from event e
        ), due as materialized (
          select c.* from counting c where (c.counted_day + make_interval(months => after_months))::date <= on_day
        ), received as materialized (
          select a.participation_id, a.file_id, a.digest, f.receipt_at from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
          where archive_version is not null and f.kind = of_kind and f.rule_version = archive_version and f.receipt_at is not null
            and a.participation_id in (select d.id from due d where d.stop is null)
        ), unchanged as materialized (
          select distinct on (r.participation_id) r.participation_id, r.file_id
          from received r join privacy.archive_digests(array(select o.participation_id from received o)) now
            on now.participation_id = r.participation_id and now.digest = r.digest
          order by r.participation_id, r.receipt_at desc
        )
        select d.id, d.person_id, d.intervention_id, d.counted_day,
          case when d.stop is not null then d.stop when archive_version is not null and u.file_id is null then 'archive' end, d.protected, u.file_id
        from due d left join unchanged u on u.participation_id = d.id;
      perform set_config('samla.weeding', was, true);
    end
  $$;
