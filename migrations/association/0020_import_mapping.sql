-- What headings and words of the files mean is chosen once and remembered for the next file.
create table imports.mapping (
  kind text primary key check (kind in ('participants', 'budget')),
  columns jsonb not null default '{}',
  codes jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by text not null
);
comment on table imports.mapping is 'What headings and words of foreign files mean, as it was chosen last.';
comment on column imports.mapping.kind is 'plain: participants or budget';
comment on column imports.mapping.columns is 'plain: the column that a heading is, by the heading''s plain form; empty for none';
comment on column imports.mapping.codes is 'plain: by column, the code that a word is, by the word''s plain form';
comment on column imports.mapping.changed_at is 'plain: when it was last added to';
comment on column imports.mapping.changed_by is 'staff: who last added to it';

alter table imports.mapping enable row level security;
grant select, insert on imports.mapping to ${team}, ${figures};
grant update (columns, codes, changed_at, changed_by) on imports.mapping to ${team}, ${figures};
create policy leader_maps on imports.mapping for all to ${team}
  using (kind = 'participants' and (select access.holds_role('team_leader')))
  with check (kind = 'participants' and (select access.holds_role('team_leader')));
create policy economist_maps on imports.mapping for all to ${figures}
  using (kind = 'budget' and (select access.holds_role('economist')))
  with check (kind = 'budget' and (select access.holds_role('economist')));
