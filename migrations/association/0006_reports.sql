-- Reports: drafts are computed anew each time, an adopted one keeps its tables, what stood behind them and the bytes of its files.
create schema reports;
comment on schema reports is 'Reports to the owners, as drafts and as adopted.';

create table reports.report (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('interim')),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  created_at timestamptz not null,
  created_by text not null
);
comment on table reports.report is 'A report over a period.';
comment on column reports.report.id is 'plain: key';
comment on column reports.report.kind is 'plain: interim (delårsrapport)';
comment on column reports.report.period_from is 'plain: first day';
comment on column reports.report.period_to is 'plain: last day';
comment on column reports.report.created_at is 'plain: when it was begun';
comment on column reports.report.created_by is 'staff: who began it';

create table reports.section_text (
  report_id uuid not null references reports.report (id),
  section text not null,
  version integer not null check (version >= 1),
  markdown text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (report_id, section, version)
);
comment on table reports.section_text is 'What a section says in words; every saved version is kept, the highest counts.';
comment on column reports.section_text.report_id is 'plain: the report';
comment on column reports.section_text.section is 'plain: key of the section';
comment on column reports.section_text.version is 'plain: 1, 2, …';
comment on column reports.section_text.markdown is 'plain: the text, Markdown; a report is an official document and names no participant';
comment on column reports.section_text.saved_at is 'plain: when';
comment on column reports.section_text.saved_by is 'staff: who';

create table reports.adoption (
  report_id uuid primary key references reports.report (id),
  adopted_on date not null,
  decision text not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  content jsonb not null
);
comment on table reports.adoption is 'The board''s adoption of a report. From then on it never changes.';
comment on column reports.adoption.report_id is 'plain: the report';
comment on column reports.adoption.adopted_on is 'plain: day of the decision';
comment on column reports.adoption.decision is 'plain: the decision, such as § 45';
comment on column reports.adoption.adopted_at is 'plain: when it was recorded';
comment on column reports.adoption.adopted_by is 'staff: who recorded it';
comment on column reports.adoption.content is 'plain: the tables and texts as adopted';

create table reports.adopted_file (
  report_id uuid not null references reports.adoption (report_id),
  format text not null check (format in ('pdf', 'docx', 'html', 'xlsx', 'json')),
  bytes bytea not null,
  sha256 bytea not null check (sha256 = sha256(bytes)),
  primary key (report_id, format)
);
comment on table reports.adopted_file is 'The files of an adopted report, the same bytes for ever.';
comment on column reports.adopted_file.report_id is 'plain: the report';
comment on column reports.adopted_file.format is 'plain: file format';
comment on column reports.adopted_file.bytes is 'plain: the file';
comment on column reports.adopted_file.sha256 is 'plain: SHA-256 of the file, checked when written';

create table reports.adopted_source (
  report_id uuid not null references reports.adoption (report_id),
  source text not null check (source in ('participation', 'voucher', 'ledger_amount', 'budget_line')),
  source_id text not null,
  version integer not null,
  primary key (report_id, source, source_id)
);
comment on table reports.adopted_source is 'What stood behind an adopted report''s figures: keys and versions, so that what came later can be listed entry by entry.';
comment on column reports.adopted_source.report_id is 'plain: the report';
comment on column reports.adopted_source.source is 'plain: what kind of record';
comment on column reports.adopted_source.source_id is 'plain: its random key';
comment on column reports.adopted_source.version is 'plain: its version then';

alter table reports.report enable row level security;
alter table reports.section_text enable row level security;
alter table reports.adoption enable row level security;
alter table reports.adopted_file enable row level security;
alter table reports.adopted_source enable row level security;
grant usage on schema reports to ${figures}, ${operator};
grant select on reports.report, reports.section_text, reports.adoption, reports.adopted_file, reports.adopted_source to ${figures}, ${operator};
-- Nothing of an adoption may be changed or removed by anyone.
grant insert on reports.report, reports.section_text, reports.adoption, reports.adopted_file, reports.adopted_source to ${operator};

create policy coordinator_reads on reports.report for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_reads on reports.section_text for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_reads on reports.adoption for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_reads on reports.adopted_file for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_reads on reports.adopted_source for select to ${figures} using ((select access.holds_role('coordinator')));
create policy operated on reports.report for all to ${operator} using (true) with check (true);
create policy operated on reports.section_text for all to ${operator} using (true) with check (true);
create policy operated on reports.adoption for all to ${operator} using (true) with check (true);
create policy operated on reports.adopted_file for all to ${operator} using (true) with check (true);
create policy operated on reports.adopted_source for all to ${operator} using (true) with check (true);
