-- Which backups were made, or were to be and failed: for the administrator, and so that no night is made twice or forgotten.
create table privacy.backup_run (
  id uuid primary key,
  night date,
  begun_at timestamptz not null,
  ended_at timestamptz not null,
  begun_by text not null check (length(begun_by) between 1 and 254),
  outcome text not null check (outcome in ('done', 'failed')),
  fault text check (length(fault) between 1 and 100),
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bigint,
  row_count bigint,
  removed integer not null default 0,
  check ((outcome = 'done') = (fault is null)),
  check ((outcome = 'done') = (bytes is not null and row_count is not null))
);
create index backup_run_begun on privacy.backup_run (begun_at desc);
comment on table privacy.backup_run is 'Backups that were made or failed. What is done was read through after it was written.';
comment on column privacy.backup_run.id is 'plain: key';
comment on column privacy.backup_run.night is 'plain: the night whose backup it is, null for one that somebody made by hand';
comment on column privacy.backup_run.begun_at is 'plain: when it was begun';
comment on column privacy.backup_run.ended_at is 'plain: when it was written and read through, or failed';
comment on column privacy.backup_run.begun_by is 'staff: who made it: an operator, or Samla itself';
comment on column privacy.backup_run.outcome is 'plain: done or failed';
comment on column privacy.backup_run.fault is 'plain: code of what was wrong, null when done';
comment on column privacy.backup_run.file_name is 'plain: the file''s name, without its folder';
comment on column privacy.backup_run.bytes is 'plain: its size, null when failed';
comment on column privacy.backup_run.row_count is 'plain: how many rows it holds, null when failed';
comment on column privacy.backup_run.removed is 'plain: how many older backups were removed after it';
alter table privacy.backup_run enable row level security;
grant usage on schema privacy to ${admin};
grant select, insert on privacy.backup_run to ${operator};
grant select on privacy.backup_run to ${admin};
create policy operated on privacy.backup_run for all to ${operator} using (true) with check (true);
create policy administered on privacy.backup_run for select to ${admin} using ((select access.holds_role('administrator')));
