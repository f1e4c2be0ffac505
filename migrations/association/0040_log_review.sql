-- The data protection officer searches the access log, has samples of it drawn and notes what they show; the auditor reads it without names.
create function privacy.watches_all() returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select exists (select from access.role_assignment a join access.user_account u on u.id = a.user_id
      where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'data_protection_officer' and a.in_force and a.party_id is null
        and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day()))
  $$;
comment on function privacy.watches_all() is 'Whether the user is data protection officer of the association as a whole today.';

create function privacy.watched_interventions() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(i.id), '{}') from access.role_assignment a join access.user_account u on u.id = a.user_id
      join interventions.intervention i on i.controller_id = a.party_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'data_protection_officer' and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function privacy.watched_interventions() is 'The interventions for which a party answers whose data protection officer the user is today.';

grant usage on schema privacy, interventions to ${privacy};
grant execute on function privacy.watches_all(), privacy.watched_interventions() to ${privacy};
grant select on access.audit_entry, access.audit_block to ${privacy};
create policy watched on access.audit_entry for select to ${privacy}
  using ((select privacy.watches_all()) or intervention_ids && (select privacy.watched_interventions()));
create policy watched on access.audit_block for select to ${privacy} using ((select access.holds_role('data_protection_officer')));
grant select (id, name) on interventions.intervention to ${privacy};
create policy named_to_data_protection on interventions.intervention for select to ${privacy} using (true);

-- By whom a participant is meant: the keys under which the log knows them, and nothing else of them.
create function privacy.keys_of_number(number_index bytea) returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$
    with person as (
      select distinct p.person_id from participants.person_version p where p.number_index = keys_of_number.number_index and access.holds_role('data_protection_officer')
    )
    select coalesce(array_agg(key), '{}') from (
      select person_id as key from person
      union select v.participation_id from participants.participation_version v join person using (person_id)) keys
  $$;
comment on function privacy.keys_of_number(bytea) is 'The keys of a person and of their participations, by the blind index of a number.';

