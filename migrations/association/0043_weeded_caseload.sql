-- Weeding a participation that somebody has had was refused by the foreign key: what says whose it was goes with it.
-- The key itself stays as it is: made anew it would be checked by the owner, whom row security shows no participation.

create policy weeded on participants.caseload for all to current_user using (current_setting('samla.weeding', true) = 'on');

create or replace function privacy.execute_deletion(deletion_id uuid, of_kind text, record uuid, on_basis text, decided timestamptz, decided_by_whom text,
    executed timestamptz, executed_by_whom text) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      participations uuid[];
      removed integer;
    begin
      insert into privacy.deletion (id, kind, record_id, basis, decided_at, decided_by, executed_at, executed_by)
        values (deletion_id, of_kind, record, on_basis, decided, decided_by_whom, executed, executed_by_whom) on conflict (id) do nothing;
      if not found then return 0; end if;
      perform set_config('samla.weeding', 'on', true);
      participations := case of_kind when 'participation' then array[record] else array(
        select v.participation_id from participants.participation_version v where v.person_id = record and v.recorded_to = 'infinity') end;
      delete from participants.caseload c where c.participation_id = any (participations);
      delete from participants.contact_version c where c.participation_id = any (participations);
      delete from participants.participation_version v where v.participation_id = any (participations)
        or (of_kind = 'person' and v.person_id = record);
      delete from participants.participation p where p.id = any (participations);
      get diagnostics removed = row_count;
      if of_kind = 'person' then
        delete from participants.contact_version c where c.sealed_to_person = record;
        delete from participants.unclaimed_contact c where c.person_id = record;
        delete from access.role_assignment a where a.person_id = record;
        delete from participants.person_version v where v.person_id = record;
        delete from participants.person p where p.id = record;
      end if;
      perform set_config('samla.weeding', '', true);
      return removed;
    end
  $$;
