-- A line may take ledger rows by several rules: its object, some accounts of it, accounts whatever their object. The file's own object
-- stays beside them, so that the same file again changes nothing.
drop index finance.budget_line_project;
alter table finance.budget_line add column rules jsonb not null default '[]' check (jsonb_typeof(rules) = 'array');
update finance.budget_line set rules = jsonb_build_array(jsonb_build_object('project', project, 'accounts', accounts))
where project is not null or accounts <> '[]';
alter table finance.budget_line drop column accounts;
comment on column finance.budget_line.project is 'plain: the object as the budget file states it, null for none; what is taken stands in rules';
comment on column finance.budget_line.rules is 'plain: what the line takes of the ledger: each rule an object (null for any) and accounts as [from, to] pairs (none for any)';
