-- A database that is being restored into and is no association yet. What an interrupted restore leaves is found here and removed.
create table catalogue.restoring (
  database_name text primary key,
  begun_at timestamptz not null
);
comment on table catalogue.restoring is 'Databases of restores that have not come to their end.';
comment on column catalogue.restoring.database_name is 'plain: the database, which may not have been made yet';
comment on column catalogue.restoring.begun_at is 'plain: when';
