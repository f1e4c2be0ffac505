-- The year's budget is written in the browser too: lines keep their key through their versions, may have a month profile, take ledger
-- rows by accounts beside the object, and say how their forecast is made. A version of the whole year guards against lost races.
alter table finance.budget_line
  add column line_id uuid,
  add column month_profile bigint[] check (cardinality(month_profile) = 12 and array_position(month_profile, null) is null),
  add column accounts jsonb not null default '[]' check (jsonb_typeof(accounts) = 'array'),
  add column forecast_plan jsonb check (forecast_plan ->> 'method' in ('fixed', 'run_rate', 'remaining_budget', 'staffing')),
  add column forecast_at timestamptz,
  add column forecast_by text;

-- Until now a line was told by its name within the year.
update finance.budget_line b set line_id = made.line_id, forecast_at = b.recorded_from, forecast_by = b.recorded_by
from (select year, name, gen_random_uuid() as line_id from finance.budget_line group by year, name) made
where made.year = b.year and made.name = b.name;
alter table finance.budget_line
  alter column line_id set not null,
  alter column forecast_at set not null,
  alter column forecast_by set not null;

-- Two lines may share an object when each takes accounts of its own; that these do not meet is checked where lines are written.
drop index finance.budget_line_project;
create unique index budget_line_project on finance.budget_line (year, project)
  where recorded_to = 'infinity' and project is not null and accounts = '[]';
create unique index budget_line_current on finance.budget_line (year, line_id) where recorded_to = 'infinity';

comment on column finance.budget_line.line_id is 'plain: the line through all its versions';
comment on column finance.budget_line.position is 'plain: order in the year''s table; may be moved without a new version, for it is no figure';
comment on column finance.budget_line.project is 'plain: the object whose rows the line takes, null for any or none';
comment on column finance.budget_line.month_profile is 'plain: öre of each month, January first, null when spread evenly over the running months';
comment on column finance.budget_line.accounts is 'plain: accounts that the line takes, as [from, to] pairs; empty for any that have its object';
comment on column finance.budget_line.forecast is 'plain: full-year forecast as it was stated, öre, signed; counts without a plan and with the method fixed';
comment on column finance.budget_line.forecast_plan is 'plain: method of the forecast with its input, null as the budget file stated it; names functions, no persons';
comment on column finance.budget_line.forecast_at is 'plain: when the forecast was last made';
comment on column finance.budget_line.forecast_by is 'staff: who made it';
comment on column finance.budget_line.recorded_by is 'staff: who wrote or imported it';

create table finance.budget_version (
  year smallint not null check (year between 1900 and 2200),
  version integer not null check (version >= 1),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (year, version)
);
comment on table finance.budget_version is 'Each time that a year''s budget was written, by import or in the browser; the highest version of a year holds.';
comment on column finance.budget_version.year is 'plain: budget year';
comment on column finance.budget_version.version is 'plain: 1, 2, …';
comment on column finance.budget_version.recorded_at is 'plain: when it was written';
comment on column finance.budget_version.recorded_by is 'staff: who wrote it';
insert into finance.budget_version (year, version, recorded_at, recorded_by)
select distinct on (year) year, 1, recorded_from, recorded_by from finance.budget_line order by year, recorded_from desc;

alter table finance.budget_version enable row level security;
grant select, insert on finance.budget_version to ${figures}, ${operator};
grant insert, update (recorded_to, ended_by, position) on finance.budget_line to ${figures};
grant update (position) on finance.budget_line to ${operator};
create policy figures_read on finance.budget_version for select to ${figures} using (true);
create policy office_writes on finance.budget_version for insert to ${figures}
  with check ((select access.holds_role('economist')) or (select access.holds_role('coordinator')));
create policy office_writes on finance.budget_line for insert to ${figures}
  with check ((select access.holds_role('economist')) or (select access.holds_role('coordinator')));
create policy office_changes on finance.budget_line for update to ${figures}
  using ((select access.holds_role('economist')) or (select access.holds_role('coordinator')));
create policy operated on finance.budget_version for all to ${operator} using (true) with check (true);
