-- A team's list by name asks which version of each own person holds. Row security decides it person by person, among all that the
-- association has; this begins with the asker's own interventions, and tells nothing that row security would not.
create function participants.own_people() returns table (person_id uuid, version integer, birth_year smallint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select p.person_id, p.version, p.birth_year from participants.person_version p
    where p.recorded_to = 'infinity' and not p.protected and p.person_id in (
      select v.person_id from participants.participation_version v
      where v.recorded_to = 'infinity' and v.intervention_id = any ((select access.assigned_interventions())::uuid[]))
  $$;
comment on function participants.own_people() is 'Key, version and birth year of those in the asker''s interventions who are not protected. No name: those are read under row security.';

revoke all on function participants.own_people() from public;
grant execute on function participants.own_people() to ${team};
