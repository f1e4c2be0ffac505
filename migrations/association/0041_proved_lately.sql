-- When it was proved who a session's user is: files with personal data leave only shortly after.

alter table access.session add column proved_at timestamptz;
comment on column access.session.proved_at is 'plain: when it was last proved who the session''s user is; null before that was noted';

drop function access.prove_session(bytea, text);
create function access.prove_session(session_token_hash bytea, how text, at_instant timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$ update access.session s set method = how, proved_at = at_instant where s.token_hash = session_token_hash $$;
comment on function access.prove_session(bytea, text, timestamptz) is 'Notes how and when it was proved who a session''s user is.';

drop function access.session_proof(bytea);
create function access.session_proof(session_token_hash bytea) returns table (method text, proved_at timestamptz, factor_rule text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.method, s.proved_at,
      (select r.value ->> 'secondFactor' from access.setting r where r.key = 'login rules' order by r.version desc limit 1)
    from access.session s where s.token_hash = session_token_hash
  $$;
comment on function access.session_proof(bytea) is 'How and when it was proved who a session''s user is, and of whom the association asks more than a password.';

revoke all on function access.prove_session(bytea, text, timestamptz), access.session_proof(bytea) from public;
grant execute on function access.prove_session(bytea, text, timestamptz), access.session_proof(bytea) to ${app};
