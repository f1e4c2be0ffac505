-- A reorganised intervention goes on as one or several others: its lasting participations continue there with their enrolment days, no
-- closing, no new one. Who goes where is the team's knowledge; where there is one to go to, all go there.
create table interventions.reorganisation (
  id uuid primary key,
  intervention_id uuid not null references interventions.intervention (id),
  first_day date not null,
  decided_on date not null,
  paragraph text not null check (length(paragraph) between 1 and 60),
  decision text not null check (length(decision) <= 2000),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index reorganisation_intervention on interventions.reorganisation (intervention_id);
comment on table interventions.reorganisation is 'A decision that an intervention goes on as others from a day.';
comment on column interventions.reorganisation.id is 'plain: random key, made by who asked';
comment on column interventions.reorganisation.intervention_id is 'plain: what is reorganised';
comment on column interventions.reorganisation.first_day is 'plain: first day in the new ones';
comment on column interventions.reorganisation.decided_on is 'plain: day of the decision';
comment on column interventions.reorganisation.paragraph is 'plain: the decision, such as § 12';
comment on column interventions.reorganisation.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column interventions.reorganisation.recorded_at is 'plain: when it was recorded';
comment on column interventions.reorganisation.recorded_by is 'staff: who recorded it';

create table interventions.reorganisation_target (
  reorganisation_id uuid not null references interventions.reorganisation (id),
  intervention_id uuid not null references interventions.intervention (id),
  primary key (reorganisation_id, intervention_id)
);
create index reorganisation_target_intervention on interventions.reorganisation_target (intervention_id);
comment on table interventions.reorganisation_target is 'What a reorganised intervention goes on as.';
comment on column interventions.reorganisation_target.reorganisation_id is 'plain: the reorganisation';
comment on column interventions.reorganisation_target.intervention_id is 'plain: an intervention that takes over';

alter table interventions.reorganisation enable row level security;
alter table interventions.reorganisation_target enable row level security;
grant select on interventions.reorganisation, interventions.reorganisation_target to ${team}, ${figures}, ${operator};
grant insert on interventions.reorganisation, interventions.reorganisation_target to ${figures}, ${operator};
create policy readable on interventions.reorganisation for select to ${figures}, ${operator} using (true);
create policy readable on interventions.reorganisation_target for select to ${figures}, ${operator} using (true);
create policy own on interventions.reorganisation for select to ${team}
  using (intervention_id = any ((select access.assigned_interventions())::uuid[]));
create policy own on interventions.reorganisation_target for select to ${team}
  using (exists (select from interventions.reorganisation r where r.id = reorganisation_id));
create policy operated on interventions.reorganisation for insert to ${operator} with check (true);
create policy operated on interventions.reorganisation_target for insert to ${operator} with check (true);
create policy coordinated on interventions.reorganisation for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy coordinated on interventions.reorganisation_target for insert to ${figures} with check ((select access.holds_role('coordinator')));

-- The coordinator moves all without seeing one; the team that has them says who goes where, to a team whose records it does not see.
create function participants.move_with_reorganisation(reorganisation uuid, target uuid, participations uuid[], at_instant timestamptz,
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
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, age_at_enrolment, support_months,
            support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, target, one.person_id, one.sex, one.protected, one.protection_told, one.age_at_enrolment,
            one.support_months, one.support_not_applicable, one.referrer, one.closing_reason, one.education, one.occupation_at_start,
            one.occupation_at_end, one.income_at_start, one.income_at_end, one.municipality, one.row_key);
        moved := moved + 1;
      end loop;
      return moved;
    end
  $$;
comment on function participants.move_with_reorganisation(uuid, uuid, uuid[], timestamptz, text, text) is 'Lets lasting participations of a reorganised intervention go on in one that takes over; all of them when no keys are given. Answers with how many.';

-- The team that took over reads the whole way of a participant of its own, also what was recorded where they were before.
create function participants.history_of(participation uuid) returns setof participants.participation_version
  language sql stable security definer set search_path = pg_catalog
  as $$
    select h.* from participants.participation_version h
    where h.participation_id = participation and exists (select from participants.participation_version v
      where v.participation_id = participation and v.recorded_to = 'infinity' and v.intervention_id = any (access.assigned_interventions()))
  $$;
comment on function participants.history_of(uuid) is 'All versions of a participation of one of the asker''s own interventions.';

revoke all on function participants.move_with_reorganisation(uuid, uuid, uuid[], timestamptz, text, text), participants.history_of(uuid) from public;
grant execute on function participants.move_with_reorganisation(uuid, uuid, uuid[], timestamptz, text, text) to ${team}, ${figures};
grant execute on function participants.history_of(uuid) to ${team};
