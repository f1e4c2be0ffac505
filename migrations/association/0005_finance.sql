-- The ledger as the economy office exports it (SIE) and the year's budget. What is replaced is ended, not removed,
-- so that figures can be followed back and late entries listed one by one.
create schema finance;
comment on schema finance is 'Ledger, budget and what follows from them. Amounts are whole öre, debit +, income −.';

create table finance.ledger_owner (
  id smallint primary key check (id = 1),
  organisation_number text not null check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$')
);
comment on table finance.ledger_owner is 'Whose ledger this is: the first file''s organisation number, the same ever after.';
comment on column finance.ledger_owner.id is 'plain: key';
comment on column finance.ledger_owner.organisation_number is 'plain: organisation number NNNNNN-NNNN';

create table finance.financial_year (
  id uuid primary key default gen_random_uuid(),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  ledger_kind text check (ledger_kind in ('1', '2', '3', '4E')),
  constraint financial_years_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);
comment on table finance.financial_year is 'A financial year that the ledger has something of.';
comment on column finance.financial_year.id is 'plain: key';
comment on column finance.financial_year.starts_on is 'plain: first day';
comment on column finance.financial_year.ends_on is 'plain: last day';
comment on column finance.financial_year.ledger_kind is 'plain: kind of the latest whole file, null when only vouchers were added';

create table finance.ledger_account (
  financial_year_id uuid not null references finance.financial_year (id),
  number text not null,
  name text not null,
  account_type text check (account_type in ('T', 'S', 'K', 'I')),
  primary key (financial_year_id, number)
);
comment on table finance.ledger_account is 'The chart of accounts of a year, as the latest file has it.';
comment on column finance.ledger_account.financial_year_id is 'plain: the year';
comment on column finance.ledger_account.number is 'plain: account number';
comment on column finance.ledger_account.name is 'plain: account name';
comment on column finance.ledger_account.account_type is 'plain: T asset, S debt, K cost, I income; null when the file does not say';

create table finance.voucher (
  id uuid primary key default gen_random_uuid(),
  financial_year_id uuid not null references finance.financial_year (id),
  content_key bytea not null check (length(content_key) = 32),
  occurrence integer not null check (occurrence >= 1),
  series text not null,
  number text not null,
  voucher_date date not null,
  text text not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  recorded_by text not null,
  ended_by text,
  check (recorded_from <= recorded_to)
);
create unique index voucher_current on finance.voucher (financial_year_id, content_key, occurrence) where recorded_to = 'infinity';
create index voucher_of_year on finance.voucher (financial_year_id, voucher_date);
comment on table finance.voucher is 'A voucher (verifikation) of the ledger.';
comment on column finance.voucher.id is 'plain: key';
comment on column finance.voucher.financial_year_id is 'plain: the year';
comment on column finance.voucher.content_key is 'plain: SHA-256 of series, number, date and content: what makes two vouchers the same';
comment on column finance.voucher.occurrence is 'plain: 1, 2, … among vouchers of the same content';
comment on column finance.voucher.series is 'plain: series';
comment on column finance.voucher.number is 'plain: number within the series';
comment on column finance.voucher.voucher_date is 'plain: the day that counts';
comment on column finance.voucher.text is 'sensitive: may name a person';
comment on column finance.voucher.recorded_from is 'plain: from when it was in the ledger here';
comment on column finance.voucher.recorded_to is 'plain: until when, infinity while it is';
comment on column finance.voucher.recorded_by is 'staff: who imported it';
comment on column finance.voucher.ended_by is 'staff: who ended it, null while it holds';

create table finance.voucher_row (
  voucher_id uuid not null references finance.voucher (id),
  position integer not null,
  account text not null,
  objects jsonb not null,
  project text,
  amount bigint not null,
  text text not null,
  primary key (voucher_id, position)
);
comment on table finance.voucher_row is 'One #TRANS of a voucher.';
comment on column finance.voucher_row.voucher_id is 'plain: the voucher';
comment on column finance.voucher_row.position is 'plain: order within the voucher';
comment on column finance.voucher_row.account is 'plain: account number';
comment on column finance.voucher_row.objects is 'plain: all objects, as [dimension, object] pairs';
comment on column finance.voucher_row.project is 'plain: the object of dimension 6, by which budget lines are found';
comment on column finance.voucher_row.amount is 'plain: öre, debit +';
comment on column finance.voucher_row.text is 'sensitive: may name a person';

create table finance.ledger_amount (
  id bigint generated always as identity primary key,
  financial_year_id uuid not null references finance.financial_year (id),
  kind text not null check (kind in ('opening', 'result', 'month')),
  account text not null,
  project text,
  has_objects boolean not null,
  month date,
  amount bigint not null,
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  recorded_by text not null,
  ended_by text,
  check (recorded_from <= recorded_to),
  check ((kind = 'month') = (month is not null))
);
create index ledger_amount_of_year on finance.ledger_amount (financial_year_id, kind) where recorded_to = 'infinity';
comment on table finance.ledger_amount is 'Amounts that a ledger file states without vouchers: opening balances (#IB), months (#PSALDO), results (#RES).';
comment on column finance.ledger_amount.id is 'plain: key';
comment on column finance.ledger_amount.financial_year_id is 'plain: the year';
comment on column finance.ledger_amount.kind is 'plain: opening, result or month';
comment on column finance.ledger_amount.account is 'plain: account number';
comment on column finance.ledger_amount.project is 'plain: the object of dimension 6, null when there is none';
comment on column finance.ledger_amount.has_objects is 'plain: whether the row is of objects and so a part of the account''s total';
comment on column finance.ledger_amount.month is 'plain: the month''s first day';
comment on column finance.ledger_amount.amount is 'plain: öre, debit +';
comment on column finance.ledger_amount.recorded_from is 'plain: from when it was in the ledger here';
comment on column finance.ledger_amount.recorded_to is 'plain: until when, infinity while it is';
comment on column finance.ledger_amount.recorded_by is 'staff: who imported it';
comment on column finance.ledger_amount.ended_by is 'staff: who ended it, null while it holds';

