-- Teams record their own participants: the team family writes, within the interventions where its user is leader or team member.
-- A counsellor reads. What a person is known by in other teams stays there: what must hold for all of them – a number that is known
-- already, protection, sex, age – goes through narrow functions that answer with a key or with nothing.
create function access.interventions_to_record_in() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role in ('team_leader', 'team_member')
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.interventions_to_record_in() is 'The interventions in which the user of this transaction may record participants today.';

create function access.colleagues() returns table (email text, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct u.email, u.name from access.user_account u
    where u.id = access.current_user_id()
      or u.id in (select a.user_id from access.role_assignment a where a.intervention_id = any (access.assigned_interventions()))
  $$;
comment on function access.colleagues() is 'Who works or has worked in the asker''s interventions: whose name may stand in the history of a participant.';

revoke all on function access.interventions_to_record_in(), access.colleagues() from public;
grant execute on function access.interventions_to_record_in() to ${team}, ${operator};
grant execute on function access.colleagues() to ${team};

-- The functions below see all teams' rows while they work for a user; the owner of the database by itself still sees none.
create policy of_all_teams on participants.person_version for all to current_user
  using ((select access.current_user_id()) is not null) with check ((select access.current_user_id()) is not null);
create policy of_all_teams on participants.participation_version for all to current_user
  using ((select access.current_user_id()) is not null) with check ((select access.current_user_id()) is not null);

create function participants.matched_persons() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('samla.matched_persons', true), '')::uuid[], '{}');
comment on function participants.matched_persons() is 'The persons that this transaction is recording: own ones, and those whose whole number was told.';

