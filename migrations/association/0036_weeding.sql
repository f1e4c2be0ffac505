-- What has been weeded is kept as a list of keys, here and in a file outside the database, so that a restore of an older backup weeds it
-- again. The keys are random and tell nothing of those who are gone.
create table privacy.deletion (
  id uuid primary key,
  kind text not null check (kind in ('person', 'participation')),
  record_id uuid not null,
  basis text not null check (length(basis) between 1 and 500),
  decided_at timestamptz not null,
  decided_by text not null check (length(decided_by) between 1 and 254),
  executed_at timestamptz not null,
  executed_by text not null check (length(executed_by) between 1 and 254)
);
comment on table privacy.deletion is 'The deletion list: what has been weeded, by which decision. Append-only; replayed after a restore.';
comment on column privacy.deletion.id is 'plain: key, the same in the file outside the database';
comment on column privacy.deletion.kind is 'plain: person with all participations, or one participation';
comment on column privacy.deletion.record_id is 'plain: random key of what was weeded';
comment on column privacy.deletion.basis is 'plain: the decided retention plan''s rule or another decision, in words; names no participant';
comment on column privacy.deletion.decided_at is 'plain: when it was decided';
comment on column privacy.deletion.decided_by is 'staff: who decided it';
comment on column privacy.deletion.executed_at is 'plain: when it was carried out; as it was first, also where a restore did it again';
comment on column privacy.deletion.executed_by is 'staff: who carried it out';
alter table privacy.deletion enable row level security;
grant usage on schema privacy to ${operator};
grant select on privacy.deletion to ${operator};
create policy operated on privacy.deletion for select to ${operator} using (true);

-- The function below works as the owner, whom row security holds too: these let it, while it runs and only then.
do $$
declare
  name text;
begin
  foreach name in array array['participants.person', 'participants.person_version', 'participants.participation',
      'participants.participation_version', 'participants.contact_version', 'participants.unclaimed_contact'] loop
    execute format('create policy weeded on %s for all to current_user using (current_setting(''samla.weeding'', true) = ''on'')', name);
  end loop;
end $$;

-- Weeds one record and enters it in the list, in one step. A version that names the person in the history of a participation that has
-- become somebody else's goes too. What an adopted report holds are keys and bytes, which stand.
create function privacy.execute_deletion(deletion_id uuid, of_kind text, record uuid, on_basis text, decided timestamptz, decided_by_whom text,
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
comment on function privacy.execute_deletion(uuid, text, uuid, text, timestamptz, text, timestamptz, text) is 'Weeds a person or a participation and enters it in the deletion list; how many participations went. Nothing when the list has it already.';
revoke all on function privacy.execute_deletion(uuid, text, uuid, text, timestamptz, text, timestamptz, text) from public;
grant execute on function privacy.execute_deletion(uuid, text, uuid, text, timestamptz, text, timestamptz, text) to ${operator};
