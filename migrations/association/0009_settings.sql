-- What an association has decided about how Samla works for it. A setting lives with the feature that uses it; each has a table of
-- the same form, to which a decision adds a version. Nothing is changed or removed, so every earlier value stays with its decision.
create schema statistics;
comment on schema statistics is 'How figures are counted and shown, as the association has decided.';
grant usage on schema statistics to ${team}, ${figures}, ${operator};

create table association.setting (
  key text not null,
  version integer not null check (version >= 1),
  value jsonb not null,
  decided_on date not null,
  paragraph text not null check (length(paragraph) between 1 and 60),
  decision text not null check (length(decision) <= 2000),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (key, version)
);
comment on table association.setting is 'Decided settings of the association; the highest version of a key holds.';
create table statistics.setting (like association.setting including all);
comment on table statistics.setting is 'Decided settings of figures; the highest version of a key holds.';
create table finance.setting (like association.setting including all);
comment on table finance.setting is 'Decided settings of the economy; the highest version of a key holds.';
create table access.setting (like association.setting including all);
comment on table access.setting is 'Decided settings of roles; the highest version of a key holds.';

do $$
declare
  home text;
begin
  foreach home in array array['association', 'statistics', 'finance', 'access'] loop
    execute format('comment on column %I.setting.key is ''plain: which setting''', home);
    execute format('comment on column %I.setting.version is ''plain: 1, 2, …''', home);
    execute format('comment on column %I.setting.value is ''plain: what was decided''', home);
    execute format('comment on column %I.setting.decided_on is ''plain: day of the decision''', home);
    execute format('comment on column %I.setting.paragraph is ''plain: the decision, such as § 12''', home);
    execute format('comment on column %I.setting.decision is ''plain: the decision in words, may be empty; names no participant''', home);
    execute format('comment on column %I.setting.recorded_at is ''plain: when it was recorded''', home);
    execute format('comment on column %I.setting.recorded_by is ''staff: who recorded it''', home);
    execute format('alter table %I.setting enable row level security', home);
    execute format('grant insert on %I.setting to ${figures}, ${operator}', home);
    execute format('create policy readable on %I.setting for select using (true)', home);
    execute format('create policy decided on %I.setting for insert to ${figures} with check ((select access.holds_role(''coordinator'')))', home);
    execute format('create policy operated on %I.setting for insert to ${operator} with check (true)', home);
  end loop;
end $$;
-- Whoever a setting concerns may read it, with its decision.
grant select on association.setting, access.setting to ${team}, ${figures}, ${admin}, ${operator};
grant select on statistics.setting to ${team}, ${figures}, ${operator};
grant select on finance.setting to ${figures}, ${operator};
