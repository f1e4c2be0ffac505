-- How a participant is reached belongs to the participation: a team sees what it has written itself. While it stood with the person, a team
-- that left it empty was shown what another had written, and so learnt that somebody else has the person too. The same of a name: it is
-- the person's, and shown to those who have told it. The record follows the participation where a reorganised intervention goes on.
create table participants.contact_version (
  participation_id uuid not null references participants.participation (id),
  version integer not null check (version >= 1),
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  recorded_by text not null,
  basis text not null,
  sealed_to_person uuid references participants.person (id),
  phone_cipher bytea,
  email_cipher bytea,
  primary key (participation_id, version),
  check (recorded_from <= recorded_to)
);
create unique index contact_version_current on participants.contact_version (participation_id) where recorded_to = 'infinity';
create index contact_version_person on participants.contact_version (sealed_to_person) where sealed_to_person is not null;
comment on table participants.contact_version is 'How a participant is reached, as the participation''s own team has it, from–to in recorded time.';
comment on column participants.contact_version.participation_id is 'plain: the participation''s random key';
comment on column participants.contact_version.version is 'plain: 1 for what was told at the enrolment (no row where nothing was), 2, 3, … for what was told later';
comment on column participants.contact_version.recorded_from is 'plain: from when this is what was known';
comment on column participants.contact_version.recorded_to is 'plain: until when, infinity for the current version';
comment on column participants.contact_version.recorded_by is 'staff: who recorded it';
comment on column participants.contact_version.basis is 'plain: on what basis it was registered';
comment on column participants.contact_version.sealed_to_person is 'plain: the person to whose key what is encrypted is bound, for what was recorded with the person; null where it is bound to the participation';
comment on column participants.contact_version.phone_cipher is 'sensitive: telephone, encrypted';
comment on column participants.contact_version.email_cipher is 'sensitive: e-mail address, encrypted';

alter table participants.contact_version enable row level security;
alter table participants.contact_version force row level security;
grant select, insert, update (recorded_to) on participants.contact_version to ${team}, ${operator};
create policy operated on participants.contact_version for all to ${operator} using (true) with check (true);
-- Of an anonymous participation nothing is shown of how somebody was reached before.
create policy assigned on participants.contact_version for select to ${team}
  using (exists (select from participants.participation_version v
    where v.participation_id = contact_version.participation_id and v.recorded_to = 'infinity' and v.person_id is not null));
create policy recorded on participants.contact_version for insert to ${team}
  with check (recorded_to = 'infinity' and exists (select from participants.participation_version v
    where v.participation_id = contact_version.participation_id and v.recorded_to = 'infinity'
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])));
create policy ended on participants.contact_version for update to ${team}
  using (recorded_to = 'infinity' and exists (select from participants.participation_version v
    where v.participation_id = contact_version.participation_id and v.recorded_to = 'infinity'
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[]))) with check (true);

-- What has been recorded with persons and can't be said to be one team's: told while several had them. It is nobody's to read, and kept
-- until it is weeded.
create table participants.unclaimed_contact (
  person_id uuid not null references participants.person (id),
  version integer not null,
  phone_cipher bytea,
  email_cipher bytea,
  primary key (person_id, version)
);
comment on table participants.unclaimed_contact is 'Telephone and e-mail that were recorded with a person while several teams had them: nobody can tell whose they are, so no team sees them.';
comment on column participants.unclaimed_contact.person_id is 'plain: the person''s random key';
comment on column participants.unclaimed_contact.version is 'plain: the version of the person that told it';
comment on column participants.unclaimed_contact.phone_cipher is 'sensitive: telephone, encrypted';
comment on column participants.unclaimed_contact.email_cipher is 'sensitive: e-mail address, encrypted';
alter table participants.unclaimed_contact enable row level security;
alter table participants.unclaimed_contact force row level security;

-- Row security holds for the owner too, and would hide all that is to be moved without an error.
alter table participants.person_version no force row level security;
alter table participants.participation no force row level security;
alter table participants.participation_version no force row level security;
alter table participants.contact_version no force row level security;
alter table participants.unclaimed_contact no force row level security;
do $$
begin
  if row_security_active('participants.person_version') or row_security_active('participants.participation_version')
    or row_security_active('participants.participation') or row_security_active('participants.contact_version')
    or row_security_active('participants.unclaimed_contact') then
    raise exception 'row security hides what is to be moved';
  end if;
end $$;

