-- The retention plan: for each kind of record whether it is weeded or kept, after how long, why, and by which decision of the board. A rule
-- is never changed: a later version holds from its day on. Before the first decision there is a proposal in the program, which weeds nothing.
create table privacy.retention_rule (
  kind text not null check (kind in ('participation', 'wrong_registration', 'invitation', 'accessibility_feedback', 'import',
    'anonymous_participation', 'access_log', 'user_account', 'report', 'report_work', 'voucher', 'subject_request', 'weeding')),
  version integer not null check (version >= 1),
  handling text not null check (handling in ('keep', 'weed')),
  months integer check (months between 1 and 1200),
  counted_from text check (counted_from in ('event', 'year_end')),
  ground text not null check (length(ground) between 1 and 1000),
  archive_first boolean not null,
  in_force_from date not null,
  decided_on date not null,
  paragraph text not null check (length(paragraph) between 1 and 60),
  decision text not null check (length(decision) <= 2000),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (kind, version),
  check ((handling = 'weed') = (months is not null) and (handling = 'weed') = (counted_from is not null)),
  check (handling = 'weed' or not archive_first),
  check (in_force_from >= decided_on)
);
comment on table privacy.retention_rule is 'The retention plan, rule by rule: what is weeded or kept, after how long, by which decision. Append-only.';
comment on column privacy.retention_rule.kind is 'plain: what kind of record';
comment on column privacy.retention_rule.version is 'plain: 1, 2, 3, … of the kind''s rule';
comment on column privacy.retention_rule.handling is 'plain: keep (handed to the archive authority in time) or weed';
comment on column privacy.retention_rule.months is 'plain: after how many months it is weeded; null where it is kept';
comment on column privacy.retention_rule.counted_from is 'plain: from what the months are counted: the kind''s own event, or the end of the event''s calendar year';
comment on column privacy.retention_rule.ground is 'plain: law or reason';
comment on column privacy.retention_rule.archive_first is 'plain: whether an archive file must have been made, fetched and received before';
comment on column privacy.retention_rule.in_force_from is 'plain: first day';
comment on column privacy.retention_rule.decided_on is 'plain: day of the board''s decision';
comment on column privacy.retention_rule.paragraph is 'plain: its paragraph';
comment on column privacy.retention_rule.decision is 'plain: its words, perhaps none';
comment on column privacy.retention_rule.recorded_at is 'plain: when it was entered';
comment on column privacy.retention_rule.recorded_by is 'staff: who entered it';
alter table privacy.retention_rule enable row level security;
grant select, insert on privacy.retention_rule to ${figures}, ${admin};
grant select on privacy.retention_rule to ${privacy};
create policy coordinator_reads on privacy.retention_rule for select to ${figures}
  using ((select access.holds_role('coordinator')) or (select access.holds_role('auditor')));
create policy coordinator_decides on privacy.retention_rule for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy administered on privacy.retention_rule for all to ${admin}
  using ((select access.holds_role('administrator'))) with check ((select access.holds_role('administrator')));
create policy watched on privacy.retention_rule for select to ${privacy} using ((select access.holds_role('data_protection_officer')));

-- What must not be weeded though it is due: a dispute, a supervision, a request that is not answered.
create table privacy.weeding_hold (
  id uuid primary key,
  participation_id uuid not null references participants.participation (id) on delete cascade,
  reason text not null check (length(reason) between 3 and 300),
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  check ((lifted_at is null) = (lifted_by is null))
);
create index weeding_hold_participation on privacy.weeding_hold (participation_id);
create unique index weeding_hold_once on privacy.weeding_hold (participation_id) where lifted_at is null;
comment on table privacy.weeding_hold is 'Participations that are not weeded though they are due, and why.';
comment on column privacy.weeding_hold.id is 'plain: key';
comment on column privacy.weeding_hold.participation_id is 'plain: the participation''s random key';
comment on column privacy.weeding_hold.reason is 'sensitive: why; names nobody, but is about one participant';
comment on column privacy.weeding_hold.placed_at is 'plain: when';
comment on column privacy.weeding_hold.placed_by is 'staff: who placed it';
comment on column privacy.weeding_hold.lifted_at is 'plain: when it was lifted, null while it holds';
comment on column privacy.weeding_hold.lifted_by is 'staff: who lifted it';
alter table privacy.weeding_hold enable row level security;
alter table privacy.weeding_hold force row level security;

