-- Files that are imported in the browser: who brought what and what it led to. The file itself is kept, encrypted, from the first look at it
-- until it is imported, or a day.
create schema imports;
comment on schema imports is 'Imports in the browser: their files while they wait, and what became of them.';

create table imports.import (
  id uuid primary key,
  kind text not null check (kind in ('participants', 'ledger', 'budget')),
  file_type text not null check (file_type in ('csv', 'xlsx', 'sie')),
  file_name text not null check (length(file_name) <= 200),
  choices jsonb not null default '{}',
  status text not null default 'open' check (status in ('open', 'done', 'taken-back')),
  brought_at timestamptz not null,
  brought_by text not null,
  user_id uuid not null references access.user_account (id),
  intervention_ids uuid[] not null default '{}',
  done_at timestamptz,
  counts jsonb,
  taken_back_at timestamptz,
  taken_back_by text,
  check ((status = 'open') = (done_at is null)),
  check ((done_at is null) = (counts is null)),
  check ((status = 'taken-back') = (taken_back_at is not null)),
  check ((taken_back_at is null) = (taken_back_by is null))
);
create index import_user on imports.import (user_id);
create index import_done on imports.import (done_at desc) where done_at is not null;
comment on table imports.import is 'One file that was brought, and what became of it.';
comment on column imports.import.id is 'plain: key, made by who brings the file, so that the same one twice is one';
comment on column imports.import.kind is 'plain: participants, ledger or budget';
comment on column imports.import.file_type is 'plain: csv, xlsx or sie, as the content says';
comment on column imports.import.file_name is 'plain: the file''s name without what may name a person';
comment on column imports.import.choices is 'plain: how the file is read: budget year, and which heading and word means what';
comment on column imports.import.status is 'plain: open (looked at, not imported), done or taken-back';
comment on column imports.import.brought_at is 'plain: when the file came';
comment on column imports.import.brought_by is 'staff: who brought it';
comment on column imports.import.user_id is 'plain: the same, as key';
comment on column imports.import.intervention_ids is 'plain: the interventions of its participants';
comment on column imports.import.done_at is 'plain: when it was imported';
comment on column imports.import.counts is 'plain: how many rows were new, changed, the same, removed';
comment on column imports.import.taken_back_at is 'plain: when it was taken back';
comment on column imports.import.taken_back_by is 'staff: who took it back';

create table imports.waiting_file (
  import_id uuid primary key references imports.import (id) on delete cascade,
  user_id uuid not null references access.user_account (id),
  expires_at timestamptz not null,
  content_cipher bytea not null
);
create index waiting_file_expires on imports.waiting_file (expires_at);
create index waiting_file_user on imports.waiting_file (user_id);
comment on table imports.waiting_file is 'A file between the first look at it and its import. Only who brought it can read it.';
comment on column imports.waiting_file.import_id is 'plain: the import';
comment on column imports.waiting_file.user_id is 'plain: who brought it';
comment on column imports.waiting_file.expires_at is 'plain: when it is removed at the latest';
comment on column imports.waiting_file.content_cipher is 'sensitive: the file, encrypted with the association''s key';

-- What an import wrote, so that it can be shown and taken back. The keys are random and tell nothing by themselves.
create table imports.written (
  import_id uuid not null references imports.import (id),
  record text not null check (record in ('participation', 'person')),
  record_id uuid not null,
  version integer not null check (version >= 1),
  line integer,
  primary key (import_id, record_id)
);
comment on table imports.written is 'The versions that an import wrote.';
comment on column imports.written.import_id is 'plain: the import';
comment on column imports.written.record is 'plain: participation or person';
comment on column imports.written.record_id is 'plain: the record''s random key';
comment on column imports.written.version is 'plain: the version that it wrote; 1 is something new';
comment on column imports.written.line is 'plain: the line of the file that told of it';

