-- Who is in no participation any more, since the last of them became anonymous, has no login: nobody would be left who could end it, and
-- its address would go on telling who it was.
create function participants.end_login_of_nobody() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      gone uuid[];
      ended uuid[];
    begin
      perform set_config('samla.disclosing', 'on', true);
      gone := array(
        select distinct before.person_id from participants.participation_version before
        where before.participation_id = new.participation_id and before.person_id is not null
          and not exists (select from participants.participation_version v where v.person_id = before.person_id and v.recorded_to = 'infinity'));
      perform set_config('samla.disclosing', was, true);
      ended := array(select distinct a.user_id from access.role_assignment a where a.person_id = any (gone));
      if cardinality(ended) = 0 then return null; end if;
      update access.role_assignment a set withdrawn_at = new.recorded_from, valid_to = greatest(a.valid_from, access.current_day()),
        changed_by = new.recorded_by, changed_at = new.recorded_from, version = a.version + 1
      where a.user_id = any (ended) and a.withdrawn_at is null;
      update access.user_account u set left_at = coalesce(u.left_at, new.recorded_from), email = u.id || '@borttagen.invalid',
        password_hash = null, password_is_temporary = true, password_expires_at = null,
        changed_by = new.recorded_by, changed_at = new.recorded_from, version = u.version + 1
      where u.id = any (ended);
      update access.invitation i set voided_at = new.recorded_from where i.user_id = any (ended) and i.used_at is null and i.voided_at is null;
      delete from access.session s where s.user_id = any (ended);
      return null;
    end
  $$;
comment on function participants.end_login_of_nobody() is 'Ends the login of who is in no participation any more, and takes its address away.';
revoke all on function participants.end_login_of_nobody() from public;
create trigger login_ends after insert on participants.participation_version
  for each row when (new.version > 1 and new.person_id is null and new.recorded_to = 'infinity') execute function participants.end_login_of_nobody();
