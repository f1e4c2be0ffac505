-- Where the retention plan says that records go to an archive first, a file of them is ordered, made and fetched by the leader of their team,
-- and received; what is in a received file and has not changed since may then be weeded. The file itself is kept nowhere: it is made
-- anew, byte for byte the same, each time it is fetched, and known by its hash.
create table privacy.archive_file (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('participation', 'wrong_registration')),
  rule_version integer not null,
  intervention_id uuid not null references interventions.intervention (id),
  of_protected boolean not null,
  wanted integer not null check (wanted >= 1),
  ordered_at timestamptz not null,
  ordered_by text not null,
  made_at timestamptz,
  made_by text,
  reason text check (length(reason) between 5 and 300),
  records integer check (records >= 1),
  sha256 bytea check (length(sha256) = 32),
  bytes bigint check (bytes >= 1),
  fetched_at timestamptz,
  received_on date,
  received_by text check (length(received_by) between 1 and 200),
  reference text check (length(reference) between 1 and 100),
  receipt_at timestamptz,
  receipt_by text,
  foreign key (kind, rule_version) references privacy.retention_rule (kind, version),
  check (num_nulls(made_at, made_by, records, sha256, bytes) in (0, 5)),
  check (made_at is null or (reason is not null) = of_protected),
  check (fetched_at is null or made_at is not null),
  check (num_nulls(received_on, received_by, reference, receipt_at, receipt_by) in (0, 5)),
  check (receipt_at is null or fetched_at is not null)
);
create index archive_file_rule on privacy.archive_file (kind, rule_version);
create index archive_file_intervention on privacy.archive_file (intervention_id);
-- Ordered twice it is there once.
create unique index archive_file_open on privacy.archive_file (kind, rule_version, intervention_id, of_protected) where receipt_at is null;
comment on table privacy.archive_file is 'Files for an archive authority that the retention plan asks for: ordered, made, fetched and received. The files themselves are not kept.';
comment on column privacy.archive_file.id is 'plain: key';
comment on column privacy.archive_file.kind is 'plain: what kind of record';
comment on column privacy.archive_file.rule_version is 'plain: which version of its rule asks for it';
comment on column privacy.archive_file.intervention_id is 'plain: whose records; the leader of the team makes the file';
comment on column privacy.archive_file.of_protected is 'plain: whether it is of persons with protected data, who have a file of their own';
comment on column privacy.archive_file.wanted is 'plain: how many records when it was ordered';
comment on column privacy.archive_file.ordered_at is 'plain: when it was ordered';
comment on column privacy.archive_file.ordered_by is 'staff: who ordered it';
comment on column privacy.archive_file.made_at is 'plain: when it was made, the last time; null before';
comment on column privacy.archive_file.made_by is 'staff: who made it';
comment on column privacy.archive_file.reason is 'staff: why its maker opened protected data; names nobody';
comment on column privacy.archive_file.records is 'plain: how many records it holds';
comment on column privacy.archive_file.sha256 is 'plain: the SHA-256 of its bytes';
comment on column privacy.archive_file.bytes is 'plain: its size';
comment on column privacy.archive_file.fetched_at is 'plain: when it was fetched last, as it was made';
comment on column privacy.archive_file.received_on is 'plain: the day on which the archive authority received it';
comment on column privacy.archive_file.received_by is 'plain: which archive authority';
comment on column privacy.archive_file.reference is 'plain: its reference number';
comment on column privacy.archive_file.receipt_at is 'plain: when that was entered; from then on it can not be fetched';
comment on column privacy.archive_file.receipt_by is 'staff: who entered it';
alter table privacy.archive_file enable row level security;
grant select on privacy.archive_file to ${figures}, ${admin}, ${privacy}, ${team};
create policy coordinator_reads on privacy.archive_file for select to ${figures}
  using ((select access.holds_role('coordinator')) or (select access.holds_role('auditor')));
create policy administered on privacy.archive_file for select to ${admin} using ((select access.holds_role('administrator')));
create policy watched on privacy.archive_file for select to ${privacy} using ((select access.holds_role('data_protection_officer')));
create policy led on privacy.archive_file for select to ${team} using (intervention_id = any ((select access.led_interventions())::uuid[]));