create table privacy.weeding (
  id uuid primary key,
  kind text not null,
  rule_version integer not null,
  on_day date not null,
  due integer not null check (due >= 1),
  stopped integer not null check (stopped >= 0),
  ordered_at timestamptz not null,
  ordered_by text not null,
  user_id uuid not null,
  weeded integer not null default 0,
  persons integer not null default 0,
  finished_at timestamptz,
  outcome text check (outcome in ('done', 'rule_changed')),
  backups jsonb,
  foreign key (kind, rule_version) references privacy.retention_rule (kind, version),
  check ((finished_at is null) = (outcome is null) and (finished_at is null) = (backups is null))
);
create index weeding_rule on privacy.weeding (kind, rule_version);
-- Two who order the same weeding at once order it once.
create unique index weeding_under_way on privacy.weeding (kind) where finished_at is null;
comment on table privacy.weeding is 'Each time the retention plan was carried out: by which rule, how many, by whom, and what then remained.';
comment on column privacy.weeding.id is 'plain: key, made by who orders it, so that the same one twice is one';
comment on column privacy.weeding.kind is 'plain: what kind of record';
comment on column privacy.weeding.rule_version is 'plain: by which version of its rule';
comment on column privacy.weeding.on_day is 'plain: the day for which it was reckoned what is due';
comment on column privacy.weeding.due is 'plain: how many were due and not stopped';
comment on column privacy.weeding.stopped is 'plain: how many were due and stopped';
comment on column privacy.weeding.ordered_at is 'plain: when it was ordered';
comment on column privacy.weeding.ordered_by is 'staff: who ordered it';
comment on column privacy.weeding.user_id is 'staff: the same, as key';
comment on column privacy.weeding.weeded is 'plain: how many have been weeded';
comment on column privacy.weeding.persons is 'plain: of how many persons nothing is left';
comment on column privacy.weeding.finished_at is 'plain: when it was finished';
comment on column privacy.weeding.outcome is 'plain: done, or rule_changed when another rule came in force before all was weeded';
comment on column privacy.weeding.backups is 'plain: what was known of backups when it was finished: rotation, last copy, day on which none is left';
alter table privacy.weeding enable row level security;
grant select on privacy.weeding to ${figures}, ${admin}, ${privacy};
create policy coordinator_reads on privacy.weeding for select to ${figures}
  using ((select access.holds_role('coordinator')) or (select access.holds_role('auditor')));
create policy administered on privacy.weeding for select to ${admin} using ((select access.holds_role('administrator')));
create policy watched on privacy.weeding for select to ${privacy} using ((select access.holds_role('data_protection_officer')));

-- The functions below work as the owner, whom row security holds too: these let it, while they run and only then.
do $$
declare
  name text;
begin
  foreach name in array array['privacy.weeding_hold', 'association.accessibility_feedback', 'imports.import', 'imports.waiting_file',
      'imports.written'] loop
    execute format('create policy weeded on %s for all to current_user using (current_setting(''samla.weeding'', true) = ''on'')', name);
  end loop;
end $$;

create policy weeded on privacy.subject_request for select to current_user using (current_setting('samla.weeding', true) = 'on');

alter table privacy.deletion drop constraint deletion_kind_check;
alter table privacy.deletion add constraint deletion_kind_check
  check (kind in ('person', 'participation', 'invitation', 'accessibility_feedback', 'import'));
comment on column privacy.deletion.kind is 'plain: person with all participations, one participation, or another kind of record of the retention plan';

