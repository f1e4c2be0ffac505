-- The association itself and the interventions (insatser) it pays for.
create schema association;
comment on schema association is 'The samordningsförbund itself.';

create table association.profile (
  id smallint primary key check (id = 1),
  name text not null,
  slug text not null,
  organisation_number text check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
  created_at timestamptz not null
);
comment on table association.profile is 'The one association whose database this is.';
comment on column association.profile.id is 'plain: key';
comment on column association.profile.name is 'plain: exact name';
comment on column association.profile.slug is 'plain: first part of the browser address';
comment on column association.profile.organisation_number is 'plain: organisation number NNNNNN-NNNN, unknown when null';
comment on column association.profile.created_at is 'plain: when the association was added';

create schema interventions;
comment on schema interventions is 'Insatser: what the association pays for and the parties carry out together.';

create table interventions.intervention (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 200),
  starts_on date,
  ends_on date,
  created_at timestamptz not null,
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create unique index intervention_name_key on interventions.intervention (name);
comment on table interventions.intervention is 'An insats.';
comment on column interventions.intervention.id is 'plain: key';
comment on column interventions.intervention.name is 'plain: name, unique within the association';
comment on column interventions.intervention.starts_on is 'plain: first day, null when not told (made by an import)';
comment on column interventions.intervention.ends_on is 'plain: last day, null while it lasts';
comment on column interventions.intervention.created_at is 'plain: when it was added';

alter table access.role_assignment add foreign key (intervention_id) references interventions.intervention (id);
create index role_assignment_intervention on access.role_assignment (intervention_id);

alter table association.profile enable row level security;
alter table interventions.intervention enable row level security;
grant usage on schema association, interventions to ${team}, ${figures}, ${admin}, ${operator};
grant select on association.profile, interventions.intervention to ${team}, ${figures}, ${admin}, ${operator};
grant insert, update on association.profile, interventions.intervention to ${operator};
create policy readable on association.profile for select to ${team}, ${figures}, ${admin}, ${operator} using (true);
create policy operated on association.profile for all to ${operator} using (true) with check (true);
create policy readable on interventions.intervention for select to ${team}, ${figures}, ${admin}, ${operator} using (true);
create policy operated on interventions.intervention for all to ${operator} using (true) with check (true);
