-- A file that waits is removed when its day is over, also when nobody asks for imports again.
create function imports.clear_waiting(at_instant timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    begin
      -- For no user, which the policies let the owner's functions work for; until this statement's own transaction ends.
      perform set_config('samla.user_id', '00000000-0000-0000-0000-000000000000', true);
      perform imports.clear_expired(at_instant);
    end
  $$;
comment on function imports.clear_waiting(timestamptz) is 'The same as scheduled work, for no user.';
revoke all on function imports.clear_waiting(timestamptz) from public;
grant usage on schema imports to ${app};
grant execute on function imports.clear_waiting(timestamptz) to ${app};

-- An import for several interventions is seen by who leads them all; its counts would tell one team of another.
drop policy own_team on imports.import;
create policy own_team on imports.import for select to ${team}
  using (kind = 'participants' and (select access.holds_role('team_leader')) and (user_id = (select access.current_user_id())
    or (status <> 'open' and intervention_ids <@ (select access.interventions_to_record_in())::uuid[])));
