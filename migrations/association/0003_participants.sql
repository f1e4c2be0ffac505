-- Persons and their participations, kept as versions: nothing is changed, a new version takes over from an instant.
-- A version holds from recorded_from up to, not including, recorded_to; the current one has recorded_to = infinity.
create schema participants;
comment on schema participants is 'Persons and their participation in interventions, as versioned rows.';

create table participants.person (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null
);
comment on table participants.person is 'One human being, as far as is known. The key is random and tells nothing.';
comment on column participants.person.id is 'plain: random key';
comment on column participants.person.created_at is 'plain: when first recorded';

create table participants.person_version (
  person_id uuid not null references participants.person (id),
  version integer not null check (version >= 1),
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  recorded_by text not null,
  basis text not null,
  sex text not null check (sex in ('K', 'M')),
  birth_year smallint not null check (birth_year between 1850 and 2200),
  protected boolean not null,
  number_cipher bytea,
  number_index bytea check (length(number_index) = 32),
  given_name_cipher bytea,
  family_name_cipher bytea,
  phone_cipher bytea,
  email_cipher bytea,
  primary key (person_id, version),
  check (recorded_from <= recorded_to),
  -- An interim number is kept but identifies nobody, so it has no index.
  check (number_index is null or number_cipher is not null)
);
create unique index person_version_current on participants.person_version (person_id) where recorded_to = 'infinity';
create unique index person_version_number on participants.person_version (number_index) where recorded_to = 'infinity' and number_index is not null;
comment on table participants.person_version is 'What is known of a person, from–to in recorded time.';
comment on column participants.person_version.person_id is 'plain: the person''s random key';
comment on column participants.person_version.version is 'plain: 1, 2, …';
comment on column participants.person_version.recorded_from is 'plain: from when this is what was known';
comment on column participants.person_version.recorded_to is 'plain: until when, infinity for the current version';
comment on column participants.person_version.recorded_by is 'staff: who recorded it';
comment on column participants.person_version.basis is 'plain: on what basis it was registered';
comment on column participants.person_version.sex is 'sensitive: K or M';
comment on column participants.person_version.birth_year is 'sensitive: year of birth';
comment on column participants.person_version.protected is 'sensitive: protected personal data (sekretessmarkering, skyddad folkbokföring)';
comment on column participants.person_version.number_cipher is 'sensitive: identity number (or interim number), encrypted with the association''s key; null when the person has none';
comment on column participants.person_version.number_index is 'sensitive: blind index of the identity number, for exact look-up';
comment on column participants.person_version.given_name_cipher is 'sensitive: given name, encrypted';
comment on column participants.person_version.family_name_cipher is 'sensitive: family name, encrypted';
comment on column participants.person_version.phone_cipher is 'sensitive: telephone, encrypted';
comment on column participants.person_version.email_cipher is 'sensitive: e-mail address, encrypted';

create table participants.participation (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null
);
comment on table participants.participation is 'One participation in one intervention; a person may have several.';
comment on column participants.participation.id is 'plain: random key';
comment on column participants.participation.created_at is 'plain: when first recorded';

-- What every figure filters on comes first and the long texts last: a row is read from its beginning.
create table participants.participation_version (
  participation_id uuid not null references participants.participation (id),
  version integer not null check (version >= 1),
  recorded_from timestamptz not null,
  recorded_to timestamptz not null default 'infinity',
  wrong_registration boolean not null default false,
  anonymous_year smallint check (anonymous_year between 1900 and 2200),
  enrolled date,
  closed date,
  intervention_id uuid not null references interventions.intervention (id),
  person_id uuid references participants.person (id),
  sex text not null check (sex in ('K', 'M')),
  protected boolean not null,
  protection_told boolean not null default false,
  age_at_enrolment smallint check (age_at_enrolment between 0 and 150),
  support_months integer check (support_months between 0 and 1200),
  support_not_applicable boolean not null default false,
  days_enrolled integer generated always as (closed - enrolled) stored,
  municipality_counted text generated always as (case when protected then null else municipality end) stored,
  referrer text,
  closing_reason text,
  education text,
  occupation_at_start text,
  occupation_at_end text,
  income_at_start text[] not null default '{}',
  income_at_end text[] not null default '{}',
  municipality text,
  row_key text check (length(row_key) between 1 and 200),
  recorded_by text not null,
  basis text not null,
  primary key (participation_id, version),
  check (recorded_from <= recorded_to),
  check (closed >= enrolled),
  check ((closed is null) = (closing_reason is null)),
  check (support_months is null or not support_not_applicable),
  check (anonymous_year is not null or wrong_registration = (coalesce(closing_reason, '') = 'felregistrering')),
  -- An anonymous participation has a year and nothing else; every other one has a person, an age and an enrolment day.
  check (case when anonymous_year is null
    then person_id is not null and enrolled is not null and age_at_enrolment is not null
    else person_id is null and enrolled is null and closed is null and age_at_enrolment is null and municipality is null and referrer is null
      and education is null and occupation_at_start is null and occupation_at_end is null and income_at_start = '{}' and income_at_end = '{}'
      and support_months is null and not support_not_applicable and not protected end),
  -- Two participations of one person in one intervention never overlap, the closing day included; a wrong registration does not count.
  constraint participation_overlap exclude using gist (
    intervention_id with =, person_id with =, daterange(enrolled, closed, '[]') with &&
  ) where (recorded_to = 'infinity' and person_id is not null and not wrong_registration) deferrable initially deferred
);
create unique index participation_version_current on participants.participation_version (participation_id) where recorded_to = 'infinity';
create unique index participation_version_row_key on participants.participation_version (row_key) where recorded_to = 'infinity' and row_key is not null;
create index participation_version_intervention on participants.participation_version (intervention_id) where recorded_to = 'infinity';
-- A team's list, the latest enrolled first, is read off this one without sorting.
create index participation_version_list on participants.participation_version (intervention_id, enrolled desc, participation_id)
  where recorded_to = 'infinity' and person_id is not null and not wrong_registration;
