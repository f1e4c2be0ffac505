-- Who asks what is kept about them (GDPR art. 15) is answered by the data protection officer: a registered request that is open is the
-- only door to what is kept, and it leads to one person in the interventions that the officer watches over.
create table privacy.subject_request (
  id uuid primary key,
  person_id uuid not null,
  received_on date not null,
  identity_checked text not null check (identity_checked in ('id_card', 'e_identification', 'known', 'registered_address')),
  note text not null check (length(note) <= 1000),
  due_on date not null check (due_on > received_on),
  extended_to date check (extended_to > due_on),
  extended_reason text check (length(extended_reason) between 1 and 1000),
  outcome text check (outcome in ('answered', 'refused', 'withdrawn')),
  closed_on date check (closed_on >= received_on),
  closed_note text check (length(closed_note) <= 1000),
  closed_at timestamptz,
  closed_by text,
  registered_at timestamptz not null,
  registered_by text not null,
  user_id uuid not null references access.user_account (id),
  version integer not null default 1,
  check (num_nulls(extended_to, extended_reason) in (0, 2)),
  check (num_nulls(outcome, closed_on, closed_note, closed_at, closed_by) in (0, 5))
);
create index subject_request_user on privacy.subject_request (user_id);
create index subject_request_person on privacy.subject_request (person_id);
comment on table privacy.subject_request is 'Requests of participants to know what is kept about them: received, due, and how each ended.';
comment on column privacy.subject_request.id is 'plain: key, made by who registers it, so that sent twice it is there once';
comment on column privacy.subject_request.person_id is 'plain: the person''s random key; the request is kept when the person has been weeded';
comment on column privacy.subject_request.received_on is 'plain: the day on which it came';
comment on column privacy.subject_request.identity_checked is 'plain: how it was made sure who asks';
comment on column privacy.subject_request.note is 'sensitive: what is asked for in particular, perhaps nothing';
comment on column privacy.subject_request.due_on is 'plain: one month after it came';
comment on column privacy.subject_request.extended_to is 'plain: the later day, of which whoever asks has been told';
comment on column privacy.subject_request.extended_reason is 'sensitive: why it takes longer';
comment on column privacy.subject_request.outcome is 'plain: answered, refused or withdrawn; null while it is open';
comment on column privacy.subject_request.closed_on is 'plain: the day on which it was answered, refused or withdrawn';
comment on column privacy.subject_request.closed_note is 'sensitive: how it was handed over, or why it was refused';
comment on column privacy.subject_request.closed_at is 'plain: when that was recorded';
comment on column privacy.subject_request.closed_by is 'staff: name of who recorded it';
comment on column privacy.subject_request.registered_at is 'plain: when it was registered';
comment on column privacy.subject_request.registered_by is 'staff: name of who registered it';
comment on column privacy.subject_request.user_id is 'staff: who registered it';
comment on column privacy.subject_request.version is 'plain: 1, 2, … for lost races';

-- The functions below work as the owner, whom row security holds too: these let it, while they run and only then.
create policy disclosed on participants.person for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.person_version for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.participation for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.participation_version for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.contact_version for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.unclaimed_contact for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.consent for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on participants.consent_paper for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on imports.written for select to current_user using (current_setting('samla.disclosing', true) = 'on');
create policy disclosed on imports.import for select to current_user using (current_setting('samla.disclosing', true) = 'on');

-- Called by the functions below alone, which open the rows to the owner first.
create function privacy.participations_of(person uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(v.participation_id), '{}') from participants.participation_version v
    where v.person_id = person and v.recorded_to = 'infinity' and access.holds_role('data_protection_officer')
      and (privacy.watches_all() or v.intervention_id = any (privacy.watched_interventions()))
  $$;
comment on function privacy.participations_of(uuid) is 'The participations of a person in the interventions that the data protection officer watches over.';

