-- Who may do what: users, their roles and assignments, sessions, the association's data key and the audit log.
create extension if not exists btree_gist;
create schema access;
comment on schema access is 'Users, roles, assignments, sessions and the audit log.';

-- Who is asking. Set by the transaction that hands out the query handle; an unset setting reads as ''.
-- Bodies that are read when they are made need no search path, and without one the planner takes them into the statement.
create function access.current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('samla.user_id', true), '')::uuid;
comment on function access.current_user_id() is 'The user of this transaction, null for the command line.';

create function access.current_day() returns date
  language sql stable parallel safe
  return nullif(current_setting('samla.today', true), '')::date;
comment on function access.current_day() is 'Today in Sweden as the platform clock has it.';

create table access.user_account (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(btrim(email)) and email like '%_@_%' and length(email) <= 254),
  name text not null check (name = btrim(name) and length(name) between 1 and 200),
  password_hash text,
  password_is_temporary boolean not null default true,
  password_expires_at timestamptz,
  left_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  -- A password that somebody else has seen must not become the one in use for years.
  check (password_hash is null or password_is_temporary = (password_expires_at is not null))
);
create unique index user_account_email_key on access.user_account (email);
comment on table access.user_account is 'A person who works in Samla for this association.';
comment on column access.user_account.id is 'plain: key';
comment on column access.user_account.email is 'staff: e-mail address, lower case, the login name';
comment on column access.user_account.name is 'staff: name as colleagues see it';
comment on column access.user_account.password_hash is 'secret: Argon2id hash, null when the user logs in by e-identification';
comment on column access.user_account.password_is_temporary is 'plain: true for a one-time password that must be changed';
comment on column access.user_account.password_expires_at is 'plain: until when a one-time password works, null for an own one';
comment on column access.user_account.left_at is 'plain: from when the user has no access, null while active';
comment on column access.user_account.created_at is 'plain: when the user was added';
comment on column access.user_account.version is 'plain: counts changes, for lost races';

