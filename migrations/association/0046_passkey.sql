-- Passkeys (WebAuthn): a key on the user's own device, opened by finger, face or PIN, is both factors at once.

create table access.passkey (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references access.user_account (id),
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  user_handle bytea not null check (length(user_handle) = 32),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (length(name) between 1 and 100),
  is_synced boolean not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_user on access.passkey (user_id);
comment on table access.passkey is 'Passkeys that users log in by. The private half never leaves the user''s device.';
comment on column access.passkey.id is 'plain: key';
comment on column access.passkey.user_id is 'plain: whose';
comment on column access.passkey.credential_id is 'secret: what the device calls the key';
comment on column access.passkey.user_handle is 'secret: what the device knows the user by: chance alone, the same for all of a user''s keys';
comment on column access.passkey.public_key is 'secret: the public half, as COSE';
comment on column access.passkey.counter is 'plain: how often the key has signed, as it said last; one that goes backward is a copy';
comment on column access.passkey.transports is 'plain: how the device is reached (usb, internal, hybrid …), told to the browser when the key is asked for';
comment on column access.passkey.name is 'staff: what the user calls it';
comment on column access.passkey.is_synced is 'plain: whether the key is kept by a service for the user''s other devices too';
comment on column access.passkey.made_at is 'plain: when it was added';
comment on column access.passkey.used_at is 'plain: when it last proved who the user is';
alter table access.passkey enable row level security;

alter table access.session drop constraint session_method_check;
alter table access.session add constraint session_method_check
  check (method in ('password', 'one_time_code', 'recovery_code', 'e_identification', 'passkey'));

comment on table access.login_step is 'Logins under way at the identity provider, and what passkeys are to sign. Removed when finished or after some minutes.';
comment on column access.login_step.user_id is 'plain: who is linking an e-identification, or adding or showing a passkey; null for a login';

-- Before a user is known.
create function access.find_passkey(of_credential bytea)
  returns table (user_id uuid, name text, email text, user_handle bytea, public_key bytea, counter bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select u.id, u.name, u.email, k.user_handle, k.public_key, k.counter
    from access.passkey k join access.user_account u on u.id = k.user_id where k.credential_id = of_credential and u.left_at is null
  $$;
comment on function access.find_passkey(bytea) is 'Whose a passkey is, and what its signature is checked with.';

create function access.use_passkey(of_credential bytea, new_counter bigint, now_synced boolean, at_instant timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    update access.passkey k set counter = new_counter, is_synced = now_synced, used_at = at_instant
    where k.credential_id = of_credential and (new_counter > k.counter or (new_counter = 0 and k.counter = 0)) returning true
  $$;
comment on function access.use_passkey(bytea, bigint, boolean, timestamptz) is 'Notes that a passkey was used; null when its counter did not go forward. Keys that do not count say 0.';

-- One's own, for whoever is logged in; the transaction says who that is.
create function access.own_passkeys()
  returns table (id uuid, name text, made_at timestamptz, used_at timestamptz, is_synced boolean, credential_id bytea, transports text[], user_handle bytea)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select k.id, k.name, k.made_at, k.used_at, k.is_synced, k.credential_id, k.transports, k.user_handle
    from access.passkey k where k.user_id = access.current_user_id() order by k.made_at, k.id
  $$;
comment on function access.own_passkeys() is 'The passkeys of the user of this transaction, oldest first.';

create function access.add_own_passkey(new_credential bytea, of_handle bytea, new_public_key bytea, new_counter bigint, new_transports text[],
    new_name text, now_synced boolean, at_instant timestamptz, at_most integer) returns text
  language sql volatile security definer set search_path = pg_catalog
  as $$
    with held as (
      select count(*) as held from access.passkey k where k.user_id = access.current_user_id()
    ), added as (
      insert into access.passkey (user_id, credential_id, user_handle, public_key, counter, transports, name, is_synced, made_at)
      select access.current_user_id(), new_credential, of_handle, new_public_key, new_counter, new_transports, new_name, now_synced, at_instant
      from held where held < at_most
      on conflict (credential_id) do nothing returning 1
    )
    select case when exists (select from added) then 'done' when held < at_most then 'taken' else 'many' end from held
  $$;
comment on function access.add_own_passkey(bytea, bytea, bytea, bigint, text[], text, boolean, timestamptz, integer)
  is 'Keeps a new passkey: done, taken when the key is known already, many when the user has as many as one may.';

create function access.rename_own_passkey(of_id uuid, new_name text) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$ update access.passkey k set name = new_name where k.id = of_id and k.user_id = access.current_user_id() returning true $$;
comment on function access.rename_own_passkey(uuid, text) is 'Calls a passkey something else; null when the user has none such.';

create function access.remove_own_passkey(of_id uuid, more_is_asked boolean) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      has_password boolean;
    begin
      -- One at a time: two that are taken away at once must not both find the other left.
      select u.password_hash is not null into has_password from access.user_account u where u.id = access.current_user_id() for update;
      if not exists (select from access.passkey k where k.id = of_id and k.user_id = access.current_user_id()) then return null; end if;
      if (more_is_asked or not has_password)
        and not exists (select from access.passkey k where k.user_id = access.current_user_id() and k.id <> of_id)
        and not exists (select from access.one_time_code c where c.user_id = access.current_user_id() and c.confirmed_at is not null)
        and not exists (select from access.e_identity e where e.user_id = access.current_user_id()) then return 'last'; end if;
      delete from access.passkey k where k.id = of_id and k.user_id = access.current_user_id();
      return 'done';
    end
  $$;
comment on function access.remove_own_passkey(uuid, boolean)
  is 'Takes a passkey away: done, last when nothing would be left that is enough to log in by, null when the user has none such.';

create or replace function access.remove_factors(of_user_id uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    with may as (select 1 where access.holds_role('administrator') and of_user_id <> access.current_user_id()),
    codes as (delete from access.recovery_code r using may where r.user_id = of_user_id),
    identity as (delete from access.e_identity e using may where e.user_id = of_user_id returning 1),
    factor as (delete from access.one_time_code c using may where c.user_id = of_user_id returning 1),
    keys as (delete from access.passkey k using may where k.user_id = of_user_id returning 1),
    ended as (delete from access.session s using may where s.user_id = of_user_id)
    select true from may where exists (select from identity) or exists (select from factor) or exists (select from keys)
  $$;
comment on function access.remove_factors(uuid) is 'Takes away a user''s second factor, e-identification and passkeys and ends the sessions; null when there was none, or the asker is no administrator.';

-- Whoever asks what is kept about them is told of their passkeys too.
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

-- They go with the own login of a participant who is weeded.
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
        delete from access.passkey k where k.user_id = any (accounts);
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

do $$
declare
  made text;
begin
  foreach made in array array['find_passkey(bytea)', 'use_passkey(bytea, bigint, boolean, timestamptz)'] loop
    execute format('revoke all on function access.%s from public', made);
    execute format('grant execute on function access.%s to ${app}', made);
  end loop;
  foreach made in array array['own_passkeys()', 'add_own_passkey(bytea, bytea, bytea, bigint, text[], text, boolean, timestamptz, integer)',
      'rename_own_passkey(uuid, text)', 'remove_own_passkey(uuid, boolean)'] loop
    execute format('revoke all on function access.%s from public', made);
    execute format('grant execute on function access.%s to ${user}, ${team}, ${figures}, ${privacy}, ${admin}', made);
  end loop;
end $$;