-- The leader who makes a file says by which rule.
grant select on privacy.retention_rule to ${team};
create policy leader_reads on privacy.retention_rule for select to ${team} using ((select access.holds_role('team_leader')));

-- Goes with the participation: when it is weeded, what remains is how many records a file held.
create table privacy.archived_record (
  file_id uuid not null references privacy.archive_file (id) on delete cascade,
  participation_id uuid not null references participants.participation (id) on delete cascade,
  digest bytea not null check (length(digest) = 32),
  primary key (file_id, participation_id)
);
create index archived_record_participation on privacy.archived_record (participation_id);
comment on table privacy.archived_record is 'Which participations an archive file holds, and of which content.';
comment on column privacy.archived_record.file_id is 'plain: the file';
comment on column privacy.archived_record.participation_id is 'plain: the participation''s random key';
comment on column privacy.archived_record.digest is 'plain: SHA-256 of the content as it was, partly encrypted: another one says that it has changed since';
alter table privacy.archived_record enable row level security;
alter table privacy.archived_record force row level security;
-- The functions below work as the owner, whom row security holds too: this lets them, while they run and only then.
create policy archived on privacy.archived_record for all to current_user
  using (current_setting('samla.weeding', true) = 'on' or current_setting('samla.disclosing', true) = 'on');

create table privacy.weeding_archive (
  weeding_id uuid not null references privacy.weeding (id),
  file_id uuid not null references privacy.archive_file (id),
  records integer not null check (records >= 1),
  primary key (weeding_id, file_id)
);
create index weeding_archive_file on privacy.weeding_archive (file_id);
comment on table privacy.weeding_archive is 'On which archive files a weeding rests: how many of what was weeded is in each.';
comment on column privacy.weeding_archive.weeding_id is 'plain: the weeding';
comment on column privacy.weeding_archive.file_id is 'plain: the file';
comment on column privacy.weeding_archive.records is 'plain: how many';
alter table privacy.weeding_archive enable row level security;
grant select on privacy.weeding_archive to ${figures}, ${admin}, ${privacy};
create policy coordinator_reads on privacy.weeding_archive for select to ${figures}
  using ((select access.holds_role('coordinator')) or (select access.holds_role('auditor')));
create policy administered on privacy.weeding_archive for select to ${admin} using ((select access.holds_role('administrator')));
create policy watched on privacy.weeding_archive for select to ${privacy} using ((select access.holds_role('data_protection_officer')));

-- What of a participation goes to the archive: its own rows, and of the person what the team knows – not what was known before the person was
-- theirs, nor a name that they have not told. Called by the functions below alone.
create function privacy.archive_rows(participations uuid[]) returns table (participation_id uuid, source text, content jsonb)
  language plpgsql stable security definer set search_path = pg_catalog set timezone = 'UTC'
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with meant as materialized (
          select v.participation_id as id, v.person_id, v.given_told, v.family_told,
            (select min(o.recorded_from) from participants.participation_version o
              where o.participation_id = v.participation_id and o.person_id = v.person_id) as known_from
          from participants.participation_version v
          where v.participation_id = any (participations) and v.recorded_to = 'infinity' and v.person_id is not null
        ), consents as materialized (select c.* from participants.consent c join meant m on c.participation_id = m.id)
        select m.id, 'participants.participation'::text, to_jsonb(p) from participants.participation p join meant m on p.id = m.id
        union all select m.id, 'participants.participation_version', to_jsonb(v) from participants.participation_version v
          join meant m on v.participation_id = m.id and v.person_id = m.person_id
        union all select m.id, 'participants.person', to_jsonb(p) from participants.person p join meant m on p.id = m.person_id
        union all select m.id, 'participants.person_version', to_jsonb(p)
            || case when m.given_told then '{}' else '{"given_name_cipher": null}'::jsonb end
            || case when m.family_told then '{}' else '{"family_name_cipher": null}'::jsonb end
          from participants.person_version p join meant m on p.person_id = m.person_id
            and (p.recorded_to = 'infinity' or p.recorded_to > m.known_from or p.recorded_from >= m.known_from)
        union all select m.id, 'participants.contact_version', to_jsonb(c) from participants.contact_version c join meant m on c.participation_id = m.id
        union all select m.id, 'participants.caseload', to_jsonb(c) from participants.caseload c join meant m on c.participation_id = m.id
        union all select c.participation_id, 'participants.consent', to_jsonb(c) from consents c
        -- The files are fetched one by one.
        union all select c.participation_id, 'participants.consent_paper', to_jsonb(p) - 'content_cipher'
          from participants.consent_paper p join consents c on c.id = p.consent_id;
      perform set_config('samla.disclosing', was, true);
    end
  $$;