create function privacy.keys_of_participation(beginning text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$
    with meant as (
      select distinct v.participation_id, v.person_id from participants.participation_version v
      where access.holds_role('data_protection_officer') and length(beginning) >= 8 and starts_with(v.participation_id::text, beginning)
    )
    select coalesce(array_agg(key), '{}') from (
      select participation_id as key from meant
      union select person_id from meant where person_id is not null
      union select v.participation_id from participants.participation_version v where v.person_id in (select person_id from meant)) keys
  $$;
comment on function privacy.keys_of_participation(text) is 'The keys of the person of a participation and of all their participations, by its key or how that begins.';

create function privacy.participations_among(keys uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(distinct v.participation_id), '{}') from participants.participation_version v
    where v.participation_id = any (keys) and access.holds_role('data_protection_officer')
  $$;
comment on function privacy.participations_among(uuid[]) is 'Which of the keys of a log entry are participations.';
revoke all on function privacy.watches_all(), privacy.watched_interventions(), privacy.keys_of_number(bytea), privacy.keys_of_participation(text),
  privacy.participations_among(uuid[]) from public;
grant execute on function privacy.keys_of_number(bytea), privacy.keys_of_participation(text), privacy.participations_among(uuid[]) to ${privacy};

create view privacy.log_entry with (security_invoker = true) as
  select id, at, actor, role, action, purpose, reason, outcome, record_ids, intervention_ids, request_id, cluster, transaction_id
  from access.audit_entry;
comment on view privacy.log_entry is 'The access log as the data protection officer reads it.';
create view privacy.log_head with (security_invoker = true) as
  select number, hash, sealed_at from access.audit_block order by number desc limit 1;
comment on view privacy.log_head is 'The last sealed block of the access log.';
grant select on privacy.log_entry, privacy.log_head to ${privacy};

-- The same seed gives the same entries: the order is a hash of seed and key, among what was there when it was drawn.
create function privacy.drawn_entries(seed integer, from_day date, to_day date, wanted integer, of_cluster bigint, seen text, until timestamptz, scope uuid[])
  returns table (id bigint, of bigint)
  language sql stable set search_path = pg_catalog
  as $$
    select e.id, count(*) over () from privacy.log_entry e
    where e.record_ids <> '{}' and e.at <= until
      and e.at >= from_day::timestamp at time zone 'Europe/Stockholm' and e.at < (to_day + 1)::timestamp at time zone 'Europe/Stockholm'
      and (e.cluster <> of_cluster or pg_visible_in_snapshot(e.transaction_id, seen::pg_snapshot))
      and (scope is null or e.intervention_ids && scope)
    order by sha256(convert_to(seed || ':' || e.id, 'UTF8')), e.id limit wanted
  $$;
comment on function privacy.drawn_entries(integer, date, date, integer, bigint, text, timestamptz, uuid[]) is 'Entries that are about somebody, in the order that the seed gives, and of how many.';
revoke all on function privacy.drawn_entries(integer, date, date, integer, bigint, text, timestamptz, uuid[]) from public;
grant execute on function privacy.drawn_entries(integer, date, date, integer, bigint, text, timestamptz, uuid[]) to ${privacy};

create table privacy.log_sample (
  id uuid primary key,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  wanted integer not null check (wanted between 1 and 100),
  seed integer not null default floor(random() * 2147483647)::integer,
  cluster bigint not null default (pg_control_system()).system_identifier,
  seen text not null default pg_current_snapshot()::text,
  scope uuid[],
  entry_ids bigint[] not null check (cardinality(entry_ids) between 1 and 100),
  drawn_of integer not null check (drawn_of >= cardinality(entry_ids)),
  block_number integer,
  block_hash bytea check (length(block_hash) = 32),
  drawn_at timestamptz not null,
  drawn_by text not null,
  user_id uuid not null,
  finding text check (finding in ('ok', 'deviation')),
  note text check (length(note) between 1 and 4000),
  measures text check (length(measures) <= 4000),
  finished_at timestamptz,
  finished_by text,
  check (num_nulls(finding, note, measures, finished_at, finished_by) in (0, 5))
);
create index log_sample_drawn on privacy.log_sample (drawn_at desc);
comment on table privacy.log_sample is 'Random samples of the access log for recurring checks: who drew what and when, and what the check came to.';
comment on column privacy.log_sample.id is 'plain: key';
comment on column privacy.log_sample.from_day is 'plain: first day of the period';
comment on column privacy.log_sample.to_day is 'plain: last day of the period';
comment on column privacy.log_sample.wanted is 'plain: how many entries were asked for';
comment on column privacy.log_sample.seed is 'plain: chosen by the database; the same seed draws the same entries';
comment on column privacy.log_sample.cluster is 'plain: the cluster whose transactions are counted';
comment on column privacy.log_sample.seen is 'plain: the transactions that were over when it was drawn';
comment on column privacy.log_sample.scope is 'plain: the interventions for which the officer watched, null for all';
comment on column privacy.log_sample.entry_ids is 'plain: the entries that were drawn, in the order of the draw';
comment on column privacy.log_sample.drawn_of is 'plain: how many there were to draw from';
comment on column privacy.log_sample.block_number is 'plain: the last sealed block of the log when it was drawn';
comment on column privacy.log_sample.block_hash is 'plain: its hash, an anchor of its own';
comment on column privacy.log_sample.drawn_at is 'plain: when';
comment on column privacy.log_sample.drawn_by is 'staff: name of who had it drawn';
comment on column privacy.log_sample.user_id is 'staff: who had it drawn';
comment on column privacy.log_sample.finding is 'plain: ok or deviation; null while the check is under way';
comment on column privacy.log_sample.note is 'staff: what was found';
comment on column privacy.log_sample.measures is 'staff: what is done about it, perhaps nothing';
comment on column privacy.log_sample.finished_at is 'plain: when the check was finished';
comment on column privacy.log_sample.finished_by is 'staff: name of who finished it';

create table privacy.log_sample_note (
  id bigint generated always as identity primary key,
  sample_id uuid not null references privacy.log_sample (id),
  entry_id bigint not null,
  verdict text not null check (verdict in ('ok', 'ask', 'deviation')),
  note text not null check (length(note) <= 2000),
  noted_at timestamptz not null,
  noted_by text not null,
  user_id uuid not null
);
create index log_sample_note_sample on privacy.log_sample_note (sample_id);
comment on table privacy.log_sample_note is 'What was noted of each entry of a sample. Append-only: the latest note stands, the earlier ones are history.';
comment on column privacy.log_sample_note.id is 'plain: key, in the order of noting';
comment on column privacy.log_sample_note.sample_id is 'plain: the sample';
comment on column privacy.log_sample_note.entry_id is 'plain: the entry of the log';
comment on column privacy.log_sample_note.verdict is 'plain: ok, ask (to be asked about) or deviation';
comment on column privacy.log_sample_note.note is 'staff: what was seen, perhaps nothing';
comment on column privacy.log_sample_note.noted_at is 'plain: when';
comment on column privacy.log_sample_note.noted_by is 'staff: name of who noted it';
comment on column privacy.log_sample_note.user_id is 'staff: who noted it';

alter table privacy.log_sample enable row level security;
alter table privacy.log_sample_note enable row level security;
grant select, insert, update (finding, note, measures, finished_at, finished_by) on privacy.log_sample to ${privacy};
grant select, insert on privacy.log_sample_note to ${privacy};
-- Whoever watches over a party's interventions sees the own samples, whoever watches over all sees all.
create policy watched on privacy.log_sample for select to ${privacy}
  using ((select access.holds_role('data_protection_officer')) and (user_id = (select access.current_user_id()) or (select privacy.watches_all())));
create policy drawn on privacy.log_sample for insert to ${privacy}
  with check (user_id = (select access.current_user_id()) and (select access.holds_role('data_protection_officer')) and finding is null);
create policy finished on privacy.log_sample for update to ${privacy}
  using (finding is null and (select access.holds_role('data_protection_officer')) and (user_id = (select access.current_user_id()) or (select privacy.watches_all())))
  with check (finding is not null);
create policy watched on privacy.log_sample_note for select to ${privacy} using (sample_id in (select s.id from privacy.log_sample s));
create policy noted on privacy.log_sample_note for insert to ${privacy}
  with check (user_id = (select access.current_user_id())
    and exists (select from privacy.log_sample s where s.id = sample_id and s.finding is null and entry_id = any (s.entry_ids)));

-- For the auditor: who did what for what, and about whom, by codes that are the same person's through a calendar year and say no more.
create function privacy.pseudonym(at timestamptz, who text) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$
    select upper(left(encode(sha256(k.wrapped_key || convert_to(to_char(pseudonym.at at time zone 'Europe/Stockholm', 'YYYY') || ' ' || who, 'UTF8')), 'hex'), 8))
    from access.data_key k where k.id = 1
  $$;
comment on function privacy.pseudonym(timestamptz, text) is 'The code of somebody in the year of an instant; without the key of the association it says nothing.';

create function privacy.pseudonymised_entries(from_day date, to_day date, of_purpose text, of_outcome text, most integer, skipped integer)
  returns table (total bigint, at timestamptz, role text, code text, action text, purpose text, outcome text, records integer, participants text[])
  language sql stable security definer set search_path = pg_catalog
  as $$
    with page as (
      select count(*) over () as total, e.* from access.audit_entry e
      where access.holds_role('auditor')
        and e.at >= from_day::timestamp at time zone 'Europe/Stockholm' and e.at < (to_day + 1)::timestamp at time zone 'Europe/Stockholm'
        and (of_purpose is null or e.purpose = of_purpose) and (of_outcome is null or e.outcome = of_outcome)
      order by e.at desc, e.id desc limit least(most, 100) offset skipped
    )
    select p.total, p.at, p.role, privacy.pseudonym(p.at, coalesce(p.user_id::text, p.actor)), p.action, p.purpose, p.outcome, cardinality(p.record_ids),
      coalesce((select array_agg(distinct privacy.pseudonym(p.at, coalesce(v.person_id, v.participation_id)::text))
        from participants.participation_version v where v.participation_id = any (p.record_ids[1:10]) and v.recorded_to = 'infinity'), '{}')
    from page p order by p.at desc, p.id desc
  $$;
comment on function privacy.pseudonymised_entries(date, date, text, text, integer, integer) is 'The access log for the auditor: codes instead of users and, of the first ten records, of participants.';
revoke all on function privacy.pseudonym(timestamptz, text), privacy.pseudonymised_entries(date, date, text, text, integer, integer) from public;
grant usage on schema privacy to ${figures};
grant execute on function privacy.pseudonymised_entries(date, date, text, text, integer, integer) to ${figures};