-- Each participation takes over what was recorded while no other team had the person: from when the person was this participation's, up
-- to the first participation of theirs in an intervention that this one has never been in.
create temporary table own_time on commit drop as
  select v.participation_id, v.person_id, since.at as since, coalesce(shared.at, 'infinity') as until
  from participants.participation_version v
  cross join lateral (select min(h.recorded_from) as at from participants.participation_version h
    where h.participation_id = v.participation_id and h.person_id = v.person_id) since
  cross join lateral (select min(f.recorded_from) as at from participants.participation_version f
    where f.person_id = v.person_id and f.participation_id <> v.participation_id and f.intervention_id not in (
      select h.intervention_id from participants.participation_version h where h.participation_id = v.participation_id)) shared
  where v.recorded_to = 'infinity' and v.person_id is not null;

create temporary table moved on commit drop as
  select o.participation_id, o.person_id, o.until, p.version as person_version, p.recorded_to as ended, p.recorded_by, p.basis,
    p.phone_cipher, p.email_cipher, greatest(p.recorded_from, o.since) as recorded_from,
    row_number() over one as version, lead(p.version) over one is null as is_last,
    bool_or(p.phone_cipher is not null or p.email_cipher is not null) over (partition by o.participation_id order by p.version) as has_told
  from own_time o join participants.person_version p
    on p.person_id = o.person_id and p.recorded_from < o.until and (p.recorded_to > o.since or p.recorded_from >= o.since)
  window one as (partition by o.participation_id order by p.version);

-- The last one holds on, unless it has been changed since for certain: then what holds is not known to be this team's.
insert into participants.contact_version (participation_id, version, recorded_from, recorded_to, recorded_by, basis, sealed_to_person, phone_cipher, email_cipher)
  select m.participation_id, m.version, m.recorded_from,
    case when m.is_last and not changed.since then 'infinity' else m.ended end, m.recorded_by, m.basis, m.person_id, m.phone_cipher, m.email_cipher
  from moved m
  cross join lateral (select exists (select from participants.person_version l where l.person_id = m.person_id and l.version > m.person_version
    and (length(l.phone_cipher) is distinct from length(m.phone_cipher) or length(l.email_cipher) is distinct from length(m.email_cipher))) as since) changed
  where m.has_told;

insert into participants.contact_version (participation_id, version, recorded_from, recorded_by, basis)
  select m.participation_id, m.version + 1, m.ended, 'Samla', 'kontaktuppgifterna hör från och med nu till varje team'
  from moved m where m.has_told and m.is_last
    and not exists (select from participants.contact_version c where c.participation_id = m.participation_id and c.recorded_to = 'infinity');

insert into participants.unclaimed_contact (person_id, version, phone_cipher, email_cipher)
  select p.person_id, p.version, p.phone_cipher, p.email_cipher from participants.person_version p
  where (p.phone_cipher is not null or p.email_cipher is not null)
    and not exists (select from moved m where m.person_id = p.person_id and m.person_version = p.version);

do $$
begin
  if exists (select from participants.person_version p where (p.phone_cipher is not null or p.email_cipher is not null)
      and not exists (select from participants.unclaimed_contact u where u.person_id = p.person_id and u.version = p.version)
      and not exists (select from participants.contact_version c where c.sealed_to_person = p.person_id
        and c.phone_cipher is not distinct from p.phone_cipher and c.email_cipher is not distinct from p.email_cipher)) then
    raise exception 'contact details were left behind';
  end if;
end $$;

-- Whoever has a participation today has seen the person's name; those to come see what of it they have told.
alter table participants.participation_version add column given_told boolean not null default true,
  add column family_told boolean not null default true;
alter table participants.participation_version alter column given_told set default false, alter column family_told set default false;
update participants.participation_version v
  set given_told = coalesce(p.given_name_cipher is not null, false), family_told = coalesce(p.family_name_cipher is not null, false)
  from participants.participation_version o left join participants.person_version p on p.person_id = o.person_id and p.recorded_to = 'infinity'
  where o.participation_id = v.participation_id and o.version = v.version
    and (p.person_id is null or p.given_name_cipher is null or p.family_name_cipher is null);
comment on column participants.participation_version.given_told is 'sensitive: whether the participation''s own team has told the given name; without it the name is not shown to them';
comment on column participants.participation_version.family_told is 'sensitive: the same of the family name';

alter table participants.person_version drop column phone_cipher, drop column email_cipher;
alter table participants.person_version force row level security;
alter table participants.participation force row level security;
alter table participants.participation_version force row level security;
alter table participants.contact_version force row level security;
alter table participants.unclaimed_contact force row level security;

-- What was known of a person before they were the team's own would tell that others had them, also where a participation turns out to be
-- the person's later.
drop policy assigned_history on participants.person_version;
create policy assigned_history on participants.person_version for select to ${team}
  using (recorded_to <> 'infinity' and exists (select from participants.participation_version v
    cross join lateral participants.history_of(v.participation_id) h
    where v.person_id = person_version.person_id and v.recorded_to = 'infinity' and h.person_id = v.person_id
      and (h.recorded_from < person_version.recorded_to or h.recorded_from <= person_version.recorded_from)));