-- Takes one record away, whatever its kind. With a person goes the own login of a participant who has no other role; what names random keys
-- only, as the access log and the sources of an adopted report, stands.
create or replace function privacy.execute_deletion(deletion_id uuid, of_kind text, record uuid, on_basis text, decided timestamptz, decided_by_whom text,
    executed timestamptz, executed_by_whom text) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      participations uuid[];
      accounts uuid[];
      removed integer;
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      insert into privacy.deletion (id, kind, record_id, basis, decided_at, decided_by, executed_at, executed_by)
        values (deletion_id, of_kind, record, on_basis, decided, decided_by_whom, executed, executed_by_whom) on conflict (id) do nothing;
      if not found then return 0; end if;
      perform set_config('samla.weeding', 'on', true);
      if of_kind not in ('person', 'participation') then
        case of_kind
          when 'invitation' then delete from access.invitation i where i.id = record;
          when 'accessibility_feedback' then delete from association.accessibility_feedback f where f.id = record;
          when 'import' then
            delete from imports.written w where w.import_id = record;
            delete from imports.import i where i.id = record;
        end case;
        get diagnostics removed = row_count;
        perform set_config('samla.weeding', was, true);
        return removed;
      end if;
      participations := case of_kind when 'participation' then array[record] else array(
        select v.participation_id from participants.participation_version v where v.person_id = record and v.recorded_to = 'infinity') end;
      delete from participants.caseload c where c.participation_id = any (participations);
      delete from participants.contact_version c where c.participation_id = any (participations);
      delete from participants.participation_version v where v.participation_id = any (participations)
        or (of_kind = 'person' and v.person_id = record);
      delete from imports.written w where w.record_id = any (participations) or w.record_id = execute_deletion.record;
      delete from participants.participation p where p.id = any (participations);
      get diagnostics removed = row_count;
      if of_kind = 'person' then
        delete from participants.contact_version c where c.sealed_to_person = record;
        delete from participants.unclaimed_contact c where c.person_id = record;
        accounts := array(select distinct a.user_id from access.role_assignment a where a.person_id = record);
        delete from access.role_assignment a where a.person_id = record;
        accounts := array(select u from unnest(accounts) u where not exists (select from access.role_assignment a where a.user_id = u));
        delete from access.session s where s.user_id = any (accounts);
        delete from access.login_step s where s.user_id = any (accounts);
        delete from access.invitation i where i.user_id = any (accounts);
        delete from access.e_identity e where e.user_id = any (accounts);
        delete from access.one_time_code c where c.user_id = any (accounts);
        delete from access.recovery_code c where c.user_id = any (accounts);
        delete from statistics.saved_view v where v.user_id = any (accounts);
        delete from access.user_account u where u.id = any (accounts);
        delete from participants.person_version v where v.person_id = record;
        delete from participants.person p where p.id = record;
      end if;
      perform set_config('samla.weeding', was, true);
      return removed;
    end
  $$;

-- The rule: what is due on a day after so many months, and what stops it. The only place where it stands: the preview counts by it and
-- the weeding goes by it. The month's last day stands for days that it has not (31 August and six months: 28 or 29 February).
create function privacy.due_records(of_kind text, on_day date, after_months integer, counted text)
  returns table (record_id uuid, person_id uuid, intervention_id uuid, counted_day date, stop text)
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      return query
        with event as (
          select v.participation_id as id, v.person_id, v.intervention_id, v.closed as day,
            case when exists (select from privacy.weeding_hold h where h.participation_id = v.participation_id and h.lifted_at is null) then 'hold'
              when exists (select from privacy.subject_request r where r.person_id = v.person_id and r.outcome is null) then 'request'
              when exists (select from participants.participation_version o where o.person_id = v.person_id and o.recorded_to = 'infinity'
                and o.closed is null and not o.wrong_registration) then 'open_participation' end as stop
          from participants.participation_version v
          where of_kind in ('participation', 'wrong_registration') and v.recorded_to = 'infinity' and v.person_id is not null
            and v.closed is not null and v.wrong_registration = (of_kind = 'wrong_registration')
          union all
          select i.id, null, null, (coalesce(i.used_at, i.voided_at, i.expires_at) at time zone 'Europe/Stockholm')::date, null
          from access.invitation i where of_kind = 'invitation'
          union all
          select f.id, null, null, (f.handled_at at time zone 'Europe/Stockholm')::date, null
          from association.accessibility_feedback f where of_kind = 'accessibility_feedback' and f.handled_at is not null
          union all
          select i.id, null, null, (coalesce(i.taken_back_at, i.done_at) at time zone 'Europe/Stockholm')::date, null
          from imports.import i where of_kind = 'import' and i.status <> 'open'
        ), counting as (
          select e.*, case counted when 'year_end' then make_date(extract(year from e.day)::integer, 12, 31) else e.day end as counted_day from event e
        )
        select c.id, c.person_id, c.intervention_id, c.counted_day, c.stop from counting c
        where (c.counted_day + make_interval(months => after_months))::date <= on_day;
      perform set_config('samla.weeding', was, true);
    end
  $$;
