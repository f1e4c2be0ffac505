-- What a participant has agreed to, and been told: to be registered, per participation; to share, per receiving party, purpose, what and
-- from–to; information given, which is no consent. Each is recorded once and never changed: it is withdrawn, and another is recorded.
create table participants.consent (
  id uuid primary key,
  participation_id uuid not null references participants.participation (id) on delete cascade,
  kind text not null check (kind in ('registration', 'sharing', 'information')),
  party_id uuid references association.party (id),
  purpose_cipher bytea,
  what text[] not null default '{}',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  given_how text not null check (given_how in ('paper', 'e_identification', 'on_the_spot')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_on date,
  withdrawn_as text check (withdrawn_as in ('withdrawn', 'mistake')),
  withdrawn_at timestamptz,
  withdrawn_by text,
  cleared boolean not null default false,
  version integer not null default 1 check (version >= 1),
  check ((withdrawn_on is null) = (withdrawn_as is null) and (withdrawn_on is null) = (withdrawn_at is null)
    and (withdrawn_on is null) = (withdrawn_by is null)),
  -- To share breaks secrecy for one party, one purpose, what is said and until a day; the others have none of these.
  constraint consent_whole check (case when cleared then withdrawn_on is not null and party_id is null and purpose_cipher is null and what = '{}'
    when kind = 'sharing' then party_id is not null and purpose_cipher is not null and cardinality(what) > 0 and valid_to is not null
    else party_id is null and purpose_cipher is null and what = '{}' end),
  check (kind <> 'information' or valid_to is null)
);
create index consent_participation on participants.consent (participation_id);
create index consent_party on participants.consent (party_id) where party_id is not null;
create index consent_ending on participants.consent (valid_to) where withdrawn_on is null and valid_to is not null;
comment on table participants.consent is 'Consents of a participant, and what information was given: one row each, withdrawn but never changed.';
comment on column participants.consent.id is 'plain: key, made by who records it, so that sent twice it is there once';
comment on column participants.consent.participation_id is 'plain: the participation''s random key';
comment on column participants.consent.kind is 'plain: registration (to be registered), sharing (to share) or information (information given, no consent)';
comment on column participants.consent.party_id is 'sensitive: the party that may be told, of a consent to share';
comment on column participants.consent.purpose_cipher is 'sensitive: for what it may be shared, encrypted';
comment on column participants.consent.what is 'sensitive: codes of what may be shared';
comment on column participants.consent.valid_from is 'plain: first day; of information the day it was given';
comment on column participants.consent.valid_to is 'plain: last day, null until it is withdrawn';
comment on column participants.consent.given_how is 'plain: signed paper, e-identification or on the spot';
comment on column participants.consent.recorded_at is 'plain: when it was recorded';
comment on column participants.consent.recorded_by is 'staff: who recorded it';
comment on column participants.consent.withdrawn_on is 'plain: the day on which it was withdrawn, in force no longer from that day on';
comment on column participants.consent.withdrawn_as is 'plain: withdrawn by the participant, or mistake where it had never been given';
comment on column participants.consent.withdrawn_at is 'plain: when the withdrawal was recorded';
comment on column participants.consent.withdrawn_by is 'staff: who recorded the withdrawal';
comment on column participants.consent.cleared is 'plain: the participation has become anonymous, and what told of somebody is gone';
comment on column participants.consent.version is 'plain: 1, and 2 when it is withdrawn, for lost races';

create table participants.consent_paper (
  consent_id uuid primary key references participants.consent (id) on delete cascade,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  content_cipher bytea not null check (octet_length(content_cipher) between 1 and 10500000),
  added_at timestamptz not null,
  added_by text not null
);
-- It is encrypted, and can't be compressed.
alter table participants.consent_paper alter column content_cipher set storage external;
comment on table participants.consent_paper is 'The signed paper of a consent.';
comment on column participants.consent_paper.consent_id is 'plain: the consent';
comment on column participants.consent_paper.media_type is 'plain: PDF, JPEG or PNG, by what is in it';
comment on column participants.consent_paper.content_cipher is 'sensitive: the file as it was brought, encrypted';
comment on column participants.consent_paper.added_at is 'plain: when';
comment on column participants.consent_paper.added_by is 'staff: who';

alter table participants.consent enable row level security;
alter table participants.consent force row level security;
alter table participants.consent_paper enable row level security;
alter table participants.consent_paper force row level security;
grant select, insert, update (withdrawn_on, withdrawn_as, withdrawn_at, withdrawn_by, version) on participants.consent to ${team}, ${operator};
grant select, insert on participants.consent_paper to ${team}, ${operator};

-- Of an anonymous participation nothing is shown of what somebody agreed to before.
create policy assigned on participants.consent for select to ${team}
  using (exists (select from participants.participation_version v
    where v.participation_id = consent.participation_id and v.recorded_to = 'infinity' and v.person_id is not null));
create policy recorded on participants.consent for insert to ${team}
  with check (withdrawn_on is null and not cleared and exists (select from participants.participation_version v
    where v.participation_id = consent.participation_id and v.recorded_to = 'infinity' and v.person_id is not null
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])));
create policy withdrawn on participants.consent for update to ${team}
  using (withdrawn_on is null and exists (select from participants.participation_version v
    where v.participation_id = consent.participation_id and v.recorded_to = 'infinity' and v.person_id is not null
      and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])))
  with check (withdrawn_on is not null and not cleared);
create policy operated on participants.consent for all to ${operator} using (true) with check (true);
create policy assigned on participants.consent_paper for select to ${team}
  using (exists (select from participants.consent c where c.id = consent_paper.consent_id));
create policy recorded on participants.consent_paper for insert to ${team}
  with check (exists (select from participants.consent c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    where c.id = consent_paper.consent_id and v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])));
create policy operated on participants.consent_paper for all to ${operator} using (true) with check (true);

-- The function below works as the owner, whom row security holds too: these let it, while it runs and only then. What is weeded with its
-- participation goes by the reference, which row security does not hold.
create policy cleared on participants.consent for all to current_user using (current_setting('samla.clearing', true) = 'on');
create policy cleared on participants.consent_paper for all to current_user using (current_setting('samla.clearing', true) = 'on');

-- By whichever way a participation becomes anonymous, its consents end with it, and what tells of somebody goes: papers, purposes, who was
-- to be told and what. That there was a consent, and until when, is what the authority must be able to show (GDPR article 7.1).
create function participants.clear_consents() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
    begin
      perform set_config('samla.clearing', 'on', true);
      delete from participants.consent_paper p using participants.consent c
        where c.id = p.consent_id and c.participation_id = new.participation_id;
      update participants.consent c set party_id = null, purpose_cipher = null, what = '{}', cleared = true, version = c.version + 1,
          withdrawn_on = coalesce(c.withdrawn_on, (new.recorded_from at time zone 'Europe/Stockholm')::date),
          withdrawn_as = coalesce(c.withdrawn_as, 'withdrawn'), withdrawn_at = coalesce(c.withdrawn_at, new.recorded_from),
          withdrawn_by = coalesce(c.withdrawn_by, new.recorded_by)
        where c.participation_id = new.participation_id and not c.cleared;
      perform set_config('samla.clearing', '', true);
      return null;
    end
  $$;
comment on function participants.clear_consents() is 'Ends the consents of a participation that has become anonymous, and takes away what tells of somebody.';
revoke all on function participants.clear_consents() from public;
create trigger consents_cleared after insert on participants.participation_version
  for each row when (new.version > 1 and new.person_id is null and new.recorded_to = 'infinity') execute function participants.clear_consents();
