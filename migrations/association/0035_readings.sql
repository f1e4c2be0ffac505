-- Who has read about a participant, as it is told to them: day, function, intervention and purpose; no name of whoever read.
create schema privacy;
comment on schema privacy is 'What people may know about the use of their data.';

-- Kept small while nobody waits for it: what waits to go into the index goes there when the log is sealed.
create index audit_entry_records on access.audit_entry using gin (record_ids);

create function privacy.readings_of(participation uuid)
  returns table (day date, role text, intervention_id uuid, action text, purpose text, reason text, times bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$
    -- Whoever works in one team learns nothing of another's, not even that there is something to learn.
    with about as (
      select other.participation_id, other.intervention_id
      from participants.participation_version asked
      join participants.participation_version other on other.recorded_to = 'infinity'
        and (other.participation_id = asked.participation_id or other.person_id = asked.person_id)
      where asked.participation_id = participation and asked.recorded_to = 'infinity'
        and asked.intervention_id = any (access.assigned_interventions()) and other.intervention_id = any (access.assigned_interventions())
    )
    select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.intervention_id, e.action, e.purpose,
      case when e.purpose = 'protected_opening' then e.reason end, count(*)
    from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
    where e.outcome = 'done' and e.record_ids && (select array_agg(participation_id) from about)
    group by 1, 2, 3, 4, 5, 6
  $$;
comment on function privacy.readings_of(uuid) is 'Who has read or written about the participant, by day, function, intervention and purpose, in the asker''s interventions.';

create function privacy.is_own_participation(participation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  as $$
    select exists (select from participants.participation_version v where v.participation_id = participation and v.recorded_to = 'infinity'
      and v.person_id is not null and v.intervention_id = any (access.assigned_interventions()))
  $$;
comment on function privacy.is_own_participation(uuid) is 'Whether the participation is somebody''s, in the asker''s interventions.';
revoke all on function privacy.readings_of(uuid), privacy.is_own_participation(uuid) from public;
grant usage on schema privacy to ${team};
grant execute on function privacy.readings_of(uuid), privacy.is_own_participation(uuid) to ${team};

create or replace function access.append_audit_block(block access.audit_block) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      head access.audit_block;
    begin
      perform pg_advisory_xact_lock(hashtextextended('access.audit_block', 0));
      select b.* into head from access.audit_block b order by b.number desc limit 1;
      if block.number <> coalesce(head.number, 0) + 1
        or block.previous_hash <> coalesce(head.hash, decode(repeat('00', 32), 'hex'))
        or block.from_transaction <> coalesce((select b.to_transaction from access.audit_block b where b.cluster = block.cluster
          order by b.to_transaction desc limit 1), '0'::xid8)
      then return false; end if;
      insert into access.audit_block values (block.*);
      perform gin_clean_pending_list('access.audit_entry_records'::regclass);
      return true;
    end
  $$;