comment on function privacy.due_records(text, date, integer, text) is 'What is due to be weeded on a day, and what stops it.';

create function privacy.rule_in_force(of_kind text, on_day date) returns privacy.retention_rule
  language sql stable security definer set search_path = pg_catalog
  as $$
    select r from privacy.retention_rule r where r.kind = of_kind and r.in_force_from <= on_day order by r.version desc limit 1
  $$;
comment on function privacy.rule_in_force(text, date) is 'The version of a kind''s rule that holds on a day; null before the first.';

create function privacy.count_due(of_kind text, on_day date, after_months integer, counted text)
  returns table (due integer, held integer, asked integer, still_open integer)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select count(*) filter (where d.stop is null)::integer, count(*) filter (where d.stop = 'hold')::integer,
      count(*) filter (where d.stop = 'request')::integer, count(*) filter (where d.stop = 'open_participation')::integer
    from privacy.due_records(of_kind, on_day, after_months, counted) d
    where access.holds_role('coordinator') or access.holds_role('administrator') or access.holds_role('data_protection_officer')
      or access.holds_role('auditor')
  $$;
comment on function privacy.count_due(text, date, integer, text) is 'How many records of a kind would be due on a day, and how many of them are stopped; nothing of whose they are.';

-- Orders a weeding: only by the rule in force, only what was seen, once. What it answers is a word, and only "ordered" and "again" are well.
create function privacy.order_weeding(weeding_id uuid, of_kind text, version_seen integer, due_seen integer, at timestamptz, by_whom text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      rule privacy.retention_rule;
      known privacy.weeding;
      due_now integer;
      stopped_now integer;
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
      if rule.archive_first then return 'archive_first'; end if;
      select count(*) filter (where d.stop is null), count(*) filter (where d.stop is not null) into due_now, stopped_now
        from privacy.due_records(of_kind, access.current_day(), rule.months, rule.counted_from) d;
      if due_now = 0 then return 'nothing_due'; end if;
      if due_now <> due_seen then return 'count_changed'; end if;
      insert into privacy.weeding (id, kind, rule_version, on_day, due, stopped, ordered_at, ordered_by, user_id)
        values (weeding_id, of_kind, rule.version, access.current_day(), due_now, stopped_now, at, by_whom, access.current_user_id());
      return 'ordered';
    end
  $$;
comment on function privacy.order_weeding(uuid, text, integer, integer, timestamptz, text) is 'Orders what is due by the rule in force to be weeded; a word that says whether it was.';

-- Weeds some of what was ordered and enters each in the deletion list. It looks for itself at role, rule and what is due now: what has been
-- stopped or reopened since stays. Two who carry on at once wait for each other. Nothing once nothing is left.
create function privacy.weed_batch(weeding_id uuid, most integer, at timestamptz, by_whom text) returns setof privacy.deletion
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      ordered privacy.weeding;
      rule privacy.retention_rule;
      one record;
      what text;
      entered uuid;
      taken uuid[] := '{}';
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is carried out by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      select * into ordered from privacy.weeding w where w.id = weeding_id for update;
      if not found or ordered.finished_at is not null then return; end if;
      rule := privacy.rule_in_force(ordered.kind, access.current_day());
      if rule.version <> ordered.rule_version then return; end if;
      for one in select d.record_id, d.person_id from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from) d
          where d.stop is null order by d.counted_day, d.record_id limit least(most, 500, ordered.due - ordered.weeded) loop
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
        update privacy.weeding w set weeded = w.weeded + 1, persons = w.persons + case what when 'person' then 1 else 0 end where w.id = weeding_id;
      end loop;
      return query select d.* from privacy.deletion d where d.id = any (taken) order by d.id;
    end
  $$;
