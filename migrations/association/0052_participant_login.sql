-- A participant's own login: given, renewed and ended by those who record in the participant's team, and shown to nobody else of the staff.

-- Who a participation is, to those who may record in it; null to everybody else.
create function participants.person_recorded_in(of_participation uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      person uuid;
    begin
      perform set_config('samla.disclosing', 'on', true);
      select v.person_id into person from participants.participation_version v
      where v.participation_id = of_participation and v.recorded_to = 'infinity' and not v.wrong_registration
        and v.intervention_id = any (access.interventions_to_record_in());
      perform set_config('samla.disclosing', was, true);
      return person;
    end
  $$;
comment on function participants.person_recorded_in(uuid) is 'The key of who a participation is, to those who may record in it today.';
revoke all on function participants.person_recorded_in(uuid) from public;

-- The logins of a person that give anything today.
create function access.logins_of_person(person uuid)
  returns table (assignment_id uuid, user_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select a.id, a.user_id from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.person_id = person and a.in_force and u.left_at is null and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.logins_of_person(uuid) is 'The logins of a participant that last.';
revoke all on function access.logins_of_person(uuid) from public;

-- Whether somebody is protected in any team: how they are reached is then shown in an opened record alone.
create function participants.is_protected_person(person uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      found_any boolean;
    begin
      perform set_config('samla.disclosing', 'on', true);
      found_any := exists (select from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity' and v.protected and not v.wrong_registration);
      perform set_config('samla.disclosing', was, true);
      return found_any;
    end
  $$;
comment on function participants.is_protected_person(uuid) is 'Whether the person is protected in any participation.';
revoke all on function participants.is_protected_person(uuid) from public;

create function participants.participant_login(of_participation uuid)
  returns table (user_id uuid, email text, has_password boolean, given_at timestamptz, given_by text, link_until timestamptz, delivery text)
  language sql volatile security definer set search_path = pg_catalog
  as $$
    select u.id, case when participants.is_protected_person(a.person_id) then null else u.email end, u.password_hash is not null, a.given_at, a.granted_by, i.expires_at, i.delivery
    from access.logins_of_person(participants.person_recorded_in(of_participation)) l
    join access.role_assignment a on a.id = l.assignment_id
    join access.user_account u on u.id = l.user_id
    left join access.invitation i on i.user_id = u.id and i.used_at is null and i.voided_at is null
    order by a.given_at limit 1
  $$;
comment on function participants.participant_login(uuid) is 'The login of a participant, to those who may record in the participation.';

create function participants.give_participant_login(
  of_participation uuid, new_user uuid, new_email text, link_hash bytea, at_instant timestamptz, until_instant timestamptz, by_whom text, new_delivery text
) returns table (outcome text, user_id uuid, invitation_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      known access.user_account;
      link uuid := gen_random_uuid();
    begin
      if person is null then return query select 'nobody', null::uuid, null::uuid; return; end if;
      -- Two of the team may press at once: a participant has one login.
      perform pg_advisory_xact_lock(hashtextextended('participant login ' || person, 0));
      if exists (select from access.logins_of_person(person)) then return query select 'there', null::uuid, null::uuid; return; end if;
      select u.* into known from access.user_account u where u.email = new_email for update;
      if known.id is not null then
        -- An address of the same participant's, whose login was ended, comes back; anybody else's is not given away.
        if not exists (select from access.role_assignment a where a.user_id = known.id and a.person_id = person)
          or exists (select from access.role_assignment a where a.user_id = known.id and a.person_id is distinct from person)
        then return query select 'taken', null::uuid, null::uuid; return; end if;
        update access.user_account u set left_at = null, password_hash = null, password_is_temporary = true, password_expires_at = null,
          version = u.version + 1, changed_by = by_whom, changed_at = at_instant where u.id = known.id;
      else
        insert into access.user_account (id, email, name, created_at) values (new_user, new_email, 'Deltagare', at_instant);
        known.id := new_user;
      end if;
      insert into access.role_assignment (user_id, role, person_id, valid_from, granted_by, given_at)
        values (known.id, 'participant', person, access.current_day(), by_whom, at_instant);
      insert into access.invitation (id, user_id, purpose, token_hash, created_at, created_by, expires_at, delivery)
        values (link, known.id, 'invitation', link_hash, at_instant, by_whom, until_instant, new_delivery);
      return query select 'done', known.id, link;
    end
  $$;
comment on function participants.give_participant_login(uuid, uuid, text, bytea, timestamptz, timestamptz, text, text) is
  'Gives a participant a login with a link to choose a password: done; there, when there is one; taken, when the address is another''s; nobody, when the asker may not.';

create function participants.renew_participant_link(
  of_participation uuid, link_hash bytea, at_instant timestamptz, until_instant timestamptz, by_whom text, new_delivery text
) returns table (user_id uuid, email text, purpose text, invitation_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      known access.user_account;
      link uuid := gen_random_uuid();
      for_what text;
    begin
      select u.* into known from access.logins_of_person(person) l join access.user_account u on u.id = l.user_id for update of u;
      if known.id is null then return; end if;
      for_what := case when known.password_hash is null then 'invitation' else 'password' end;
      update access.invitation i set voided_at = at_instant where i.user_id = known.id and i.used_at is null and i.voided_at is null;
      insert into access.invitation (id, user_id, purpose, token_hash, created_at, created_by, expires_at, delivery)
        values (link, known.id, for_what, link_hash, at_instant, by_whom, until_instant, new_delivery);
      return query select known.id, known.email, for_what, link;
    end
  $$;
comment on function participants.renew_participant_link(uuid, bytea, timestamptz, timestamptz, text, text) is
  'A new link for a participant''s login, the one before void; nothing where there is no login or the asker may not.';

create function participants.keep_participant_delivery(of_participation uuid, of_invitation uuid, new_delivery text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      person uuid := participants.person_recorded_in(of_participation);
    begin
      update access.invitation i set delivery = new_delivery
      where i.id = of_invitation and i.user_id in (select l.user_id from access.logins_of_person(person) l);
    end
  $$;
comment on function participants.keep_participant_delivery(uuid, uuid, text) is 'Keeps what became of a letter with a link for a participant.';

create function participants.end_participant_login(of_participation uuid, at_instant timestamptz, by_whom text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      ended uuid;
    begin
      select u.id into ended from access.logins_of_person(person) l join access.user_account u on u.id = l.user_id for update of u;
      if ended is null then return null; end if;
      update access.role_assignment a set withdrawn_at = at_instant, valid_to = greatest(a.valid_from, access.current_day()),
        changed_by = by_whom, changed_at = at_instant, version = a.version + 1
      where a.user_id = ended and a.withdrawn_at is null;
      update access.user_account u set left_at = at_instant, changed_by = by_whom, changed_at = at_instant, version = u.version + 1 where u.id = ended;
      update access.invitation i set voided_at = at_instant where i.user_id = ended and i.used_at is null and i.voided_at is null;
      delete from access.session s where s.user_id = ended;
      return ended;
    end
  $$;
comment on function participants.end_participant_login(uuid, timestamptz, text) is
  'Ends a participant''s login at once, open sessions and links included; the user whose it was, null where there is none.';

revoke all on function participants.participant_login(uuid), participants.give_participant_login(uuid, uuid, text, bytea, timestamptz, timestamptz, text, text),
  participants.renew_participant_link(uuid, bytea, timestamptz, timestamptz, text, text), participants.keep_participant_delivery(uuid, uuid, text),
  participants.end_participant_login(uuid, timestamptz, text) from public;
grant execute on function participants.participant_login(uuid), participants.give_participant_login(uuid, uuid, text, bytea, timestamptz, timestamptz, text, text),
  participants.renew_participant_link(uuid, bytea, timestamptz, timestamptz, text, text), participants.keep_participant_delivery(uuid, uuid, text),
  participants.end_participant_login(uuid, timestamptz, text) to ${team};

-- Who has read about oneself, in every intervention that one takes or took part in.
create function privacy.own_readings()
  returns table (day date, role text, intervention text, action text, purpose text, reason text, times bigint, participations uuid[])
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with about as (
          select v.participation_id, n.name from access.role_assignment a
          join participants.participation_version v on v.person_id = a.person_id and v.recorded_to = 'infinity' and not v.wrong_registration
          join interventions.intervention n on n.id = v.intervention_id
          where a.user_id = access.current_user_id() and a.role = 'participant' and a.in_force
            and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
        )
        select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.name, e.action, e.purpose,
          case when e.purpose = 'protected_opening' then e.reason end, count(*), array_agg(distinct a.participation_id)
        from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
        where e.outcome = 'done' and e.record_ids && (select array_agg(b.participation_id) from about b)
        group by 1, 2, 3, 4, 5, 6;
      perform set_config('samla.disclosing', was, true);
    end
  $$;
comment on function privacy.own_readings() is 'Who has read or written about the participant who asks, by day, function, intervention and purpose; no name of whoever read.';
revoke all on function privacy.own_readings() from public;
grant usage on schema privacy to ${user};
grant execute on function privacy.own_readings() to ${user};

-- The log tells a participant's own doings without the address, which is theirs and no colleague's.
create function access.named_in_log(of_user uuid, otherwise text) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select case when exists (select from access.role_assignment a where a.user_id = of_user and a.person_id is not null) then 'deltagare' else otherwise end $$;
comment on function access.named_in_log(uuid, text) is 'What the log calls a user: a participant by that word alone.';
revoke all on function access.named_in_log(uuid, text) from public;
create function access.name_own_participant() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
    begin
      if new.user_id is not null then new.actor := access.named_in_log(new.user_id, new.actor); end if;
      return new;
    end
  $$;
comment on function access.name_own_participant() is 'Keeps a participant''s address out of the log.';
revoke all on function access.name_own_participant() from public;
create trigger participant_unnamed before insert on access.audit_entry
  for each row when (new.user_id is not null and new.role in ('participant', 'none')) execute function access.name_own_participant();