create index participation_version_person on participants.participation_version (person_id) where recorded_to = 'infinity';
create index participation_version_anonymous on participants.participation_version (anonymous_year) where anonymous_year is not null;
comment on table participants.participation_version is 'What is known of a participation, from–to in recorded time. Free of identity: figures are counted from it.';
comment on column participants.participation_version.participation_id is 'plain: the participation''s random key';
comment on column participants.participation_version.version is 'plain: 1, 2, …';
comment on column participants.participation_version.recorded_from is 'plain: from when this is what was known';
comment on column participants.participation_version.recorded_to is 'plain: until when, infinity for the current version';
comment on column participants.participation_version.recorded_by is 'staff: who recorded it';
comment on column participants.participation_version.basis is 'plain: on what basis it was registered';
comment on column participants.participation_version.row_key is 'sensitive: the row''s own key in the team''s sheet (rad_id)';
comment on column participants.participation_version.intervention_id is 'plain: the intervention';
comment on column participants.participation_version.person_id is 'plain: the person''s random key, null when anonymous';
comment on column participants.participation_version.sex is 'sensitive: K or M';
comment on column participants.participation_version.anonymous_year is 'plain: starting day''s year of an anonymous participation, null otherwise';
comment on column participants.participation_version.protected is 'sensitive: whether the person has protected personal data';
comment on column participants.participation_version.protection_told is 'sensitive: whether this row itself said that the person is protected; the person is when any of theirs does';
comment on column participants.participation_version.age_at_enrolment is 'sensitive: whole years on the enrolment day';
comment on column participants.participation_version.municipality is 'sensitive: municipality of registration at enrolment';
comment on column participants.participation_version.municipality_counted is 'sensitive: the same, null when protected: what figures may read';
comment on column participants.participation_version.referrer is 'sensitive: code of the referring party';
comment on column participants.participation_version.enrolled is 'sensitive: enrolment day';
comment on column participants.participation_version.closed is 'sensitive: closing day, null while it lasts';
comment on column participants.participation_version.closing_reason is 'sensitive: fine code of the closing reason';
comment on column participants.participation_version.education is 'sensitive: code of education';
comment on column participants.participation_version.occupation_at_start is 'sensitive: code of occupation at enrolment';
comment on column participants.participation_version.occupation_at_end is 'sensitive: code of occupation at closing';
comment on column participants.participation_version.income_at_start is 'sensitive: codes of income at enrolment';
comment on column participants.participation_version.income_at_end is 'sensitive: codes of income at closing';
comment on column participants.participation_version.support_months is 'sensitive: whole months in public support at enrolment, null when unknown or not applicable';
comment on column participants.participation_version.support_not_applicable is 'sensitive: true when there is no public support (ej_aktuellt)';
comment on column participants.participation_version.wrong_registration is 'plain: registered by mistake, counted nowhere';
comment on column participants.participation_version.days_enrolled is 'plain: days from enrolment to closing';

alter table participants.person enable row level security;
alter table participants.person force row level security;
alter table participants.person_version enable row level security;
alter table participants.person_version force row level security;
alter table participants.participation enable row level security;
alter table participants.participation force row level security;
alter table participants.participation_version enable row level security;
alter table participants.participation_version force row level security;

grant usage on schema participants to ${team}, ${figures}, ${operator};
grant select on participants.person, participants.person_version, participants.participation, participants.participation_version to ${team};
grant select, insert on participants.person, participants.participation to ${operator};
grant select, insert on participants.person_version, participants.participation_version to ${operator};
grant update (recorded_to) on participants.person_version, participants.participation_version to ${operator};
-- Figures read the identity-free columns alone: not the row key, not the true municipality, no person.
grant select (participation_id, version, recorded_from, recorded_to, recorded_by, intervention_id, person_id, sex, anonymous_year, protected, age_at_enrolment,
  municipality_counted, referrer, enrolled, closed, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start, income_at_end,
  support_months, support_not_applicable, wrong_registration, days_enrolled) on participants.participation_version to ${figures};

create policy assigned on participants.participation_version for select to ${team}
  using (intervention_id = any ((select access.assigned_interventions())::uuid[]));
create policy assigned on participants.participation for select to ${team}
  using (id in (select v.participation_id from participants.participation_version v));
-- With exists the planner has the choice: one look-up a person for a page of them, one hash of all for many (with "in" always the hash).
create policy assigned on participants.person_version for select to ${team}
  using (exists (select from participants.participation_version v where v.person_id = person_version.person_id and v.recorded_to = 'infinity'));
create policy assigned on participants.person for select to ${team}
  using (exists (select from participants.participation_version v where v.person_id = person.id and v.recorded_to = 'infinity'));
create policy counted on participants.participation_version for select to ${figures} using (true);
create policy operated on participants.person for all to ${operator} using (true) with check (true);
create policy operated on participants.person_version for all to ${operator} using (true) with check (true);
create policy operated on participants.participation for all to ${operator} using (true) with check (true);
create policy operated on participants.participation_version for all to ${operator} using (true) with check (true);
