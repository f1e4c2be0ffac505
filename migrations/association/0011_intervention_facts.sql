-- What is known of an intervention besides its name: kind, target group, controller, co-financiers, plan and contact.
-- An import makes one by its name alone, so nothing of this is certain to be there.
alter table interventions.intervention
  add column kind text check (kind in ('individual', 'structural')),
  add column target_group text not null default '' check (length(target_group) <= 500),
  add column controller_id uuid references association.party (id),
  add column contact_name text not null default '' check (length(contact_name) <= 200),
  add column contact_email text not null default '' check (length(contact_email) <= 254),
  add column contact_phone text not null default '' check (length(contact_phone) <= 40),
  add column version integer not null default 1 check (version >= 1),
  add column changed_at timestamptz,
  add column changed_by text;
create index intervention_controller on interventions.intervention (controller_id);
comment on column interventions.intervention.kind is 'plain: individual (with enrolled participants) or structural, null when not told';
comment on column interventions.intervention.target_group is 'plain: whom it is for';
comment on column interventions.intervention.controller_id is 'plain: the party that answers for its personal data (GDPR), null when not told';
comment on column interventions.intervention.contact_name is 'staff: whom to ask about it';
comment on column interventions.intervention.contact_email is 'staff: their e-mail address';
comment on column interventions.intervention.contact_phone is 'staff: their telephone';
comment on column interventions.intervention.version is 'plain: counts changes, for lost races';
comment on column interventions.intervention.changed_at is 'plain: when it was last changed, null as it was made';
comment on column interventions.intervention.changed_by is 'staff: who changed it';

create table interventions.co_financier (
  intervention_id uuid not null references interventions.intervention (id),
  position smallint not null,
  party_id uuid not null references association.party (id),
  share integer not null check (share between 1 and 10000),
  of_what text not null check (length(of_what) between 1 and 200),
  primary key (intervention_id, position)
);
create index co_financier_party on interventions.co_financier (party_id);
comment on table interventions.co_financier is 'A party that pays a share of an intervention, or of something in it.';
comment on column interventions.co_financier.intervention_id is 'plain: the intervention';
comment on column interventions.co_financier.position is 'plain: order';
comment on column interventions.co_financier.party_id is 'plain: who pays';
comment on column interventions.co_financier.share is 'plain: share in hundredths of a percent';
comment on column interventions.co_financier.of_what is 'plain: of what, such as the counsellor';

create table interventions.processor_agreement (
  intervention_id uuid not null references interventions.intervention (id),
  position smallint not null,
  processor text not null check (length(processor) between 1 and 200),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (intervention_id, position)
);
comment on table interventions.processor_agreement is 'A contract under which another handles the intervention''s personal data (GDPR 28).';
comment on column interventions.processor_agreement.intervention_id is 'plain: the intervention';
comment on column interventions.processor_agreement.position is 'plain: order';
comment on column interventions.processor_agreement.processor is 'plain: with whom';
comment on column interventions.processor_agreement.valid_from is 'plain: first day';
comment on column interventions.processor_agreement.valid_to is 'plain: last day, null while it lasts';

create table interventions.planned_participants (
  intervention_id uuid not null references interventions.intervention (id),
  year smallint not null check (year between 1990 and 2200),
  participants integer not null check (participants between 0 and 100000),
  primary key (intervention_id, year)
);
comment on table interventions.planned_participants is 'How many participants a year an intervention is meant for.';
comment on column interventions.planned_participants.intervention_id is 'plain: the intervention';
comment on column interventions.planned_participants.year is 'plain: the calendar year';
comment on column interventions.planned_participants.participants is 'plain: how many';

create table interventions.intervention_history (
  intervention_id uuid not null references interventions.intervention (id),
  version integer not null check (version >= 1),
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (intervention_id, version)
);
comment on table interventions.intervention_history is 'What was said of an intervention in each version, its earlier names among it.';
comment on column interventions.intervention_history.intervention_id is 'plain: the intervention';
comment on column interventions.intervention_history.version is 'plain: 1, 2, …';
comment on column interventions.intervention_history.value is 'staff: the fields as they were saved';
comment on column interventions.intervention_history.changed_at is 'plain: when';
comment on column interventions.intervention_history.changed_by is 'staff: who';

alter table interventions.co_financier enable row level security;
alter table interventions.processor_agreement enable row level security;
alter table interventions.planned_participants enable row level security;
alter table interventions.intervention_history enable row level security;

grant insert on interventions.intervention to ${figures};
grant update (name, kind, target_group, controller_id, starts_on, ends_on, contact_name, contact_email, contact_phone, version, changed_at, changed_by)
  on interventions.intervention to ${figures};
create policy coordinated on interventions.intervention for insert to ${figures} with check ((select access.holds_role('coordinator')));
create policy changed on interventions.intervention for update to ${figures} using ((select access.holds_role('coordinator')));

do $$
declare
  part text;
begin
  foreach part in array array['co_financier', 'processor_agreement', 'planned_participants', 'intervention_history'] loop
    execute format('grant select on interventions.%I to ${team}, ${figures}, ${operator}', part);
    execute format('grant insert on interventions.%I to ${figures}, ${operator}', part);
    execute format('create policy readable on interventions.%I for select to ${figures}, ${operator} using (true)', part);
    execute format('create policy own on interventions.%I for select to ${team} using (intervention_id = any ((select access.assigned_interventions())::uuid[]))', part);
    execute format('create policy coordinated on interventions.%I for insert to ${figures} with check ((select access.holds_role(''coordinator'')))', part);
    execute format('create policy operated on interventions.%I for all to ${operator} using (true) with check (true)', part);
  end loop;
  -- What an intervention is made of is written anew with each version; the versions themselves stay.
  foreach part in array array['co_financier', 'processor_agreement', 'planned_participants'] loop
    execute format('grant delete on interventions.%I to ${figures}, ${operator}', part);
    execute format('create policy replaced on interventions.%I for delete to ${figures} using ((select access.holds_role(''coordinator'')))', part);
  end loop;
end $$;