create function privacy.is_watched_person(person uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      found_any boolean;
    begin
      perform set_config('samla.disclosing', 'on', true);
      found_any := cardinality(privacy.participations_of(person)) > 0;
      perform set_config('samla.disclosing', '', true);
      return found_any;
    end
  $$;
comment on function privacy.is_watched_person(uuid) is 'Whether a person has a participation that the data protection officer watches over.';

create function privacy.subject_of(index_of_number bytea, beginning text) returns uuid[]
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      meant uuid[];
    begin
      perform set_config('samla.disclosing', 'on', true);
      select coalesce(array_agg(distinct one.person_id), '{}') into meant from (
        select p.person_id from participants.person_version p where p.number_index = index_of_number and p.recorded_to = 'infinity'
        union select v.person_id from participants.participation_version v
          where length(beginning) >= 8 and starts_with(v.participation_id::text, beginning) and v.recorded_to = 'infinity'
      ) one where one.person_id is not null and cardinality(privacy.participations_of(one.person_id)) > 0;
      perform set_config('samla.disclosing', '', true);
      return meant;
    end
  $$;
comment on function privacy.subject_of(bytea, text) is 'Whom a number, as its blind index, or the beginning of a participation''s key means, among those that the officer watches over.';

create function privacy.request_person(request uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog
  as $$
    select r.person_id from privacy.subject_request r
    where r.id = request and r.outcome is null and access.holds_role('data_protection_officer')
      and (r.user_id = access.current_user_id() or privacy.watches_all())
  $$;
comment on function privacy.request_person(uuid) is 'The person of an open request that the officer may work with; null for any other.';

create function privacy.held_about(request uuid) returns table (source text, content jsonb)
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
comment on function privacy.held_about(uuid) is 'All rows about the person of an open request, by table; names of what they point at; no files.';

create function privacy.paper_held(request uuid, consent uuid) returns table (media_type text, content bytea)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        select p.media_type, p.content_cipher from participants.consent_paper p join participants.consent c on c.id = p.consent_id
        where p.consent_id = consent and c.participation_id = any (privacy.participations_of(privacy.request_person(request)));
      perform set_config('samla.disclosing', '', true);
    end
  $$;
comment on function privacy.paper_held(uuid, uuid) is 'The signed paper of a consent of the person of an open request.';

create function privacy.readings_held(request uuid)
  returns table (day date, role text, intervention_id uuid, action text, purpose text, reason text, times bigint)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with about as materialized (
          select v.participation_id, v.intervention_id from participants.participation_version v
          where v.participation_id = any (privacy.participations_of(privacy.request_person(request))) and v.recorded_to = 'infinity'
        )
        select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.intervention_id, e.action, e.purpose,
          case when e.purpose = 'protected_opening' then e.reason end, count(*)
        from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
        where e.outcome = 'done' and e.record_ids && (select array_agg(participation_id) from about)
        group by 1, 2, 3, 4, 5, 6;
      perform set_config('samla.disclosing', '', true);
    end
  $$;
comment on function privacy.readings_held(uuid) is 'Who has read or written about the person of an open request, by day, function, intervention and purpose.';

revoke all on function privacy.participations_of(uuid), privacy.is_watched_person(uuid), privacy.subject_of(bytea, text), privacy.request_person(uuid), privacy.held_about(uuid),
  privacy.paper_held(uuid, uuid), privacy.readings_held(uuid) from public;
grant execute on function privacy.is_watched_person(uuid), privacy.subject_of(bytea, text), privacy.held_about(uuid),
  privacy.paper_held(uuid, uuid), privacy.readings_held(uuid) to ${privacy};

alter table privacy.subject_request enable row level security;
alter table privacy.subject_request force row level security;
create policy disclosed on privacy.subject_request for select to current_user using (current_setting('samla.disclosing', true) = 'on');
grant select, insert, update (extended_to, extended_reason, outcome, closed_on, closed_note, closed_at, closed_by, version)
  on privacy.subject_request to ${privacy};
create policy watched on privacy.subject_request for select to ${privacy}
  using ((select access.holds_role('data_protection_officer')) and (user_id = (select access.current_user_id()) or (select privacy.watches_all())));
create policy registered on privacy.subject_request for insert to ${privacy}
  with check (user_id = (select access.current_user_id()) and outcome is null and extended_to is null
    and privacy.is_watched_person(person_id));
create policy worked_with on privacy.subject_request for update to ${privacy}
  using (outcome is null and (select access.holds_role('data_protection_officer'))
    and (user_id = (select access.current_user_id()) or (select privacy.watches_all())))
  with check (true);
