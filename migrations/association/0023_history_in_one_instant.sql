-- What was corrected in the very instant of the enrolment, as under a clock that stands still, belongs to the team's own time: the
-- version that began then was theirs. One that began earlier and ended then was others'.
drop policy assigned_history on participants.person_version;
create policy assigned_history on participants.person_version for select to ${team}
  using (recorded_to <> 'infinity' and exists (select from participants.participation_version v
    join participants.participation p on p.id = v.participation_id
    where v.person_id = person_version.person_id and v.recorded_to = 'infinity'
      and (p.created_at < person_version.recorded_to or p.created_at <= person_version.recorded_from)));