create table access.role_assignment (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references access.user_account (id),
  role text not null check (role in ('coordinator', 'economist', 'board_member', 'auditor', 'administrator', 'team_leader', 'team_member', 'counsellor')),
  intervention_id uuid,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  side smallint not null generated always as (case when role in ('team_leader', 'team_member', 'counsellor') then 1 else 2 end) stored,
  check (valid_to is null or valid_to >= valid_from),
  check ((role in ('team_leader', 'team_member', 'counsellor')) = (intervention_id is not null)),
  -- Whoever sees persons may not hold an office role at the same time, and the other way round.
  constraint role_sides_apart exclude using gist (user_id with =, side with <>, daterange(valid_from, valid_to, '[]') with &&),
  constraint role_once exclude using gist (user_id with =, role with =, (coalesce(intervention_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index role_assignment_user on access.role_assignment (user_id);
comment on table access.role_assignment is 'Which role a user holds from–to, and in a team role for which intervention.';
comment on column access.role_assignment.id is 'plain: key';
comment on column access.role_assignment.user_id is 'plain: the user';
comment on column access.role_assignment.role is 'plain: the role';
comment on column access.role_assignment.intervention_id is 'plain: the intervention of a team role, null for the others';
comment on column access.role_assignment.valid_from is 'plain: first day';
comment on column access.role_assignment.valid_to is 'plain: last day, null while it lasts';
comment on column access.role_assignment.granted_by is 'staff: who gave the role';
comment on column access.role_assignment.side is 'plain: 1 sees persons, 2 is an office role';

-- A definer function, so that a policy can ask it without the asking role being able to read the assignments of others.
create function access.assigned_interventions() returns uuid[]
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.intervention_id is not null
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.assigned_interventions() is 'The interventions whose participants the user of this transaction may see today.';

create function access.holds_role(wanted text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select exists (
      select 1 from access.role_assignment a
      join access.user_account u on u.id = a.user_id
      where a.user_id = access.current_user_id() and u.left_at is null and a.role = wanted
        and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
    )
  $$;
comment on function access.holds_role(text) is 'Whether the user of this transaction holds a role today.';

create table access.session (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references access.user_account (id),
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on access.session (user_id);
comment on table access.session is 'Logged-in browsers. The cookie''s token is stored as a hash alone.';
comment on column access.session.token_hash is 'secret: SHA-256 of the session token';
comment on column access.session.user_id is 'plain: who is logged in';
comment on column access.session.created_at is 'plain: when it began';
comment on column access.session.used_at is 'plain: when it was last used, to within some minutes';
comment on column access.session.expires_at is 'plain: when it ends, however much it is used';

-- Kept for minutes only: what the limits on guessing count.
create table access.login_attempt (
  id bigint generated always as identity primary key,
  account_hash bytea not null check (length(account_hash) = 32),
  address_hash bytea not null check (length(address_hash) = 32),
  at timestamptz not null
);
create index login_attempt_account on access.login_attempt (account_hash, at);
create index login_attempt_address on access.login_attempt (address_hash, at);
create index login_attempt_at on access.login_attempt (at);
comment on table access.login_attempt is 'Passwords tried and not yet found right, for the limits on guessing. Removed after some minutes.';
comment on column access.login_attempt.id is 'plain: key';
comment on column access.login_attempt.account_hash is 'staff: SHA-256 of the e-mail address that was typed, whether anybody has it or not';
comment on column access.login_attempt.address_hash is 'staff: SHA-256 of the network address';
comment on column access.login_attempt.at is 'plain: when';

create table access.data_key (
  id smallint primary key check (id = 1),
  wrapped_key bytea not null,
  created_at timestamptz not null
);
comment on table access.data_key is 'The association''s data key, encrypted with the installation''s master key, which is never in a database.';
comment on column access.data_key.id is 'plain: key';
comment on column access.data_key.wrapped_key is 'secret: the data key, AES-256-GCM under the master key';
comment on column access.data_key.created_at is 'plain: when it was made';

create table access.audit_entry (
  id bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  user_id uuid,
  actor text not null,
  role text not null,
  action text not null,
  reason text not null,
  outcome text not null check (outcome in ('done', 'denied', 'refused')),
  record_ids uuid[] not null default '{}',
  detail jsonb not null default '{}'
);
create index audit_entry_at on access.audit_entry (at);
comment on table access.audit_entry is 'Who read or wrote what, when and why: one row per request or command, append-only by grant, denials too.';
comment on column access.audit_entry.id is 'plain: key; not in commit order';
comment on column access.audit_entry.transaction_id is 'plain: the transaction that wrote the row, so that late commits can be told';
comment on column access.audit_entry.at is 'plain: when, by the platform clock';
comment on column access.audit_entry.user_id is 'staff: the user, null for the command line';
comment on column access.audit_entry.actor is 'staff: e-mail of the user or name of the operator, as it was';
comment on column access.audit_entry.role is 'plain: the role in which it was done';
comment on column access.audit_entry.action is 'plain: the operation';
comment on column access.audit_entry.reason is 'plain: why: the assignment, or typed for a protected person';
comment on column access.audit_entry.outcome is 'plain: done, denied (no access) or refused (faulty request)';
comment on column access.audit_entry.record_ids is 'plain: keys of the records read or written';
comment on column access.audit_entry.detail is 'plain: counts and settings of the operation, never identity data';

alter table access.user_account enable row level security;
alter table access.role_assignment enable row level security;
alter table access.session enable row level security;
alter table access.login_attempt enable row level security;
alter table access.data_key enable row level security;
alter table access.audit_entry enable row level security;

-- Before a user is known: one narrow function each, for the application's own role alone.
create function access.find_login(login_email text)
  returns table (user_id uuid, name text, email text, password_hash text, password_expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$ select u.id, u.name, u.email, u.password_hash, u.password_expires_at from access.user_account u where u.email = lower(btrim(login_email)) and u.left_at is null $$;
comment on function access.find_login(text) is 'What is needed to check a password, for one e-mail address.';

-- An attempt is written before the password is looked at, one at a time for an account, so that many at once gain nothing.
-- A refused one is not written: whoever guesses from one address can't use up what others have left.
create function access.begin_login(account bytea, address bytea, at_instant timestamptz, counted_since timestamptz,
    most_on_account_from_address integer, most_on_account integer, most_from_address integer)
  returns boolean language sql volatile security definer set search_path = pg_catalog
  as $$
    select pg_advisory_xact_lock(hashtextextended(encode(account, 'hex'), 0));
    delete from access.login_attempt a where a.id in (select o.id from access.login_attempt o where o.at < counted_since for update skip locked);
    insert into access.login_attempt (account_hash, address_hash, at)
      select account, address, at_instant
      where (select count(*) from access.login_attempt a where a.account_hash = account and a.address_hash = address) < most_on_account_from_address
        and (select count(*) from access.login_attempt a where a.account_hash = account) < most_on_account
        and (select count(*) from access.login_attempt a where a.address_hash = address) < most_from_address
      returning true
  $$;
comment on function access.begin_login(bytea, bytea, timestamptz, timestamptz, integer, integer, integer) is 'Counts one attempt at a password; null when there have been too many.';

create function access.forget_login_attempts(account bytea, address bytea)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$ delete from access.login_attempt a where a.account_hash = account and a.address_hash = address $$;
comment on function access.forget_login_attempts(bytea, bytea) is 'After a right password: the attempts on that account from that address count no more.';

create function access.find_session(session_token_hash bytea, at_instant timestamptz, used_since timestamptz, today date)
  returns table (used_at timestamptz, user_id uuid, email text, name text, password_is_temporary boolean, roles jsonb)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select s.used_at, u.id, u.email, u.name, u.password_is_temporary,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id) order by a.role, a.intervention_id)
        from access.role_assignment a
        where a.user_id = u.id and a.valid_from <= today and (a.valid_to is null or a.valid_to >= today)), '[]'::jsonb)
    from access.session s join access.user_account u on u.id = s.user_id
    where s.token_hash = session_token_hash and s.expires_at > at_instant and s.used_at > used_since and u.left_at is null
  $$;
comment on function access.find_session(bytea, timestamptz, timestamptz, date) is 'The session of one token with its user and the roles of today; none when it has run out, lain unused or the user has left.';

create function access.save_session(session_token_hash bytea, session_user_id uuid, at_instant timestamptz, until_instant timestamptz)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from access.session s where s.expires_at <= at_instant;
    insert into access.session (token_hash, user_id, created_at, used_at, expires_at)
    values (session_token_hash, session_user_id, at_instant, at_instant, until_instant)
    on conflict (token_hash) do nothing
  $$;
comment on function access.save_session(bytea, uuid, timestamptz, timestamptz) is 'Begins a session; one that is there stays as it is. Those that have run out are removed.';

create function access.use_session(session_token_hash bytea, at_instant timestamptz)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$ update access.session set used_at = at_instant where token_hash = session_token_hash and used_at < at_instant $$;
comment on function access.use_session(bytea, timestamptz) is 'Notes that a session is in use.';

create function access.end_session(session_token_hash bytea)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$ delete from access.session where token_hash = session_token_hash $$;
comment on function access.end_session(bytea) is 'Ends one session.';

create function access.replace_password(for_user_id uuid, old_hash text, new_hash text, at_instant timestamptz, in_role text)
  returns boolean language sql volatile security definer set search_path = pg_catalog
  as $$
    with changed as (
      update access.user_account set password_hash = new_hash, password_is_temporary = false, password_expires_at = null, version = version + 1
      where id = for_user_id and password_hash = old_hash and left_at is null returning id, email
    ), ended as (
      delete from access.session s using changed where s.user_id = changed.id
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, id, email, in_role, 'changePassword', 'inloggad', 'done', array[id] from changed
    )
    select true from changed
  $$;
comment on function access.replace_password(uuid, text, text, timestamptz, text) is 'Changes a password that was checked a moment ago, ends the user''s sessions and audits it; null when it was changed meanwhile.';

create function access.read_data_key() returns bytea
  language sql stable security definer set search_path = pg_catalog
  as $$ select wrapped_key from access.data_key where id = 1 $$;
comment on function access.read_data_key() is 'The wrapped data key; useless without the master key.';

create function access.log_login(at_instant timestamptz, of_user_id uuid, who text, result text, why text)
  returns void language sql volatile security definer set search_path = pg_catalog
  as $$ insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome) values (at_instant, of_user_id, left(who, 254), 'none', 'logIn', why, result) $$;
comment on function access.log_login(timestamptz, uuid, text, text, text) is 'Audits logins that succeed and fail, before a user is known.';

revoke all on all functions in schema access from public;
grant usage on schema access to ${app}, ${user}, ${team}, ${figures}, ${admin}, ${operator};
grant execute on function access.find_login(text), access.begin_login(bytea, bytea, timestamptz, timestamptz, integer, integer, integer),
  access.forget_login_attempts(bytea, bytea), access.log_login(timestamptz, uuid, text, text, text),
  access.find_session(bytea, timestamptz, timestamptz, date), access.save_session(bytea, uuid, timestamptz, timestamptz),
  access.use_session(bytea, timestamptz), access.end_session(bytea), access.replace_password(uuid, text, text, timestamptz, text),
  access.read_data_key() to ${app};
grant execute on function access.current_user_id() to ${user};
grant execute on function access.current_user_id(), access.current_day(), access.assigned_interventions(), access.holds_role(text) to ${team}, ${figures}, ${admin}, ${operator};

grant insert on access.audit_entry to ${user}, ${team}, ${figures}, ${admin}, ${operator};
-- Whoever administers users sets passwords and ends sessions, but reads neither hash.
grant select (id, email, name, password_is_temporary, password_expires_at, left_at, created_at, version), insert, update on access.user_account to ${admin}, ${operator};
grant select, insert, update on access.role_assignment to ${admin}, ${operator};
grant select (user_id, created_at, used_at, expires_at), delete on access.session to ${admin}, ${operator};
-- The name of a colleague may be shown to everyone who is logged in; nothing else of the account.
grant select (id, name) on access.user_account to ${team}, ${figures};

create policy everyone_appends on access.audit_entry for insert to ${user}, ${team}, ${figures}, ${admin}, ${operator}
  with check (user_id is not distinct from (select access.current_user_id()));
create policy administered on access.user_account for all to ${admin}, ${operator} using (true) with check (true);
create policy colleagues on access.user_account for select to ${team}, ${figures} using (true);
create policy administered on access.role_assignment for all to ${admin}, ${operator} using (true) with check (true);
create policy administered on access.session for all to ${admin}, ${operator} using (true);
