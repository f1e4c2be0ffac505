-- Views of the figures that a user has saved: what is asked for, under a name of one's own.
create table statistics.saved_view (
  id uuid primary key,
  user_id uuid not null references access.user_account (id),
  name text not null check (length(name) between 1 and 80),
  query jsonb not null check (jsonb_typeof(query) = 'object' and length(query::text) <= 4000),
  version integer not null default 1 check (version >= 1),
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index saved_view_user on statistics.saved_view (user_id);
create unique index saved_view_name on statistics.saved_view (user_id, lower(name)) where removed_at is null;
comment on table statistics.saved_view is 'Views of the figures that users have saved, each its owner''s alone.';
comment on column statistics.saved_view.id is 'plain: key, made by who saves it, so that the same one twice is one';
comment on column statistics.saved_view.user_id is 'staff: whose it is';
comment on column statistics.saved_view.name is 'plain: what the owner calls it; names no participant';
comment on column statistics.saved_view.query is 'plain: period, intervention and other choices that the page asks by';
comment on column statistics.saved_view.version is 'plain: counts changes, for lost races';
comment on column statistics.saved_view.changed_at is 'plain: when it was last changed';
comment on column statistics.saved_view.removed_at is 'plain: when it was removed, null while it is there; kept so that a removal can be undone';

alter table statistics.saved_view enable row level security;
grant select, insert, update (name, query, version, changed_at, removed_at), delete on statistics.saved_view to ${team}, ${figures};
create policy own on statistics.saved_view for all to ${team}, ${figures}
  using (user_id = (select access.current_user_id())) with check (user_id = (select access.current_user_id()));
