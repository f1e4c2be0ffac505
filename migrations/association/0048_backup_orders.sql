-- A backup that an administrator asked for: the server makes it, one at a time. And the auditor, who reads the internal control, sees the runs.
create table privacy.backup_order (
  id uuid primary key,
  ordered_at timestamptz not null,
  ordered_by text not null check (length(ordered_by) between 1 and 254),
  run_id uuid references privacy.backup_run (id)
);
-- Two who ask at once ask for the same.
create unique index backup_order_waiting on privacy.backup_order ((run_id is null)) where run_id is null;
create index backup_order_run on privacy.backup_order (run_id);
comment on table privacy.backup_order is 'Backups that were asked for beside the nightly ones, and what became of them.';
comment on column privacy.backup_order.id is 'plain: key, made by who asks, so that the same one twice is one';
comment on column privacy.backup_order.ordered_at is 'plain: when it was asked for';
comment on column privacy.backup_order.ordered_by is 'staff: who asked for it';
comment on column privacy.backup_order.run_id is 'plain: the run that answered it, null while it waits or is made';
alter table privacy.backup_order enable row level security;
grant usage on schema privacy to ${figures};
grant select, update on privacy.backup_order to ${operator};
grant select, insert on privacy.backup_order to ${admin};
grant select on privacy.backup_order, privacy.backup_run to ${figures};
create policy operated on privacy.backup_order for all to ${operator} using (true) with check (true);
create policy administered on privacy.backup_order for select to ${admin} using ((select access.holds_role('administrator')));
create policy ordered on privacy.backup_order for insert to ${admin}
  with check ((select access.holds_role('administrator')) and run_id is null);
create policy examined on privacy.backup_order for select to ${figures} using ((select access.holds_role('auditor')));
create policy examined on privacy.backup_run for select to ${figures} using ((select access.holds_role('auditor')));