create function participants.match_persons(number_indexes bytea[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare matched uuid[];
    begin
      if cardinality(access.interventions_to_record_in()) = 0 then
        raise insufficient_privilege using message = 'only a team that records may match a number';
      end if;
      select coalesce(array_agg(v.person_id), '{}') into matched from participants.person_version v
        where v.recorded_to = 'infinity' and v.number_index = any (number_indexes);
      perform set_config('samla.matched_persons', (participants.matched_persons() || matched)::text, true);
      return query select unnest(matched);
    end
  $$;
comment on function participants.match_persons(bytea[]) is 'The keys of persons with one of the numbers, whichever team they are in; for the rest of the transaction they may be recorded. Tells nothing else.';

create function participants.may_record(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select cardinality(access.interventions_to_record_in()) > 0 and (
      person = any (participants.matched_persons())
      or exists (select from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity' and v.intervention_id = any (access.interventions_to_record_in()))
      or not exists (select from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity'))
  $$;
comment on function participants.may_record(uuid) is 'Whether the asker may record this person: one of their own participants, one whose number was told, or one that nobody has.';

create function participants.begin_recording(persons uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    begin
      if cardinality(access.interventions_to_record_in()) > 0 then
        perform set_config('samla.matched_persons',
          (participants.matched_persons() || array(select p from unnest(persons) p where participants.may_record(p)))::text, true);
      end if;
    end
  $$;
comment on function participants.begin_recording(uuid[]) is 'Those of the persons whom the asker may record stay so for the transaction: between the end of one version and the next nobody has them.';

create function participants.taken_row_keys(row_keys text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog
  as $$
    select v.row_key from participants.participation_version v
    where v.recorded_to = 'infinity' and v.row_key = any (row_keys) and v.intervention_id <> all (access.assigned_interventions())
  $$;
comment on function participants.taken_row_keys(text[]) is 'Those of the row keys that other teams use, not which team.';

create function participants.protected_elsewhere(persons uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  as $$
    select distinct v.person_id from participants.participation_version v
    where v.recorded_to = 'infinity' and v.person_id = any (persons) and v.protection_told
      and v.intervention_id <> all (access.assigned_interventions()) and participants.may_record(v.person_id)
  $$;
comment on function participants.protected_elsewhere(uuid[]) is 'Those of the persons that must stay protected whatever the asker''s own records say.';

-- Protection, sex and age belong to the person: what one team tells holds in the participations of all. Each that changes gets a new
-- version like any other change.
create function participants.settle_person(person uuid, at_instant timestamptz, who text, on_basis text, born_on date, birth_year integer)
  returns void language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      known participants.person_version;
      one participants.participation_version;
      is_protected boolean;
      age smallint;
    begin
      if not participants.may_record(person) then
        raise insufficient_privilege using message = 'this person is not the asker''s to record';
      end if;
      select coalesce(bool_or(v.protection_told), false) into is_protected from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity';
      select * into strict known from participants.person_version v where v.person_id = person and v.recorded_to = 'infinity';
      if known.protected <> is_protected then
        update participants.person_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.person_id = person and v.recorded_to = 'infinity' returning * into known;
        insert into participants.person_version (person_id, version, recorded_from, recorded_by, basis, sex, birth_year, protected,
            number_cipher, number_index, given_name_cipher, family_name_cipher, phone_cipher, email_cipher)
          values (person, known.version + 1, known.recorded_to, who, on_basis, known.sex, known.birth_year, is_protected,
            known.number_cipher, known.number_index, known.given_name_cipher, known.family_name_cipher, known.phone_cipher, known.email_cipher);
      end if;
      for one in select * from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity' loop
        -- PostgreSQL's age makes someone born on 29 February a year older on 1 March in common years, as the counting rules do.
        age := case when born_on is not null then extract(year from age(one.enrolled, born_on))
          when birth_year is not null then extract(year from one.enrolled) - birth_year else one.age_at_enrolment end;
        continue when one.protected = is_protected and one.sex = known.sex and one.age_at_enrolment = age;
        update participants.participation_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.participation_id = one.participation_id and v.recorded_to = 'infinity' returning * into one;
        insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, wrong_registration,
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, age_at_enrolment, support_months,
            support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, one.intervention_id, person, known.sex, is_protected, one.protection_told, age, one.support_months,
            one.support_not_applicable, one.referrer, one.closing_reason, one.education, one.occupation_at_start, one.occupation_at_end,
            one.income_at_start, one.income_at_end, one.municipality, one.row_key);
      end loop;
    end
  $$;
comment on function participants.settle_person(uuid, timestamptz, text, text, date, integer) is 'Makes protection (told by any of their participations), sex and – where the birth is given – age the same in all participations of a person.';

revoke all on all functions in schema participants from public;
grant execute on function participants.matched_persons(), participants.match_persons(bytea[]), participants.may_record(uuid),
  participants.taken_row_keys(text[]), participants.protected_elsewhere(uuid[]),
  participants.settle_person(uuid, timestamptz, text, text, date, integer) to ${team};
grant execute on function participants.begin_recording(uuid[]) to ${team}, ${operator};

grant insert on participants.person, participants.participation, participants.person_version, participants.participation_version to ${team};
grant update (recorded_to) on participants.person_version, participants.participation_version to ${team};

create policy recorded on participants.person for insert to ${team}
  with check (cardinality((select access.interventions_to_record_in())) > 0);
create policy recorded on participants.participation for insert to ${team}
  with check (cardinality((select access.interventions_to_record_in())) > 0);
create policy recorded on participants.person_version for insert to ${team}
  with check (recorded_to = 'infinity' and participants.may_record(person_id));
create policy ended on participants.person_version for update to ${team}
  using (recorded_to = 'infinity' and participants.may_record(person_id)) with check (true);
create policy recorded on participants.participation_version for insert to ${team}
  with check (recorded_to = 'infinity' and intervention_id = any ((select access.interventions_to_record_in())::uuid[])
    and (person_id is null or participants.may_record(person_id)));
create policy ended on participants.participation_version for update to ${team}
  using (recorded_to = 'infinity' and intervention_id = any ((select access.interventions_to_record_in())::uuid[])) with check (true);

-- What was known of a person before the team's own time with them would tell that others had them.
drop policy assigned on participants.person_version;
create policy assigned on participants.person_version for select to ${team}
  using (recorded_to = 'infinity'
    and exists (select from participants.participation_version v where v.person_id = person_version.person_id and v.recorded_to = 'infinity'));
create policy assigned_history on participants.person_version for select to ${team}
  using (recorded_to <> 'infinity' and exists (select from participants.participation_version v
    join participants.participation p on p.id = v.participation_id
    where v.person_id = person_version.person_id and v.recorded_to = 'infinity' and p.created_at < person_version.recorded_to));
create policy matched on participants.person_version for select to ${team}
  using (person_id = any ((select participants.matched_persons())::uuid[]));
