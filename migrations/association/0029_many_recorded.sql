-- A list of ten thousand is recorded in one transaction, and for each is asked whether the asker may record them: first by what an index
-- tells, and last whether theirs is among the numbers that were told – which must not read the whole list as an array each time. A key's
-- text is never part of another's.
create function participants.is_matched(person uuid) returns boolean
  language sql stable parallel safe
  return coalesce(strpos(current_setting('samla.matched_persons', true), person::text) > 0, false);
comment on function participants.is_matched(uuid) is 'Whether this transaction is recording the person.';

create or replace function participants.may_record(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select cardinality(access.interventions_to_record_in()) > 0 and case
      when exists (select from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity' and v.intervention_id = any (access.interventions_to_record_in())) then true
      when not exists (select from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity') then true
      else participants.is_matched(person) end
  $$;
revoke all on function participants.is_matched(uuid) from public;
grant execute on function participants.is_matched(uuid) to ${team};
