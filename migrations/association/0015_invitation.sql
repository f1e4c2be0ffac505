-- A link by which someone chooses a password: the invited for the first time, or one who has forgotten it.
alter table access.user_account
  add column changed_by text,
  add column changed_at timestamptz;
comment on column access.user_account.changed_by is 'staff: who last changed the account';
comment on column access.user_account.changed_at is 'plain: when it was last changed';
grant select (changed_by, changed_at) on access.user_account to ${admin}, ${operator};

create table access.invitation (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references access.user_account (id),
  purpose text not null check (purpose in ('invitation', 'password')),
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null check (expires_at > created_at),
  delivery text not null check (delivery in ('waiting', 'sent', 'failed', 'handed')),
  used_at timestamptz,
  voided_at timestamptz,
  check (used_at is null or voided_at is null)
);
create unique index invitation_token_key on access.invitation (token_hash);
create index invitation_user on access.invitation (user_id);
-- A new link makes the old one void.
create unique index invitation_open_once on access.invitation (user_id) where used_at is null and voided_at is null;
comment on table access.invitation is 'Links by which a user chooses a password: one open for each user, used once. The link''s token is stored as a hash alone.';
comment on column access.invitation.id is 'plain: key';
comment on column access.invitation.user_id is 'plain: for whom';
comment on column access.invitation.purpose is 'plain: invitation of a user who has no password, or password of one who has forgotten it';
comment on column access.invitation.token_hash is 'secret: SHA-256 of the token in the link';
comment on column access.invitation.created_at is 'plain: when it was made';
comment on column access.invitation.created_by is 'staff: who made it';
comment on column access.invitation.expires_at is 'plain: until when it works';
comment on column access.invitation.delivery is 'plain: waiting to be sent, sent by e-mail, failed, or handed over by the administrator';
comment on column access.invitation.used_at is 'plain: when the password was chosen';
comment on column access.invitation.voided_at is 'plain: when a newer link, another password or leaving made it void';

alter table access.invitation enable row level security;
grant select (id, user_id, purpose, created_at, created_by, expires_at, delivery, used_at, voided_at), insert, update (delivery, voided_at) on access.invitation to ${admin}, ${operator};
create policy administered on access.invitation for all to ${admin}
  using ((select access.holds_role('administrator'))) with check ((select access.holds_role('administrator')));
create policy operated on access.invitation for all to ${operator} using (true) with check (true);

create function access.find_invitation(of_token_hash bytea)
  returns table (user_id uuid, name text, email text, purpose text, expires_at timestamptz, is_used boolean, is_void boolean)
  language sql stable security definer set search_path = pg_catalog
  as $$
    select u.id, u.name, u.email, i.purpose, i.expires_at, i.used_at is not null, i.voided_at is not null or u.left_at is not null
    from access.invitation i join access.user_account u on u.id = i.user_id where i.token_hash = of_token_hash
  $$;
comment on function access.find_invitation(bytea) is 'Whom a link is for and whether it still works, for one token.';

create function access.use_invitation(of_token_hash bytea, new_hash text, at_instant timestamptz)
  returns uuid language sql volatile security definer set search_path = pg_catalog
  as $$
    with used as (
      update access.invitation i set used_at = at_instant from access.user_account u
      where i.token_hash = of_token_hash and i.used_at is null and i.voided_at is null and i.expires_at > at_instant
        and u.id = i.user_id and u.left_at is null
      returning i.id, i.user_id, i.purpose
    ), changed as (
      update access.user_account u set password_hash = new_hash, password_is_temporary = false, password_expires_at = null,
        version = u.version + 1, changed_by = u.email, changed_at = at_instant
      from used where u.id = used.user_id returning u.id, u.email
    ), ended as (
      delete from access.session s using changed where s.user_id = changed.id
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, changed.id, changed.email, 'none', 'choosePassword', 'länk: ' || used.purpose, 'done', array[changed.id, used.id]
      from changed, used
    )
    select id from changed
  $$;
comment on function access.use_invitation(bytea, text, timestamptz) is 'Sets the password that was chosen by a link, once; ends the user''s sessions and audits it. Null when the link does not work.';

-- A password that was just chosen is not to be changed by a link that still lies in a mailbox.
create or replace function access.replace_password(for_user_id uuid, old_hash text, new_hash text, at_instant timestamptz, in_role text)
  returns boolean language sql volatile security definer set search_path = pg_catalog
  as $$
    with changed as (
      update access.user_account set password_hash = new_hash, password_is_temporary = false, password_expires_at = null,
        version = version + 1, changed_by = email, changed_at = at_instant
      where id = for_user_id and password_hash = old_hash and left_at is null returning id, email
    ), ended as (
      delete from access.session s using changed where s.user_id = changed.id
    ), voided as (
      update access.invitation i set voided_at = at_instant from changed where i.user_id = changed.id and i.used_at is null and i.voided_at is null
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, id, email, in_role, 'changePassword', 'inloggad', 'done', array[id] from changed
    )
    select true from changed
  $$;

revoke all on function access.find_invitation(bytea), access.use_invitation(bytea, text, timestamptz) from public;
grant execute on function access.find_invitation(bytea), access.use_invitation(bytea, text, timestamptz) to ${app};