drop function participants.own_people();
create function participants.own_people() returns table (person_id uuid, version integer, birth_year smallint, given_told boolean, family_told boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select p.person_id, p.version, p.birth_year, own.given_told, own.family_told from participants.person_version p
    join (select v.person_id, bool_or(v.given_told) as given_told, bool_or(v.family_told) as family_told
      from participants.participation_version v
      where v.recorded_to = 'infinity' and v.person_id is not null
        and v.intervention_id = any ((select access.assigned_interventions())::uuid[])
      group by v.person_id) own on own.person_id = p.person_id
    where p.recorded_to = 'infinity' and not p.protected
  $$;
comment on function participants.own_people() is 'Key, version and birth year of those in the asker''s interventions who are not protected, with which parts of the name were told there. No name: those are read under row security.';
revoke all on function participants.own_people() from public;
grant execute on function participants.own_people() to ${team};

create or replace function participants.settle_person(person uuid, at_instant timestamptz, who text, on_basis text, born_on date, birth_year integer)
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
            number_cipher, number_index, given_name_cipher, family_name_cipher)
          values (person, known.version + 1, known.recorded_to, who, on_basis, known.sex, known.birth_year, is_protected,
            known.number_cipher, known.number_index, known.given_name_cipher, known.family_name_cipher);
      end if;
      for one in select * from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity' loop
        -- PostgreSQL's age makes someone born on 29 February a year older on 1 March in common years, as the counting rules do.
        age := case when born_on is not null then extract(year from age(one.enrolled, born_on))
          when birth_year is not null then extract(year from one.enrolled) - birth_year else one.age_at_enrolment end;
        continue when one.protected = is_protected and one.sex = known.sex and one.age_at_enrolment = age;
        update participants.participation_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.participation_id = one.participation_id and v.recorded_to = 'infinity' returning * into one;
        insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, wrong_registration,
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, given_told, family_told, age_at_enrolment,
            support_months, support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, one.intervention_id, person, known.sex, is_protected, one.protection_told, one.given_told,
            one.family_told, age, one.support_months, one.support_not_applicable, one.referrer, one.closing_reason, one.education, one.occupation_at_start,
            one.occupation_at_end, one.income_at_start, one.income_at_end, one.municipality, one.row_key);
      end loop;
    end
  $$;

create or replace function participants.move_with_reorganisation(reorganisation uuid, target uuid, participations uuid[], at_instant timestamptz,
    who text, on_basis text) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      asked interventions.reorganisation;
      one participants.participation_version;
      moved integer := 0;
    begin
      select * into strict asked from interventions.reorganisation r where r.id = reorganisation;
      if not exists (select from interventions.reorganisation_target t where t.reorganisation_id = reorganisation and t.intervention_id = target) then
        raise insufficient_privilege using message = 'the reorganisation does not lead there';
      end if;
      if not asked.intervention_id = any (access.led_interventions()) and not (access.holds_role('coordinator')
          and participations is null and (select count(*) from interventions.reorganisation_target t where t.reorganisation_id = reorganisation) = 1) then
        raise insufficient_privilege using message = 'only the team says who goes where';
      end if;
      for one in select * from participants.participation_version v
        where v.intervention_id = asked.intervention_id and v.recorded_to = 'infinity' and v.person_id is not null and not v.wrong_registration
          and (v.closed is null or v.closed >= asked.first_day) and (participations is null or v.participation_id = any (participations))
      loop
        update participants.participation_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.participation_id = one.participation_id and v.recorded_to = 'infinity' returning * into one;
        insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, wrong_registration,
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, given_told, family_told, age_at_enrolment,
            support_months, support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, target, one.person_id, one.sex, one.protected, one.protection_told,
            one.given_told, one.family_told, one.age_at_enrolment, one.support_months, one.support_not_applicable, one.referrer, one.closing_reason, one.education,
            one.occupation_at_start, one.occupation_at_end, one.income_at_start, one.income_at_end, one.municipality, one.row_key);
        moved := moved + 1;
      end loop;
      return moved;
    end
  $$;

-- An import writes contact details too, under the participation's key.
alter table imports.written drop constraint written_record_check;
alter table imports.written add check (record in ('participation', 'person', 'contact'));
alter table imports.written drop constraint written_pkey;
alter table imports.written add primary key (import_id, record, record_id);
comment on column imports.written.record is 'plain: participation, person or contact';
comment on column imports.written.record_id is 'plain: the record''s random key, of a contact its participation''s';
