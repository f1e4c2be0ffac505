-- More than a password: e-identification, and a second factor of one-time codes with recovery codes.
alter table access.session
  add column method text not null default 'password' check (method in ('password', 'one_time_code', 'recovery_code', 'e_identification'));
comment on column access.session.method is 'plain: how who it is was proved when the session began, or last since';

create table access.one_time_code (
  user_id uuid primary key references access.user_account (id),
  secret bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table access.one_time_code is 'The secret that a user''s authenticator makes one-time codes from.';
comment on column access.one_time_code.user_id is 'plain: whose';
comment on column access.one_time_code.secret is 'secret: the shared secret, encrypted with the association''s key';
comment on column access.one_time_code.begun_at is 'plain: when it was shown to the user';
comment on column access.one_time_code.confirmed_at is 'plain: when a first code was right; until then it is not asked for';
comment on column access.one_time_code.last_step is 'plain: the half-minute of the latest code used: no code works twice';

create table access.recovery_code (
  user_id uuid not null references access.user_account (id),
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table access.recovery_code is 'Codes on paper for who has lost the authenticator; each works once.';
comment on column access.recovery_code.user_id is 'plain: whose';
comment on column access.recovery_code.code_hash is 'secret: SHA-256 of the code, which holds 118 bits of chance';
comment on column access.recovery_code.made_at is 'plain: when it was made';
comment on column access.recovery_code.used_at is 'plain: when it was used';

create table access.e_identity (
  user_id uuid primary key references access.user_account (id),
  number_index bytea not null unique check (length(number_index) = 32),
  linked_at timestamptz not null
);
comment on table access.e_identity is 'Which e-identification a user logs in by.';
comment on column access.e_identity.user_id is 'plain: whose';
comment on column access.e_identity.number_index is 'secret: blind index of issuer and identity number; the number itself is not kept';
comment on column access.e_identity.linked_at is 'plain: when the user linked it, while logged in';

-- Kept for minutes: what a login that goes by way of another system needs to be finished.
create table access.login_step (
  id_hash bytea primary key check (length(id_hash) = 32),
  user_id uuid references access.user_account (id),
  detail bytea not null,
  expires_at timestamptz not null
);
create index login_step_user on access.login_step (user_id);
comment on table access.login_step is 'Logins under way at the identity provider. Removed when finished or after some minutes.';
comment on column access.login_step.id_hash is 'secret: SHA-256 of what the browser that began it holds';
comment on column access.login_step.user_id is 'plain: who is linking an e-identification; null for a login';
comment on column access.login_step.detail is 'secret: what the answer is checked against, encrypted with the association''s key';
comment on column access.login_step.expires_at is 'plain: until when it can be finished';

alter table access.one_time_code enable row level security;
alter table access.recovery_code enable row level security;
alter table access.e_identity enable row level security;
alter table access.login_step enable row level security;

-- Before a user is known.
create function access.find_second_factor(for_user_id uuid) returns table (secret bytea, last_step bigint)
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.secret, c.last_step from access.one_time_code c where c.user_id = for_user_id and c.confirmed_at is not null $$;
comment on function access.find_second_factor(uuid) is 'What is needed to check a one-time code, where the user has them.';

create function access.use_one_time_code(for_user_id uuid, step bigint) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$ update access.one_time_code c set last_step = step where c.user_id = for_user_id and c.confirmed_at is not null and c.last_step < step returning true $$;
comment on function access.use_one_time_code(uuid, bigint) is 'Uses up a code that was found right; null when it, or a later one, was used already.';

create function access.use_recovery_code(for_user_id uuid, hash bytea, at_instant timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$ update access.recovery_code c set used_at = at_instant where c.user_id = for_user_id and c.code_hash = hash and c.used_at is null returning true $$;
comment on function access.use_recovery_code(uuid, bytea, timestamptz) is 'Uses up a recovery code; null when there is none such left.';

create function access.prove_session(session_token_hash bytea, how text) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$ update access.session s set method = how where s.token_hash = session_token_hash $$;
comment on function access.prove_session(bytea, text) is 'Notes how it was proved who a session''s user is.';

create function access.session_proof(session_token_hash bytea) returns table (method text, factor_rule text)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.method,
      (select r.value ->> 'secondFactor' from access.setting r where r.key = 'login rules' order by r.version desc limit 1)
    from access.session s where s.token_hash = session_token_hash
  $$;
comment on function access.session_proof(bytea) is 'How it was proved who a session''s user is, and of whom the association asks more than a password.';

create function access.keep_login_step(hash bytea, of_user_id uuid, kept bytea, at_instant timestamptz, until_instant timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from access.login_step s where s.expires_at <= at_instant;
    insert into access.login_step (id_hash, user_id, detail, expires_at) values (hash, of_user_id, kept, until_instant)
  $$;
comment on function access.keep_login_step(bytea, uuid, bytea, timestamptz, timestamptz) is 'Keeps what a login by way of the identity provider is finished with.';

create function access.take_login_step(hash bytea, at_instant timestamptz) returns table (user_id uuid, detail bytea)
  language sql volatile security definer set search_path = pg_catalog
  as $$ delete from access.login_step s where s.id_hash = hash and s.expires_at > at_instant returning s.user_id, s.detail $$;
comment on function access.take_login_step(bytea, timestamptz) is 'Gives a login under way once, and forgets it.';

create function access.find_login_by_number(index bytea)
  returns table (user_id uuid, name text, email text, password_hash text, password_expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select u.id, u.name, u.email, null::text, null::timestamptz
    from access.e_identity e join access.user_account u on u.id = e.user_id where e.number_index = index and u.left_at is null
  $$;
comment on function access.find_login_by_number(bytea) is 'The user of one e-identification.';

create function access.link_e_identity(for_user_id uuid, index bytea, at_instant timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    with linked as (
      insert into access.e_identity (user_id, number_index, linked_at)
      select u.id, index, at_instant from access.user_account u
      where u.id = for_user_id and u.left_at is null and not exists (select from access.e_identity e where e.number_index = index and e.user_id <> for_user_id)
      on conflict (user_id) do update set number_index = excluded.number_index, linked_at = excluded.linked_at returning user_id
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, u.id, u.email, 'none', 'linkEIdentification', 'inloggad', 'done', array[u.id]
      from linked join access.user_account u on u.id = linked.user_id
    )
    select true from linked
  $$;
comment on function access.link_e_identity(uuid, bytea, timestamptz) is 'Links an e-identification to a user and audits it; null when another user has it.';

-- One's own, for whoever is logged in; the transaction says who that is.
create function access.own_factors() returns table (code_since timestamptz, recovery_codes_left integer, e_identity_since timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select (select c.confirmed_at from access.one_time_code c where c.user_id = access.current_user_id()),
      (select count(*)::integer from access.recovery_code r where r.user_id = access.current_user_id() and r.used_at is null),
      (select e.linked_at from access.e_identity e where e.user_id = access.current_user_id())
  $$;
comment on function access.own_factors() is 'Which ways to log in the user of this transaction has besides the password.';

create function access.begin_own_code(new_secret bytea, at_instant timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    insert into access.one_time_code (user_id, secret, begun_at) select access.current_user_id(), new_secret, at_instant where access.current_user_id() is not null
    on conflict (user_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0
    where access.one_time_code.confirmed_at is null returning true
  $$;
comment on function access.begin_own_code(bytea, timestamptz) is 'Keeps a new secret until its first code is right; null when there is one in use.';

create function access.own_code_begun() returns bytea
  language sql stable security definer set search_path = pg_catalog
  as $$ select c.secret from access.one_time_code c where c.user_id = access.current_user_id() and c.confirmed_at is null $$;
comment on function access.own_code_begun() is 'The secret whose first code is awaited.';

create function access.confirm_own_code(step bigint, at_instant timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    update access.one_time_code c set confirmed_at = at_instant, last_step = step
    where c.user_id = access.current_user_id() and c.confirmed_at is null returning true
  $$;
comment on function access.confirm_own_code(bigint, timestamptz) is 'From now on codes are asked for.';

create function access.replace_own_recovery_codes(hashes bytea[], at_instant timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from access.recovery_code r where r.user_id = access.current_user_id();
    insert into access.recovery_code (user_id, code_hash, made_at) select access.current_user_id(), h, at_instant from unnest(hashes) h
  $$;
comment on function access.replace_own_recovery_codes(bytea[], timestamptz) is 'Makes earlier recovery codes void and keeps new ones.';

create function access.remove_own_code() returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from access.recovery_code r where r.user_id = access.current_user_id();
    delete from access.one_time_code c where c.user_id = access.current_user_id() returning true
  $$;
comment on function access.remove_own_code() is 'No codes are asked for any more.';

-- For who has lost everything, after the administrator has seen who it is. All logins of the user end.
create function access.remove_factors(of_user_id uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog
  as $$
    with may as (select 1 where access.holds_role('administrator') and of_user_id <> access.current_user_id()),
    codes as (delete from access.recovery_code r using may where r.user_id = of_user_id),
    identity as (delete from access.e_identity e using may where e.user_id = of_user_id returning 1),
    factor as (delete from access.one_time_code c using may where c.user_id = of_user_id returning 1),
    ended as (delete from access.session s using may where s.user_id = of_user_id)
    select true from may where exists (select from identity) or exists (select from factor)
  $$;
comment on function access.remove_factors(uuid) is 'Takes away a user''s second factor and e-identification and ends the sessions; null when there was neither, or the asker is no administrator.';

do $$
declare
  made text;
begin
  foreach made in array array['find_second_factor(uuid)', 'use_one_time_code(uuid, bigint)', 'use_recovery_code(uuid, bytea, timestamptz)',
      'prove_session(bytea, text)', 'session_proof(bytea)', 'keep_login_step(bytea, uuid, bytea, timestamptz, timestamptz)',
      'take_login_step(bytea, timestamptz)', 'find_login_by_number(bytea)', 'link_e_identity(uuid, bytea, timestamptz)'] loop
    execute format('revoke all on function access.%s from public', made);
    execute format('grant execute on function access.%s to ${app}', made);
  end loop;
  foreach made in array array['own_factors()', 'begin_own_code(bytea, timestamptz)', 'own_code_begun()', 'confirm_own_code(bigint, timestamptz)',
      'replace_own_recovery_codes(bytea[], timestamptz)', 'remove_own_code()'] loop
    execute format('revoke all on function access.%s from public', made);
    execute format('grant execute on function access.%s to ${user}, ${team}, ${figures}, ${privacy}, ${admin}', made);
  end loop;
end $$;
revoke all on function access.remove_factors(uuid) from public;
grant execute on function access.remove_factors(uuid) to ${admin};