comment on function privacy.weed_batch(uuid, integer, timestamptz, text) is 'Weeds some of what was ordered; what went, as it stands in the deletion list. Empty when nothing is left to weed.';

create function privacy.has_other_participation(person uuid, besides uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
      has boolean;
    begin
      perform set_config('samla.weeding', 'on', true);
      has := exists (select from participants.participation_version v
        where v.person_id = person and v.participation_id <> besides and v.recorded_to = 'infinity');
      perform set_config('samla.weeding', was, true);
      return has;
    end
  $$;
comment on function privacy.has_other_participation(uuid, uuid) is 'Whether a person has another participation than one.';

create function privacy.finish_weeding(weeding_id uuid, at timestamptz, what_remains jsonb) returns boolean
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
          and exists (select from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from) d where d.stop is null) then
        return false;
      end if;
      update privacy.weeding w set finished_at = at, backups = what_remains,
          outcome = case when rule.version = ordered.rule_version then 'done' else 'rule_changed' end
        where w.id = weeding_id;
      return true;
    end
  $$;
comment on function privacy.finish_weeding(uuid, timestamptz, jsonb) is 'Closes a weeding of which nothing is left to do, with what is known of backups. False when it is not so, or was closed before.';

-- Which nights have their backup, when one failed last, and how many were made by hand: to say until when what is weeded lives on in them.
create function privacy.backup_copies() returns table (nights date[], last_failed timestamptz, by_hand integer)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(distinct r.night) filter (where r.outcome = 'done' and r.night is not null), '{}'),
      max(r.ended_at) filter (where r.outcome = 'failed'
        and r.begun_at > coalesce((select max(d.begun_at) from privacy.backup_run d where d.outcome = 'done'), '-infinity')),
      greatest(0, (select count(*) from access.audit_entry e where e.action = 'backup' and e.outcome = 'done')
        - count(*) filter (where r.outcome = 'done'))::integer
    from privacy.backup_run r
    having access.holds_role('coordinator') or access.holds_role('administrator') or access.holds_role('data_protection_officer')
      or access.holds_role('auditor')
  $$;
comment on function privacy.backup_copies() is 'The nights that have a backup, the last failure since, and how many backups were made by hand.';

