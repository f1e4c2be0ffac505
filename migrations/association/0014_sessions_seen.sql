-- One's own logged-in browsers can be seen and ended, and the administrator sees and ends those of a user.
alter table access.session
  add column id uuid not null default gen_random_uuid(),
  add column browser text check (length(browser) between 1 and 40),
  add column system text check (length(system) between 1 and 40);
create unique index session_id_key on access.session (id);
comment on column access.session.id is 'plain: names the session without being worth anything in a cookie';
comment on column access.session.browser is 'staff: kind of browser in plain words, null when not known; nothing else of what it says of itself is kept';
comment on column access.session.system is 'staff: kind of system in plain words, null when not known';

grant select (id, browser, system) on access.session to ${admin}, ${operator};
grant select (id, user_id, created_at, used_at, expires_at, browser, system), delete on access.session to ${user}, ${team}, ${figures};
create policy own on access.session for all to ${user}, ${team}, ${figures} using (user_id = (select access.current_user_id()));

drop function access.find_session(bytea, timestamptz, timestamptz, date);
create function access.find_session(session_token_hash bytea, at_instant timestamptz, used_since timestamptz, today date)
  returns table (session_id uuid, used_at timestamptz, user_id uuid, email text, name text, password_is_temporary boolean, roles jsonb)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.id, s.used_at, u.id, u.email, u.name, u.password_is_temporary,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id) order by a.role, a.intervention_id)
        from access.role_assignment a
        where a.user_id = u.id and a.in_force and a.valid_from <= today and (a.valid_to is null or a.valid_to >= today)), '[]'::jsonb)
    from access.session s join access.user_account u on u.id = s.user_id
    where s.token_hash = session_token_hash and s.expires_at > at_instant and s.used_at > used_since and u.left_at is null
  $$;
comment on function access.find_session(bytea, timestamptz, timestamptz, date) is 'The session of one token with its user and the roles of today; none when it has run out, lain unused or the user has left.';

drop function access.save_session(bytea, uuid, timestamptz, timestamptz);
create function access.save_session(session_token_hash bytea, session_user_id uuid, at_instant timestamptz, until_instant timestamptz, of_browser text, of_system text)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from access.session s where s.expires_at <= at_instant;
    insert into access.session (token_hash, user_id, created_at, used_at, expires_at, browser, system)
    values (session_token_hash, session_user_id, at_instant, at_instant, until_instant, of_browser, of_system)
    on conflict (token_hash) do nothing
  $$;
comment on function access.save_session(bytea, uuid, timestamptz, timestamptz, text, text) is 'Begins a session; one that is there stays as it is. Those that have run out are removed.';

revoke all on function access.find_session(bytea, timestamptz, timestamptz, date), access.save_session(bytea, uuid, timestamptz, timestamptz, text, text) from public;
grant execute on function access.find_session(bytea, timestamptz, timestamptz, date), access.save_session(bytea, uuid, timestamptz, timestamptz, text, text) to ${app};
