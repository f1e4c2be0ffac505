-- The parties of the association: who owns it, pays for it and answers for its interventions.
create table association.party (
  id uuid primary key,
  kind text not null check (kind in ('FK', 'AF', 'region', 'municipality')),
  name text not null check (name = btrim(name) and length(name) between 1 and 200),
  is_member boolean not null,
  member_share integer check (member_share between 1 and 10000),
  function_email text check (length(function_email) between 3 and 254),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  version integer not null check (version >= 1),
  changed_at timestamptz not null,
  changed_by text not null,
  check (is_member or member_share is null)
);
create unique index party_name on association.party (name);
comment on table association.party is 'A party: Försäkringskassan, Arbetsförmedlingen, the region or a municipality.';
comment on column association.party.id is 'plain: key, made where it was written, so that saving twice adds one';
comment on column association.party.kind is 'plain: FK, AF, region or municipality';
comment on column association.party.name is 'plain: name, unique within the association';
comment on column association.party.is_member is 'plain: whether it is a member (huvudman)';
comment on column association.party.member_share is 'plain: share of the member money in hundredths of a percent, null when none is told';
comment on column association.party.function_email is 'plain: address of a function, not of a person';
comment on column association.party.valid_from is 'plain: first day';
comment on column association.party.valid_to is 'plain: last day, null while it lasts';
comment on column association.party.version is 'plain: counts changes, for lost races';
comment on column association.party.changed_at is 'plain: when it was last changed';
comment on column association.party.changed_by is 'staff: who changed it';

create table association.party_history (
  party_id uuid not null references association.party (id),
  version integer not null check (version >= 1),
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (party_id, version)
);
comment on table association.party_history is 'What was said of a party in each version.';
comment on column association.party_history.party_id is 'plain: the party';
comment on column association.party_history.version is 'plain: 1, 2, …';
comment on column association.party_history.value is 'plain: the fields as they were saved';
comment on column association.party_history.changed_at is 'plain: when';
comment on column association.party_history.changed_by is 'staff: who';

alter table association.party enable row level security;
alter table association.party_history enable row level security;
grant select on association.party to ${team}, ${figures}, ${operator};
grant select on association.party_history to ${figures}, ${operator};
grant insert, update on association.party to ${figures}, ${operator};
grant insert on association.party_history to ${figures}, ${operator};
create policy readable on association.party for select to ${team}, ${figures}, ${operator} using (true);
create policy readable on association.party_history for select to ${figures}, ${operator} using (true);
create policy coordinated on association.party for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy changed on association.party for update to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinated on association.party_history for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy operated on association.party for all to ${operator} using (true) with check (true);
create policy operated on association.party_history for all to ${operator} using (true) with check (true);