alter table imports.import enable row level security;
alter table imports.import force row level security;
alter table imports.waiting_file enable row level security;
alter table imports.waiting_file force row level security;
alter table imports.written enable row level security;
alter table imports.written force row level security;

grant usage on schema imports to ${team}, ${figures};
grant select, insert on imports.import to ${team}, ${figures};
grant update (choices, status, intervention_ids, done_at, counts, taken_back_at, taken_back_by) on imports.import to ${team}, ${figures};
grant select, insert, delete on imports.waiting_file to ${team}, ${figures};
grant select, insert on imports.written to ${team};

-- A team leader's own, and the finished ones of the own interventions; the coordinator sees all that was finished, the economist what is
-- about money.
create policy own_team on imports.import for select to ${team}
  using (kind = 'participants' and (select access.holds_role('team_leader')) and (user_id = (select access.current_user_id())
    or (status <> 'open' and intervention_ids && (select access.interventions_to_record_in())::uuid[])));
create policy leader_brings on imports.import for insert to ${team}
  with check (kind = 'participants' and status = 'open' and user_id = (select access.current_user_id()) and (select access.holds_role('team_leader')));
create policy leader_goes_on on imports.import for update to ${team}
  using (kind = 'participants' and (select access.holds_role('team_leader')) and ((status = 'open' and user_id = (select access.current_user_id()))
    or (status = 'done' and intervention_ids <@ (select access.interventions_to_record_in())::uuid[])))
  with check (intervention_ids <@ (select access.interventions_to_record_in())::uuid[]);
create policy coordinator_reads on imports.import for select to ${figures}
  using (status <> 'open' and (select access.holds_role('coordinator')));
create policy economist_reads on imports.import for select to ${figures}
  using (kind <> 'participants' and (select access.holds_role('economist')) and (status <> 'open' or user_id = (select access.current_user_id())));
create policy economist_brings on imports.import for insert to ${figures}
  with check (kind <> 'participants' and status = 'open' and user_id = (select access.current_user_id()) and (select access.holds_role('economist')));
create policy economist_goes_on on imports.import for update to ${figures}
  using (kind <> 'participants' and (select access.holds_role('economist')) and (status = 'done' or user_id = (select access.current_user_id())))
  with check (kind <> 'participants');
create policy own on imports.waiting_file for all to ${team}, ${figures}
  using (user_id = (select access.current_user_id())) with check (user_id = (select access.current_user_id()));
create policy of_visible on imports.written for select to ${team}
  using (import_id in (select i.id from imports.import i));
create policy of_own on imports.written for insert to ${team}
  with check (exists (select from imports.import i where i.id = import_id and i.status = 'open' and i.user_id = (select access.current_user_id())));

-- Whoever brings or looks at a file clears away what has waited too long, whosever it is, without being able to see it.
create policy cleared on imports.waiting_file for all to current_user using ((select access.current_user_id()) is not null);
create policy cleared on imports.import for all to current_user using ((select access.current_user_id()) is not null);
create function imports.clear_expired(at_instant timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from imports.waiting_file f where f.expires_at <= at_instant;
    delete from imports.import i where i.status = 'open' and not exists (select from imports.waiting_file f where f.import_id = i.id);
  $$;
comment on function imports.clear_expired(timestamptz) is 'Removes the files that have waited too long.';
-- Whoever does not want a file after all: it is gone at once.
create function imports.drop_own(of_import uuid) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$
    delete from imports.waiting_file f where f.import_id = of_import and f.user_id = access.current_user_id();
    delete from imports.import i where i.id = of_import and i.status = 'open' and i.user_id = access.current_user_id();
  $$;
comment on function imports.drop_own(uuid) is 'Removes an own file that was not imported.';
revoke all on function imports.clear_expired(timestamptz), imports.drop_own(uuid) from public;
grant execute on function imports.clear_expired(timestamptz), imports.drop_own(uuid) to ${team}, ${figures};