create table finance.budget_line (
  id uuid primary key default gen_random_uuid(),
  year smallint not null check (year between 1900 and 2200),
  position integer not null,
  name text not null,
  line_group text not null,
  kind text not null check (kind in ('income', 'cost')),
  runs_from date not null,
  runs_to date not null check (runs_to >= runs_from),
  year_amount bigint not null,
  forecast bigint not null,
  last_year_outcome bigint not null,
  project text,
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  recorded_by text not null,
  ended_by text,
  check (recorded_from <= recorded_to)
);
create unique index budget_line_name on finance.budget_line (year, name) where recorded_to = 'infinity';
create unique index budget_line_project on finance.budget_line (year, project) where recorded_to = 'infinity' and project is not null;
comment on table finance.budget_line is 'A line of a year''s budget. Costs are negative.';
comment on column finance.budget_line.id is 'plain: key';
comment on column finance.budget_line.year is 'plain: budget year';
comment on column finance.budget_line.position is 'plain: order in the file';
comment on column finance.budget_line.name is 'plain: name, unique within the year';
comment on column finance.budget_line.line_group is 'plain: heading it stands under, empty for none';
comment on column finance.budget_line.kind is 'plain: income (member money) or cost';
comment on column finance.budget_line.runs_from is 'plain: first day of the running months';
comment on column finance.budget_line.runs_to is 'plain: last day of the running months';
comment on column finance.budget_line.year_amount is 'plain: year budget, öre, signed';
comment on column finance.budget_line.forecast is 'plain: full-year forecast, öre, signed';
comment on column finance.budget_line.last_year_outcome is 'plain: last year''s outcome, öre, signed';
comment on column finance.budget_line.project is 'plain: the object of dimension 6 whose rows the line takes, null for none';
comment on column finance.budget_line.recorded_from is 'plain: from when it held';
comment on column finance.budget_line.recorded_to is 'plain: until when, infinity while it holds';
comment on column finance.budget_line.recorded_by is 'staff: who imported it';
comment on column finance.budget_line.ended_by is 'staff: who ended it, null while it holds';

alter table finance.ledger_owner enable row level security;
alter table finance.financial_year enable row level security;
alter table finance.ledger_account enable row level security;
alter table finance.voucher enable row level security;
alter table finance.voucher force row level security;
alter table finance.voucher_row enable row level security;
alter table finance.voucher_row force row level security;
alter table finance.ledger_amount enable row level security;
alter table finance.budget_line enable row level security;

grant usage on schema finance to ${figures}, ${operator};
grant select on finance.ledger_owner, finance.financial_year, finance.ledger_account, finance.ledger_amount, finance.budget_line to ${figures}, ${operator};
-- Voucher texts may name persons; figures need the amounts alone.
grant select (id, financial_year_id, series, number, voucher_date, recorded_from, recorded_to, recorded_by, ended_by) on finance.voucher to ${figures};
grant select (voucher_id, position, account, project, amount) on finance.voucher_row to ${figures};
grant select on finance.voucher, finance.voucher_row to ${operator};
grant insert on finance.ledger_owner, finance.financial_year, finance.ledger_account, finance.voucher, finance.voucher_row, finance.ledger_amount, finance.budget_line to ${operator};
grant update (ends_on, ledger_kind) on finance.financial_year to ${operator};
grant delete on finance.ledger_account to ${operator};
grant update (recorded_to, ended_by) on finance.voucher, finance.ledger_amount, finance.budget_line to ${operator};

create policy figures_read on finance.ledger_owner for select to ${figures} using (true);
create policy figures_read on finance.financial_year for select to ${figures} using (true);
create policy figures_read on finance.ledger_account for select to ${figures} using (true);
create policy figures_read on finance.voucher for select to ${figures} using (true);
create policy figures_read on finance.voucher_row for select to ${figures} using (true);
create policy figures_read on finance.ledger_amount for select to ${figures} using (true);
create policy figures_read on finance.budget_line for select to ${figures} using (true);
create policy operated on finance.ledger_owner for all to ${operator} using (true) with check (true);
create policy operated on finance.financial_year for all to ${operator} using (true) with check (true);
create policy operated on finance.ledger_account for all to ${operator} using (true) with check (true);
create policy operated on finance.voucher for all to ${operator} using (true) with check (true);
create policy operated on finance.voucher_row for all to ${operator} using (true) with check (true);
create policy operated on finance.ledger_amount for all to ${operator} using (true) with check (true);
create policy operated on finance.budget_line for all to ${operator} using (true) with check (true);