comment on function privacy.archive_rows(uuid[]) is 'All rows of participations that go to an archive, by table; no files.';

-- Of a paper its size is enough: it is added once and never changed. An empty column that is added later changes nothing.
create function privacy.archive_digests(participations uuid[]) returns table (participation_id uuid, digest bytea)
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        select r.participation_id, sha256(convert_to(string_agg(r.line, E'\n' order by r.line collate "C"), 'UTF8'))
        from (
          select a.participation_id, a.source || ' ' || jsonb_strip_nulls(a.content)::text as line from privacy.archive_rows(participations) a
          union all select c.participation_id, 'paper ' || p.consent_id || ' ' || octet_length(p.content_cipher)
            from participants.consent_paper p join participants.consent c on c.id = p.consent_id where c.participation_id = any (participations)
        ) r group by r.participation_id;
      perform set_config('samla.disclosing', was, true);
    end
  $$;
comment on function privacy.archive_digests(uuid[]) is 'A digest of the content of each participation that goes to an archive: another one says that it has changed.';

create policy kept_still on participants.consent for all to current_user using (current_setting('samla.weeding', true) = 'on');
create function privacy.keep_still(participations uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      perform p.id from participants.participation p where p.id = any (participations) order by p.id for update;
      perform p.id from participants.person p where p.id in (
        select v.person_id from participants.participation_version v where v.participation_id = any (participations) and v.recorded_to = 'infinity')
        order by p.id for update;
      perform c.id from participants.caseload c where c.participation_id = any (participations) order by c.id for update;
      perform c.id from participants.consent c where c.participation_id = any (participations) order by c.id for update;
      perform set_config('samla.weeding', was, true);
    end
  $$;
comment on function privacy.keep_still(uuid[]) is 'Lets nobody change participations, nor add to them, until the transaction ends.';

-- What is due, as before; and where the rule asks for an archive file, what is in none that was received, or is no longer what was archived,
-- is stopped by that.
drop function privacy.due_records(text, date, integer, text);
create function privacy.due_records(of_kind text, on_day date, after_months integer, counted text, archive_version integer)
  returns table (record_id uuid, person_id uuid, intervention_id uuid, counted_day date, stop text, is_protected boolean, archive_file uuid)
  language plpgsql stable security definer set search_path = pg_catalog
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
comment on function privacy.due_records(text, date, integer, text, integer) is 'What is due to be weeded on a day, what stops it, and in which received archive file it is; the last argument is the version of a rule that asks for one, else null.';

create function privacy.archive_version(rule privacy.retention_rule) returns integer
  language sql immutable set search_path = pg_catalog
  as $$
    select case when rule.archive_first then rule.version end
  $$;
comment on function privacy.archive_version(privacy.retention_rule) is 'The rule''s version where it asks for an archive file first, else null.';

drop function privacy.count_due(text, date, integer, text);
create function privacy.count_due(of_kind text, on_day date, after_months integer, counted text, archive_version integer)
  returns table (due integer, held integer, asked integer, still_open integer, unarchived integer)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select count(*) filter (where d.stop is null)::integer, count(*) filter (where d.stop = 'hold')::integer,
      count(*) filter (where d.stop = 'request')::integer, count(*) filter (where d.stop = 'open_participation')::integer,
      count(*) filter (where d.stop = 'archive')::integer
    from privacy.due_records(of_kind, on_day, after_months, counted, archive_version) d
    where access.holds_role('coordinator') or access.holds_role('administrator') or access.holds_role('data_protection_officer')
      or access.holds_role('auditor')
  $$;
comment on function privacy.count_due(text, date, integer, text, integer) is 'How many records of a kind would be due on a day, and how many of them are stopped; nothing of whose they are.';

-- Ordered is what is due and not stopped; where an archive file is asked for, what is in one that was received and has not changed since.
create or replace function privacy.order_weeding(weeding_id uuid, of_kind text, version_seen integer, due_seen integer, at timestamptz, by_whom text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      rule privacy.retention_rule;
      known privacy.weeding;
      due_now integer;
      stopped_now integer;
      unarchived_now integer;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is ordered by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      perform pg_advisory_xact_lock(hashtext('samla weeding ' || of_kind));
      select * into known from privacy.weeding w where w.id = weeding_id;
      if found then
        return case when known.user_id = access.current_user_id() and known.kind = of_kind then 'again' else 'taken' end;
      end if;
      rule := privacy.rule_in_force(of_kind, access.current_day());
      if rule.version is null or rule.handling <> 'weed' then return 'not_in_force'; end if;
      if rule.version <> version_seen then return 'rule_changed'; end if;
      if exists (select from privacy.weeding w where w.kind = of_kind and w.finished_at is null) then return 'under_way'; end if;
      select count(*) filter (where d.stop is null), count(*) filter (where d.stop is not null), count(*) filter (where d.stop = 'archive')
        into due_now, stopped_now, unarchived_now
        from privacy.due_records(of_kind, access.current_day(), rule.months, rule.counted_from, privacy.archive_version(rule)) d;
      if due_now = 0 then return case when unarchived_now > 0 then 'archive_first' else 'nothing_due' end; end if;
      if due_now <> due_seen then return 'count_changed'; end if;
      insert into privacy.weeding (id, kind, rule_version, on_day, due, stopped, ordered_at, ordered_by, user_id)
        values (weeding_id, of_kind, rule.version, access.current_day(), due_now, stopped_now, at, by_whom, access.current_user_id());
      return 'ordered';
    end
  $$;

create or replace function privacy.weed_batch(weeding_id uuid, most integer, at timestamptz, by_whom text) returns setof privacy.deletion
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      ordered privacy.weeding;
      rule privacy.retention_rule;
      one record;
      what text;
      entered uuid;
      taken uuid[] := '{}';
      meant uuid[];
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is carried out by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      select * into ordered from privacy.weeding w where w.id = weeding_id for update;
      if not found or ordered.finished_at is not null then return; end if;
      rule := privacy.rule_in_force(ordered.kind, access.current_day());
      if rule.version <> ordered.rule_version then return; end if;
      select array_agg(next.record_id) into meant from (
        select d.record_id from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
        where d.stop is null order by d.counted_day, d.record_id limit least(most, 500, ordered.due - ordered.weeded)) next;
      -- Nobody changes what was archived between the look at it and its going.
      if rule.archive_first then perform privacy.keep_still(meant); end if;
      for one in select d.record_id, d.person_id, d.archive_file
          from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
          where d.stop is null and d.record_id = any (meant) order by d.counted_day, d.record_id loop
        what := ordered.kind;
        if ordered.kind in ('participation', 'wrong_registration') then
          -- The last of a person's participations takes the person.
          what := case when privacy.has_other_participation(one.person_id, one.record_id) then 'participation' else 'person' end;
        end if;
        entered := gen_random_uuid();
        perform privacy.execute_deletion(entered, what, case what when 'person' then one.person_id else one.record_id end,
          'gallringsplanen: ' || rule.kind || ', version ' || rule.version || ', ' || rule.paragraph,
          rule.decided_on::timestamp at time zone 'Europe/Stockholm', 'styrelsen ' || rule.paragraph, at, by_whom);
        taken := taken || entered;
        if one.archive_file is not null then
          insert into privacy.weeding_archive (weeding_id, file_id, records) values (ordered.id, one.archive_file, 1)
            on conflict on constraint weeding_archive_pkey do update set records = weeding_archive.records + 1;
        end if;
        update privacy.weeding w set weeded = w.weeded + 1, persons = w.persons + case what when 'person' then 1 else 0 end where w.id = weeding_id;
      end loop;
      return query select d.* from privacy.deletion d where d.id = any (taken) order by d.id;
    end
  $$;

create or replace function privacy.finish_weeding(weeding_id uuid, at timestamptz, what_remains jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      ordered privacy.weeding;
      rule privacy.retention_rule;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is finished by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      select * into ordered from privacy.weeding w where w.id = weeding_id for update;
      if not found or ordered.finished_at is not null then return false; end if;
      rule := privacy.rule_in_force(ordered.kind, access.current_day());
      if rule.version = ordered.rule_version and ordered.weeded < ordered.due
          and exists (select from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from,
            privacy.archive_version(rule)) d where d.stop is null) then
        return false;
      end if;
      update privacy.weeding w set finished_at = at, backups = what_remains,
          outcome = case when rule.version = ordered.rule_version then 'done' else 'rule_changed' end
        where w.id = weeding_id;
      return true;
    end
  $$;

drop function privacy.list_due(text, date);
create function privacy.list_due(of_kind text, on_day date)
  returns table (participation_id uuid, intervention_id uuid, counted_day date, stop text, hold_id uuid, hold_reason text, hold_by text, hold_at timestamptz,
    archived text)
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    declare
      rule privacy.retention_rule := privacy.rule_in_force(of_kind, on_day);
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      if of_kind not in ('participation', 'wrong_registration') or rule.version is null or rule.handling <> 'weed' then return; end if;
      perform set_config('samla.weeding', 'on', true);
      return query
        select d.record_id, d.intervention_id, d.counted_day, d.stop, h.id, h.reason, h.placed_by, h.placed_at,
          case when not rule.archive_first then null when d.archive_file is not null then 'received'
            when exists (select from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
              where a.participation_id = d.record_id and f.rule_version = rule.version and f.receipt_at is not null) then 'changed'
            when exists (select from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
              where a.participation_id = d.record_id and f.rule_version = rule.version) then 'made'
            else 'missing' end
        from privacy.due_records(of_kind, on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
        left join privacy.weeding_hold h on h.participation_id = d.record_id and h.lifted_at is null
        where privacy.may_hold(d.intervention_id)
        order by d.counted_day, d.record_id limit 2000;
      perform set_config('samla.weeding', was, true);
    end
  $$;
comment on function privacy.list_due(text, date) is 'The participations that are due on a day by the rule that is in force then, of those that the asker may know of, and how far each has come to the archive.';

-- Orders the files that are wanting: one for each intervention, and one of its own for persons with protected data.
create function privacy.order_archive(of_kind text, version_seen integer, at timestamptz, by_whom text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      rule privacy.retention_rule;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'archive files are ordered by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      perform pg_advisory_xact_lock(hashtext('samla weeding ' || of_kind));
      rule := privacy.rule_in_force(of_kind, access.current_day());
      if rule.version is null or rule.handling <> 'weed' then return 'not_in_force'; end if;
      if rule.version <> version_seen then return 'rule_changed'; end if;
      if not rule.archive_first or of_kind not in ('participation', 'wrong_registration') then return 'not_asked_for'; end if;
      insert into privacy.archive_file (kind, rule_version, intervention_id, of_protected, wanted, ordered_at, ordered_by)
        select of_kind, rule.version, d.intervention_id, d.is_protected, count(*), at, by_whom
        from privacy.due_records(of_kind, access.current_day(), rule.months, rule.counted_from, rule.version) d
        where d.stop = 'archive' group by d.intervention_id, d.is_protected
        on conflict (kind, rule_version, intervention_id, of_protected) where receipt_at is null do nothing;
      if not exists (select from privacy.archive_file f where f.kind = of_kind and f.rule_version = rule.version and f.receipt_at is null) then
        return 'nothing_due';
      end if;
      return 'ordered';
    end
  $$;
comment on function privacy.order_archive(text, integer, timestamptz, text) is 'Orders archive files of what is due by the rule in force and in none; a word that says whether they are ordered now.';

-- A file that the asker may make and fetch.
create function privacy.own_archive(file uuid, changing boolean) returns privacy.archive_file
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file;
    begin
      if changing then perform f.id from privacy.archive_file f where f.id = file for update; end if;
      select * into meant from privacy.archive_file f where f.id = file and f.intervention_id = any (access.led_interventions());
      return meant;
    end
  $$;
comment on function privacy.own_archive(uuid, boolean) is 'An archive file of an intervention that the asker leads, held still when it is to be changed; null for any other.';

-- Chooses what a file holds: what is due now, not stopped, and in no received file as it is; no more than a ZIP file can hold, the rest is
-- ordered when it is received. Made again, it is chosen anew.
create function privacy.begin_archive(file uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      rule privacy.retention_rule;
      was text := coalesce(current_setting('samla.weeding', true), '');
      held integer;
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then return 'received'; end if;
      rule := privacy.rule_in_force(meant.kind, access.current_day());
      if rule.version <> meant.rule_version then return 'rule_changed'; end if;
      perform set_config('samla.weeding', 'on', true);
      delete from privacy.archived_record a where a.file_id = meant.id;
      perform set_config('samla.disclosing', 'on', true);
      with due as materialized (
        select d.record_id, sum(1 + coalesce(papers.size, 0)) over (order by d.counted_day, d.record_id) as so_far,
          row_number() over (order by d.counted_day, d.record_id) as place
        from privacy.due_records(meant.kind, access.current_day(), rule.months, rule.counted_from, rule.version) d
        left join lateral (select sum(octet_length(p.content_cipher)) as size from participants.consent_paper p
          join participants.consent c on c.id = p.consent_id where c.participation_id = d.record_id) papers on true
        where d.stop = 'archive' and d.intervention_id = meant.intervention_id and d.is_protected = meant.of_protected
      )
      insert into privacy.archived_record (file_id, participation_id, digest)
        select meant.id, n.participation_id, n.digest
        from privacy.archive_digests(array(select d.record_id from due d where d.so_far <= 2000000000 and d.place <= 10000)) n;
      get diagnostics held = row_count;
      perform set_config('samla.disclosing', '', true);
      perform set_config('samla.weeding', was, true);
      return case when held = 0 then 'empty' else 'begun' end;
    end
  $$;
comment on function privacy.begin_archive(uuid) is 'Chooses what an ordered archive file holds; a word that says whether there is something.';

-- The next of what a file holds, with names of what it points at. What has changed since it was chosen is said, and not told.
create function privacy.archive_page(file uuid, after uuid, most integer) returns table (participation_id uuid, source text, content jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, false);
      chosen uuid[];
      same uuid[];
    begin
      if meant.id is null or meant.receipt_at is not null then return; end if;
      perform set_config('samla.disclosing', 'on', true);
      chosen := array(select a.participation_id from privacy.archived_record a
        where a.file_id = meant.id and (after is null or a.participation_id > after) order by a.participation_id limit least(most, 500));
      same := array(select n.participation_id from privacy.archive_digests(chosen) n
        join privacy.archived_record a on a.file_id = meant.id and a.participation_id = n.participation_id and a.digest = n.digest);
      return query
        select c, 'changed'::text, '{}'::jsonb from unnest(chosen) c where c <> all (same)
        union all select r.participation_id, r.source, r.content from privacy.archive_rows(same) r
        union all select c.participation_id, 'staff', jsonb_build_object('id', u.id, 'name', u.name)
          from participants.caseload c join access.user_account u on u.id = c.user_id where c.participation_id = any (same)
        union all select c.participation_id, 'party', jsonb_build_object('id', o.id, 'name', o.name)
          from participants.consent c join association.party o on o.id = c.party_id where c.participation_id = any (same)
        union all select v.participation_id, 'intervention', jsonb_build_object('id', i.id, 'name', i.name, 'controller', o.name)
          from participants.participation_version v join interventions.intervention i on i.id = v.intervention_id
          left join association.party o on o.id = i.controller_id where v.participation_id = any (same);
      perform set_config('samla.disclosing', '', true);
    end
  $$;
comment on function privacy.archive_page(uuid, uuid, integer) is 'All rows of the next participations of an archive file, to who makes or fetches it.';

create function privacy.archive_paper(file uuid, consent uuid) returns table (media_type text, content bytea)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, false);
    begin
      if meant.id is null or meant.receipt_at is not null then return; end if;
      perform set_config('samla.disclosing', 'on', true);
      return query
        select p.media_type, p.content_cipher from participants.consent_paper p join participants.consent c on c.id = p.consent_id
        join privacy.archived_record a on a.file_id = meant.id and a.participation_id = c.participation_id
        where p.consent_id = consent;
      perform set_config('samla.disclosing', '', true);
    end
  $$;
comment on function privacy.archive_paper(uuid, uuid) is 'A signed paper of a participation that an archive file holds.';

create function privacy.complete_archive(file uuid, at timestamptz, by_whom text, why text, hash bytea, size bigint) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      held integer;
    begin
      if meant.id is null or meant.receipt_at is not null then return false; end if;
      perform set_config('samla.disclosing', 'on', true);
      select count(*) into held from privacy.archived_record a where a.file_id = meant.id;
      perform set_config('samla.disclosing', '', true);
      update privacy.archive_file f set made_at = at, made_by = by_whom, reason = why, records = held, sha256 = hash, bytes = size, fetched_at = null
        where f.id = meant.id;
      return true;
    end
  $$;
comment on function privacy.complete_archive(uuid, timestamptz, text, text, bytea, bigint) is 'Enters that an archive file was made, and its hash.';

-- Opens a made file to be fetched, when all that it holds still is what it was.
create function privacy.open_archive(file uuid, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      same integer;
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then return 'received'; end if;
      if meant.made_at is null then return 'not_made'; end if;
      perform set_config('samla.disclosing', 'on', true);
      select count(*) into same from privacy.archived_record a
        join privacy.archive_digests(array(select o.participation_id from privacy.archived_record o where o.file_id = meant.id)) n
          on n.participation_id = a.participation_id and n.digest = a.digest where a.file_id = meant.id;
      perform set_config('samla.disclosing', '', true);
      if same <> meant.records then return 'changed'; end if;
      update privacy.archive_file f set fetched_at = at where f.id = meant.id;
      return 'open';
    end
  $$;
comment on function privacy.open_archive(uuid, timestamptz) is 'Notes that a made archive file is fetched; a word that says whether it can be.';

create function privacy.enter_receipt(file uuid, hash_begins text, on_day date, receiver text, reference_number text, at timestamptz, by_whom text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then
        return case when meant.received_on = on_day and meant.received_by = receiver and meant.reference = reference_number then 'again' else 'received' end;
      end if;
      if meant.fetched_at is null then return 'not_fetched'; end if;
      if length(hash_begins) < 8 or not starts_with(encode(meant.sha256, 'hex'), hash_begins) then return 'other_file'; end if;
      if on_day > access.current_day() or on_day < (meant.made_at at time zone 'Europe/Stockholm')::date then return 'day'; end if;
      update privacy.archive_file f set received_on = on_day, received_by = receiver, reference = reference_number, receipt_at = at, receipt_by = by_whom
        where f.id = meant.id;
      return 'entered';
    end
  $$;
comment on function privacy.enter_receipt(uuid, text, date, text, text, timestamptz, text) is 'Enters that an archive authority has received a file, which it names by the beginning of its hash; a word that says whether it was.';

revoke all on function privacy.archive_rows(uuid[]), privacy.archive_digests(uuid[]), privacy.keep_still(uuid[]),
  privacy.due_records(text, date, integer, text, integer), privacy.archive_version(privacy.retention_rule),
  privacy.count_due(text, date, integer, text, integer), privacy.list_due(text, date), privacy.order_archive(text, integer, timestamptz, text),
  privacy.own_archive(uuid, boolean), privacy.begin_archive(uuid), privacy.archive_page(uuid, uuid, integer), privacy.archive_paper(uuid, uuid),
  privacy.complete_archive(uuid, timestamptz, text, text, bytea, bigint), privacy.open_archive(uuid, timestamptz),
  privacy.enter_receipt(uuid, text, date, text, text, timestamptz, text) from public;
grant execute on function privacy.count_due(text, date, integer, text, integer) to ${figures}, ${admin}, ${privacy};
grant execute on function privacy.list_due(text, date) to ${privacy}, ${team};
grant execute on function privacy.order_archive(text, integer, timestamptz, text) to ${figures}, ${admin};
grant execute on function privacy.begin_archive(uuid), privacy.archive_page(uuid, uuid, integer), privacy.archive_paper(uuid, uuid),
  privacy.complete_archive(uuid, timestamptz, text, text, bytea, bigint), privacy.open_archive(uuid, timestamptz),
  privacy.enter_receipt(uuid, text, date, text, text, timestamptz, text) to ${team};

create function privacy.has_archive_maker(intervention uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$ select access.has_team_leader(intervention) $$;
comment on function privacy.has_archive_maker(uuid) is 'Whether an intervention has a leader today, who can make its archive file.';
revoke all on function privacy.has_archive_maker(uuid) from public;
grant execute on function privacy.has_archive_maker(uuid) to ${figures}, ${admin}, ${privacy}, ${team};

-- Whoever asks what is kept about them is told of archive files, too.
create or replace function privacy.held_about(request uuid) returns table (source text, content jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with subject as materialized (
          select s.person, privacy.participations_of(s.person) as own from (select privacy.request_person(request) as person) s
          where s.person is not null
        ), consents as materialized (select c.* from participants.consent c join subject s on c.participation_id = any (s.own)),
        accounts as materialized (select distinct a.user_id from access.role_assignment a join subject s on a.person_id = s.person),
        written as materialized (
          select w.* from imports.written w join subject s on w.record_id = s.person or w.record_id = any (s.own)
          join imports.import i on i.id = w.import_id and (privacy.watches_all() or i.intervention_ids && privacy.watched_interventions())
        )
        select 'participants.person'::text, to_jsonb(p) from participants.person p join subject s on p.id = s.person
        union all select 'participants.person_version', to_jsonb(p) from participants.person_version p join subject s on p.person_id = s.person
        union all select 'participants.unclaimed_contact', to_jsonb(c) from participants.unclaimed_contact c join subject s on c.person_id = s.person
        union all select 'participants.participation', to_jsonb(p) from participants.participation p join subject s on p.id = any (s.own)
        union all select 'participants.participation_version', to_jsonb(v) from participants.participation_version v
          join subject s on v.participation_id = any (s.own) and v.person_id = s.person
        union all select 'participants.contact_version', to_jsonb(c) from participants.contact_version c join subject s on c.participation_id = any (s.own)
        union all select 'participants.caseload', to_jsonb(c) from participants.caseload c join subject s on c.participation_id = any (s.own)
        union all select 'participants.consent', to_jsonb(c) from consents c
        -- The files are fetched one by one.
        union all select 'participants.consent_paper', to_jsonb(p) - 'content_cipher'
          from participants.consent_paper p join consents c on c.id = p.consent_id
        union all select 'privacy.weeding_hold', to_jsonb(h) from privacy.weeding_hold h join subject s on h.participation_id = any (s.own)
        union all select 'privacy.archived_record', to_jsonb(a) from privacy.archived_record a join subject s on a.participation_id = any (s.own)
        union all select 'privacy.archive_file', to_jsonb(f) from privacy.archive_file f
          where f.id in (select a.file_id from privacy.archived_record a join subject s on a.participation_id = any (s.own))
        union all select 'imports.written', to_jsonb(w) from written w
        union all select 'imports.import', to_jsonb(i) - 'undo' from imports.import i where i.id in (select w.import_id from written w)
        union all select 'access.role_assignment', to_jsonb(a) from access.role_assignment a join subject s on a.person_id = s.person
        union all select 'access.user_account', to_jsonb(u) from access.user_account u where u.id in (select a.user_id from accounts a)
        union all select 'access.session', to_jsonb(e) from access.session e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.e_identity', to_jsonb(e) from access.e_identity e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.one_time_code', to_jsonb(o) from access.one_time_code o where o.user_id in (select a.user_id from accounts a)
        union all select 'access.recovery_code', to_jsonb(o) from access.recovery_code o where o.user_id in (select a.user_id from accounts a)
        union all select 'access.passkey', to_jsonb(k) from access.passkey k where k.user_id in (select a.user_id from accounts a)
        union all select 'access.invitation', to_jsonb(i) from access.invitation i where i.user_id in (select a.user_id from accounts a)
        union all select 'access.login_step', to_jsonb(l) from access.login_step l where l.user_id in (select a.user_id from accounts a)
        union all select 'statistics.saved_view', to_jsonb(v) from statistics.saved_view v where v.user_id in (select a.user_id from accounts a)
        union all select 'privacy.subject_request', to_jsonb(r) from privacy.subject_request r join subject s on r.person_id = s.person
          where r.user_id = access.current_user_id() or privacy.watches_all()
        union all select 'interventions.intervention', jsonb_build_object('id', i.id, 'name', i.name, 'controller', o.name)
          from interventions.intervention i left join association.party o on o.id = i.controller_id
          where i.id in (select v.intervention_id from participants.participation_version v join subject s on v.participation_id = any (s.own))
        union all select 'association.party', jsonb_build_object('id', o.id, 'name', o.name) from association.party o
          where o.id in (select c.party_id from consents c);
      perform set_config('samla.disclosing', '', true);
    end
  $$;