-- Which participations are due, for those who may know of them: the data protection officer by number, a team leader those of the own team.
create function privacy.list_due(of_kind text, on_day date)
  returns table (participation_id uuid, intervention_id uuid, counted_day date, stop text, hold_id uuid, hold_reason text, hold_by text, hold_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    declare
      rule privacy.retention_rule := privacy.rule_in_force(of_kind, on_day);
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      if of_kind not in ('participation', 'wrong_registration') or rule.version is null or rule.handling <> 'weed' then return; end if;
      perform set_config('samla.weeding', 'on', true);
      return query
        select d.record_id, d.intervention_id, d.counted_day, d.stop, h.id, h.reason, h.placed_by, h.placed_at
        from privacy.due_records(of_kind, on_day, rule.months, rule.counted_from) d
        left join privacy.weeding_hold h on h.participation_id = d.record_id and h.lifted_at is null
        where privacy.may_hold(d.intervention_id)
        order by d.counted_day, d.record_id limit 2000;
      perform set_config('samla.weeding', was, true);
    end
  $$;
comment on function privacy.list_due(text, date) is 'The participations that are due on a day by the rule that is in force then, of those that the asker may know of.';

create function privacy.may_hold(intervention uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select privacy.watches_all() or intervention = any (privacy.watched_interventions()) or intervention = any (access.led_interventions())
  $$;
comment on function privacy.may_hold(uuid) is 'Whether the asker may stop the weeding of an intervention''s participations: data protection officer or team leader.';

create function privacy.place_hold(hold_id uuid, participation uuid, why text, at timestamptz, by_whom text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      known privacy.weeding_hold;
      was text := coalesce(current_setting('samla.weeding', true), '');
      said text;
    begin
      perform set_config('samla.weeding', 'on', true);
      select * into known from privacy.weeding_hold h where h.id = hold_id;
      if not exists (select from participants.participation_version v where v.participation_id = participation and v.recorded_to = 'infinity'
          and v.person_id is not null and privacy.may_hold(v.intervention_id)) then
        said := 'missing';
      elsif known.id is not null then
        said := case when known.participation_id = participation and known.reason = why then 'again' else 'taken' end;
      else
        insert into privacy.weeding_hold (id, participation_id, reason, placed_at, placed_by) values (hold_id, participation, why, at, by_whom)
          on conflict do nothing;
        said := case when found then 'placed' else 'held' end;
      end if;
      perform set_config('samla.weeding', was, true);
      return said;
    end
  $$;
comment on function privacy.place_hold(uuid, uuid, text, timestamptz, text) is 'Stops the weeding of a participation, with the reason; a word that says whether it did.';

create function privacy.lift_hold(hold_id uuid, at timestamptz, by_whom text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      lifted uuid;
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      update privacy.weeding_hold h set lifted_at = at, lifted_by = by_whom
        where h.id = hold_id and h.lifted_at is null and exists (select from participants.participation_version v
          where v.participation_id = h.participation_id and v.recorded_to = 'infinity' and privacy.may_hold(v.intervention_id))
        returning h.participation_id into lifted;
      perform set_config('samla.weeding', was, true);
      return lifted;
    end
  $$;
comment on function privacy.lift_hold(uuid, timestamptz, text) is 'Lets a participation be weeded again; which, or null where there is no such hold for the asker.';

revoke all on function privacy.due_records(text, date, integer, text), privacy.rule_in_force(text, date), privacy.count_due(text, date, integer, text),
  privacy.order_weeding(uuid, text, integer, integer, timestamptz, text), privacy.weed_batch(uuid, integer, timestamptz, text),
  privacy.has_other_participation(uuid, uuid), privacy.finish_weeding(uuid, timestamptz, jsonb), privacy.backup_copies(),
  privacy.list_due(text, date), privacy.may_hold(uuid), privacy.place_hold(uuid, uuid, text, timestamptz, text),
  privacy.lift_hold(uuid, timestamptz, text) from public;
grant execute on function privacy.count_due(text, date, integer, text), privacy.backup_copies() to ${figures}, ${admin}, ${privacy};
grant execute on function privacy.order_weeding(uuid, text, integer, integer, timestamptz, text),
  privacy.weed_batch(uuid, integer, timestamptz, text), privacy.finish_weeding(uuid, timestamptz, jsonb) to ${figures}, ${admin};
grant execute on function privacy.list_due(text, date), privacy.place_hold(uuid, uuid, text, timestamptz, text),
  privacy.lift_hold(uuid, timestamptz, text) to ${privacy}, ${team};
grant usage on schema privacy to ${team};

-- Whoever asks what is kept about them is told of holds, too.
create policy disclosed on privacy.weeding_hold for select to current_user using (current_setting('samla.disclosing', true) = 'on');
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
        union all select 'imports.written', to_jsonb(w) from written w
        union all select 'imports.import', to_jsonb(i) - 'undo' from imports.import i where i.id in (select w.import_id from written w)
        union all select 'access.role_assignment', to_jsonb(a) from access.role_assignment a join subject s on a.person_id = s.person
        union all select 'access.user_account', to_jsonb(u) from access.user_account u where u.id in (select a.user_id from accounts a)
        union all select 'access.session', to_jsonb(e) from access.session e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.e_identity', to_jsonb(e) from access.e_identity e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.one_time_code', to_jsonb(o) from access.one_time_code o where o.user_id in (select a.user_id from accounts a)
        union all select 'access.recovery_code', to_jsonb(o) from access.recovery_code o where o.user_id in (select a.user_id from accounts a)
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
