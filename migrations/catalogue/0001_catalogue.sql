-- The catalogue knows which associations this installation serves and where their databases are. No person is named here.
create schema catalogue;
comment on schema catalogue is 'Which associations this installation serves; holds no person.';

create table catalogue.association (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 40),
  organisation_number text check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
  database_name text not null unique,
  created_at timestamptz not null
);
create unique index association_name_key on catalogue.association (name);
comment on table catalogue.association is 'One row per samordningsförbund: an authority with a database of its own.';
comment on column catalogue.association.id is 'plain: key';
comment on column catalogue.association.name is 'plain: exact name, as --association takes it';
comment on column catalogue.association.slug is 'plain: first part of the browser address';
comment on column catalogue.association.organisation_number is 'plain: Swedish organisation number NNNNNN-NNNN, unknown when null';
comment on column catalogue.association.database_name is 'plain: the database that holds the association';
comment on column catalogue.association.created_at is 'plain: when the association was added';
