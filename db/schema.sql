-- Written from the migrated database by `npm run schema`; do not edit. One association's database.
-- Besides what stands here, backups may read every table: grants to their role and the policies by the name of backed_up.
create extension btree_gist;

-- ==================== access ====================
create schema access;
comment on schema access is 'Users, roles, assignments, sessions and the audit log.';
grant usage on schema access to samla_admin;
grant usage on schema access to samla_app;
grant usage on schema access to samla_figures;
grant usage on schema access to samla_operator;
grant usage on schema access to samla_privacy;
grant usage on schema access to samla_team;
grant usage on schema access to samla_user;

create table access.audit_block (
  number integer not null,
  cluster bigint not null,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  entries integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  sealed_at timestamp with time zone not null,
  marks bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_block_pkey PRIMARY KEY (number),
  constraint audit_block_check CHECK ((to_transaction > from_transaction)),
  constraint audit_block_check1 CHECK ((length(marks) = (8 * entries))),
  constraint audit_block_entries_check CHECK ((entries >= 1)),
  constraint audit_block_hash_check CHECK ((length(hash) = 32)),
  constraint audit_block_number_check CHECK ((number >= 1)),
  constraint audit_block_previous_hash_check CHECK ((length(previous_hash) = 32))
);
alter table access.audit_block enable row level security;
CREATE UNIQUE INDEX audit_block_range ON access.audit_block USING btree (cluster, to_transaction);
create policy verified on access.audit_block for select to samla_operator using (true);
create policy watched on access.audit_block for select to samla_privacy using (( SELECT access.holds_role('data_protection_officer'::text) AS holds_role));
grant select on access.audit_block to samla_operator;
grant select on access.audit_block to samla_privacy;
comment on table access.audit_block is 'Sealed pieces of the audit log, in a chain of hashes whose heads are kept in a file outside the database too. Append-only.';
comment on column access.audit_block.number is 'plain: 1, 2, … without a gap';
comment on column access.audit_block.cluster is 'plain: the cluster of the block''s entries';
comment on column access.audit_block.from_transaction is 'plain: the block holds the entries written by this transaction …';
comment on column access.audit_block.to_transaction is 'plain: … up to, not including, this one, in the order of transaction and key';
comment on column access.audit_block.entries is 'plain: how many';
comment on column access.audit_block.first_at is 'plain: the earliest instant of its entries';
comment on column access.audit_block.last_at is 'plain: the latest instant of its entries';
comment on column access.audit_block.sealed_at is 'plain: when it was sealed, by the platform clock';
comment on column access.audit_block.marks is 'plain: the first eight bytes of each entry''s hash, to tell which entry was changed';
comment on column access.audit_block.previous_hash is 'plain: hash of the block before, zeros for the first';
comment on column access.audit_block.hash is 'plain: SHA-256 of everything above and of the entries'' hashes';

create table access.audit_entry (
  id bigint not null generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  user_id uuid,
  actor text not null,
  role text not null,
  action text not null,
  reason text not null,
  outcome text not null,
  record_ids uuid[] not null default '{}'::uuid[],
  detail jsonb not null default '{}'::jsonb,
  cluster bigint not null default (pg_control_system()).system_identifier,
  purpose text not null default 'own_account'::text,
  request_id text,
  intervention_ids uuid[] not null default '{}'::uuid[],
  constraint audit_entry_pkey PRIMARY KEY (id),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'denied'::text, 'refused'::text]))),
  constraint audit_entry_purpose_check CHECK ((purpose ~ '^[a-z_]{1,40}$'::text)),
  constraint audit_entry_request_id_check CHECK (((length(request_id) >= 1) AND (length(request_id) <= 40)))
);
alter table access.audit_entry enable row level security;
CREATE INDEX audit_entry_at ON access.audit_entry USING btree (at);
CREATE INDEX audit_entry_backup ON access.audit_entry USING btree (outcome) WHERE (action = 'backup'::text);
CREATE INDEX audit_entry_records ON access.audit_entry USING gin (record_ids);
CREATE INDEX audit_entry_sealing ON access.audit_entry USING btree (cluster, transaction_id, id);
create policy data_protection_appends on access.audit_entry for insert to samla_privacy with check ((NOT (user_id IS DISTINCT FROM ( SELECT access.current_user_id() AS current_user_id))));
create policy everyone_appends on access.audit_entry for insert to samla_admin, samla_figures, samla_operator, samla_team, samla_user with check ((NOT (user_id IS DISTINCT FROM ( SELECT access.current_user_id() AS current_user_id))));
create policy verified on access.audit_entry for select to samla_operator using (true);
create policy watched on access.audit_entry for select to samla_privacy using ((( SELECT privacy.watches_all() AS watches_all) OR (intervention_ids && ( SELECT privacy.watched_interventions() AS watched_interventions))));
grant insert on access.audit_entry to samla_admin;
grant insert on access.audit_entry to samla_figures;
grant insert on access.audit_entry to samla_team;
grant insert on access.audit_entry to samla_user;
grant insert, select on access.audit_entry to samla_operator;
grant insert, select on access.audit_entry to samla_privacy;
comment on table access.audit_entry is 'Who read or wrote what, when and why: one row per request or command, append-only by grant, denials too.';
comment on column access.audit_entry.id is 'plain: key; not in commit order';
comment on column access.audit_entry.transaction_id is 'plain: the transaction that wrote the row, so that late commits can be told';
comment on column access.audit_entry.at is 'plain: when, by the platform clock';
comment on column access.audit_entry.user_id is 'staff: the user, null for the command line';
comment on column access.audit_entry.actor is 'staff: e-mail of the user or name of the operator, as it was';
comment on column access.audit_entry.role is 'plain: the role in which it was done';
comment on column access.audit_entry.action is 'plain: the operation';
comment on column access.audit_entry.reason is 'plain: why: the assignment, or typed for a protected person';
comment on column access.audit_entry.outcome is 'plain: done, denied (no access) or refused (faulty request)';
comment on column access.audit_entry.record_ids is 'plain: keys of the records read or written';
comment on column access.audit_entry.detail is 'plain: counts and settings of the operation, never identity data';
comment on column access.audit_entry.cluster is 'plain: the PostgreSQL cluster whose transactions are counted';
comment on column access.audit_entry.purpose is 'plain: code of what it was done for, derived from the assignment and the operation';
comment on column access.audit_entry.request_id is 'plain: the request that did it, null for the command line';
comment on column access.audit_entry.intervention_ids is 'plain: the interventions for which the user held the role, or the one that it was about';

create table access.data_key (
  id smallint not null,
  wrapped_key bytea not null,
  created_at timestamp with time zone not null,
  constraint data_key_pkey PRIMARY KEY (id),
  constraint data_key_id_check CHECK ((id = 1))
);
alter table access.data_key enable row level security;
comment on table access.data_key is 'The association''s data key, encrypted with the installation''s master key, which is never in a database.';
comment on column access.data_key.id is 'plain: key';
comment on column access.data_key.wrapped_key is 'secret: the data key, AES-256-GCM under the master key';
comment on column access.data_key.created_at is 'plain: when it was made';

create table access.e_identity (
  user_id uuid not null,
  number_index bytea not null,
  linked_at timestamp with time zone not null,
  constraint e_identity_number_index_key UNIQUE (number_index),
  constraint e_identity_pkey PRIMARY KEY (user_id),
  constraint e_identity_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint e_identity_number_index_check CHECK ((length(number_index) = 32))
);
alter table access.e_identity enable row level security;
comment on table access.e_identity is 'Which e-identification a user logs in by.';
comment on column access.e_identity.user_id is 'plain: whose';
comment on column access.e_identity.number_index is 'secret: blind index of issuer and identity number; the number itself is not kept';
comment on column access.e_identity.linked_at is 'plain: when the user linked it, while logged in';

create table access.invitation (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  purpose text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  delivery text not null,
  used_at timestamp with time zone,
  voided_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint invitation_check CHECK ((expires_at > created_at)),
  constraint invitation_check1 CHECK (((used_at IS NULL) OR (voided_at IS NULL))),
  constraint invitation_delivery_check CHECK ((delivery = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'handed'::text]))),
  constraint invitation_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'password'::text]))),
  constraint invitation_token_hash_check CHECK ((length(token_hash) = 32))
);
alter table access.invitation enable row level security;
CREATE INDEX invitation_user ON access.invitation USING btree (user_id);
CREATE UNIQUE INDEX invitation_open_once ON access.invitation USING btree (user_id) WHERE ((used_at IS NULL) AND (voided_at IS NULL));
CREATE UNIQUE INDEX invitation_token_key ON access.invitation USING btree (token_hash);
create policy administered on access.invitation for all to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role)) with check (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy operated on access.invitation for all to samla_operator using (true) with check (true);
grant insert on access.invitation to samla_admin;
grant insert on access.invitation to samla_operator;
grant select (id, user_id, purpose, created_at, created_by, expires_at, delivery, used_at, voided_at) on access.invitation to samla_admin;
grant select (id, user_id, purpose, created_at, created_by, expires_at, delivery, used_at, voided_at) on access.invitation to samla_operator;
grant update (delivery, voided_at) on access.invitation to samla_admin;
grant update (delivery, voided_at) on access.invitation to samla_operator;
comment on table access.invitation is 'Links by which a user chooses a password: one open for each user, used once. The link''s token is stored as a hash alone.';
comment on column access.invitation.id is 'plain: key';
comment on column access.invitation.user_id is 'plain: for whom';
comment on column access.invitation.purpose is 'plain: invitation of a user who has no password, or password of one who has forgotten it';
comment on column access.invitation.token_hash is 'secret: SHA-256 of the token in the link';
comment on column access.invitation.created_at is 'plain: when it was made';
comment on column access.invitation.created_by is 'staff: who made it';
comment on column access.invitation.expires_at is 'plain: until when it works';
comment on column access.invitation.delivery is 'plain: waiting to be sent, sent by e-mail, failed, or handed over by the administrator';
comment on column access.invitation.used_at is 'plain: when the password was chosen';
comment on column access.invitation.voided_at is 'plain: when a newer link, another password or leaving made it void';

create table access.login_attempt (
  id bigint not null generated always as identity,
  account_hash bytea not null,
  address_hash bytea not null,
  at timestamp with time zone not null,
  constraint login_attempt_pkey PRIMARY KEY (id),
  constraint login_attempt_account_hash_check CHECK ((length(account_hash) = 32)),
  constraint login_attempt_address_hash_check CHECK ((length(address_hash) = 32))
);
alter table access.login_attempt enable row level security;
CREATE INDEX login_attempt_account ON access.login_attempt USING btree (account_hash, at);
CREATE INDEX login_attempt_address ON access.login_attempt USING btree (address_hash, at);
CREATE INDEX login_attempt_at ON access.login_attempt USING btree (at);
comment on table access.login_attempt is 'Passwords tried and not yet found right, for the limits on guessing. Removed after some minutes.';
comment on column access.login_attempt.id is 'plain: key';
comment on column access.login_attempt.account_hash is 'staff: SHA-256 of the e-mail address that was typed, whether anybody has it or not';
comment on column access.login_attempt.address_hash is 'staff: SHA-256 of the network address';
comment on column access.login_attempt.at is 'plain: when';

create table access.login_step (
  id_hash bytea not null,
  user_id uuid,
  detail bytea not null,
  expires_at timestamp with time zone not null,
  constraint login_step_pkey PRIMARY KEY (id_hash),
  constraint login_step_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint login_step_id_hash_check CHECK ((length(id_hash) = 32))
);
alter table access.login_step enable row level security;
CREATE INDEX login_step_user ON access.login_step USING btree (user_id);
comment on table access.login_step is 'Logins under way at the identity provider, and what passkeys are to sign. Removed when finished or after some minutes.';
comment on column access.login_step.id_hash is 'secret: SHA-256 of what the browser that began it holds';
comment on column access.login_step.user_id is 'plain: who is linking an e-identification, or adding or showing a passkey; null for a login';
comment on column access.login_step.detail is 'secret: what the answer is checked against, encrypted with the association''s key';
comment on column access.login_step.expires_at is 'plain: until when it can be finished';

create table access.one_time_code (
  user_id uuid not null,
  secret bytea not null,
  begun_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint one_time_code_pkey PRIMARY KEY (user_id),
  constraint one_time_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id)
);
alter table access.one_time_code enable row level security;
comment on table access.one_time_code is 'The secret that a user''s authenticator makes one-time codes from.';
comment on column access.one_time_code.user_id is 'plain: whose';
comment on column access.one_time_code.secret is 'secret: the shared secret, encrypted with the association''s key';
comment on column access.one_time_code.begun_at is 'plain: when it was shown to the user';
comment on column access.one_time_code.confirmed_at is 'plain: when a first code was right; until then it is not asked for';
comment on column access.one_time_code.last_step is 'plain: the half-minute of the latest code used: no code works twice';

create table access.passkey (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  credential_id bytea not null,
  user_handle bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  is_synced boolean not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint passkey_counter_check CHECK ((counter >= 0)),
  constraint passkey_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1023))),
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint passkey_user_handle_check CHECK ((length(user_handle) = 32))
);
alter table access.passkey enable row level security;
CREATE INDEX passkey_user ON access.passkey USING btree (user_id);
comment on table access.passkey is 'Passkeys that users log in by. The private half never leaves the user''s device.';
comment on column access.passkey.id is 'plain: key';
comment on column access.passkey.user_id is 'plain: whose';
comment on column access.passkey.credential_id is 'secret: what the device calls the key';
comment on column access.passkey.user_handle is 'secret: what the device knows the user by: chance alone, the same for all of a user''s keys';
comment on column access.passkey.public_key is 'secret: the public half, as COSE';
comment on column access.passkey.counter is 'plain: how often the key has signed, as it said last; one that goes backward is a copy';
comment on column access.passkey.transports is 'plain: how the device is reached (usb, internal, hybrid …), told to the browser when the key is asked for';
comment on column access.passkey.name is 'staff: what the user calls it';
comment on column access.passkey.is_synced is 'plain: whether the key is kept by a service for the user''s other devices too';
comment on column access.passkey.made_at is 'plain: when it was added';
comment on column access.passkey.used_at is 'plain: when it last proved who the user is';

create table access.recovery_code (
  user_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint recovery_code_code_hash_check CHECK ((length(code_hash) = 32))
);
alter table access.recovery_code enable row level security;
comment on table access.recovery_code is 'Codes on paper for who has lost the authenticator; each works once.';
comment on column access.recovery_code.user_id is 'plain: whose';
comment on column access.recovery_code.code_hash is 'secret: SHA-256 of the code, which holds 118 bits of chance';
comment on column access.recovery_code.made_at is 'plain: when it was made';
comment on column access.recovery_code.used_at is 'plain: when it was used';

create table access.role_assignment (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  role text not null,
  intervention_id uuid,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  given_at timestamp with time zone,
  given_reason text,
  approval text not null default 'none'::text,
  approval_by text,
  approval_at timestamp with time zone,
  decision text,
  changed_by text,
  changed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  in_force boolean not null generated always as ((withdrawn_at IS NULL) AND (approval = ANY (ARRAY['none'::text, 'approved'::text, 'decision'::text]))) stored,
  party_id uuid,
  group_name text,
  person_id uuid,
  circle text not null generated always as 
CASE
    WHEN (role = ANY (ARRAY['team_member'::text, 'team_leader'::text, 'counsellor'::text, 'group_leader'::text, 'referrer'::text])) THEN 'persons'::text
    WHEN (role = 'auditor'::text) THEN 'examination'::text
    WHEN (role = 'data_protection_officer'::text) THEN 'privacy'::text
    WHEN (role = 'participant'::text) THEN 'participant'::text
    ELSE 'office'::text
END stored,
  constraint role_circles_apart EXCLUDE USING gist (user_id WITH =, circle WITH <>, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((withdrawn_at IS NULL)),
  constraint role_once EXCLUDE USING gist (user_id WITH =, role WITH =, COALESCE(intervention_id, party_id, person_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, COALESCE(group_name, ''::text) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((withdrawn_at IS NULL)),
  constraint role_assignment_pkey PRIMARY KEY (id),
  constraint role_assignment_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint role_assignment_party_id_fkey FOREIGN KEY (party_id) REFERENCES association.party(id),
  constraint role_assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES participants.person(id),
  constraint role_assignment_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint role_assignment_approval_check CHECK ((approval = ANY (ARRAY['none'::text, 'pending'::text, 'approved'::text, 'declined'::text, 'decision'::text]))),
  constraint role_assignment_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint role_assignment_check2 CHECK (((approval = ANY (ARRAY['approved'::text, 'declined'::text])) = ((approval_by IS NOT NULL) AND (approval_at IS NOT NULL)))),
  constraint role_assignment_check3 CHECK (((approval = 'decision'::text) = (decision IS NOT NULL))),
  constraint role_assignment_check4 CHECK (((approval <> 'declined'::text) OR (withdrawn_at IS NOT NULL))),
  constraint role_assignment_check5 CHECK (((withdrawn_at IS NULL) OR (valid_to IS NOT NULL))),
  constraint role_assignment_decision_check CHECK (((length(decision) >= 3) AND (length(decision) <= 200))),
  constraint role_assignment_given_reason_check CHECK (((length(given_reason) >= 3) AND (length(given_reason) <= 500))),
  constraint role_assignment_group_name_check CHECK (((group_name = btrim(group_name)) AND ((length(group_name) >= 1) AND (length(group_name) <= 100)))),
  constraint role_assignment_version_check CHECK ((version >= 1)),
  constraint role_known CHECK ((role = ANY (ARRAY['team_member'::text, 'team_leader'::text, 'counsellor'::text, 'group_leader'::text, 'referrer'::text, 'participant'::text, 'coordinator'::text, 'economist'::text, 'board_member'::text, 'steering_group_member'::text, 'auditor'::text, 'data_protection_officer'::text, 'administrator'::text]))),
  constraint role_target CHECK (
CASE
    WHEN (role = ANY (ARRAY['team_member'::text, 'team_leader'::text, 'counsellor'::text, 'steering_group_member'::text])) THEN ((intervention_id IS NOT NULL) AND (num_nonnulls(group_name, party_id, person_id) = 0))
    WHEN (role = 'group_leader'::text) THEN ((intervention_id IS NOT NULL) AND (group_name IS NOT NULL) AND (num_nonnulls(party_id, person_id) = 0))
    WHEN (role = 'referrer'::text) THEN ((party_id IS NOT NULL) AND (num_nonnulls(intervention_id, group_name, person_id) = 0))
    WHEN (role = 'data_protection_officer'::text) THEN (num_nonnulls(intervention_id, group_name, person_id) = 0)
    WHEN (role = 'participant'::text) THEN ((person_id IS NOT NULL) AND (num_nonnulls(intervention_id, group_name, party_id) = 0))
    ELSE (num_nonnulls(intervention_id, group_name, party_id, person_id) = 0)
END)
);
alter table access.role_assignment enable row level security;
CREATE INDEX role_assignment_intervention ON access.role_assignment USING btree (intervention_id);
CREATE INDEX role_assignment_party ON access.role_assignment USING btree (party_id);
CREATE INDEX role_assignment_person ON access.role_assignment USING btree (person_id);
CREATE INDEX role_assignment_user ON access.role_assignment USING btree (user_id);
create policy administered on access.role_assignment for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy approved_by_team_leader on access.role_assignment for update to samla_team using (((approval = 'pending'::text) AND (withdrawn_at IS NULL) AND (intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])))) with check (((approval = ANY (ARRAY['approved'::text, 'declined'::text])) AND (intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])) AND (user_id <> ( SELECT access.current_user_id() AS current_user_id))));
create policy ended on access.role_assignment for update to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role)) with check (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy given on access.role_assignment for insert to samla_admin with check ((( SELECT access.holds_role('administrator'::text) AS holds_role) AND (withdrawn_at IS NULL) AND (approval_by IS NULL) AND (person_id IS NULL) AND
CASE
    WHEN ((role <> ALL (ARRAY['team_member'::text, 'team_leader'::text, 'counsellor'::text, 'group_leader'::text])) OR (NOT ( SELECT access.holds_role('coordinator'::text) AS holds_role))) THEN (approval = ANY (ARRAY['none'::text, 'pending'::text]))
    WHEN (((role = 'team_leader'::text) AND (NOT access.has_team_leader(intervention_id))) OR access.leads_alone(user_id, intervention_id)) THEN (approval = ANY (ARRAY['pending'::text, 'decision'::text]))
    ELSE (approval = 'pending'::text)
END));
create policy of_own_team on access.role_assignment for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy operated on access.role_assignment for all to samla_operator using (true) with check (true);
create policy staff_alone on access.role_assignment for select to samla_admin, samla_team using ((person_id IS NULL));
grant insert, select on access.role_assignment to samla_admin;
grant insert, select, update on access.role_assignment to samla_operator;
grant select on access.role_assignment to samla_team;
grant update (valid_to, approval, approval_by, approval_at, changed_by, changed_at, withdrawn_at, version) on access.role_assignment to samla_team;
grant update (valid_to, changed_by, changed_at, withdrawn_at, version) on access.role_assignment to samla_admin;
comment on table access.role_assignment is 'Which role a user holds from–to, and for what.';
comment on column access.role_assignment.id is 'plain: key';
comment on column access.role_assignment.user_id is 'plain: the user';
comment on column access.role_assignment.role is 'plain: the role';
comment on column access.role_assignment.intervention_id is 'plain: the intervention of a role in a team, a group or a steering group, null for the others';
comment on column access.role_assignment.valid_from is 'plain: first day';
comment on column access.role_assignment.valid_to is 'plain: last day, null while it lasts';
comment on column access.role_assignment.granted_by is 'staff: who gave the role';
comment on column access.role_assignment.given_at is 'plain: when the role was given, unknown when null';
comment on column access.role_assignment.given_reason is 'staff: why the role begins on a day that had passed when it was given';
comment on column access.role_assignment.approval is 'plain: none needed, pending, approved, declined, or decision: given with a decision where no team leader could approve';
comment on column access.role_assignment.approval_by is 'staff: the team leader who approved or declined';
comment on column access.role_assignment.approval_at is 'plain: when it was approved or declined';
comment on column access.role_assignment.decision is 'staff: the decision by which the first team leader was given';
comment on column access.role_assignment.changed_by is 'staff: who last changed the assignment';
comment on column access.role_assignment.changed_at is 'plain: when it was last changed';
comment on column access.role_assignment.withdrawn_at is 'plain: when it was ended at once, null when it runs to its last day';
comment on column access.role_assignment.version is 'plain: counts changes, for lost races';
comment on column access.role_assignment.in_force is 'plain: whether it gives anything on its days: neither ended at once nor waiting for approval';
comment on column access.role_assignment.party_id is 'plain: the party of a referrer, or the controller that a data protection officer serves';
comment on column access.role_assignment.group_name is 'plain: the group that a group leader leads; names no participant';
comment on column access.role_assignment.person_id is 'plain: random key of who a participant with a login is; row security shows such rows to nobody of the staff';
comment on column access.role_assignment.circle is 'plain: roles of one circle may go together in one user, of two never';

create table access.session (
  token_hash bytea not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  browser text,
  system text,
  method text not null default 'password'::text,
  proved_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint session_browser_check CHECK (((length(browser) >= 1) AND (length(browser) <= 40))),
  constraint session_method_check CHECK ((method = ANY (ARRAY['password'::text, 'one_time_code'::text, 'recovery_code'::text, 'e_identification'::text, 'passkey'::text]))),
  constraint session_system_check CHECK (((length(system) >= 1) AND (length(system) <= 40))),
  constraint session_token_hash_check CHECK ((length(token_hash) = 32))
);
alter table access.session enable row level security;
CREATE INDEX session_of_user ON access.session USING btree (user_id);
CREATE UNIQUE INDEX session_id_key ON access.session USING btree (id);
create policy administered on access.session for all to samla_admin, samla_operator using (true);
create policy own on access.session for all to samla_figures, samla_team, samla_user using ((user_id = ( SELECT access.current_user_id() AS current_user_id)));
create policy own_of_data_protection on access.session for all to samla_privacy using ((user_id = ( SELECT access.current_user_id() AS current_user_id)));
grant delete on access.session to samla_admin;
grant delete on access.session to samla_figures;
grant delete on access.session to samla_operator;
grant delete on access.session to samla_privacy;
grant delete on access.session to samla_team;
grant delete on access.session to samla_user;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_admin;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_figures;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_operator;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_privacy;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_team;
grant select (user_id, created_at, used_at, expires_at, id, browser, system) on access.session to samla_user;
comment on table access.session is 'Logged-in browsers. The cookie''s token is stored as a hash alone.';
comment on column access.session.token_hash is 'secret: SHA-256 of the session token';
comment on column access.session.user_id is 'plain: who is logged in';
comment on column access.session.created_at is 'plain: when it began';
comment on column access.session.used_at is 'plain: when it was last used, to within some minutes';
comment on column access.session.expires_at is 'plain: when it ends, however much it is used';
comment on column access.session.id is 'plain: names the session without being worth anything in a cookie';
comment on column access.session.browser is 'staff: kind of browser in plain words, null when not known; nothing else of what it says of itself is kept';
comment on column access.session.system is 'staff: kind of system in plain words, null when not known';
comment on column access.session.method is 'plain: how who it is was proved when the session began, or last since';
comment on column access.session.proved_at is 'plain: when it was last proved who the session''s user is; null before that was noted';

create table access.setting (
  key text not null,
  version integer not null,
  value jsonb not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint setting_pkey PRIMARY KEY (key, version),
  constraint setting_decision_check CHECK ((length(decision) <= 2000)),
  constraint setting_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60))),
  constraint setting_version_check CHECK ((version >= 1))
);
alter table access.setting enable row level security;
create policy decided on access.setting for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on access.setting for insert to samla_operator with check (true);

grant insert, select on access.setting to samla_figures;
grant insert, select on access.setting to samla_operator;
grant select on access.setting to samla_admin;
grant select on access.setting to samla_team;
comment on table access.setting is 'Decided settings of roles; the highest version of a key holds.';
comment on column access.setting.key is 'plain: which setting';
comment on column access.setting.version is 'plain: 1, 2, …';
comment on column access.setting.value is 'plain: what was decided';
comment on column access.setting.decided_on is 'plain: day of the decision';
comment on column access.setting.paragraph is 'plain: the decision, such as § 12';
comment on column access.setting.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column access.setting.recorded_at is 'plain: when it was recorded';
comment on column access.setting.recorded_by is 'staff: who recorded it';

create table access.user_account (
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  password_hash text,
  password_is_temporary boolean not null default true,
  password_expires_at timestamp with time zone,
  left_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  changed_by text,
  changed_at timestamp with time zone,
  is_employee boolean not null default false,
  constraint user_account_pkey PRIMARY KEY (id),
  constraint user_account_check CHECK (((password_hash IS NULL) OR (password_is_temporary = (password_expires_at IS NOT NULL)))),
  constraint user_account_email_check CHECK (((email = lower(btrim(email))) AND (email ~~ '%_@_%'::text) AND (length(email) <= 254))),
  constraint user_account_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint user_account_version_check CHECK ((version >= 1))
);
alter table access.user_account enable row level security;
CREATE UNIQUE INDEX user_account_email_key ON access.user_account USING btree (email);
create policy administered on access.user_account for all to samla_admin, samla_operator using (true) with check (true);
create policy colleagues on access.user_account for select to samla_figures, samla_team using (true);
create policy colleagues_of_data_protection on access.user_account for select to samla_privacy using (true);
create policy staff_alone on access.user_account for all to samla_admin, samla_figures, samla_privacy, samla_team using ((id <> ALL (( SELECT access.participant_users() AS participant_users)::uuid[]))) with check (true);
grant insert, update on access.user_account to samla_admin;
grant insert, update on access.user_account to samla_operator;
grant select (id, email, name, password_is_temporary, password_expires_at, left_at, created_at, version, changed_by, changed_at, is_employee) on access.user_account to samla_admin;
grant select (id, email, name, password_is_temporary, password_expires_at, left_at, created_at, version, changed_by, changed_at, is_employee) on access.user_account to samla_operator;
grant select (id, name) on access.user_account to samla_figures;
grant select (id, name) on access.user_account to samla_privacy;
grant select (id, name) on access.user_account to samla_team;
comment on table access.user_account is 'A person who works in Samla for this association.';
comment on column access.user_account.id is 'plain: key';
comment on column access.user_account.email is 'staff: e-mail address, lower case, the login name';
comment on column access.user_account.name is 'staff: name as colleagues see it';
comment on column access.user_account.password_hash is 'secret: Argon2id hash, null when the user logs in by e-identification';
comment on column access.user_account.password_is_temporary is 'plain: true for a one-time password that must be changed';
comment on column access.user_account.password_expires_at is 'plain: until when a one-time password works, null for an own one';
comment on column access.user_account.left_at is 'plain: from when the user has no access, null while active';
comment on column access.user_account.created_at is 'plain: when the user was added';
comment on column access.user_account.version is 'plain: counts changes, for lost races';
comment on column access.user_account.changed_by is 'staff: who last changed the account';
comment on column access.user_account.changed_at is 'plain: when it was last changed';
comment on column access.user_account.is_employee is 'plain: whether the user is employed by the association itself';

CREATE OR REPLACE FUNCTION access.add_own_passkey(new_credential bytea, of_handle bytea, new_public_key bytea, new_counter bigint, new_transports text[], new_name text, now_synced boolean, at_instant timestamp with time zone, at_most integer)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with held as (
      select count(*) as held from access.passkey k where k.user_id = access.current_user_id()
    ), added as (
      insert into access.passkey (user_id, credential_id, user_handle, public_key, counter, transports, name, is_synced, made_at)
      select access.current_user_id(), new_credential, of_handle, new_public_key, new_counter, new_transports, new_name, now_synced, at_instant
      from held where held < at_most
      on conflict (credential_id) do nothing returning 1
    )
    select case when exists (select from added) then 'done' when held < at_most then 'taken' else 'many' end from held
  $function$
;
comment on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) is 'Keeps a new passkey: done, taken when the key is known already, many when the user has as many as one may.';
grant execute on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) to samla_admin;
grant execute on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) to samla_figures;
grant execute on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) to samla_privacy;
grant execute on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) to samla_team;
grant execute on function access.add_own_passkey(bytea,bytea,bytea,bigint,text[],text,boolean,timestamp with time zone,integer) to samla_user;

CREATE OR REPLACE FUNCTION access.append_audit_block(block access.audit_block)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      head access.audit_block;
    begin
      perform pg_advisory_xact_lock(hashtextextended('access.audit_block', 0));
      select b.* into head from access.audit_block b order by b.number desc limit 1;
      if block.number <> coalesce(head.number, 0) + 1
        or block.previous_hash <> coalesce(head.hash, decode(repeat('00', 32), 'hex'))
        or block.from_transaction <> coalesce((select b.to_transaction from access.audit_block b where b.cluster = block.cluster
          order by b.to_transaction desc limit 1), '0'::xid8)
      then return false; end if;
      insert into access.audit_block values (block.*);
      perform gin_clean_pending_list('access.audit_entry_records'::regclass);
      return true;
    end
  $function$
;
comment on function access.append_audit_block(access.audit_block) is 'Adds the block if it follows the last one; false when another came first.';
grant execute on function access.append_audit_block(access.audit_block) to samla_app;

CREATE OR REPLACE FUNCTION access.assigned_interventions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(distinct a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role in ('team_leader', 'team_member', 'counsellor') and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.assigned_interventions() is 'The interventions in whose teams the user of this transaction works today.';
grant execute on function access.assigned_interventions() to samla_admin;
grant execute on function access.assigned_interventions() to samla_figures;
grant execute on function access.assigned_interventions() to samla_operator;
grant execute on function access.assigned_interventions() to samla_team;

CREATE OR REPLACE FUNCTION access.audit_block_hashes(after_number integer, most integer)
 RETURNS TABLE(number integer, hash bytea, sealed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select b.number, b.hash, b.sealed_at from access.audit_block b where b.number > after_number order by b.number limit most $function$
;
comment on function access.audit_block_hashes(integer,integer) is 'The hashes of sealed blocks, for the file outside the database.';
grant execute on function access.audit_block_hashes(integer,integer) to samla_app;

CREATE OR REPLACE FUNCTION access.audit_entries_to_seal(of_cluster bigint, from_number xid8, to_number xid8)
 RETURNS SETOF access.audit_entry
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select e.* from access.audit_entry e where e.cluster = of_cluster and e.transaction_id >= from_number and e.transaction_id < to_number $function$
;
comment on function access.audit_entries_to_seal(bigint,xid8,xid8) is 'The audit entries of some transactions, for sealing.';
grant execute on function access.audit_entries_to_seal(bigint,xid8,xid8) to samla_app;

CREATE OR REPLACE FUNCTION access.audit_seal_range(most integer)
 RETURNS TABLE(cluster bigint, from_transaction xid8, to_transaction xid8)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      here constant bigint := (pg_control_system()).system_identifier;
      settled constant xid8 := pg_snapshot_xmin(pg_current_snapshot());
      below xid8;
      last_of_block xid8;
    begin
      cluster := -9223372036854775808;
      loop
        select e.cluster into cluster from access.audit_entry e where e.cluster > audit_seal_range.cluster order by e.cluster limit 1;
        exit when not found;
        from_transaction := coalesce((select b.to_transaction from access.audit_block b where b.cluster = audit_seal_range.cluster
          order by b.to_transaction desc limit 1), '0'::xid8);
        -- Of another cluster nothing runs here.
        if cluster = here then below := settled;
        else
          select (e.transaction_id::text::numeric + 1)::text::xid8 into below from access.audit_entry e
          where e.cluster = audit_seal_range.cluster order by e.transaction_id desc limit 1;
        end if;
        continue when below <= from_transaction;
        select max(piece.number::text::numeric)::text::xid8 into last_of_block from (
          select e.transaction_id as number from access.audit_entry e
          where e.cluster = audit_seal_range.cluster and e.transaction_id >= from_transaction and e.transaction_id < below
          order by e.transaction_id, e.id limit most) piece;
        continue when last_of_block is null;
        select coalesce((select e.transaction_id from access.audit_entry e
          where e.cluster = audit_seal_range.cluster and e.transaction_id > last_of_block and e.transaction_id < below
          order by e.transaction_id limit 1), below) into to_transaction;
        return next;
        return;
      end loop;
    end
  $function$
;
comment on function access.audit_seal_range(integer) is 'The transactions whose audit entries make the next block, about so many; none when all that is settled is sealed.';
grant execute on function access.audit_seal_range(integer) to samla_app;

CREATE OR REPLACE FUNCTION access.begin_login(account bytea, address bytea, at_instant timestamp with time zone, counted_since timestamp with time zone, most_on_account_from_address integer, most_on_account integer, most_from_address integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select pg_advisory_xact_lock(hashtextextended(encode(account, 'hex'), 0));
    delete from access.login_attempt a where a.id in (select o.id from access.login_attempt o where o.at < counted_since for update skip locked);
    insert into access.login_attempt (account_hash, address_hash, at)
      select account, address, at_instant
      where (select count(*) from access.login_attempt a where a.account_hash = account and a.address_hash = address) < most_on_account_from_address
        and (select count(*) from access.login_attempt a where a.account_hash = account) < most_on_account
        and (select count(*) from access.login_attempt a where a.address_hash = address) < most_from_address
      returning true
  $function$
;
comment on function access.begin_login(bytea,bytea,timestamp with time zone,timestamp with time zone,integer,integer,integer) is 'Counts one attempt at a password; null when there have been too many.';
grant execute on function access.begin_login(bytea,bytea,timestamp with time zone,timestamp with time zone,integer,integer,integer) to samla_app;

CREATE OR REPLACE FUNCTION access.begin_own_code(new_secret bytea, at_instant timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    insert into access.one_time_code (user_id, secret, begun_at) select access.current_user_id(), new_secret, at_instant where access.current_user_id() is not null
    on conflict (user_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0
    where access.one_time_code.confirmed_at is null returning true
  $function$
;
comment on function access.begin_own_code(bytea,timestamp with time zone) is 'Keeps a new secret until its first code is right; null when there is one in use.';
grant execute on function access.begin_own_code(bytea,timestamp with time zone) to samla_admin;
grant execute on function access.begin_own_code(bytea,timestamp with time zone) to samla_figures;
grant execute on function access.begin_own_code(bytea,timestamp with time zone) to samla_privacy;
grant execute on function access.begin_own_code(bytea,timestamp with time zone) to samla_team;
grant execute on function access.begin_own_code(bytea,timestamp with time zone) to samla_user;

CREATE OR REPLACE FUNCTION access.colleagues()
 RETURNS TABLE(email text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select distinct u.email, u.name from access.user_account u
    where u.id = access.current_user_id()
      or u.id in (select a.user_id from access.role_assignment a
        where a.role in ('team_leader', 'team_member', 'counsellor') and a.intervention_id = any (access.assigned_interventions()))
  $function$
;
comment on function access.colleagues() is 'Who works or has worked in the asker''s interventions: whose name may stand in the history of a participant.';
grant execute on function access.colleagues() to samla_team;

CREATE OR REPLACE FUNCTION access.confirm_own_code(step bigint, at_instant timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    update access.one_time_code c set confirmed_at = at_instant, last_step = step
    where c.user_id = access.current_user_id() and c.confirmed_at is null returning true
  $function$
;
comment on function access.confirm_own_code(bigint,timestamp with time zone) is 'From now on codes are asked for.';
grant execute on function access.confirm_own_code(bigint,timestamp with time zone) to samla_admin;
grant execute on function access.confirm_own_code(bigint,timestamp with time zone) to samla_figures;
grant execute on function access.confirm_own_code(bigint,timestamp with time zone) to samla_privacy;
grant execute on function access.confirm_own_code(bigint,timestamp with time zone) to samla_team;
grant execute on function access.confirm_own_code(bigint,timestamp with time zone) to samla_user;

CREATE OR REPLACE FUNCTION access.current_day()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('samla.today'::text, true), ''::text))::date
;
comment on function access.current_day() is 'Today in Sweden as the platform clock has it.';
grant execute on function access.current_day() to samla_admin;
grant execute on function access.current_day() to samla_figures;
grant execute on function access.current_day() to samla_operator;
grant execute on function access.current_day() to samla_privacy;
grant execute on function access.current_day() to samla_team;

CREATE OR REPLACE FUNCTION access.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('samla.user_id'::text, true), ''::text))::uuid
;
comment on function access.current_user_id() is 'The user of this transaction, null for the command line.';
grant execute on function access.current_user_id() to samla_admin;
grant execute on function access.current_user_id() to samla_figures;
grant execute on function access.current_user_id() to samla_operator;
grant execute on function access.current_user_id() to samla_privacy;
grant execute on function access.current_user_id() to samla_team;
grant execute on function access.current_user_id() to samla_user;

CREATE OR REPLACE FUNCTION access.end_session(session_token_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ delete from access.session where token_hash = session_token_hash $function$
;
comment on function access.end_session(bytea) is 'Ends one session.';
grant execute on function access.end_session(bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.find_invitation(of_token_hash bytea)
 RETURNS TABLE(user_id uuid, name text, email text, purpose text, expires_at timestamp with time zone, is_used boolean, is_void boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select u.id, u.name, u.email, i.purpose, i.expires_at, i.used_at is not null, i.voided_at is not null or u.left_at is not null
    from access.invitation i join access.user_account u on u.id = i.user_id where i.token_hash = of_token_hash
  $function$
;
comment on function access.find_invitation(bytea) is 'Whom a link is for and whether it still works, for one token.';
grant execute on function access.find_invitation(bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.find_login(login_email text)
 RETURNS TABLE(user_id uuid, name text, email text, password_hash text, password_expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select u.id, u.name, u.email, u.password_hash, u.password_expires_at from access.user_account u where u.email = lower(btrim(login_email)) and u.left_at is null $function$
;
comment on function access.find_login(text) is 'What is needed to check a password, for one e-mail address.';
grant execute on function access.find_login(text) to samla_app;

CREATE OR REPLACE FUNCTION access.find_login_by_number(index bytea)
 RETURNS TABLE(user_id uuid, name text, email text, password_hash text, password_expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select u.id, u.name, u.email, null::text, null::timestamptz
    from access.e_identity e join access.user_account u on u.id = e.user_id where e.number_index = index and u.left_at is null
  $function$
;
comment on function access.find_login_by_number(bytea) is 'The user of one e-identification.';
grant execute on function access.find_login_by_number(bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.find_passkey(of_credential bytea)
 RETURNS TABLE(user_id uuid, name text, email text, user_handle bytea, public_key bytea, counter bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select u.id, u.name, u.email, k.user_handle, k.public_key, k.counter
    from access.passkey k join access.user_account u on u.id = k.user_id where k.credential_id = of_credential and u.left_at is null
  $function$
;
comment on function access.find_passkey(bytea) is 'Whose a passkey is, and what its signature is checked with.';
grant execute on function access.find_passkey(bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.find_second_factor(for_user_id uuid)
 RETURNS TABLE(secret bytea, last_step bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select c.secret, c.last_step from access.one_time_code c where c.user_id = for_user_id and c.confirmed_at is not null $function$
;
comment on function access.find_second_factor(uuid) is 'What is needed to check a one-time code, where the user has them.';
grant execute on function access.find_second_factor(uuid) to samla_app;

CREATE OR REPLACE FUNCTION access.find_session(session_token_hash bytea, at_instant timestamp with time zone, used_since timestamp with time zone, today date)
 RETURNS TABLE(session_id uuid, used_at timestamp with time zone, user_id uuid, email text, name text, password_is_temporary boolean, roles jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select s.id, s.used_at, u.id, u.email, u.name, u.password_is_temporary,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'interventionId', a.intervention_id, 'intervention', i.name,
          'partyId', a.party_id, 'party', p.name, 'group', a.group_name) order by a.role, a.intervention_id, a.party_id, a.group_name)
        from access.role_assignment a
        left join interventions.intervention i on i.id = a.intervention_id left join association.party p on p.id = a.party_id
        where a.user_id = u.id and a.in_force and a.valid_from <= today and (a.valid_to is null or a.valid_to >= today)), '[]'::jsonb)
    from access.session s join access.user_account u on u.id = s.user_id
    where s.token_hash = session_token_hash and s.expires_at > at_instant and s.used_at > used_since and u.left_at is null
  $function$
;
comment on function access.find_session(bytea,timestamp with time zone,timestamp with time zone,date) is 'The session of one token with its user and the roles of today; none when it has run out, lain unused or the user has left.';
grant execute on function access.find_session(bytea,timestamp with time zone,timestamp with time zone,date) to samla_app;

CREATE OR REPLACE FUNCTION access.forget_login_attempts(account bytea, address bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ delete from access.login_attempt a where a.account_hash = account and a.address_hash = address $function$
;
comment on function access.forget_login_attempts(bytea,bytea) is 'After a right password: the attempts on that account from that address count no more.';
grant execute on function access.forget_login_attempts(bytea,bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.has_team_leader(of_intervention uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (
      select 1 from access.role_assignment a
      join access.user_account u on u.id = a.user_id
      where a.intervention_id = of_intervention and a.role = 'team_leader' and u.left_at is null and a.in_force
        and (a.valid_to is null or a.valid_to >= access.current_day())
    )
  $function$
;
comment on function access.has_team_leader(uuid) is 'Whether an intervention has a team leader today or later, who can approve.';
grant execute on function access.has_team_leader(uuid) to samla_admin;
grant execute on function access.has_team_leader(uuid) to samla_operator;
grant execute on function access.has_team_leader(uuid) to samla_team;

CREATE OR REPLACE FUNCTION access.holds_role(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (
      select 1 from access.role_assignment a
      join access.user_account u on u.id = a.user_id
      where a.user_id = access.current_user_id() and u.left_at is null and a.role = wanted and a.in_force
        and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
    )
  $function$
;
comment on function access.holds_role(text) is 'Whether the user of this transaction holds a role today.';
grant execute on function access.holds_role(text) to samla_admin;
grant execute on function access.holds_role(text) to samla_figures;
grant execute on function access.holds_role(text) to samla_operator;
grant execute on function access.holds_role(text) to samla_privacy;
grant execute on function access.holds_role(text) to samla_team;

CREATE OR REPLACE FUNCTION access.interventions_to_record_in()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role in ('team_leader', 'team_member') and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.interventions_to_record_in() is 'The interventions in which the user of this transaction may record participants today.';
grant execute on function access.interventions_to_record_in() to samla_operator;
grant execute on function access.interventions_to_record_in() to samla_team;

CREATE OR REPLACE FUNCTION access.keep_login_step(hash bytea, of_user_id uuid, kept bytea, at_instant timestamp with time zone, until_instant timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from access.login_step s where s.expires_at <= at_instant;
    insert into access.login_step (id_hash, user_id, detail, expires_at) values (hash, of_user_id, kept, until_instant)
  $function$
;
comment on function access.keep_login_step(bytea,uuid,bytea,timestamp with time zone,timestamp with time zone) is 'Keeps what a login by way of the identity provider is finished with.';
grant execute on function access.keep_login_step(bytea,uuid,bytea,timestamp with time zone,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.last_audit_block()
 RETURNS TABLE(number integer, hash bytea, sealed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select b.number, b.hash, b.sealed_at from access.audit_block b order by b.number desc limit 1 $function$
;
comment on function access.last_audit_block() is 'Number and hash of the block that the next one follows.';
grant execute on function access.last_audit_block() to samla_app;

CREATE OR REPLACE FUNCTION access.leads_alone(of_user uuid, of_intervention uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(bool_and(a.user_id = of_user), false)
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.intervention_id = of_intervention and a.role = 'team_leader' and u.left_at is null and a.in_force
      and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.leads_alone(uuid,uuid) is 'Whether a user is the only leader of an intervention today and later, whose own roles nobody there can approve.';
grant execute on function access.leads_alone(uuid,uuid) to samla_admin;
grant execute on function access.leads_alone(uuid,uuid) to samla_operator;
grant execute on function access.leads_alone(uuid,uuid) to samla_team;

CREATE OR REPLACE FUNCTION access.led_interventions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(a.intervention_id), '{}')
    from access.role_assignment a
    join access.user_account u on u.id = a.user_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'team_leader' and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.led_interventions() is 'The interventions that the user of this transaction leads today.';
grant execute on function access.led_interventions() to samla_admin;
grant execute on function access.led_interventions() to samla_operator;
grant execute on function access.led_interventions() to samla_team;

CREATE OR REPLACE FUNCTION access.link_e_identity(for_user_id uuid, index bytea, at_instant timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with linked as (
      insert into access.e_identity (user_id, number_index, linked_at)
      select u.id, index, at_instant from access.user_account u
      where u.id = for_user_id and u.left_at is null and not exists (select from access.e_identity e where e.number_index = index and e.user_id <> for_user_id)
      on conflict (user_id) do update set number_index = excluded.number_index, linked_at = excluded.linked_at returning user_id
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, u.id, u.email, 'none', 'linkEIdentification', 'inloggad', 'done', array[u.id]
      from linked join access.user_account u on u.id = linked.user_id
    )
    select true from linked
  $function$
;
comment on function access.link_e_identity(uuid,bytea,timestamp with time zone) is 'Links an e-identification to a user and audits it; null when another user has it.';
grant execute on function access.link_e_identity(uuid,bytea,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.log_login(at_instant timestamp with time zone, of_user_id uuid, who text, result text, why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome) values (at_instant, of_user_id, left(who, 254), 'none', 'logIn', why, result) $function$
;
comment on function access.log_login(timestamp with time zone,uuid,text,text,text) is 'Audits logins that succeed and fail, before a user is known.';
grant execute on function access.log_login(timestamp with time zone,uuid,text,text,text) to samla_app;

CREATE OR REPLACE FUNCTION access.logins_of_person(person uuid)
 RETURNS TABLE(assignment_id uuid, user_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select a.id, a.user_id from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.person_id = person and a.in_force and u.left_at is null and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.logins_of_person(uuid) is 'The logins of a participant that last.';

CREATE OR REPLACE FUNCTION access.name_own_participant()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if new.user_id is not null then new.actor := access.named_in_log(new.user_id, new.actor); end if;
      return new;
    end
  $function$
;
comment on function access.name_own_participant() is 'Keeps a participant''s address out of the log.';

CREATE OR REPLACE FUNCTION access.named_in_log(of_user uuid, otherwise text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select case when exists (select from access.role_assignment a where a.user_id = of_user and a.person_id is not null) then 'deltagare' else otherwise end $function$
;
comment on function access.named_in_log(uuid,text) is 'What the log calls a user: a participant by that word alone.';

CREATE OR REPLACE FUNCTION access.names_of(emails text[])
 RETURNS TABLE(email text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select u.email, u.name from access.user_account u where u.email = any (emails) $function$
;
comment on function access.names_of(text[]) is 'The names of the users that have these e-mail addresses, those who have left too.';
grant execute on function access.names_of(text[]) to samla_figures;

CREATE OR REPLACE FUNCTION access.own_code_begun()
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select c.secret from access.one_time_code c where c.user_id = access.current_user_id() and c.confirmed_at is null $function$
;
comment on function access.own_code_begun() is 'The secret whose first code is awaited.';
grant execute on function access.own_code_begun() to samla_admin;
grant execute on function access.own_code_begun() to samla_figures;
grant execute on function access.own_code_begun() to samla_privacy;
grant execute on function access.own_code_begun() to samla_team;
grant execute on function access.own_code_begun() to samla_user;

CREATE OR REPLACE FUNCTION access.own_factors()
 RETURNS TABLE(code_since timestamp with time zone, recovery_codes_left integer, e_identity_since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select (select c.confirmed_at from access.one_time_code c where c.user_id = access.current_user_id()),
      (select count(*)::integer from access.recovery_code r where r.user_id = access.current_user_id() and r.used_at is null),
      (select e.linked_at from access.e_identity e where e.user_id = access.current_user_id())
  $function$
;
comment on function access.own_factors() is 'Which ways to log in the user of this transaction has besides the password.';
grant execute on function access.own_factors() to samla_admin;
grant execute on function access.own_factors() to samla_figures;
grant execute on function access.own_factors() to samla_privacy;
grant execute on function access.own_factors() to samla_team;
grant execute on function access.own_factors() to samla_user;

CREATE OR REPLACE FUNCTION access.own_passkeys()
 RETURNS TABLE(id uuid, name text, made_at timestamp with time zone, used_at timestamp with time zone, is_synced boolean, credential_id bytea, transports text[], user_handle bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select k.id, k.name, k.made_at, k.used_at, k.is_synced, k.credential_id, k.transports, k.user_handle
    from access.passkey k where k.user_id = access.current_user_id() order by k.made_at, k.id
  $function$
;
comment on function access.own_passkeys() is 'The passkeys of the user of this transaction, oldest first.';
grant execute on function access.own_passkeys() to samla_admin;
grant execute on function access.own_passkeys() to samla_figures;
grant execute on function access.own_passkeys() to samla_privacy;
grant execute on function access.own_passkeys() to samla_team;
grant execute on function access.own_passkeys() to samla_user;

CREATE OR REPLACE FUNCTION access.participant_users()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select coalesce(array_agg(distinct a.user_id), '{}') from access.role_assignment a where a.person_id is not null $function$
;
comment on function access.participant_users() is 'Users who are or were participants: no colleague''s list shows them.';
grant execute on function access.participant_users() to samla_admin;
grant execute on function access.participant_users() to samla_figures;
grant execute on function access.participant_users() to samla_privacy;
grant execute on function access.participant_users() to samla_team;

CREATE OR REPLACE FUNCTION access.prove_session(session_token_hash bytea, how text, at_instant timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ update access.session s set method = how, proved_at = at_instant where s.token_hash = session_token_hash $function$
;
comment on function access.prove_session(bytea,text,timestamp with time zone) is 'Notes how and when it was proved who a session''s user is.';
grant execute on function access.prove_session(bytea,text,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.read_data_key()
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select wrapped_key from access.data_key where id = 1 $function$
;
comment on function access.read_data_key() is 'The wrapped data key; useless without the master key.';
grant execute on function access.read_data_key() to samla_app;

CREATE OR REPLACE FUNCTION access.remove_factors(of_user_id uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with may as (select 1 where access.holds_role('administrator') and of_user_id <> access.current_user_id()),
    codes as (delete from access.recovery_code r using may where r.user_id = of_user_id),
    identity as (delete from access.e_identity e using may where e.user_id = of_user_id returning 1),
    factor as (delete from access.one_time_code c using may where c.user_id = of_user_id returning 1),
    keys as (delete from access.passkey k using may where k.user_id = of_user_id returning 1),
    ended as (delete from access.session s using may where s.user_id = of_user_id)
    select true from may where exists (select from identity) or exists (select from factor) or exists (select from keys)
  $function$
;
comment on function access.remove_factors(uuid) is 'Takes away a user''s second factor, e-identification and passkeys and ends the sessions; null when there was none, or the asker is no administrator.';
grant execute on function access.remove_factors(uuid) to samla_admin;

CREATE OR REPLACE FUNCTION access.remove_own_code()
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from access.recovery_code r where r.user_id = access.current_user_id();
    delete from access.one_time_code c where c.user_id = access.current_user_id() returning true
  $function$
;
comment on function access.remove_own_code() is 'No codes are asked for any more.';
grant execute on function access.remove_own_code() to samla_admin;
grant execute on function access.remove_own_code() to samla_figures;
grant execute on function access.remove_own_code() to samla_privacy;
grant execute on function access.remove_own_code() to samla_team;
grant execute on function access.remove_own_code() to samla_user;

CREATE OR REPLACE FUNCTION access.remove_own_passkey(of_id uuid, more_is_asked boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      has_password boolean;
    begin
      -- One at a time: two that are taken away at once must not both find the other left.
      select u.password_hash is not null into has_password from access.user_account u where u.id = access.current_user_id() for update;
      if not exists (select from access.passkey k where k.id = of_id and k.user_id = access.current_user_id()) then return null; end if;
      if (more_is_asked or not has_password)
        and not exists (select from access.passkey k where k.user_id = access.current_user_id() and k.id <> of_id)
        and not exists (select from access.one_time_code c where c.user_id = access.current_user_id() and c.confirmed_at is not null)
        and not exists (select from access.e_identity e where e.user_id = access.current_user_id()) then return 'last'; end if;
      delete from access.passkey k where k.id = of_id and k.user_id = access.current_user_id();
      return 'done';
    end
  $function$
;
comment on function access.remove_own_passkey(uuid,boolean) is 'Takes a passkey away: done, last when nothing would be left that is enough to log in by, null when the user has none such.';
grant execute on function access.remove_own_passkey(uuid,boolean) to samla_admin;
grant execute on function access.remove_own_passkey(uuid,boolean) to samla_figures;
grant execute on function access.remove_own_passkey(uuid,boolean) to samla_privacy;
grant execute on function access.remove_own_passkey(uuid,boolean) to samla_team;
grant execute on function access.remove_own_passkey(uuid,boolean) to samla_user;

CREATE OR REPLACE FUNCTION access.rename_own_passkey(of_id uuid, new_name text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ update access.passkey k set name = new_name where k.id = of_id and k.user_id = access.current_user_id() returning true $function$
;
comment on function access.rename_own_passkey(uuid,text) is 'Calls a passkey something else; null when the user has none such.';
grant execute on function access.rename_own_passkey(uuid,text) to samla_admin;
grant execute on function access.rename_own_passkey(uuid,text) to samla_figures;
grant execute on function access.rename_own_passkey(uuid,text) to samla_privacy;
grant execute on function access.rename_own_passkey(uuid,text) to samla_team;
grant execute on function access.rename_own_passkey(uuid,text) to samla_user;

CREATE OR REPLACE FUNCTION access.replace_own_recovery_codes(hashes bytea[], at_instant timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from access.recovery_code r where r.user_id = access.current_user_id();
    insert into access.recovery_code (user_id, code_hash, made_at) select access.current_user_id(), h, at_instant from unnest(hashes) h
  $function$
;
comment on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) is 'Makes earlier recovery codes void and keeps new ones.';
grant execute on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) to samla_admin;
grant execute on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) to samla_figures;
grant execute on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) to samla_privacy;
grant execute on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) to samla_team;
grant execute on function access.replace_own_recovery_codes(bytea[],timestamp with time zone) to samla_user;

CREATE OR REPLACE FUNCTION access.replace_password(for_user_id uuid, old_hash text, new_hash text, at_instant timestamp with time zone, in_role text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with changed as (
      update access.user_account set password_hash = new_hash, password_is_temporary = false, password_expires_at = null,
        version = version + 1, changed_by = email, changed_at = at_instant
      where id = for_user_id and password_hash = old_hash and left_at is null returning id, email
    ), ended as (
      delete from access.session s using changed where s.user_id = changed.id
    ), voided as (
      update access.invitation i set voided_at = at_instant from changed where i.user_id = changed.id and i.used_at is null and i.voided_at is null
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, id, email, in_role, 'changePassword', 'inloggad', 'done', array[id] from changed
    )
    select true from changed
  $function$
;
comment on function access.replace_password(uuid,text,text,timestamp with time zone,text) is 'Changes a password that was checked a moment ago, ends the user''s sessions and audits it; null when it was changed meanwhile.';
grant execute on function access.replace_password(uuid,text,text,timestamp with time zone,text) to samla_app;

CREATE OR REPLACE FUNCTION access.report_writers()
 RETURNS TABLE(user_id uuid, name text, intervention_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select distinct a.user_id, u.name, a.intervention_id
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where access.holds_role('coordinator') and u.left_at is null and a.in_force and a.role in ('coordinator', 'team_leader')
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.report_writers() is 'Coordinators (intervention null) and team leaders of today, for a coordinator who asks.';
grant execute on function access.report_writers() to samla_figures;

CREATE OR REPLACE FUNCTION access.save_session(session_token_hash bytea, session_user_id uuid, at_instant timestamp with time zone, until_instant timestamp with time zone, of_browser text, of_system text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from access.session s where s.expires_at <= at_instant;
    insert into access.session (token_hash, user_id, created_at, used_at, expires_at, browser, system)
    values (session_token_hash, session_user_id, at_instant, at_instant, until_instant, of_browser, of_system)
    on conflict (token_hash) do nothing
  $function$
;
comment on function access.save_session(bytea,uuid,timestamp with time zone,timestamp with time zone,text,text) is 'Begins a session; one that is there stays as it is. Those that have run out are removed.';
grant execute on function access.save_session(bytea,uuid,timestamp with time zone,timestamp with time zone,text,text) to samla_app;

CREATE OR REPLACE FUNCTION access.session_proof(session_token_hash bytea)
 RETURNS TABLE(method text, proved_at timestamp with time zone, factor_rule text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select s.method, s.proved_at,
      (select r.value ->> 'secondFactor' from access.setting r where r.key = 'login rules' order by r.version desc limit 1)
    from access.session s where s.token_hash = session_token_hash
  $function$
;
comment on function access.session_proof(bytea) is 'How and when it was proved who a session''s user is, and of whom the association asks more than a password.';
grant execute on function access.session_proof(bytea) to samla_app;

CREATE OR REPLACE FUNCTION access.take_login_step(hash bytea, at_instant timestamp with time zone)
 RETURNS TABLE(user_id uuid, detail bytea)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ delete from access.login_step s where s.id_hash = hash and s.expires_at > at_instant returning s.user_id, s.detail $function$
;
comment on function access.take_login_step(bytea,timestamp with time zone) is 'Gives a login under way once, and forgets it.';
grant execute on function access.take_login_step(bytea,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.use_invitation(of_token_hash bytea, new_hash text, at_instant timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with used as (
      update access.invitation i set used_at = at_instant from access.user_account u
      where i.token_hash = of_token_hash and i.used_at is null and i.voided_at is null and i.expires_at > at_instant
        and u.id = i.user_id and u.left_at is null
      returning i.id, i.user_id, i.purpose
    ), changed as (
      update access.user_account u set password_hash = new_hash, password_is_temporary = false, password_expires_at = null,
        version = u.version + 1, changed_by = u.email, changed_at = at_instant
      from used where u.id = used.user_id returning u.id, u.email
    ), ended as (
      delete from access.session s using changed where s.user_id = changed.id
    ), logged as (
      insert into access.audit_entry (at, user_id, actor, role, action, reason, outcome, record_ids)
      select at_instant, changed.id, changed.email, 'none', 'choosePassword', 'länk: ' || used.purpose, 'done', array[changed.id, used.id]
      from changed, used
    )
    select id from changed
  $function$
;
comment on function access.use_invitation(bytea,text,timestamp with time zone) is 'Sets the password that was chosen by a link, once; ends the user''s sessions and audits it. Null when the link does not work.';
grant execute on function access.use_invitation(bytea,text,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.use_one_time_code(for_user_id uuid, step bigint)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ update access.one_time_code c set last_step = step where c.user_id = for_user_id and c.confirmed_at is not null and c.last_step < step returning true $function$
;
comment on function access.use_one_time_code(uuid,bigint) is 'Uses up a code that was found right; null when it, or a later one, was used already.';
grant execute on function access.use_one_time_code(uuid,bigint) to samla_app;

CREATE OR REPLACE FUNCTION access.use_passkey(of_credential bytea, new_counter bigint, now_synced boolean, at_instant timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    update access.passkey k set counter = new_counter, is_synced = now_synced, used_at = at_instant
    where k.credential_id = of_credential and (new_counter > k.counter or (new_counter = 0 and k.counter = 0)) returning true
  $function$
;
comment on function access.use_passkey(bytea,bigint,boolean,timestamp with time zone) is 'Notes that a passkey was used; null when its counter did not go forward. Keys that do not count say 0.';
grant execute on function access.use_passkey(bytea,bigint,boolean,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.use_recovery_code(for_user_id uuid, hash bytea, at_instant timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ update access.recovery_code c set used_at = at_instant where c.user_id = for_user_id and c.code_hash = hash and c.used_at is null returning true $function$
;
comment on function access.use_recovery_code(uuid,bytea,timestamp with time zone) is 'Uses up a recovery code; null when there is none such left.';
grant execute on function access.use_recovery_code(uuid,bytea,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.use_session(session_token_hash bytea, at_instant timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ update access.session set used_at = at_instant where token_hash = session_token_hash and used_at < at_instant $function$
;
comment on function access.use_session(bytea,timestamp with time zone) is 'Notes that a session is in use.';
grant execute on function access.use_session(bytea,timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION access.workers()
 RETURNS TABLE(user_id uuid, name text, intervention_id uuid, held_as text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select distinct u.id, u.name, a.intervention_id, case a.role when 'counsellor' then 'counsellor' else 'team_member' end
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.role in ('team_leader', 'team_member', 'counsellor') and a.intervention_id = any (access.assigned_interventions())
      and u.left_at is null and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function access.workers() is 'Who works today in the interventions that the asker works in, and as what they can have participations.';
grant execute on function access.workers() to samla_team;

CREATE OR REPLACE FUNCTION access.works_as(of_user uuid, wanted text, in_intervention uuid, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (select from access.role_assignment a join access.user_account u on u.id = a.user_id
      where a.user_id = of_user and u.left_at is null and a.in_force and a.intervention_id = in_intervention
        and a.role = any (case wanted when 'counsellor' then array['counsellor'] else array['team_member', 'team_leader'] end)
        and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day))
  $function$
;
comment on function access.works_as(uuid,text,uuid,date) is 'Whether somebody can have participations of an intervention on a day.';
grant execute on function access.works_as(uuid,text,uuid,date) to samla_team;

-- ==================== association ====================
create schema association;
comment on schema association is 'The samordningsförbund itself.';
grant usage on schema association to samla_admin;
grant usage on schema association to samla_app;
grant usage on schema association to samla_figures;
grant usage on schema association to samla_operator;
grant usage on schema association to samla_privacy;
grant usage on schema association to samla_team;
grant usage on schema association to samla_user;

create table association.accessibility_feedback (
  id uuid not null,
  received_at timestamp with time zone not null,
  page text not null,
  message_cipher bytea not null,
  contact_cipher bytea,
  handled_at timestamp with time zone,
  handled_by text,
  version integer not null default 1,
  constraint accessibility_feedback_pkey PRIMARY KEY (id),
  constraint accessibility_feedback_check CHECK (((handled_at IS NULL) = (handled_by IS NULL))),
  constraint accessibility_feedback_page_check CHECK ((length(page) <= 500)),
  constraint accessibility_feedback_version_check CHECK ((version >= 1))
);
alter table association.accessibility_feedback enable row level security;
alter table association.accessibility_feedback force row level security;
CREATE INDEX accessibility_feedback_received ON association.accessibility_feedback USING btree (received_at);
create policy administered on association.accessibility_feedback for select to samla_admin using (true);
create policy administrator_handles on association.accessibility_feedback for update to samla_admin using (true) with check (true);
create policy coordinator_handles on association.accessibility_feedback for update to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role)) with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on association.accessibility_feedback for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy counted on association.accessibility_feedback for select to samla_owner using (true);
create policy taken_in on association.accessibility_feedback for insert to samla_owner with check (true);
create policy weeded on association.accessibility_feedback for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant select on association.accessibility_feedback to samla_admin;
grant select on association.accessibility_feedback to samla_figures;
grant update (handled_at, handled_by, version) on association.accessibility_feedback to samla_admin;
grant update (handled_at, handled_by, version) on association.accessibility_feedback to samla_figures;
comment on table association.accessibility_feedback is 'Feedback on accessibility, and whether somebody has seen to it.';
comment on column association.accessibility_feedback.id is 'plain: key, made by who sends it, so that the same one twice is one';
comment on column association.accessibility_feedback.received_at is 'plain: when it came';
comment on column association.accessibility_feedback.page is 'plain: which page it is about, in the sender''s words';
comment on column association.accessibility_feedback.message_cipher is 'sensitive: what was written, encrypted; it may tell of a disability';
comment on column association.accessibility_feedback.contact_cipher is 'sensitive: how to reach the sender, encrypted; null when no answer is wanted';
comment on column association.accessibility_feedback.handled_at is 'plain: when it was seen to, null while it waits';
comment on column association.accessibility_feedback.handled_by is 'staff: who saw to it';
comment on column association.accessibility_feedback.version is 'plain: counts changes, for lost races';

create table association.party (
  id uuid not null,
  kind text not null,
  name text not null,
  is_member boolean not null,
  member_share integer,
  function_email text,
  valid_from date not null,
  valid_to date,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint party_pkey PRIMARY KEY (id),
  constraint party_check CHECK ((valid_to >= valid_from)),
  constraint party_check1 CHECK ((is_member OR (member_share IS NULL))),
  constraint party_function_email_check CHECK (((length(function_email) >= 3) AND (length(function_email) <= 254))),
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['FK'::text, 'AF'::text, 'region'::text, 'municipality'::text]))),
  constraint party_member_share_check CHECK (((member_share >= 1) AND (member_share <= 10000))),
  constraint party_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint party_version_check CHECK ((version >= 1))
);
alter table association.party enable row level security;
CREATE UNIQUE INDEX party_name ON association.party USING btree (name);
create policy changed on association.party for update to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinated on association.party for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on association.party for all to samla_operator using (true) with check (true);
create policy readable on association.party for select to samla_figures, samla_operator, samla_team using (true);
create policy readable_to_administrator on association.party for select to samla_admin using (true);
grant insert, select, update on association.party to samla_figures;
grant insert, select, update on association.party to samla_operator;
grant select on association.party to samla_team;
grant select (id, name, valid_from, valid_to) on association.party to samla_admin;
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
  party_id uuid not null,
  version integer not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint party_history_pkey PRIMARY KEY (party_id, version),
  constraint party_history_party_id_fkey FOREIGN KEY (party_id) REFERENCES association.party(id),
  constraint party_history_version_check CHECK ((version >= 1))
);
alter table association.party_history enable row level security;
create policy coordinated on association.party_history for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on association.party_history for all to samla_operator using (true) with check (true);
create policy readable on association.party_history for select to samla_figures, samla_operator using (true);
grant insert, select on association.party_history to samla_figures;
grant insert, select on association.party_history to samla_operator;
comment on table association.party_history is 'What was said of a party in each version.';
comment on column association.party_history.party_id is 'plain: the party';
comment on column association.party_history.version is 'plain: 1, 2, …';
comment on column association.party_history.value is 'plain: the fields as they were saved';
comment on column association.party_history.changed_at is 'plain: when';
comment on column association.party_history.changed_by is 'staff: who';

create table association.profile (
  id smallint not null,
  name text not null,
  slug text not null,
  organisation_number text,
  created_at timestamp with time zone not null,
  constraint profile_pkey PRIMARY KEY (id),
  constraint profile_id_check CHECK ((id = 1)),
  constraint profile_organisation_number_check CHECK ((organisation_number ~ '^[0-9]{6}-[0-9]{4}$'::text))
);
alter table association.profile enable row level security;
create policy operated on association.profile for all to samla_operator using (true) with check (true);
create policy readable on association.profile for select to samla_admin, samla_figures, samla_operator, samla_team using (true);
create policy readable_to_data_protection on association.profile for select to samla_privacy using (true);
grant insert, select, update on association.profile to samla_operator;
grant select on association.profile to samla_admin;
grant select on association.profile to samla_figures;
grant select on association.profile to samla_privacy;
grant select on association.profile to samla_team;
comment on table association.profile is 'The one association whose database this is.';
comment on column association.profile.id is 'plain: key';
comment on column association.profile.name is 'plain: exact name';
comment on column association.profile.slug is 'plain: first part of the browser address';
comment on column association.profile.organisation_number is 'plain: organisation number NNNNNN-NNNN, unknown when null';
comment on column association.profile.created_at is 'plain: when the association was added';

create table association.setting (
  key text not null,
  version integer not null,
  value jsonb not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint setting_pkey PRIMARY KEY (key, version),
  constraint setting_decision_check CHECK ((length(decision) <= 2000)),
  constraint setting_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60))),
  constraint setting_version_check CHECK ((version >= 1))
);
alter table association.setting enable row level security;
create policy decided on association.setting for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on association.setting for insert to samla_operator with check (true);

grant insert, select on association.setting to samla_figures;
grant insert, select on association.setting to samla_operator;
grant select on association.setting to samla_admin;
grant select on association.setting to samla_privacy;
grant select on association.setting to samla_team;
grant select on association.setting to samla_user;
comment on table association.setting is 'Decided settings of the association; the highest version of a key holds.';
comment on column association.setting.key is 'plain: which setting';
comment on column association.setting.version is 'plain: 1, 2, …';
comment on column association.setting.value is 'plain: what was decided';
comment on column association.setting.decided_on is 'plain: day of the decision';
comment on column association.setting.paragraph is 'plain: the decision, such as § 12';
comment on column association.setting.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column association.setting.recorded_at is 'plain: when it was recorded';
comment on column association.setting.recorded_by is 'staff: who recorded it';

CREATE OR REPLACE FUNCTION association.add_accessibility_feedback(feedback_id uuid, at_instant timestamp with time zone, about_page text, message bytea, contact bytea, most_in_a_day integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    insert into association.accessibility_feedback (id, received_at, page, message_cipher, contact_cipher)
      select feedback_id, at_instant, about_page, message, contact
      where (select count(*) from association.accessibility_feedback f where f.received_at > at_instant - interval '1 day') < most_in_a_day
    on conflict (id) do nothing;
    select exists (select 1 from association.accessibility_feedback f where f.id = feedback_id)
  $function$
;
comment on function association.add_accessibility_feedback(uuid,timestamp with time zone,text,bytea,bytea,integer) is 'Takes in one feedback; false when too many have come in a day.';
grant execute on function association.add_accessibility_feedback(uuid,timestamp with time zone,text,bytea,bytea,integer) to samla_app;

-- ==================== finance ====================
create schema finance;
comment on schema finance is 'Ledger, budget and what follows from them. Amounts are whole öre, debit +, income −.';
grant usage on schema finance to samla_figures;
grant usage on schema finance to samla_operator;

create table finance.budget_line (
  id uuid not null default gen_random_uuid(),
  year smallint not null,
  "position" integer not null,
  name text not null,
  line_group text not null,
  kind text not null,
  runs_from date not null,
  runs_to date not null,
  year_amount bigint not null,
  forecast bigint not null,
  last_year_outcome bigint not null,
  project text,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  recorded_by text not null,
  ended_by text,
  line_id uuid not null,
  month_profile bigint[],
  forecast_plan jsonb,
  forecast_at timestamp with time zone not null,
  forecast_by text not null,
  rules jsonb not null default '[]'::jsonb,
  constraint budget_line_pkey PRIMARY KEY (id),
  constraint budget_line_check CHECK ((runs_to >= runs_from)),
  constraint budget_line_check1 CHECK ((recorded_from <= recorded_to)),
  constraint budget_line_forecast_plan_check CHECK (((forecast_plan ->> 'method'::text) = ANY (ARRAY['fixed'::text, 'run_rate'::text, 'remaining_budget'::text, 'staffing'::text]))),
  constraint budget_line_kind_check CHECK ((kind = ANY (ARRAY['income'::text, 'cost'::text]))),
  constraint budget_line_month_profile_check CHECK (((cardinality(month_profile) = 12) AND (array_position(month_profile, NULL::bigint) IS NULL))),
  constraint budget_line_rules_check CHECK ((jsonb_typeof(rules) = 'array'::text)),
  constraint budget_line_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
alter table finance.budget_line enable row level security;
CREATE UNIQUE INDEX budget_line_current ON finance.budget_line USING btree (year, line_id) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX budget_line_name ON finance.budget_line USING btree (year, name) WHERE (recorded_to = 'infinity'::timestamp with time zone);
create policy figures_read on finance.budget_line for select to samla_figures using (true);
create policy office_changes on finance.budget_line for update to samla_figures using ((( SELECT access.holds_role('economist'::text) AS holds_role) OR ( SELECT access.holds_role('coordinator'::text) AS holds_role)));
create policy office_writes on finance.budget_line for insert to samla_figures with check ((( SELECT access.holds_role('economist'::text) AS holds_role) OR ( SELECT access.holds_role('coordinator'::text) AS holds_role)));
create policy operated on finance.budget_line for all to samla_operator using (true) with check (true);
grant insert, select on finance.budget_line to samla_figures;
grant insert, select on finance.budget_line to samla_operator;
grant update ("position", recorded_to, ended_by) on finance.budget_line to samla_figures;
grant update ("position", recorded_to, ended_by) on finance.budget_line to samla_operator;
comment on table finance.budget_line is 'A line of a year''s budget. Costs are negative.';
comment on column finance.budget_line.id is 'plain: key';
comment on column finance.budget_line.year is 'plain: budget year';
comment on column finance.budget_line."position" is 'plain: order in the year''s table; may be moved without a new version, for it is no figure';
comment on column finance.budget_line.name is 'plain: name, unique within the year';
comment on column finance.budget_line.line_group is 'plain: heading it stands under, empty for none';
comment on column finance.budget_line.kind is 'plain: income (member money) or cost';
comment on column finance.budget_line.runs_from is 'plain: first day of the running months';
comment on column finance.budget_line.runs_to is 'plain: last day of the running months';
comment on column finance.budget_line.year_amount is 'plain: year budget, öre, signed';
comment on column finance.budget_line.forecast is 'plain: full-year forecast as it was stated, öre, signed; counts without a plan and with the method fixed';
comment on column finance.budget_line.last_year_outcome is 'plain: last year''s outcome, öre, signed';
comment on column finance.budget_line.project is 'plain: the object as the budget file states it, null for none; what is taken stands in rules';
comment on column finance.budget_line.recorded_from is 'plain: from when it held';
comment on column finance.budget_line.recorded_to is 'plain: until when, infinity while it holds';
comment on column finance.budget_line.recorded_by is 'staff: who wrote or imported it';
comment on column finance.budget_line.ended_by is 'staff: who ended it, null while it holds';
comment on column finance.budget_line.line_id is 'plain: the line through all its versions';
comment on column finance.budget_line.month_profile is 'plain: öre of each month, January first, null when spread evenly over the running months';
comment on column finance.budget_line.forecast_plan is 'plain: method of the forecast with its input, null as the budget file stated it; names functions, no persons';
comment on column finance.budget_line.forecast_at is 'plain: when the forecast was last made';
comment on column finance.budget_line.forecast_by is 'staff: who made it';
comment on column finance.budget_line.rules is 'plain: what the line takes of the ledger: each rule an object (null for any) and accounts as [from, to] pairs (none for any)';

create table finance.budget_version (
  year smallint not null,
  version integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint budget_version_pkey PRIMARY KEY (year, version),
  constraint budget_version_version_check CHECK ((version >= 1)),
  constraint budget_version_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
alter table finance.budget_version enable row level security;
create policy figures_read on finance.budget_version for select to samla_figures using (true);
create policy office_writes on finance.budget_version for insert to samla_figures with check ((( SELECT access.holds_role('economist'::text) AS holds_role) OR ( SELECT access.holds_role('coordinator'::text) AS holds_role)));
create policy operated on finance.budget_version for all to samla_operator using (true) with check (true);
grant insert, select on finance.budget_version to samla_figures;
grant insert, select on finance.budget_version to samla_operator;
comment on table finance.budget_version is 'Each time that a year''s budget was written, by import or in the browser; the highest version of a year holds.';
comment on column finance.budget_version.year is 'plain: budget year';
comment on column finance.budget_version.version is 'plain: 1, 2, …';
comment on column finance.budget_version.recorded_at is 'plain: when it was written';
comment on column finance.budget_version.recorded_by is 'staff: who wrote it';

create table finance.financial_year (
  id uuid not null default gen_random_uuid(),
  starts_on date not null,
  ends_on date not null,
  ledger_kind text,
  constraint financial_years_apart EXCLUDE USING gist (daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint financial_year_pkey PRIMARY KEY (id),
  constraint financial_year_check CHECK ((ends_on >= starts_on)),
  constraint financial_year_ledger_kind_check CHECK ((ledger_kind = ANY (ARRAY['1'::text, '2'::text, '3'::text, '4E'::text])))
);
alter table finance.financial_year enable row level security;
create policy economist_ends on finance.financial_year for update to samla_figures using (( SELECT access.holds_role('economist'::text) AS holds_role)) with check (true);
create policy economist_imports on finance.financial_year for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.financial_year for select to samla_figures using (true);
create policy operated on finance.financial_year for all to samla_operator using (true) with check (true);
grant insert, select on finance.financial_year to samla_figures;
grant insert, select on finance.financial_year to samla_operator;
grant update (ends_on, ledger_kind) on finance.financial_year to samla_figures;
grant update (ends_on, ledger_kind) on finance.financial_year to samla_operator;
comment on table finance.financial_year is 'A financial year that the ledger has something of.';
comment on column finance.financial_year.id is 'plain: key';
comment on column finance.financial_year.starts_on is 'plain: first day';
comment on column finance.financial_year.ends_on is 'plain: last day';
comment on column finance.financial_year.ledger_kind is 'plain: kind of the latest whole file, null when only vouchers were added';

create table finance.ledger_account (
  financial_year_id uuid not null,
  number text not null,
  name text not null,
  account_type text,
  constraint ledger_account_pkey PRIMARY KEY (financial_year_id, number),
  constraint ledger_account_financial_year_id_fkey FOREIGN KEY (financial_year_id) REFERENCES finance.financial_year(id),
  constraint ledger_account_account_type_check CHECK ((account_type = ANY (ARRAY['T'::text, 'S'::text, 'K'::text, 'I'::text])))
);
alter table finance.ledger_account enable row level security;
create policy economist_imports on finance.ledger_account for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy economist_replaces on finance.ledger_account for delete to samla_figures using (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.ledger_account for select to samla_figures using (true);
create policy operated on finance.ledger_account for all to samla_operator using (true) with check (true);
grant delete, insert, select on finance.ledger_account to samla_figures;
grant delete, insert, select on finance.ledger_account to samla_operator;
comment on table finance.ledger_account is 'The chart of accounts of a year, as the latest file has it.';
comment on column finance.ledger_account.financial_year_id is 'plain: the year';
comment on column finance.ledger_account.number is 'plain: account number';
comment on column finance.ledger_account.name is 'plain: account name';
comment on column finance.ledger_account.account_type is 'plain: T asset, S debt, K cost, I income; null when the file does not say';

create table finance.ledger_amount (
  id bigint not null generated always as identity,
  financial_year_id uuid not null,
  kind text not null,
  account text not null,
  project text,
  has_objects boolean not null,
  month date,
  amount bigint not null,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  recorded_by text not null,
  ended_by text,
  constraint ledger_amount_pkey PRIMARY KEY (id),
  constraint ledger_amount_financial_year_id_fkey FOREIGN KEY (financial_year_id) REFERENCES finance.financial_year(id),
  constraint ledger_amount_check CHECK ((recorded_from <= recorded_to)),
  constraint ledger_amount_check1 CHECK (((kind = 'month'::text) = (month IS NOT NULL))),
  constraint ledger_amount_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'result'::text, 'month'::text])))
);
alter table finance.ledger_amount enable row level security;
CREATE INDEX ledger_amount_of_year ON finance.ledger_amount USING btree (financial_year_id, kind) WHERE (recorded_to = 'infinity'::timestamp with time zone);
create policy economist_ends on finance.ledger_amount for update to samla_figures using (( SELECT access.holds_role('economist'::text) AS holds_role)) with check (true);
create policy economist_imports on finance.ledger_amount for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.ledger_amount for select to samla_figures using (true);
create policy operated on finance.ledger_amount for all to samla_operator using (true) with check (true);
grant insert, select on finance.ledger_amount to samla_figures;
grant insert, select on finance.ledger_amount to samla_operator;
grant update (recorded_to, ended_by) on finance.ledger_amount to samla_figures;
grant update (recorded_to, ended_by) on finance.ledger_amount to samla_operator;
comment on table finance.ledger_amount is 'Amounts that a ledger file states without vouchers: opening balances (#IB), months (#PSALDO), results (#RES).';
comment on column finance.ledger_amount.id is 'plain: key';
comment on column finance.ledger_amount.financial_year_id is 'plain: the year';
comment on column finance.ledger_amount.kind is 'plain: opening, result or month';
comment on column finance.ledger_amount.account is 'plain: account number';
comment on column finance.ledger_amount.project is 'plain: the object of dimension 6, null when there is none';
comment on column finance.ledger_amount.has_objects is 'plain: whether the row is of objects and so a part of the account''s total';
comment on column finance.ledger_amount.month is 'plain: the month''s first day';
comment on column finance.ledger_amount.amount is 'plain: öre, debit +';
comment on column finance.ledger_amount.recorded_from is 'plain: from when it was in the ledger here';
comment on column finance.ledger_amount.recorded_to is 'plain: until when, infinity while it is';
comment on column finance.ledger_amount.recorded_by is 'staff: who imported it';
comment on column finance.ledger_amount.ended_by is 'staff: who ended it, null while it holds';

create table finance.ledger_owner (
  id smallint not null,
  organisation_number text not null,
  constraint ledger_owner_pkey PRIMARY KEY (id),
  constraint ledger_owner_id_check CHECK ((id = 1)),
  constraint ledger_owner_organisation_number_check CHECK ((organisation_number ~ '^[0-9]{6}-[0-9]{4}$'::text))
);
alter table finance.ledger_owner enable row level security;
create policy economist_imports on finance.ledger_owner for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.ledger_owner for select to samla_figures using (true);
create policy operated on finance.ledger_owner for all to samla_operator using (true) with check (true);
grant insert, select on finance.ledger_owner to samla_figures;
grant insert, select on finance.ledger_owner to samla_operator;
comment on table finance.ledger_owner is 'Whose ledger this is: the first file''s organisation number, the same ever after.';
comment on column finance.ledger_owner.id is 'plain: key';
comment on column finance.ledger_owner.organisation_number is 'plain: organisation number NNNNNN-NNNN';

create table finance.setting (
  key text not null,
  version integer not null,
  value jsonb not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint setting_pkey PRIMARY KEY (key, version),
  constraint setting_decision_check CHECK ((length(decision) <= 2000)),
  constraint setting_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60))),
  constraint setting_version_check CHECK ((version >= 1))
);
alter table finance.setting enable row level security;
create policy decided on finance.setting for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on finance.setting for insert to samla_operator with check (true);

grant insert, select on finance.setting to samla_figures;
grant insert, select on finance.setting to samla_operator;
comment on table finance.setting is 'Decided settings of the economy; the highest version of a key holds.';
comment on column finance.setting.key is 'plain: which setting';
comment on column finance.setting.version is 'plain: 1, 2, …';
comment on column finance.setting.value is 'plain: what was decided';
comment on column finance.setting.decided_on is 'plain: day of the decision';
comment on column finance.setting.paragraph is 'plain: the decision, such as § 12';
comment on column finance.setting.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column finance.setting.recorded_at is 'plain: when it was recorded';
comment on column finance.setting.recorded_by is 'staff: who recorded it';

create table finance.voucher (
  id uuid not null default gen_random_uuid(),
  financial_year_id uuid not null,
  content_key bytea not null,
  occurrence integer not null,
  series text not null,
  number text not null,
  voucher_date date not null,
  text text not null,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  recorded_by text not null,
  ended_by text,
  constraint voucher_pkey PRIMARY KEY (id),
  constraint voucher_financial_year_id_fkey FOREIGN KEY (financial_year_id) REFERENCES finance.financial_year(id),
  constraint voucher_check CHECK ((recorded_from <= recorded_to)),
  constraint voucher_content_key_check CHECK ((length(content_key) = 32)),
  constraint voucher_occurrence_check CHECK ((occurrence >= 1))
);
alter table finance.voucher enable row level security;
alter table finance.voucher force row level security;
CREATE INDEX voucher_of_year ON finance.voucher USING btree (financial_year_id, voucher_date);
CREATE UNIQUE INDEX voucher_current ON finance.voucher USING btree (financial_year_id, content_key, occurrence) WHERE (recorded_to = 'infinity'::timestamp with time zone);
create policy economist_ends on finance.voucher for update to samla_figures using (( SELECT access.holds_role('economist'::text) AS holds_role)) with check (true);
create policy economist_imports on finance.voucher for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.voucher for select to samla_figures using (true);
create policy operated on finance.voucher for all to samla_operator using (true) with check (true);
create policy taken_back on finance.voucher for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL)) with check ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
grant insert on finance.voucher to samla_figures;
grant insert, select on finance.voucher to samla_operator;
grant select (id, financial_year_id, content_key, occurrence, series, number, voucher_date, recorded_from, recorded_to, recorded_by, ended_by) on finance.voucher to samla_figures;
grant update (recorded_to, ended_by) on finance.voucher to samla_figures;
grant update (recorded_to, ended_by) on finance.voucher to samla_operator;
comment on table finance.voucher is 'A voucher (verifikation) of the ledger.';
comment on column finance.voucher.id is 'plain: key';
comment on column finance.voucher.financial_year_id is 'plain: the year';
comment on column finance.voucher.content_key is 'plain: SHA-256 of series, number, date and content: what makes two vouchers the same';
comment on column finance.voucher.occurrence is 'plain: 1, 2, … among vouchers of the same content';
comment on column finance.voucher.series is 'plain: series';
comment on column finance.voucher.number is 'plain: number within the series';
comment on column finance.voucher.voucher_date is 'plain: the day that counts';
comment on column finance.voucher.text is 'sensitive: may name a person';
comment on column finance.voucher.recorded_from is 'plain: from when it was in the ledger here';
comment on column finance.voucher.recorded_to is 'plain: until when, infinity while it is';
comment on column finance.voucher.recorded_by is 'staff: who imported it';
comment on column finance.voucher.ended_by is 'staff: who ended it, null while it holds';

create table finance.voucher_row (
  voucher_id uuid not null,
  "position" integer not null,
  account text not null,
  objects jsonb not null,
  project text,
  amount bigint not null,
  text text not null,
  constraint voucher_row_pkey PRIMARY KEY (voucher_id, "position"),
  constraint voucher_row_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES finance.voucher(id)
);
alter table finance.voucher_row enable row level security;
alter table finance.voucher_row force row level security;
create policy economist_imports on finance.voucher_row for insert to samla_figures with check (( SELECT access.holds_role('economist'::text) AS holds_role));
create policy figures_read on finance.voucher_row for select to samla_figures using (true);
create policy operated on finance.voucher_row for all to samla_operator using (true) with check (true);
create policy taken_back on finance.voucher_row for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL)) with check ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
grant insert on finance.voucher_row to samla_figures;
grant insert, select on finance.voucher_row to samla_operator;
grant select (voucher_id, "position", account, project, amount) on finance.voucher_row to samla_figures;
comment on table finance.voucher_row is 'One #TRANS of a voucher.';
comment on column finance.voucher_row.voucher_id is 'plain: the voucher';
comment on column finance.voucher_row."position" is 'plain: order within the voucher';
comment on column finance.voucher_row.account is 'plain: account number';
comment on column finance.voucher_row.objects is 'plain: all objects, as [dimension, object] pairs';
comment on column finance.voucher_row.project is 'plain: the object of dimension 6, by which budget lines are found';
comment on column finance.voucher_row.amount is 'plain: öre, debit +';
comment on column finance.voucher_row.text is 'sensitive: may name a person';

CREATE OR REPLACE FUNCTION finance.take_back_ledger(year_ids uuid[], done_at timestamp with time zone, at_instant timestamp with time zone, who text, forget_owner boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      old finance.voucher;
      restored uuid;
    begin
      if not access.holds_role('economist') then
        raise insufficient_privilege using message = 'only the economist takes a ledger back';
      end if;
      update finance.voucher v set recorded_to = greatest(v.recorded_from, at_instant), ended_by = who
        where v.financial_year_id = any (year_ids) and v.recorded_from = done_at and v.recorded_to = 'infinity';
      for old in select * from finance.voucher v where v.financial_year_id = any (year_ids) and v.recorded_to = done_at and v.recorded_from < done_at loop
        insert into finance.voucher (financial_year_id, content_key, occurrence, series, number, voucher_date, text, recorded_from, recorded_by)
          values (old.financial_year_id, old.content_key, old.occurrence, old.series, old.number, old.voucher_date, old.text, at_instant, who)
          returning id into restored;
        insert into finance.voucher_row (voucher_id, position, account, objects, project, amount, text)
          select restored, r.position, r.account, r.objects, r.project, r.amount, r.text from finance.voucher_row r where r.voucher_id = old.id;
      end loop;
      update finance.ledger_amount a set recorded_to = greatest(a.recorded_from, at_instant), ended_by = who
        where a.financial_year_id = any (year_ids) and a.recorded_from = done_at and a.recorded_to = 'infinity';
      insert into finance.ledger_amount (financial_year_id, kind, account, project, has_objects, month, amount, recorded_from, recorded_by)
        select a.financial_year_id, a.kind, a.account, a.project, a.has_objects, a.month, a.amount, at_instant, who from finance.ledger_amount a
        where a.financial_year_id = any (year_ids) and a.recorded_to = done_at and a.recorded_from < done_at;
      if forget_owner then
        delete from finance.ledger_owner;
      end if;
    end
  $function$
;
comment on function finance.take_back_ledger(uuid[],timestamp with time zone,timestamp with time zone,text,boolean) is 'Makes the vouchers and stated amounts of the years what they were before the import of that instant.';
grant execute on function finance.take_back_ledger(uuid[],timestamp with time zone,timestamp with time zone,text,boolean) to samla_figures;

-- ==================== imports ====================
create schema imports;
comment on schema imports is 'Imports in the browser: their files while they wait, and what became of them.';
grant usage on schema imports to samla_app;
grant usage on schema imports to samla_figures;
grant usage on schema imports to samla_team;

create table imports.import (
  id uuid not null,
  kind text not null,
  file_type text not null,
  file_name text not null,
  choices jsonb not null default '{}'::jsonb,
  status text not null default 'open'::text,
  brought_at timestamp with time zone not null,
  brought_by text not null,
  user_id uuid not null,
  intervention_ids uuid[] not null default '{}'::uuid[],
  done_at timestamp with time zone,
  counts jsonb,
  taken_back_at timestamp with time zone,
  taken_back_by text,
  undo jsonb,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint import_check CHECK (((status = 'open'::text) = (done_at IS NULL))),
  constraint import_check1 CHECK (((done_at IS NULL) = (counts IS NULL))),
  constraint import_check2 CHECK (((status = 'taken-back'::text) = (taken_back_at IS NOT NULL))),
  constraint import_check3 CHECK (((taken_back_at IS NULL) = (taken_back_by IS NULL))),
  constraint import_file_name_check CHECK ((length(file_name) <= 200)),
  constraint import_file_type_check CHECK ((file_type = ANY (ARRAY['csv'::text, 'xlsx'::text, 'sie'::text]))),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['participants'::text, 'ledger'::text, 'budget'::text]))),
  constraint import_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'taken-back'::text])))
);
alter table imports.import enable row level security;
alter table imports.import force row level security;
CREATE INDEX import_done ON imports.import USING btree (done_at DESC) WHERE (done_at IS NOT NULL);
CREATE INDEX import_user ON imports.import USING btree (user_id);
create policy auditor_reads on imports.import for select to samla_figures using (((kind <> 'participants'::text) AND (status <> 'open'::text) AND ( SELECT access.holds_role('auditor'::text) AS holds_role)));
create policy cleared on imports.import for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
create policy coordinator_reads on imports.import for select to samla_figures using (((status <> 'open'::text) AND ( SELECT access.holds_role('coordinator'::text) AS holds_role)));
create policy disclosed on imports.import for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy economist_brings on imports.import for insert to samla_figures with check (((kind <> 'participants'::text) AND (status = 'open'::text) AND (user_id = ( SELECT access.current_user_id() AS current_user_id)) AND ( SELECT access.holds_role('economist'::text) AS holds_role)));
create policy economist_goes_on on imports.import for update to samla_figures using (((kind <> 'participants'::text) AND ( SELECT access.holds_role('economist'::text) AS holds_role) AND ((status = 'done'::text) OR (user_id = ( SELECT access.current_user_id() AS current_user_id))))) with check ((kind <> 'participants'::text));
create policy economist_reads on imports.import for select to samla_figures using (((kind <> 'participants'::text) AND ( SELECT access.holds_role('economist'::text) AS holds_role) AND ((status <> 'open'::text) OR (user_id = ( SELECT access.current_user_id() AS current_user_id)))));
create policy leader_brings on imports.import for insert to samla_team with check (((kind = 'participants'::text) AND (status = 'open'::text) AND (user_id = ( SELECT access.current_user_id() AS current_user_id)) AND ( SELECT access.holds_role('team_leader'::text) AS holds_role)));
create policy leader_goes_on on imports.import for update to samla_team using (((kind = 'participants'::text) AND ( SELECT access.holds_role('team_leader'::text) AS holds_role) AND (((status = 'open'::text) AND (user_id = ( SELECT access.current_user_id() AS current_user_id))) OR ((status = 'done'::text) AND (intervention_ids <@ ( SELECT access.interventions_to_record_in() AS interventions_to_record_in)))))) with check ((intervention_ids <@ ( SELECT access.interventions_to_record_in() AS interventions_to_record_in)));
create policy own_team on imports.import for select to samla_team using (((kind = 'participants'::text) AND ( SELECT access.holds_role('team_leader'::text) AS holds_role) AND ((user_id = ( SELECT access.current_user_id() AS current_user_id)) OR ((status <> 'open'::text) AND (intervention_ids <@ ( SELECT access.interventions_to_record_in() AS interventions_to_record_in))))));
create policy weeded on imports.import for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on imports.import to samla_figures;
grant insert, select on imports.import to samla_team;
grant update (choices, status, intervention_ids, done_at, counts, taken_back_at, taken_back_by, undo) on imports.import to samla_figures;
grant update (choices, status, intervention_ids, done_at, counts, taken_back_at, taken_back_by, undo) on imports.import to samla_team;
comment on table imports.import is 'One file that was brought, and what became of it.';
comment on column imports.import.id is 'plain: key, made by who brings the file, so that the same one twice is one';
comment on column imports.import.kind is 'plain: participants, ledger or budget';
comment on column imports.import.file_type is 'plain: csv, xlsx or sie, as the content says';
comment on column imports.import.file_name is 'plain: the file''s name without what may name a person';
comment on column imports.import.choices is 'plain: how the file is read: budget year, and which heading and word means what';
comment on column imports.import.status is 'plain: open (looked at, not imported), done or taken-back';
comment on column imports.import.brought_at is 'plain: when the file came';
comment on column imports.import.brought_by is 'staff: who brought it';
comment on column imports.import.user_id is 'plain: the same, as key';
comment on column imports.import.intervention_ids is 'plain: the interventions of its participants';
comment on column imports.import.done_at is 'plain: when it was imported';
comment on column imports.import.counts is 'plain: how many rows were new, changed, the same, removed';
comment on column imports.import.taken_back_at is 'plain: when it was taken back';
comment on column imports.import.taken_back_by is 'staff: who took it back';
comment on column imports.import.undo is 'plain: what the ledger''s years were before, so that it can be taken back';

create table imports.mapping (
  kind text not null,
  columns jsonb not null default '{}'::jsonb,
  codes jsonb not null default '{}'::jsonb,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint mapping_pkey PRIMARY KEY (kind),
  constraint mapping_kind_check CHECK ((kind = ANY (ARRAY['participants'::text, 'budget'::text])))
);
alter table imports.mapping enable row level security;
create policy economist_maps on imports.mapping for all to samla_figures using (((kind = 'budget'::text) AND ( SELECT access.holds_role('economist'::text) AS holds_role))) with check (((kind = 'budget'::text) AND ( SELECT access.holds_role('economist'::text) AS holds_role)));
create policy leader_maps on imports.mapping for all to samla_team using (((kind = 'participants'::text) AND ( SELECT access.holds_role('team_leader'::text) AS holds_role))) with check (((kind = 'participants'::text) AND ( SELECT access.holds_role('team_leader'::text) AS holds_role)));
grant insert, select on imports.mapping to samla_figures;
grant insert, select on imports.mapping to samla_team;
grant update (columns, codes, changed_at, changed_by) on imports.mapping to samla_figures;
grant update (columns, codes, changed_at, changed_by) on imports.mapping to samla_team;
comment on table imports.mapping is 'What headings and words of foreign files mean, as it was chosen last.';
comment on column imports.mapping.kind is 'plain: participants or budget';
comment on column imports.mapping.columns is 'plain: the column that a heading is, by the heading''s plain form; empty for none';
comment on column imports.mapping.codes is 'plain: by column, the code that a word is, by the word''s plain form';
comment on column imports.mapping.changed_at is 'plain: when it was last added to';
comment on column imports.mapping.changed_by is 'staff: who last added to it';

create table imports.waiting_file (
  import_id uuid not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  content_cipher bytea not null,
  constraint waiting_file_pkey PRIMARY KEY (import_id),
  constraint waiting_file_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports.import(id) ON DELETE CASCADE,
  constraint waiting_file_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id)
);
alter table imports.waiting_file enable row level security;
alter table imports.waiting_file force row level security;
CREATE INDEX waiting_file_expires ON imports.waiting_file USING btree (expires_at);
CREATE INDEX waiting_file_user ON imports.waiting_file USING btree (user_id);
create policy cleared on imports.waiting_file for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
create policy own on imports.waiting_file for all to samla_figures, samla_team using ((user_id = ( SELECT access.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT access.current_user_id() AS current_user_id)));
create policy weeded on imports.waiting_file for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant delete, insert, select on imports.waiting_file to samla_figures;
grant delete, insert, select on imports.waiting_file to samla_team;
comment on table imports.waiting_file is 'A file between the first look at it and its import. Only who brought it can read it.';
comment on column imports.waiting_file.import_id is 'plain: the import';
comment on column imports.waiting_file.user_id is 'plain: who brought it';
comment on column imports.waiting_file.expires_at is 'plain: when it is removed at the latest';
comment on column imports.waiting_file.content_cipher is 'sensitive: the file, encrypted with the association''s key';

create table imports.written (
  import_id uuid not null,
  record text not null,
  record_id uuid not null,
  version integer not null,
  line integer,
  constraint written_pkey PRIMARY KEY (import_id, record, record_id),
  constraint written_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports.import(id),
  constraint written_record_check CHECK ((record = ANY (ARRAY['participation'::text, 'person'::text, 'contact'::text]))),
  constraint written_version_check CHECK ((version >= 1))
);
alter table imports.written enable row level security;
alter table imports.written force row level security;
create policy disclosed on imports.written for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy of_own on imports.written for insert to samla_team with check ((EXISTS ( SELECT
   FROM imports.import i
  WHERE ((i.id = written.import_id) AND (i.status = 'open'::text) AND (i.user_id = ( SELECT access.current_user_id() AS current_user_id))))));
create policy of_visible on imports.written for select to samla_team using ((import_id IN ( SELECT i.id
   FROM imports.import i)));
create policy weeded on imports.written for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on imports.written to samla_team;
comment on table imports.written is 'The versions that an import wrote.';
comment on column imports.written.import_id is 'plain: the import';
comment on column imports.written.record is 'plain: participation, person or contact';
comment on column imports.written.record_id is 'plain: the record''s random key, of a contact its participation''s';
comment on column imports.written.version is 'plain: the version that it wrote; 1 is something new';
comment on column imports.written.line is 'plain: the line of the file that told of it';

CREATE OR REPLACE FUNCTION imports.clear_expired(at_instant timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from imports.waiting_file f where f.expires_at <= at_instant;
    delete from imports.import i where i.status = 'open' and not exists (select from imports.waiting_file f where f.import_id = i.id);
  $function$
;
comment on function imports.clear_expired(timestamp with time zone) is 'Removes the files that have waited too long.';
grant execute on function imports.clear_expired(timestamp with time zone) to samla_figures;
grant execute on function imports.clear_expired(timestamp with time zone) to samla_team;

CREATE OR REPLACE FUNCTION imports.clear_waiting(at_instant timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      -- For no user, which the policies let the owner's functions work for; until this statement's own transaction ends.
      perform set_config('samla.user_id', '00000000-0000-0000-0000-000000000000', true);
      perform imports.clear_expired(at_instant);
    end
  $function$
;
comment on function imports.clear_waiting(timestamp with time zone) is 'The same as scheduled work, for no user.';
grant execute on function imports.clear_waiting(timestamp with time zone) to samla_app;

CREATE OR REPLACE FUNCTION imports.drop_own(of_import uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    delete from imports.waiting_file f where f.import_id = of_import and f.user_id = access.current_user_id();
    delete from imports.import i where i.id = of_import and i.status = 'open' and i.user_id = access.current_user_id();
  $function$
;
comment on function imports.drop_own(uuid) is 'Removes an own file that was not imported.';
grant execute on function imports.drop_own(uuid) to samla_figures;
grant execute on function imports.drop_own(uuid) to samla_team;

-- ==================== interventions ====================
create schema interventions;
comment on schema interventions is 'Insatser: what the association pays for and the parties carry out together.';
grant usage on schema interventions to samla_admin;
grant usage on schema interventions to samla_figures;
grant usage on schema interventions to samla_operator;
grant usage on schema interventions to samla_privacy;
grant usage on schema interventions to samla_team;

create table interventions.co_financier (
  intervention_id uuid not null,
  "position" smallint not null,
  party_id uuid not null,
  share integer not null,
  of_what text not null,
  constraint co_financier_pkey PRIMARY KEY (intervention_id, "position"),
  constraint co_financier_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint co_financier_party_id_fkey FOREIGN KEY (party_id) REFERENCES association.party(id),
  constraint co_financier_of_what_check CHECK (((length(of_what) >= 1) AND (length(of_what) <= 200))),
  constraint co_financier_share_check CHECK (((share >= 1) AND (share <= 10000)))
);
alter table interventions.co_financier enable row level security;
CREATE INDEX co_financier_party ON interventions.co_financier USING btree (party_id);
create policy coordinated on interventions.co_financier for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.co_financier for all to samla_operator using (true) with check (true);
create policy own on interventions.co_financier for select to samla_team using ((intervention_id = ANY (( SELECT access.assigned_interventions() AS assigned_interventions)::uuid[])));
create policy readable on interventions.co_financier for select to samla_figures, samla_operator using (true);
create policy replaced on interventions.co_financier for delete to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
grant delete, insert, select on interventions.co_financier to samla_figures;
grant delete, insert, select on interventions.co_financier to samla_operator;
grant select on interventions.co_financier to samla_team;
comment on table interventions.co_financier is 'A party that pays a share of an intervention, or of something in it.';
comment on column interventions.co_financier.intervention_id is 'plain: the intervention';
comment on column interventions.co_financier."position" is 'plain: order';
comment on column interventions.co_financier.party_id is 'plain: who pays';
comment on column interventions.co_financier.share is 'plain: share in hundredths of a percent';
comment on column interventions.co_financier.of_what is 'plain: of what, such as the counsellor';

create table interventions.intervention (
  id uuid not null default gen_random_uuid(),
  name text not null,
  starts_on date,
  ends_on date,
  created_at timestamp with time zone not null,
  kind text,
  target_group text not null default ''::text,
  controller_id uuid,
  contact_name text not null default ''::text,
  contact_email text not null default ''::text,
  contact_phone text not null default ''::text,
  version integer not null default 1,
  changed_at timestamp with time zone,
  changed_by text,
  constraint intervention_pkey PRIMARY KEY (id),
  constraint intervention_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES association.party(id),
  constraint intervention_check CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (ends_on >= starts_on))),
  constraint intervention_contact_email_check CHECK ((length(contact_email) <= 254)),
  constraint intervention_contact_name_check CHECK ((length(contact_name) <= 200)),
  constraint intervention_contact_phone_check CHECK ((length(contact_phone) <= 40)),
  constraint intervention_kind_check CHECK ((kind = ANY (ARRAY['individual'::text, 'structural'::text]))),
  constraint intervention_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint intervention_target_group_check CHECK ((length(target_group) <= 500)),
  constraint intervention_version_check CHECK ((version >= 1))
);
alter table interventions.intervention enable row level security;
CREATE INDEX intervention_controller ON interventions.intervention USING btree (controller_id);
CREATE UNIQUE INDEX intervention_name_key ON interventions.intervention USING btree (name);
create policy changed on interventions.intervention for update to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinated on interventions.intervention for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy named_to_data_protection on interventions.intervention for select to samla_privacy using (true);
create policy operated on interventions.intervention for all to samla_operator using (true) with check (true);
create policy readable on interventions.intervention for select to samla_admin, samla_figures, samla_operator, samla_team using (true);
grant insert, select on interventions.intervention to samla_figures;
grant insert, select, update on interventions.intervention to samla_operator;
grant select on interventions.intervention to samla_admin;
grant select on interventions.intervention to samla_team;
grant select (id, name) on interventions.intervention to samla_privacy;
grant update (name, starts_on, ends_on, kind, target_group, controller_id, contact_name, contact_email, contact_phone, version, changed_at, changed_by) on interventions.intervention to samla_figures;
comment on table interventions.intervention is 'An insats.';
comment on column interventions.intervention.id is 'plain: key';
comment on column interventions.intervention.name is 'plain: name, unique within the association';
comment on column interventions.intervention.starts_on is 'plain: first day, null when not told (made by an import)';
comment on column interventions.intervention.ends_on is 'plain: last day, null while it lasts';
comment on column interventions.intervention.created_at is 'plain: when it was added';
comment on column interventions.intervention.kind is 'plain: individual (with enrolled participants) or structural, null when not told';
comment on column interventions.intervention.target_group is 'plain: whom it is for';
comment on column interventions.intervention.controller_id is 'plain: the party that answers for its personal data (GDPR), null when not told';
comment on column interventions.intervention.contact_name is 'staff: whom to ask about it';
comment on column interventions.intervention.contact_email is 'staff: their e-mail address';
comment on column interventions.intervention.contact_phone is 'staff: their telephone';
comment on column interventions.intervention.version is 'plain: counts changes, for lost races';
comment on column interventions.intervention.changed_at is 'plain: when it was last changed, null as it was made';
comment on column interventions.intervention.changed_by is 'staff: who changed it';

create table interventions.intervention_history (
  intervention_id uuid not null,
  version integer not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint intervention_history_pkey PRIMARY KEY (intervention_id, version),
  constraint intervention_history_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint intervention_history_version_check CHECK ((version >= 1))
);
alter table interventions.intervention_history enable row level security;
create policy coordinated on interventions.intervention_history for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.intervention_history for all to samla_operator using (true) with check (true);
create policy own on interventions.intervention_history for select to samla_team using ((intervention_id = ANY (( SELECT access.assigned_interventions() AS assigned_interventions)::uuid[])));
create policy readable on interventions.intervention_history for select to samla_figures, samla_operator using (true);
grant insert, select on interventions.intervention_history to samla_figures;
grant insert, select on interventions.intervention_history to samla_operator;
grant select on interventions.intervention_history to samla_team;
comment on table interventions.intervention_history is 'What was said of an intervention in each version, its earlier names among it.';
comment on column interventions.intervention_history.intervention_id is 'plain: the intervention';
comment on column interventions.intervention_history.version is 'plain: 1, 2, …';
comment on column interventions.intervention_history.value is 'staff: the fields as they were saved';
comment on column interventions.intervention_history.changed_at is 'plain: when';
comment on column interventions.intervention_history.changed_by is 'staff: who';

create table interventions.planned_participants (
  intervention_id uuid not null,
  year smallint not null,
  participants integer not null,
  constraint planned_participants_pkey PRIMARY KEY (intervention_id, year),
  constraint planned_participants_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint planned_participants_participants_check CHECK (((participants >= 0) AND (participants <= 100000))),
  constraint planned_participants_year_check CHECK (((year >= 1990) AND (year <= 2200)))
);
alter table interventions.planned_participants enable row level security;
create policy coordinated on interventions.planned_participants for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.planned_participants for all to samla_operator using (true) with check (true);
create policy own on interventions.planned_participants for select to samla_team using ((intervention_id = ANY (( SELECT access.assigned_interventions() AS assigned_interventions)::uuid[])));
create policy readable on interventions.planned_participants for select to samla_figures, samla_operator using (true);
create policy replaced on interventions.planned_participants for delete to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
grant delete, insert, select on interventions.planned_participants to samla_figures;
grant delete, insert, select on interventions.planned_participants to samla_operator;
grant select on interventions.planned_participants to samla_team;
comment on table interventions.planned_participants is 'How many participants a year an intervention is meant for.';
comment on column interventions.planned_participants.intervention_id is 'plain: the intervention';
comment on column interventions.planned_participants.year is 'plain: the calendar year';
comment on column interventions.planned_participants.participants is 'plain: how many';

create table interventions.processor_agreement (
  intervention_id uuid not null,
  "position" smallint not null,
  processor text not null,
  valid_from date not null,
  valid_to date,
  constraint processor_agreement_pkey PRIMARY KEY (intervention_id, "position"),
  constraint processor_agreement_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint processor_agreement_check CHECK ((valid_to >= valid_from)),
  constraint processor_agreement_processor_check CHECK (((length(processor) >= 1) AND (length(processor) <= 200)))
);
alter table interventions.processor_agreement enable row level security;
create policy coordinated on interventions.processor_agreement for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.processor_agreement for all to samla_operator using (true) with check (true);
create policy own on interventions.processor_agreement for select to samla_team using ((intervention_id = ANY (( SELECT access.assigned_interventions() AS assigned_interventions)::uuid[])));
create policy readable on interventions.processor_agreement for select to samla_figures, samla_operator using (true);
create policy replaced on interventions.processor_agreement for delete to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
grant delete, insert, select on interventions.processor_agreement to samla_figures;
grant delete, insert, select on interventions.processor_agreement to samla_operator;
grant select on interventions.processor_agreement to samla_team;
comment on table interventions.processor_agreement is 'A contract under which another handles the intervention''s personal data (GDPR 28).';
comment on column interventions.processor_agreement.intervention_id is 'plain: the intervention';
comment on column interventions.processor_agreement."position" is 'plain: order';
comment on column interventions.processor_agreement.processor is 'plain: with whom';
comment on column interventions.processor_agreement.valid_from is 'plain: first day';
comment on column interventions.processor_agreement.valid_to is 'plain: last day, null while it lasts';

create table interventions.reorganisation (
  id uuid not null,
  intervention_id uuid not null,
  first_day date not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint reorganisation_pkey PRIMARY KEY (id),
  constraint reorganisation_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint reorganisation_decision_check CHECK ((length(decision) <= 2000)),
  constraint reorganisation_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60)))
);
alter table interventions.reorganisation enable row level security;
CREATE INDEX reorganisation_intervention ON interventions.reorganisation USING btree (intervention_id);
create policy coordinated on interventions.reorganisation for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.reorganisation for insert to samla_operator with check (true);
create policy own on interventions.reorganisation for select to samla_team using ((intervention_id = ANY (( SELECT access.assigned_interventions() AS assigned_interventions)::uuid[])));
create policy readable on interventions.reorganisation for select to samla_figures, samla_operator using (true);
grant insert, select on interventions.reorganisation to samla_figures;
grant insert, select on interventions.reorganisation to samla_operator;
grant select on interventions.reorganisation to samla_team;
comment on table interventions.reorganisation is 'A decision that an intervention goes on as others from a day.';
comment on column interventions.reorganisation.id is 'plain: random key, made by who asked';
comment on column interventions.reorganisation.intervention_id is 'plain: what is reorganised';
comment on column interventions.reorganisation.first_day is 'plain: first day in the new ones';
comment on column interventions.reorganisation.decided_on is 'plain: day of the decision';
comment on column interventions.reorganisation.paragraph is 'plain: the decision, such as § 12';
comment on column interventions.reorganisation.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column interventions.reorganisation.recorded_at is 'plain: when it was recorded';
comment on column interventions.reorganisation.recorded_by is 'staff: who recorded it';

create table interventions.reorganisation_target (
  reorganisation_id uuid not null,
  intervention_id uuid not null,
  constraint reorganisation_target_pkey PRIMARY KEY (reorganisation_id, intervention_id),
  constraint reorganisation_target_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint reorganisation_target_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES interventions.reorganisation(id)
);
alter table interventions.reorganisation_target enable row level security;
CREATE INDEX reorganisation_target_intervention ON interventions.reorganisation_target USING btree (intervention_id);
create policy coordinated on interventions.reorganisation_target for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on interventions.reorganisation_target for insert to samla_operator with check (true);
create policy own on interventions.reorganisation_target for select to samla_team using ((EXISTS ( SELECT
   FROM interventions.reorganisation r
  WHERE (r.id = reorganisation_target.reorganisation_id))));
create policy readable on interventions.reorganisation_target for select to samla_figures, samla_operator using (true);
grant insert, select on interventions.reorganisation_target to samla_figures;
grant insert, select on interventions.reorganisation_target to samla_operator;
grant select on interventions.reorganisation_target to samla_team;
comment on table interventions.reorganisation_target is 'What a reorganised intervention goes on as.';
comment on column interventions.reorganisation_target.reorganisation_id is 'plain: the reorganisation';
comment on column interventions.reorganisation_target.intervention_id is 'plain: an intervention that takes over';

-- ==================== migrations ====================
create schema migrations;
comment on schema migrations is 'Which migrations this database has had.';

create table migrations.applied (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  constraint applied_pkey PRIMARY KEY (name)
);
comment on table migrations.applied is 'One row per migration file that has run here.';
comment on column migrations.applied.name is 'plain: file name';
comment on column migrations.applied.checksum is 'plain: SHA-256 of the file';
comment on column migrations.applied.applied_at is 'plain: when';

-- ==================== participants ====================
create schema participants;
comment on schema participants is 'Persons and their participation in interventions, as versioned rows.';
grant usage on schema participants to samla_admin;
grant usage on schema participants to samla_figures;
grant usage on schema participants to samla_operator;
grant usage on schema participants to samla_team;

create table participants.caseload (
  id uuid not null default gen_random_uuid(),
  participation_id uuid not null,
  held_as text not null,
  user_id uuid not null,
  valid_from date not null,
  valid_to date,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  ended_at timestamp with time zone,
  ended_by text,
  withdrawn boolean not null default false,
  constraint caseload_one_at_a_time EXCLUDE USING gist (participation_id WITH =, held_as WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((NOT withdrawn)),
  constraint caseload_pkey PRIMARY KEY (id),
  constraint caseload_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id),
  constraint caseload_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint caseload_check CHECK ((valid_to >= valid_from)),
  constraint caseload_check1 CHECK (((NOT withdrawn) OR (valid_to IS NOT NULL))),
  constraint caseload_held_as_check CHECK ((held_as = ANY (ARRAY['team_member'::text, 'counsellor'::text]))),
  constraint caseload_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 300)))
);
alter table participants.caseload enable row level security;
CREATE INDEX caseload_participation ON participants.caseload USING btree (participation_id);
CREATE INDEX caseload_user ON participants.caseload USING btree (user_id);
create policy handed_over on participants.caseload for update to samla_team using ((EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = caseload.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[]))))));
create policy of_seen on participants.caseload for select to samla_team using ((EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = caseload.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone)))));
create policy operated on participants.caseload for all to samla_operator using (true) with check (true);
create policy taken_over on participants.caseload for insert to samla_team with check (((NOT withdrawn) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = caseload.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.person_id IS NOT NULL) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])) AND access.works_as(caseload.user_id, caseload.held_as, v.intervention_id, GREATEST(caseload.valid_from, ( SELECT access.current_day() AS current_day))))))));
create policy weeded on participants.caseload for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on participants.caseload to samla_operator;
grant insert, select on participants.caseload to samla_team;
grant update (valid_to, ended_at, ended_by, withdrawn) on participants.caseload to samla_operator;
grant update (valid_to, ended_at, ended_by, withdrawn) on participants.caseload to samla_team;
comment on table participants.caseload is 'Which participations a team member or counsellor has, from–to.';
comment on column participants.caseload.id is 'plain: key';
comment on column participants.caseload.participation_id is 'plain: the participation''s random key';
comment on column participants.caseload.held_as is 'plain: team_member, who answers for it, or counsellor';
comment on column participants.caseload.user_id is 'staff: whose it is';
comment on column participants.caseload.valid_from is 'plain: first day';
comment on column participants.caseload.valid_to is 'plain: last day, null while it lasts';
comment on column participants.caseload.reason is 'plain: why, such as that somebody left; names no participant';
comment on column participants.caseload.recorded_at is 'plain: when it was recorded';
comment on column participants.caseload.recorded_by is 'staff: who recorded it';
comment on column participants.caseload.ended_at is 'plain: when its last day was recorded';
comment on column participants.caseload.ended_by is 'staff: who recorded the last day';
comment on column participants.caseload.withdrawn is 'plain: taken over on its own first day, so that it never held';

create table participants.consent (
  id uuid not null,
  participation_id uuid not null,
  kind text not null,
  party_id uuid,
  purpose_cipher bytea,
  what text[] not null default '{}'::text[],
  valid_from date not null,
  valid_to date,
  given_how text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  withdrawn_on date,
  withdrawn_as text,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  cleared boolean not null default false,
  version integer not null default 1,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id) ON DELETE CASCADE,
  constraint consent_party_id_fkey FOREIGN KEY (party_id) REFERENCES association.party(id),
  constraint consent_check CHECK ((valid_to >= valid_from)),
  constraint consent_check1 CHECK ((((withdrawn_on IS NULL) = (withdrawn_as IS NULL)) AND ((withdrawn_on IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_on IS NULL) = (withdrawn_by IS NULL)))),
  constraint consent_check2 CHECK (((kind <> 'information'::text) OR (valid_to IS NULL))),
  constraint consent_given_how_check CHECK ((given_how = ANY (ARRAY['paper'::text, 'e_identification'::text, 'on_the_spot'::text]))),
  constraint consent_kind_check CHECK ((kind = ANY (ARRAY['registration'::text, 'sharing'::text, 'information'::text]))),
  constraint consent_version_check CHECK ((version >= 1)),
  constraint consent_whole CHECK (
CASE
    WHEN cleared THEN ((withdrawn_on IS NOT NULL) AND (party_id IS NULL) AND (purpose_cipher IS NULL) AND (what = '{}'::text[]))
    WHEN (kind = 'sharing'::text) THEN ((party_id IS NOT NULL) AND (purpose_cipher IS NOT NULL) AND (cardinality(what) > 0) AND (valid_to IS NOT NULL))
    ELSE ((party_id IS NULL) AND (purpose_cipher IS NULL) AND (what = '{}'::text[]))
END),
  constraint consent_withdrawn_as_check CHECK ((withdrawn_as = ANY (ARRAY['withdrawn'::text, 'mistake'::text])))
);
alter table participants.consent enable row level security;
alter table participants.consent force row level security;
CREATE INDEX consent_ending ON participants.consent USING btree (valid_to) WHERE ((withdrawn_on IS NULL) AND (valid_to IS NOT NULL));
CREATE INDEX consent_participation ON participants.consent USING btree (participation_id);
CREATE INDEX consent_party ON participants.consent USING btree (party_id) WHERE (party_id IS NOT NULL);
create policy assigned on participants.consent for select to samla_team using ((EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = consent.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.person_id IS NOT NULL)))));
create policy cleared on participants.consent for all to samla_owner using ((current_setting('samla.clearing'::text, true) = 'on'::text));
create policy disclosed on participants.consent for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy kept_still on participants.consent for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
create policy operated on participants.consent for all to samla_operator using (true) with check (true);
create policy recorded on participants.consent for insert to samla_team with check (((withdrawn_on IS NULL) AND (NOT cleared) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = consent.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.person_id IS NOT NULL) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])))))));
create policy withdrawn on participants.consent for update to samla_team using (((withdrawn_on IS NULL) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = consent.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.person_id IS NOT NULL) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[]))))))) with check (((withdrawn_on IS NOT NULL) AND (NOT cleared)));
grant insert, select on participants.consent to samla_operator;
grant insert, select on participants.consent to samla_team;
grant update (withdrawn_on, withdrawn_as, withdrawn_at, withdrawn_by, version) on participants.consent to samla_operator;
grant update (withdrawn_on, withdrawn_as, withdrawn_at, withdrawn_by, version) on participants.consent to samla_team;
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
  consent_id uuid not null,
  media_type text not null,
  content_cipher bytea not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint consent_paper_pkey PRIMARY KEY (consent_id),
  constraint consent_paper_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES participants.consent(id) ON DELETE CASCADE,
  constraint consent_paper_content_cipher_check CHECK (((octet_length(content_cipher) >= 1) AND (octet_length(content_cipher) <= 10500000))),
  constraint consent_paper_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
);
alter table participants.consent_paper enable row level security;
alter table participants.consent_paper force row level security;
create policy assigned on participants.consent_paper for select to samla_team using ((EXISTS ( SELECT
   FROM participants.consent c
  WHERE (c.id = consent_paper.consent_id))));
create policy cleared on participants.consent_paper for all to samla_owner using ((current_setting('samla.clearing'::text, true) = 'on'::text));
create policy disclosed on participants.consent_paper for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy operated on participants.consent_paper for all to samla_operator using (true) with check (true);
create policy recorded on participants.consent_paper for insert to samla_team with check ((EXISTS ( SELECT
   FROM (participants.consent c
     JOIN participants.participation_version v ON (((v.participation_id = c.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone))))
  WHERE ((c.id = consent_paper.consent_id) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[]))))));
grant insert, select on participants.consent_paper to samla_operator;
grant insert, select on participants.consent_paper to samla_team;
comment on table participants.consent_paper is 'The signed paper of a consent.';
comment on column participants.consent_paper.consent_id is 'plain: the consent';
comment on column participants.consent_paper.media_type is 'plain: PDF, JPEG or PNG, by what is in it';
comment on column participants.consent_paper.content_cipher is 'sensitive: the file as it was brought, encrypted';
comment on column participants.consent_paper.added_at is 'plain: when';
comment on column participants.consent_paper.added_by is 'staff: who';

create table participants.contact_version (
  participation_id uuid not null,
  version integer not null,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  recorded_by text not null,
  basis text not null,
  sealed_to_person uuid,
  phone_cipher bytea,
  email_cipher bytea,
  constraint contact_version_pkey PRIMARY KEY (participation_id, version),
  constraint contact_version_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id),
  constraint contact_version_sealed_to_person_fkey FOREIGN KEY (sealed_to_person) REFERENCES participants.person(id),
  constraint contact_version_check CHECK ((recorded_from <= recorded_to)),
  constraint contact_version_version_check CHECK ((version >= 1))
);
alter table participants.contact_version enable row level security;
alter table participants.contact_version force row level security;
CREATE INDEX contact_version_person ON participants.contact_version USING btree (sealed_to_person) WHERE (sealed_to_person IS NOT NULL);
CREATE UNIQUE INDEX contact_version_current ON participants.contact_version USING btree (participation_id) WHERE (recorded_to = 'infinity'::timestamp with time zone);
create policy assigned on participants.contact_version for select to samla_team using ((EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = contact_version.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.person_id IS NOT NULL)))));
create policy disclosed on participants.contact_version for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy ended on participants.contact_version for update to samla_team using (((recorded_to = 'infinity'::timestamp with time zone) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = contact_version.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[]))))))) with check (true);
create policy operated on participants.contact_version for all to samla_operator using (true) with check (true);
create policy recorded on participants.contact_version for insert to samla_team with check (((recorded_to = 'infinity'::timestamp with time zone) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.participation_id = contact_version.participation_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (v.intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])))))));
create policy weeded on participants.contact_version for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on participants.contact_version to samla_operator;
grant insert, select on participants.contact_version to samla_team;
grant update (recorded_to) on participants.contact_version to samla_operator;
grant update (recorded_to) on participants.contact_version to samla_team;
comment on table participants.contact_version is 'How a participant is reached, as the participation''s own team has it, from–to in recorded time.';
comment on column participants.contact_version.participation_id is 'plain: the participation''s random key';
comment on column participants.contact_version.version is 'plain: 1 for what was told at the enrolment (no row where nothing was), 2, 3, … for what was told later';
comment on column participants.contact_version.recorded_from is 'plain: from when this is what was known';
comment on column participants.contact_version.recorded_to is 'plain: until when, infinity for the current version';
comment on column participants.contact_version.recorded_by is 'staff: who recorded it';
comment on column participants.contact_version.basis is 'plain: on what basis it was registered';
comment on column participants.contact_version.sealed_to_person is 'plain: the person to whose key what is encrypted is bound, for what was recorded with the person; null where it is bound to the participation';
comment on column participants.contact_version.phone_cipher is 'sensitive: telephone, encrypted';
comment on column participants.contact_version.email_cipher is 'sensitive: e-mail address, encrypted';

create table participants.participation (
  id uuid not null default gen_random_uuid(),
  created_at timestamp with time zone not null,
  constraint participation_pkey PRIMARY KEY (id)
);
alter table participants.participation enable row level security;
alter table participants.participation force row level security;
create policy assigned on participants.participation for select to samla_team using ((id IN ( SELECT v.participation_id
   FROM participants.participation_version v)));
create policy disclosed on participants.participation for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy operated on participants.participation for all to samla_operator using (true) with check (true);
create policy recorded on participants.participation for insert to samla_team with check ((cardinality(( SELECT access.interventions_to_record_in() AS interventions_to_record_in)) > 0));
create policy weeded on participants.participation for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on participants.participation to samla_operator;
grant insert, select on participants.participation to samla_team;
comment on table participants.participation is 'One participation in one intervention; a person may have several.';
comment on column participants.participation.id is 'plain: random key';
comment on column participants.participation.created_at is 'plain: when first recorded';

create table participants.participation_version (
  participation_id uuid not null,
  version integer not null,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  wrong_registration boolean not null default false,
  anonymous_year smallint,
  enrolled date,
  closed date,
  intervention_id uuid not null,
  person_id uuid,
  sex text not null,
  protected boolean not null,
  protection_told boolean not null default false,
  age_at_enrolment smallint,
  support_months integer,
  support_not_applicable boolean not null default false,
  days_enrolled integer generated always as (closed - enrolled) stored,
  municipality_counted text generated always as 
CASE
    WHEN protected THEN NULL::text
    ELSE municipality
END stored,
  referrer text,
  closing_reason text,
  education text,
  occupation_at_start text,
  occupation_at_end text,
  income_at_start text[] not null default '{}'::text[],
  income_at_end text[] not null default '{}'::text[],
  municipality text,
  row_key text,
  recorded_by text not null,
  basis text not null,
  given_told boolean not null default false,
  family_told boolean not null default false,
  constraint participation_overlap EXCLUDE USING gist (intervention_id WITH =, person_id WITH =, daterange(enrolled, closed, '[]'::text) WITH &&) WHERE (((recorded_to = 'infinity'::timestamp with time zone) AND (person_id IS NOT NULL) AND (NOT wrong_registration))) DEFERRABLE INITIALLY DEFERRED,
  constraint participation_version_pkey PRIMARY KEY (participation_id, version),
  constraint participation_version_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint participation_version_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id),
  constraint participation_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES participants.person(id),
  constraint participation_version_age_at_enrolment_check CHECK (((age_at_enrolment >= 0) AND (age_at_enrolment <= 150))),
  constraint participation_version_anonymous_year_check CHECK (((anonymous_year >= 1900) AND (anonymous_year <= 2200))),
  constraint participation_version_check CHECK ((recorded_from <= recorded_to)),
  constraint participation_version_check1 CHECK ((closed >= enrolled)),
  constraint participation_version_check2 CHECK (((closed IS NULL) = (closing_reason IS NULL))),
  constraint participation_version_check3 CHECK (((support_months IS NULL) OR (NOT support_not_applicable))),
  constraint participation_version_check4 CHECK (((anonymous_year IS NOT NULL) OR (wrong_registration = (COALESCE(closing_reason, ''::text) = 'felregistrering'::text)))),
  constraint participation_version_check5 CHECK (
CASE
    WHEN (anonymous_year IS NULL) THEN ((person_id IS NOT NULL) AND (enrolled IS NOT NULL) AND (age_at_enrolment IS NOT NULL))
    ELSE ((person_id IS NULL) AND (enrolled IS NULL) AND (closed IS NULL) AND (age_at_enrolment IS NULL) AND (municipality IS NULL) AND (referrer IS NULL) AND (education IS NULL) AND (occupation_at_start IS NULL) AND (occupation_at_end IS NULL) AND (income_at_start = '{}'::text[]) AND (income_at_end = '{}'::text[]) AND (support_months IS NULL) AND (NOT support_not_applicable) AND (NOT protected))
END),
  constraint participation_version_row_key_check CHECK (((length(row_key) >= 1) AND (length(row_key) <= 200))),
  constraint participation_version_sex_check CHECK ((sex = ANY (ARRAY['K'::text, 'M'::text]))),
  constraint participation_version_support_months_check CHECK (((support_months >= 0) AND (support_months <= 1200))),
  constraint participation_version_version_check CHECK ((version >= 1))
);
alter table participants.participation_version enable row level security;
alter table participants.participation_version force row level security;
CREATE INDEX participation_version_anonymous ON participants.participation_version USING btree (anonymous_year) WHERE (anonymous_year IS NOT NULL);
CREATE INDEX participation_version_closed ON participants.participation_version USING btree (wrong_registration, closed) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE INDEX participation_version_enrolled ON participants.participation_version USING btree (wrong_registration, enrolled) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE INDEX participation_version_intervention ON participants.participation_version USING btree (intervention_id) INCLUDE (participation_id, municipality_counted, anonymous_year, wrong_registration, closed) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE INDEX participation_version_list ON participants.participation_version USING btree (intervention_id, enrolled DESC, participation_id) WHERE ((recorded_to = 'infinity'::timestamp with time zone) AND (person_id IS NOT NULL) AND (NOT wrong_registration));
CREATE INDEX participation_version_person ON participants.participation_version USING btree (person_id) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX participation_version_current ON participants.participation_version USING btree (participation_id) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX participation_version_row_key ON participants.participation_version USING btree (row_key) WHERE ((recorded_to = 'infinity'::timestamp with time zone) AND (row_key IS NOT NULL));
create policy assigned on participants.participation_version for select to samla_team using (((intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])) OR (participation_id = ANY (( SELECT participants.own_caseload() AS own_caseload)::uuid[]))));
create policy counted on participants.participation_version for select to samla_figures using (true);
create policy disclosed on participants.participation_version for select to samla_owner using (( SELECT (current_setting('samla.disclosing'::text, true) = 'on'::text)));
create policy ended on participants.participation_version for update to samla_team using (((recorded_to = 'infinity'::timestamp with time zone) AND (intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])))) with check (true);
create policy of_all_teams on participants.participation_version for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL)) with check ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
create policy operated on participants.participation_version for all to samla_operator using (true) with check (true);
create policy recorded on participants.participation_version for insert to samla_team with check (((recorded_to = 'infinity'::timestamp with time zone) AND (intervention_id = ANY (( SELECT access.interventions_to_record_in() AS interventions_to_record_in)::uuid[])) AND ((person_id IS NULL) OR participants.may_record(person_id))));
create policy weeded on participants.participation_version for all to samla_owner using (( SELECT (current_setting('samla.weeding'::text, true) = 'on'::text)));
grant insert, select on participants.participation_version to samla_operator;
grant insert, select on participants.participation_version to samla_team;
grant select (participation_id, version, recorded_from, recorded_to, wrong_registration, anonymous_year, enrolled, closed, intervention_id, person_id, sex, protected, age_at_enrolment, support_months, support_not_applicable, days_enrolled, municipality_counted, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start, income_at_end, recorded_by) on participants.participation_version to samla_figures;
grant update (recorded_to) on participants.participation_version to samla_operator;
grant update (recorded_to) on participants.participation_version to samla_team;
comment on table participants.participation_version is 'What is known of a participation, from–to in recorded time. Free of identity: figures are counted from it.';
comment on column participants.participation_version.participation_id is 'plain: the participation''s random key';
comment on column participants.participation_version.version is 'plain: 1, 2, …';
comment on column participants.participation_version.recorded_from is 'plain: from when this is what was known';
comment on column participants.participation_version.recorded_to is 'plain: until when, infinity for the current version';
comment on column participants.participation_version.wrong_registration is 'plain: registered by mistake, counted nowhere';
comment on column participants.participation_version.anonymous_year is 'plain: starting day''s year of an anonymous participation, null otherwise';
comment on column participants.participation_version.enrolled is 'sensitive: enrolment day';
comment on column participants.participation_version.closed is 'sensitive: closing day, null while it lasts';
comment on column participants.participation_version.intervention_id is 'plain: the intervention';
comment on column participants.participation_version.person_id is 'plain: the person''s random key, null when anonymous';
comment on column participants.participation_version.sex is 'sensitive: K or M';
comment on column participants.participation_version.protected is 'sensitive: whether the person has protected personal data';
comment on column participants.participation_version.protection_told is 'sensitive: whether this row itself said that the person is protected; the person is when any of theirs does';
comment on column participants.participation_version.age_at_enrolment is 'sensitive: whole years on the enrolment day';
comment on column participants.participation_version.support_months is 'sensitive: whole months in public support at enrolment, null when unknown or not applicable';
comment on column participants.participation_version.support_not_applicable is 'sensitive: true when there is no public support (ej_aktuellt)';
comment on column participants.participation_version.days_enrolled is 'plain: days from enrolment to closing';
comment on column participants.participation_version.municipality_counted is 'sensitive: the same, null when protected: what figures may read';
comment on column participants.participation_version.referrer is 'sensitive: code of the referring party';
comment on column participants.participation_version.closing_reason is 'sensitive: fine code of the closing reason';
comment on column participants.participation_version.education is 'sensitive: code of education';
comment on column participants.participation_version.occupation_at_start is 'sensitive: code of occupation at enrolment';
comment on column participants.participation_version.occupation_at_end is 'sensitive: code of occupation at closing';
comment on column participants.participation_version.income_at_start is 'sensitive: codes of income at enrolment';
comment on column participants.participation_version.income_at_end is 'sensitive: codes of income at closing';
comment on column participants.participation_version.municipality is 'sensitive: municipality of registration at enrolment';
comment on column participants.participation_version.row_key is 'sensitive: the row''s own key in the team''s sheet (rad_id)';
comment on column participants.participation_version.recorded_by is 'staff: who recorded it';
comment on column participants.participation_version.basis is 'plain: on what basis it was registered';
comment on column participants.participation_version.given_told is 'sensitive: whether the participation''s own team has told the given name; without it the name is not shown to them';
comment on column participants.participation_version.family_told is 'sensitive: the same of the family name';

create table participants.person (
  id uuid not null default gen_random_uuid(),
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id)
);
alter table participants.person enable row level security;
alter table participants.person force row level security;
create policy assigned on participants.person for select to samla_team using ((EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.person_id = person.id) AND (v.recorded_to = 'infinity'::timestamp with time zone)))));
create policy disclosed on participants.person for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy operated on participants.person for all to samla_operator using (true) with check (true);
create policy recorded on participants.person for insert to samla_team with check ((cardinality(( SELECT access.interventions_to_record_in() AS interventions_to_record_in)) > 0));
create policy weeded on participants.person for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
grant insert, select on participants.person to samla_operator;
grant insert, select on participants.person to samla_team;
comment on table participants.person is 'One human being, as far as is known. The key is random and tells nothing.';
comment on column participants.person.id is 'plain: random key';
comment on column participants.person.created_at is 'plain: when first recorded';

create table participants.person_version (
  person_id uuid not null,
  version integer not null,
  recorded_from timestamp with time zone not null,
  recorded_to timestamp with time zone not null default 'infinity'::timestamp with time zone,
  recorded_by text not null,
  basis text not null,
  sex text not null,
  birth_year smallint not null,
  protected boolean not null,
  number_cipher bytea,
  number_index bytea,
  given_name_cipher bytea,
  family_name_cipher bytea,
  constraint person_version_pkey PRIMARY KEY (person_id, version),
  constraint person_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES participants.person(id),
  constraint person_version_birth_year_check CHECK (((birth_year >= 1850) AND (birth_year <= 2200))),
  constraint person_version_check CHECK ((recorded_from <= recorded_to)),
  constraint person_version_check1 CHECK (((number_index IS NULL) OR (number_cipher IS NOT NULL))),
  constraint person_version_number_index_check CHECK ((length(number_index) = 32)),
  constraint person_version_sex_check CHECK ((sex = ANY (ARRAY['K'::text, 'M'::text]))),
  constraint person_version_version_check CHECK ((version >= 1))
);
alter table participants.person_version enable row level security;
alter table participants.person_version force row level security;
CREATE UNIQUE INDEX person_version_current ON participants.person_version USING btree (person_id) WHERE (recorded_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX person_version_number ON participants.person_version USING btree (number_index) WHERE ((recorded_to = 'infinity'::timestamp with time zone) AND (number_index IS NOT NULL));
create policy assigned on participants.person_version for select to samla_team using (((recorded_to = 'infinity'::timestamp with time zone) AND (EXISTS ( SELECT
   FROM participants.participation_version v
  WHERE ((v.person_id = person_version.person_id) AND (v.recorded_to = 'infinity'::timestamp with time zone))))));
create policy assigned_history on participants.person_version for select to samla_team using (((recorded_to <> 'infinity'::timestamp with time zone) AND (EXISTS ( SELECT
   FROM (participants.participation_version v
     CROSS JOIN LATERAL participants.history_of(v.participation_id) h(participation_id, version, recorded_from, recorded_to, wrong_registration, anonymous_year, enrolled, closed, intervention_id, person_id, sex, protected, protection_told, age_at_enrolment, support_months, support_not_applicable, days_enrolled, municipality_counted, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start, income_at_end, municipality, row_key, recorded_by, basis, given_told, family_told))
  WHERE ((v.person_id = person_version.person_id) AND (v.recorded_to = 'infinity'::timestamp with time zone) AND (h.person_id = v.person_id) AND ((h.recorded_from < person_version.recorded_to) OR (h.recorded_from <= person_version.recorded_from)))))));
create policy disclosed on participants.person_version for select to samla_owner using (( SELECT (current_setting('samla.disclosing'::text, true) = 'on'::text)));
create policy ended on participants.person_version for update to samla_team using (((recorded_to = 'infinity'::timestamp with time zone) AND participants.may_record(person_id))) with check (true);
create policy matched on participants.person_version for select to samla_team using ((person_id = ANY (( SELECT participants.matched_persons() AS matched_persons)::uuid[])));
create policy of_all_teams on participants.person_version for all to samla_owner using ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL)) with check ((( SELECT access.current_user_id() AS current_user_id) IS NOT NULL));
create policy operated on participants.person_version for all to samla_operator using (true) with check (true);
create policy recorded on participants.person_version for insert to samla_team with check (((recorded_to = 'infinity'::timestamp with time zone) AND participants.may_record(person_id)));
create policy weeded on participants.person_version for all to samla_owner using (( SELECT (current_setting('samla.weeding'::text, true) = 'on'::text)));
grant insert, select on participants.person_version to samla_operator;
grant insert, select on participants.person_version to samla_team;
grant update (recorded_to) on participants.person_version to samla_operator;
grant update (recorded_to) on participants.person_version to samla_team;
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

create table participants.unclaimed_contact (
  person_id uuid not null,
  version integer not null,
  phone_cipher bytea,
  email_cipher bytea,
  constraint unclaimed_contact_pkey PRIMARY KEY (person_id, version),
  constraint unclaimed_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES participants.person(id)
);
alter table participants.unclaimed_contact enable row level security;
alter table participants.unclaimed_contact force row level security;
create policy disclosed on participants.unclaimed_contact for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy weeded on participants.unclaimed_contact for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
comment on table participants.unclaimed_contact is 'Telephone and e-mail that were recorded with a person while several teams had them: nobody can tell whose they are, so no team sees them.';
comment on column participants.unclaimed_contact.person_id is 'plain: the person''s random key';
comment on column participants.unclaimed_contact.version is 'plain: the version of the person that told it';
comment on column participants.unclaimed_contact.phone_cipher is 'sensitive: telephone, encrypted';
comment on column participants.unclaimed_contact.email_cipher is 'sensitive: e-mail address, encrypted';

CREATE OR REPLACE FUNCTION participants.begin_recording(persons uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if cardinality(access.interventions_to_record_in()) > 0 then
        perform set_config('samla.matched_persons',
          (participants.matched_persons() || array(select p from unnest(persons) p where participants.may_record(p)))::text, true);
      end if;
    end
  $function$
;
comment on function participants.begin_recording(uuid[]) is 'Those of the persons whom the asker may record stay so for the transaction: between the end of one version and the next nobody has them.';
grant execute on function participants.begin_recording(uuid[]) to samla_operator;
grant execute on function participants.begin_recording(uuid[]) to samla_team;

CREATE OR REPLACE FUNCTION participants.clear_consents()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
  $function$
;
comment on function participants.clear_consents() is 'Ends the consents of a participation that has become anonymous, and takes away what tells of somebody.';

CREATE OR REPLACE FUNCTION participants.end_caseload_with_role()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      asker constant text := coalesce(current_setting('samla.user_id', true), '');
      kind constant text := case new.role when 'counsellor' then 'counsellor' else 'team_member' end;
    begin
      -- The command line works for no user, for whom the owner of the database sees no participation.
      perform set_config('samla.user_id', '00000000-0000-0000-0000-000000000000', true);
      update participants.caseload c
        set withdrawn = c.valid_from > new.valid_to, valid_to = greatest(c.valid_from, new.valid_to), ended_at = new.changed_at, ended_by = new.changed_by
        where c.user_id = new.user_id and c.held_as = kind and not c.withdrawn and (c.valid_to is null or c.valid_to > new.valid_to)
          and exists (select from participants.participation_version v
            where v.participation_id = c.participation_id and v.recorded_to = 'infinity' and v.intervention_id = new.intervention_id)
          and not exists (select from access.role_assignment o
            where o.user_id = new.user_id and o.intervention_id = new.intervention_id and o.id <> new.id and o.in_force
              and (o.role = 'counsellor') = (kind = 'counsellor') and o.role in ('team_leader', 'team_member', 'counsellor')
              and (o.valid_to is null or o.valid_to > new.valid_to));
      perform set_config('samla.user_id', asker, true);
      return null;
    end
  $function$
;
comment on function participants.end_caseload_with_role() is 'Ends what somebody has in a team when the role there ends.';

CREATE OR REPLACE FUNCTION participants.end_login_of_nobody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      gone uuid[];
      ended uuid[];
    begin
      perform set_config('samla.disclosing', 'on', true);
      gone := array(
        select distinct before.person_id from participants.participation_version before
        where before.participation_id = new.participation_id and before.person_id is not null
          and not exists (select from participants.participation_version v where v.person_id = before.person_id and v.recorded_to = 'infinity'));
      perform set_config('samla.disclosing', was, true);
      ended := array(select distinct a.user_id from access.role_assignment a where a.person_id = any (gone));
      if cardinality(ended) = 0 then return null; end if;
      update access.role_assignment a set withdrawn_at = new.recorded_from, valid_to = greatest(a.valid_from, access.current_day()),
        changed_by = new.recorded_by, changed_at = new.recorded_from, version = a.version + 1
      where a.user_id = any (ended) and a.withdrawn_at is null;
      update access.user_account u set left_at = coalesce(u.left_at, new.recorded_from), email = u.id || '@borttagen.invalid',
        password_hash = null, password_is_temporary = true, password_expires_at = null,
        changed_by = new.recorded_by, changed_at = new.recorded_from, version = u.version + 1
      where u.id = any (ended);
      update access.invitation i set voided_at = new.recorded_from where i.user_id = any (ended) and i.used_at is null and i.voided_at is null;
      delete from access.session s where s.user_id = any (ended);
      return null;
    end
  $function$
;
comment on function participants.end_login_of_nobody() is 'Ends the login of who is in no participation any more, and takes its address away.';

CREATE OR REPLACE FUNCTION participants.end_participant_login(of_participation uuid, at_instant timestamp with time zone, by_whom text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      ended uuid;
    begin
      select u.id into ended from access.logins_of_person(person) l join access.user_account u on u.id = l.user_id for update of u;
      if ended is null then return null; end if;
      update access.role_assignment a set withdrawn_at = at_instant, valid_to = greatest(a.valid_from, access.current_day()),
        changed_by = by_whom, changed_at = at_instant, version = a.version + 1
      where a.user_id = ended and a.withdrawn_at is null;
      update access.user_account u set left_at = at_instant, changed_by = by_whom, changed_at = at_instant, version = u.version + 1 where u.id = ended;
      update access.invitation i set voided_at = at_instant where i.user_id = ended and i.used_at is null and i.voided_at is null;
      delete from access.session s where s.user_id = ended;
      return ended;
    end
  $function$
;
comment on function participants.end_participant_login(uuid,timestamp with time zone,text) is 'Ends a participant''s login at once, open sessions and links included; the user whose it was, null where there is none.';
grant execute on function participants.end_participant_login(uuid,timestamp with time zone,text) to samla_team;

CREATE OR REPLACE FUNCTION participants.give_participant_login(of_participation uuid, new_user uuid, new_email text, link_hash bytea, at_instant timestamp with time zone, until_instant timestamp with time zone, by_whom text, new_delivery text)
 RETURNS TABLE(outcome text, user_id uuid, invitation_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      known access.user_account;
      link uuid := gen_random_uuid();
    begin
      if person is null then return query select 'nobody', null::uuid, null::uuid; return; end if;
      -- Two of the team may press at once: a participant has one login.
      perform pg_advisory_xact_lock(hashtextextended('participant login ' || person, 0));
      if exists (select from access.logins_of_person(person)) then return query select 'there', null::uuid, null::uuid; return; end if;
      select u.* into known from access.user_account u where u.email = new_email for update;
      if known.id is not null then
        -- An address of the same participant's, whose login was ended, comes back; anybody else's is not given away.
        if not exists (select from access.role_assignment a where a.user_id = known.id and a.person_id = person)
          or exists (select from access.role_assignment a where a.user_id = known.id and a.person_id is distinct from person)
        then return query select 'taken', null::uuid, null::uuid; return; end if;
        update access.user_account u set left_at = null, password_hash = null, password_is_temporary = true, password_expires_at = null,
          version = u.version + 1, changed_by = by_whom, changed_at = at_instant where u.id = known.id;
      else
        insert into access.user_account (id, email, name, created_at) values (new_user, new_email, 'Deltagare', at_instant);
        known.id := new_user;
      end if;
      insert into access.role_assignment (user_id, role, person_id, valid_from, granted_by, given_at)
        values (known.id, 'participant', person, access.current_day(), by_whom, at_instant);
      insert into access.invitation (id, user_id, purpose, token_hash, created_at, created_by, expires_at, delivery)
        values (link, known.id, 'invitation', link_hash, at_instant, by_whom, until_instant, new_delivery);
      return query select 'done', known.id, link;
    end
  $function$
;
comment on function participants.give_participant_login(uuid,uuid,text,bytea,timestamp with time zone,timestamp with time zone,text,text) is 'Gives a participant a login with a link to choose a password: done; there, when there is one; taken, when the address is another''s; nobody, when the asker may not.';
grant execute on function participants.give_participant_login(uuid,uuid,text,bytea,timestamp with time zone,timestamp with time zone,text,text) to samla_team;

CREATE OR REPLACE FUNCTION participants.held_today()
 RETURNS TABLE(participation_id uuid, held_as text, user_id uuid, name text, is_mine boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select c.participation_id, c.held_as, c.user_id, w.name, c.user_id = access.current_user_id()
    from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    left join access.workers() w on w.user_id = c.user_id and w.held_as = c.held_as and w.intervention_id = v.intervention_id
    where not c.withdrawn and c.valid_from <= access.current_day() and (c.valid_to is null or c.valid_to >= access.current_day())
  $function$
;
comment on function participants.held_today() is 'Whose the participations are that the asker sees.';
grant execute on function participants.held_today() to samla_team;

CREATE OR REPLACE FUNCTION participants.history_of(participation uuid)
 RETURNS SETOF participants.participation_version
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select h.* from participants.participation_version h
    where h.participation_id = participation and (participation = any (participants.own_caseload())
      or exists (select from participants.participation_version v
        where v.participation_id = participation and v.recorded_to = 'infinity' and v.intervention_id = any (access.interventions_to_record_in())))
  $function$
;
comment on function participants.history_of(uuid) is 'All versions of a participation of one of the asker''s own teams, or of the own caseload.';
grant execute on function participants.history_of(uuid) to samla_team;

CREATE OR REPLACE FUNCTION participants.is_matched(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((strpos(current_setting('samla.matched_persons'::text, true), (person)::text) > 0), false)
;
comment on function participants.is_matched(uuid) is 'Whether this transaction is recording the person.';
grant execute on function participants.is_matched(uuid) to samla_team;

CREATE OR REPLACE FUNCTION participants.is_protected_person(person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      found_any boolean;
    begin
      perform set_config('samla.disclosing', 'on', true);
      found_any := exists (select from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity' and v.protected and not v.wrong_registration);
      perform set_config('samla.disclosing', was, true);
      return found_any;
    end
  $function$
;
comment on function participants.is_protected_person(uuid) is 'Whether the person is protected in any participation.';

CREATE OR REPLACE FUNCTION participants.keep_participant_delivery(of_participation uuid, of_invitation uuid, new_delivery text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      person uuid := participants.person_recorded_in(of_participation);
    begin
      update access.invitation i set delivery = new_delivery
      where i.id = of_invitation and i.user_id in (select l.user_id from access.logins_of_person(person) l);
    end
  $function$
;
comment on function participants.keep_participant_delivery(uuid,uuid,text) is 'Keeps what became of a letter with a link for a participant.';
grant execute on function participants.keep_participant_delivery(uuid,uuid,text) to samla_team;

CREATE OR REPLACE FUNCTION participants.match_persons(number_indexes bytea[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare matched uuid[];
    begin
      if cardinality(access.interventions_to_record_in()) = 0 then
        raise insufficient_privilege using message = 'only a team that records may match a number';
      end if;
      select coalesce(array_agg(v.person_id), '{}') into matched from participants.person_version v
        where v.recorded_to = 'infinity' and v.number_index = any (number_indexes);
      perform set_config('samla.matched_persons', (participants.matched_persons() || matched)::text, true);
      return query select unnest(matched);
    end
  $function$
;
comment on function participants.match_persons(bytea[]) is 'The keys of persons with one of the numbers, whichever team they are in; for the rest of the transaction they may be recorded. Tells nothing else.';
grant execute on function participants.match_persons(bytea[]) to samla_team;

CREATE OR REPLACE FUNCTION participants.matched_persons()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('samla.matched_persons'::text, true), ''::text))::uuid[], '{}'::uuid[])
;
comment on function participants.matched_persons() is 'The persons that this transaction is recording: own ones, and those whose whole number was told.';
grant execute on function participants.matched_persons() to samla_team;

CREATE OR REPLACE FUNCTION participants.may_record(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select cardinality(access.interventions_to_record_in()) > 0 and case
      when exists (select from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity' and v.intervention_id = any (access.interventions_to_record_in())) then true
      when not exists (select from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity') then true
      else participants.is_matched(person) end
  $function$
;
comment on function participants.may_record(uuid) is 'Whether the asker may record this person: one of their own participants, one whose number was told, or one that nobody has.';
grant execute on function participants.may_record(uuid) to samla_team;

CREATE OR REPLACE FUNCTION participants.move_with_reorganisation(reorganisation uuid, target uuid, participations uuid[], at_instant timestamp with time zone, who text, on_basis text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      asked interventions.reorganisation;
      one participants.participation_version;
      moved integer := 0;
    begin
      select * into strict asked from interventions.reorganisation r where r.id = reorganisation;
      if not exists (select from interventions.reorganisation_target t where t.reorganisation_id = reorganisation and t.intervention_id = target) then
        raise insufficient_privilege using message = 'the reorganisation does not lead there';
      end if;
      if not asked.intervention_id = any (access.led_interventions()) and not (access.holds_role('coordinator')
          and participations is null and (select count(*) from interventions.reorganisation_target t where t.reorganisation_id = reorganisation) = 1) then
        raise insufficient_privilege using message = 'only the team says who goes where';
      end if;
      for one in select * from participants.participation_version v
        where v.intervention_id = asked.intervention_id and v.recorded_to = 'infinity' and v.person_id is not null and not v.wrong_registration
          and (v.closed is null or v.closed >= asked.first_day) and (participations is null or v.participation_id = any (participations))
      loop
        update participants.participation_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.participation_id = one.participation_id and v.recorded_to = 'infinity' returning * into one;
        insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, wrong_registration,
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, given_told, family_told, age_at_enrolment,
            support_months, support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, target, one.person_id, one.sex, one.protected, one.protection_told,
            one.given_told, one.family_told, one.age_at_enrolment, one.support_months, one.support_not_applicable, one.referrer, one.closing_reason, one.education,
            one.occupation_at_start, one.occupation_at_end, one.income_at_start, one.income_at_end, one.municipality, one.row_key);
        moved := moved + 1;
      end loop;
      return moved;
    end
  $function$
;
comment on function participants.move_with_reorganisation(uuid,uuid,uuid[],timestamp with time zone,text,text) is 'Lets lasting participations of a reorganised intervention go on in one that takes over; all of them when no keys are given. Answers with how many.';
grant execute on function participants.move_with_reorganisation(uuid,uuid,uuid[],timestamp with time zone,text,text) to samla_figures;
grant execute on function participants.move_with_reorganisation(uuid,uuid,uuid[],timestamp with time zone,text,text) to samla_team;

CREATE OR REPLACE FUNCTION participants.open_caseload_of(of_user uuid)
 RETURNS TABLE(intervention text, participations integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select i.name, count(distinct v.participation_id)::integer from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    join interventions.intervention i on i.id = v.intervention_id
    where access.holds_role('administrator') and c.user_id = of_user and not c.withdrawn and v.closed is null and not v.wrong_registration
      and (c.valid_to is null or c.valid_to >= access.current_day())
    group by i.name
  $function$
;
comment on function participants.open_caseload_of(uuid) is 'How many lasting participations a user has, by intervention, for the administrator.';
grant execute on function participants.open_caseload_of(uuid) to samla_admin;

CREATE OR REPLACE FUNCTION participants.own_caseload()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(c.participation_id), '{}') from participants.caseload c
    join participants.participation_version v on v.participation_id = c.participation_id and v.recorded_to = 'infinity'
    where c.user_id = access.current_user_id() and c.held_as = 'counsellor' and not c.withdrawn
      and c.valid_from <= access.current_day() and (c.valid_to is null or c.valid_to >= access.current_day())
      and access.works_as(c.user_id, 'counsellor', v.intervention_id, access.current_day())
  $function$
;
comment on function participants.own_caseload() is 'The participations that the asker has as counsellor today: all that a counsellor sees of a team.';
grant execute on function participants.own_caseload() to samla_team;

CREATE OR REPLACE FUNCTION participants.own_people()
 RETURNS TABLE(person_id uuid, version integer, birth_year smallint, given_told boolean, family_told boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select p.person_id, p.version, p.birth_year, own.given_told, own.family_told from participants.person_version p
    join (select v.person_id, bool_or(v.given_told) as given_told, bool_or(v.family_told) as family_told
      from participants.participation_version v
      where v.recorded_to = 'infinity' and v.person_id is not null
        and (v.intervention_id = any ((select access.interventions_to_record_in())::uuid[])
          or v.participation_id = any ((select participants.own_caseload())::uuid[]))
      group by v.person_id) own on own.person_id = p.person_id
    where p.recorded_to = 'infinity' and not p.protected
  $function$
;
comment on function participants.own_people() is 'Key, version and birth year of those in the asker''s interventions who are not protected, with which parts of the name were told there. No name: those are read under row security.';
grant execute on function participants.own_people() to samla_team;

CREATE OR REPLACE FUNCTION participants.participant_login(of_participation uuid)
 RETURNS TABLE(user_id uuid, email text, has_password boolean, given_at timestamp with time zone, given_by text, link_until timestamp with time zone, delivery text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select u.id, case when participants.is_protected_person(a.person_id) then null else u.email end, u.password_hash is not null, a.given_at, a.granted_by, i.expires_at, i.delivery
    from access.logins_of_person(participants.person_recorded_in(of_participation)) l
    join access.role_assignment a on a.id = l.assignment_id
    join access.user_account u on u.id = l.user_id
    left join access.invitation i on i.user_id = u.id and i.used_at is null and i.voided_at is null
    order by a.given_at limit 1
  $function$
;
comment on function participants.participant_login(uuid) is 'The login of a participant, to those who may record in the participation.';
grant execute on function participants.participant_login(uuid) to samla_team;

CREATE OR REPLACE FUNCTION participants.person_recorded_in(of_participation uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
      person uuid;
    begin
      perform set_config('samla.disclosing', 'on', true);
      select v.person_id into person from participants.participation_version v
      where v.participation_id = of_participation and v.recorded_to = 'infinity' and not v.wrong_registration
        and v.intervention_id = any (access.interventions_to_record_in());
      perform set_config('samla.disclosing', was, true);
      return person;
    end
  $function$
;
comment on function participants.person_recorded_in(uuid) is 'The key of who a participation is, to those who may record in it today.';

CREATE OR REPLACE FUNCTION participants.protected_elsewhere(persons uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select distinct v.person_id from participants.participation_version v
    where v.recorded_to = 'infinity' and v.person_id = any (persons) and v.protection_told
      and v.intervention_id <> all (access.interventions_to_record_in()) and participants.may_record(v.person_id)
  $function$
;
comment on function participants.protected_elsewhere(uuid[]) is 'Those of the persons that must stay protected whatever the asker''s own records say.';
grant execute on function participants.protected_elsewhere(uuid[]) to samla_team;

CREATE OR REPLACE FUNCTION participants.renew_participant_link(of_participation uuid, link_hash bytea, at_instant timestamp with time zone, until_instant timestamp with time zone, by_whom text, new_delivery text)
 RETURNS TABLE(user_id uuid, email text, purpose text, invitation_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      person uuid := participants.person_recorded_in(of_participation);
      known access.user_account;
      link uuid := gen_random_uuid();
      for_what text;
    begin
      select u.* into known from access.logins_of_person(person) l join access.user_account u on u.id = l.user_id for update of u;
      if known.id is null then return; end if;
      for_what := case when known.password_hash is null then 'invitation' else 'password' end;
      update access.invitation i set voided_at = at_instant where i.user_id = known.id and i.used_at is null and i.voided_at is null;
      insert into access.invitation (id, user_id, purpose, token_hash, created_at, created_by, expires_at, delivery)
        values (link, known.id, for_what, link_hash, at_instant, by_whom, until_instant, new_delivery);
      return query select known.id, known.email, for_what, link;
    end
  $function$
;
comment on function participants.renew_participant_link(uuid,bytea,timestamp with time zone,timestamp with time zone,text,text) is 'A new link for a participant''s login, the one before void; nothing where there is no login or the asker may not.';
grant execute on function participants.renew_participant_link(uuid,bytea,timestamp with time zone,timestamp with time zone,text,text) to samla_team;

CREATE OR REPLACE FUNCTION participants.settle_person(person uuid, at_instant timestamp with time zone, who text, on_basis text, born_on date, birth_year integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      known participants.person_version;
      one participants.participation_version;
      is_protected boolean;
      age smallint;
    begin
      if not participants.may_record(person) then
        raise insufficient_privilege using message = 'this person is not the asker''s to record';
      end if;
      select coalesce(bool_or(v.protection_told), false) into is_protected from participants.participation_version v
        where v.person_id = person and v.recorded_to = 'infinity';
      select * into strict known from participants.person_version v where v.person_id = person and v.recorded_to = 'infinity';
      if known.protected <> is_protected then
        update participants.person_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.person_id = person and v.recorded_to = 'infinity' returning * into known;
        insert into participants.person_version (person_id, version, recorded_from, recorded_by, basis, sex, birth_year, protected,
            number_cipher, number_index, given_name_cipher, family_name_cipher)
          values (person, known.version + 1, known.recorded_to, who, on_basis, known.sex, known.birth_year, is_protected,
            known.number_cipher, known.number_index, known.given_name_cipher, known.family_name_cipher);
      end if;
      for one in select * from participants.participation_version v where v.person_id = person and v.recorded_to = 'infinity' loop
        -- PostgreSQL's age makes someone born on 29 February a year older on 1 March in common years, as the counting rules do.
        age := case when born_on is not null then extract(year from age(one.enrolled, born_on))
          when birth_year is not null then extract(year from one.enrolled) - birth_year else one.age_at_enrolment end;
        continue when one.protected = is_protected and one.sex = known.sex and one.age_at_enrolment = age;
        update participants.participation_version v set recorded_to = greatest(v.recorded_from, at_instant)
          where v.participation_id = one.participation_id and v.recorded_to = 'infinity' returning * into one;
        insert into participants.participation_version (participation_id, version, recorded_from, recorded_by, basis, wrong_registration,
            enrolled, closed, intervention_id, person_id, sex, protected, protection_told, given_told, family_told, age_at_enrolment,
            support_months, support_not_applicable, referrer, closing_reason, education, occupation_at_start, occupation_at_end, income_at_start,
            income_at_end, municipality, row_key)
          values (one.participation_id, one.version + 1, one.recorded_to, who, on_basis, one.wrong_registration,
            one.enrolled, one.closed, one.intervention_id, person, known.sex, is_protected, one.protection_told, one.given_told,
            one.family_told, age, one.support_months, one.support_not_applicable, one.referrer, one.closing_reason, one.education, one.occupation_at_start,
            one.occupation_at_end, one.income_at_start, one.income_at_end, one.municipality, one.row_key);
      end loop;
    end
  $function$
;
comment on function participants.settle_person(uuid,timestamp with time zone,text,text,date,integer) is 'Makes protection (told by any of their participations), sex and – where the birth is given – age the same in all participations of a person.';
grant execute on function participants.settle_person(uuid,timestamp with time zone,text,text,date,integer) to samla_team;

CREATE OR REPLACE FUNCTION participants.taken_row_keys(row_keys text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select v.row_key from participants.participation_version v
    where v.recorded_to = 'infinity' and v.row_key = any (row_keys) and v.intervention_id <> all (access.interventions_to_record_in())
  $function$
;
comment on function participants.taken_row_keys(text[]) is 'Those of the row keys that other teams use, not which team.';
grant execute on function participants.taken_row_keys(text[]) to samla_team;

-- ==================== privacy ====================
create schema privacy;
comment on schema privacy is 'What people may know about the use of their data.';
grant usage on schema privacy to samla_admin;
grant usage on schema privacy to samla_figures;
grant usage on schema privacy to samla_operator;
grant usage on schema privacy to samla_privacy;
grant usage on schema privacy to samla_team;
grant usage on schema privacy to samla_user;

create table privacy.archive_file (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  rule_version integer not null,
  intervention_id uuid not null,
  of_protected boolean not null,
  wanted integer not null,
  ordered_at timestamp with time zone not null,
  ordered_by text not null,
  made_at timestamp with time zone,
  made_by text,
  reason text,
  records integer,
  sha256 bytea,
  bytes bigint,
  fetched_at timestamp with time zone,
  received_on date,
  received_by text,
  reference text,
  receipt_at timestamp with time zone,
  receipt_by text,
  constraint archive_file_pkey PRIMARY KEY (id),
  constraint archive_file_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint archive_file_kind_rule_version_fkey FOREIGN KEY (kind, rule_version) REFERENCES privacy.retention_rule(kind, version),
  constraint archive_file_bytes_check CHECK ((bytes >= 1)),
  constraint archive_file_check CHECK ((num_nulls(made_at, made_by, records, sha256, bytes) = ANY (ARRAY[0, 5]))),
  constraint archive_file_check1 CHECK (((made_at IS NULL) OR ((reason IS NOT NULL) = of_protected))),
  constraint archive_file_check2 CHECK (((fetched_at IS NULL) OR (made_at IS NOT NULL))),
  constraint archive_file_check3 CHECK ((num_nulls(received_on, received_by, reference, receipt_at, receipt_by) = ANY (ARRAY[0, 5]))),
  constraint archive_file_check4 CHECK (((receipt_at IS NULL) OR (fetched_at IS NOT NULL))),
  constraint archive_file_kind_check CHECK ((kind = ANY (ARRAY['participation'::text, 'wrong_registration'::text]))),
  constraint archive_file_reason_check CHECK (((length(reason) >= 5) AND (length(reason) <= 300))),
  constraint archive_file_received_by_check CHECK (((length(received_by) >= 1) AND (length(received_by) <= 200))),
  constraint archive_file_records_check CHECK ((records >= 1)),
  constraint archive_file_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 100))),
  constraint archive_file_sha256_check CHECK ((length(sha256) = 32)),
  constraint archive_file_wanted_check CHECK ((wanted >= 1))
);
alter table privacy.archive_file enable row level security;
CREATE INDEX archive_file_intervention ON privacy.archive_file USING btree (intervention_id);
CREATE INDEX archive_file_rule ON privacy.archive_file USING btree (kind, rule_version);
CREATE UNIQUE INDEX archive_file_open ON privacy.archive_file USING btree (kind, rule_version, intervention_id, of_protected) WHERE (receipt_at IS NULL);
create policy administered on privacy.archive_file for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy coordinator_reads on privacy.archive_file for select to samla_figures using ((( SELECT access.holds_role('coordinator'::text) AS holds_role) OR ( SELECT access.holds_role('auditor'::text) AS holds_role)));
create policy led on privacy.archive_file for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy watched on privacy.archive_file for select to samla_privacy using (( SELECT access.holds_role('data_protection_officer'::text) AS holds_role));
grant select on privacy.archive_file to samla_admin;
grant select on privacy.archive_file to samla_figures;
grant select on privacy.archive_file to samla_privacy;
grant select on privacy.archive_file to samla_team;
comment on table privacy.archive_file is 'Files for an archive authority that the retention plan asks for: ordered, made, fetched and received. The files themselves are not kept.';
comment on column privacy.archive_file.id is 'plain: key';
comment on column privacy.archive_file.kind is 'plain: what kind of record';
comment on column privacy.archive_file.rule_version is 'plain: which version of its rule asks for it';
comment on column privacy.archive_file.intervention_id is 'plain: whose records; the leader of the team makes the file';
comment on column privacy.archive_file.of_protected is 'plain: whether it is of persons with protected data, who have a file of their own';
comment on column privacy.archive_file.wanted is 'plain: how many records when it was ordered';
comment on column privacy.archive_file.ordered_at is 'plain: when it was ordered';
comment on column privacy.archive_file.ordered_by is 'staff: who ordered it';
comment on column privacy.archive_file.made_at is 'plain: when it was made, the last time; null before';
comment on column privacy.archive_file.made_by is 'staff: who made it';
comment on column privacy.archive_file.reason is 'staff: why its maker opened protected data; names nobody';
comment on column privacy.archive_file.records is 'plain: how many records it holds';
comment on column privacy.archive_file.sha256 is 'plain: the SHA-256 of its bytes';
comment on column privacy.archive_file.bytes is 'plain: its size';
comment on column privacy.archive_file.fetched_at is 'plain: when it was fetched last, as it was made';
comment on column privacy.archive_file.received_on is 'plain: the day on which the archive authority received it';
comment on column privacy.archive_file.received_by is 'plain: which archive authority';
comment on column privacy.archive_file.reference is 'plain: its reference number';
comment on column privacy.archive_file.receipt_at is 'plain: when that was entered; from then on it can not be fetched';
comment on column privacy.archive_file.receipt_by is 'staff: who entered it';

create table privacy.archived_record (
  file_id uuid not null,
  participation_id uuid not null,
  digest bytea not null,
  constraint archived_record_pkey PRIMARY KEY (file_id, participation_id),
  constraint archived_record_file_id_fkey FOREIGN KEY (file_id) REFERENCES privacy.archive_file(id) ON DELETE CASCADE,
  constraint archived_record_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id) ON DELETE CASCADE,
  constraint archived_record_digest_check CHECK ((length(digest) = 32))
);
alter table privacy.archived_record enable row level security;
alter table privacy.archived_record force row level security;
CREATE INDEX archived_record_participation ON privacy.archived_record USING btree (participation_id);
create policy archived on privacy.archived_record for all to samla_owner using (((current_setting('samla.weeding'::text, true) = 'on'::text) OR (current_setting('samla.disclosing'::text, true) = 'on'::text)));
comment on table privacy.archived_record is 'Which participations an archive file holds, and of which content.';
comment on column privacy.archived_record.file_id is 'plain: the file';
comment on column privacy.archived_record.participation_id is 'plain: the participation''s random key';
comment on column privacy.archived_record.digest is 'plain: SHA-256 of the content as it was, partly encrypted: another one says that it has changed since';

create table privacy.backup_order (
  id uuid not null,
  ordered_at timestamp with time zone not null,
  ordered_by text not null,
  run_id uuid,
  constraint backup_order_pkey PRIMARY KEY (id),
  constraint backup_order_run_id_fkey FOREIGN KEY (run_id) REFERENCES privacy.backup_run(id),
  constraint backup_order_ordered_by_check CHECK (((length(ordered_by) >= 1) AND (length(ordered_by) <= 254)))
);
alter table privacy.backup_order enable row level security;
CREATE INDEX backup_order_run ON privacy.backup_order USING btree (run_id);
CREATE UNIQUE INDEX backup_order_waiting ON privacy.backup_order USING btree (((run_id IS NULL))) WHERE (run_id IS NULL);
create policy administered on privacy.backup_order for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy examined on privacy.backup_order for select to samla_figures using (( SELECT access.holds_role('auditor'::text) AS holds_role));
create policy operated on privacy.backup_order for all to samla_operator using (true) with check (true);
create policy ordered on privacy.backup_order for insert to samla_admin with check ((( SELECT access.holds_role('administrator'::text) AS holds_role) AND (run_id IS NULL)));
grant insert, select on privacy.backup_order to samla_admin;
grant select on privacy.backup_order to samla_figures;
grant select, update on privacy.backup_order to samla_operator;
comment on table privacy.backup_order is 'Backups that were asked for beside the nightly ones, and what became of them.';
comment on column privacy.backup_order.id is 'plain: key, made by who asks, so that the same one twice is one';
comment on column privacy.backup_order.ordered_at is 'plain: when it was asked for';
comment on column privacy.backup_order.ordered_by is 'staff: who asked for it';
comment on column privacy.backup_order.run_id is 'plain: the run that answered it, null while it waits or is made';

create table privacy.backup_run (
  id uuid not null,
  night date,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  begun_by text not null,
  outcome text not null,
  fault text,
  file_name text not null,
  bytes bigint,
  row_count bigint,
  removed integer not null default 0,
  constraint backup_run_pkey PRIMARY KEY (id),
  constraint backup_run_begun_by_check CHECK (((length(begun_by) >= 1) AND (length(begun_by) <= 254))),
  constraint backup_run_check CHECK (((outcome = 'done'::text) = (fault IS NULL))),
  constraint backup_run_check1 CHECK (((outcome = 'done'::text) = ((bytes IS NOT NULL) AND (row_count IS NOT NULL)))),
  constraint backup_run_fault_check CHECK (((length(fault) >= 1) AND (length(fault) <= 100))),
  constraint backup_run_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint backup_run_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text])))
);
alter table privacy.backup_run enable row level security;
CREATE INDEX backup_run_begun ON privacy.backup_run USING btree (begun_at DESC);
create policy administered on privacy.backup_run for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy examined on privacy.backup_run for select to samla_figures using (( SELECT access.holds_role('auditor'::text) AS holds_role));
create policy operated on privacy.backup_run for all to samla_operator using (true) with check (true);
grant insert, select on privacy.backup_run to samla_operator;
grant select on privacy.backup_run to samla_admin;
grant select on privacy.backup_run to samla_figures;
comment on table privacy.backup_run is 'Backups that were made or failed. What is done was read through after it was written.';
comment on column privacy.backup_run.id is 'plain: key';
comment on column privacy.backup_run.night is 'plain: the night whose backup it is, null for one that somebody made by hand';
comment on column privacy.backup_run.begun_at is 'plain: when it was begun';
comment on column privacy.backup_run.ended_at is 'plain: when it was written and read through, or failed';
comment on column privacy.backup_run.begun_by is 'staff: who made it: an operator, or Samla itself';
comment on column privacy.backup_run.outcome is 'plain: done or failed';
comment on column privacy.backup_run.fault is 'plain: code of what was wrong, null when done';
comment on column privacy.backup_run.file_name is 'plain: the file''s name, without its folder';
comment on column privacy.backup_run.bytes is 'plain: its size, null when failed';
comment on column privacy.backup_run.row_count is 'plain: how many rows it holds, null when failed';
comment on column privacy.backup_run.removed is 'plain: how many older backups were removed after it';

create table privacy.deletion (
  id uuid not null,
  kind text not null,
  record_id uuid not null,
  basis text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  executed_at timestamp with time zone not null,
  executed_by text not null,
  constraint deletion_pkey PRIMARY KEY (id),
  constraint deletion_basis_check CHECK (((length(basis) >= 1) AND (length(basis) <= 500))),
  constraint deletion_decided_by_check CHECK (((length(decided_by) >= 1) AND (length(decided_by) <= 254))),
  constraint deletion_executed_by_check CHECK (((length(executed_by) >= 1) AND (length(executed_by) <= 254))),
  constraint deletion_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'participation'::text, 'invitation'::text, 'accessibility_feedback'::text, 'import'::text])))
);
alter table privacy.deletion enable row level security;
create policy operated on privacy.deletion for select to samla_operator using (true);
grant select on privacy.deletion to samla_operator;
comment on table privacy.deletion is 'The deletion list: what has been weeded, by which decision. Append-only; replayed after a restore.';
comment on column privacy.deletion.id is 'plain: key, the same in the file outside the database';
comment on column privacy.deletion.kind is 'plain: person with all participations, one participation, or another kind of record of the retention plan';
comment on column privacy.deletion.record_id is 'plain: random key of what was weeded';
comment on column privacy.deletion.basis is 'plain: the decided retention plan''s rule or another decision, in words; names no participant';
comment on column privacy.deletion.decided_at is 'plain: when it was decided';
comment on column privacy.deletion.decided_by is 'staff: who decided it';
comment on column privacy.deletion.executed_at is 'plain: when it was carried out; as it was first, also where a restore did it again';
comment on column privacy.deletion.executed_by is 'staff: who carried it out';

create table privacy.log_sample (
  id uuid not null,
  from_day date not null,
  to_day date not null,
  wanted integer not null,
  seed integer not null default (floor((random() * (2147483647)::double precision)))::integer,
  cluster bigint not null default (pg_control_system()).system_identifier,
  seen text not null default (pg_current_snapshot())::text,
  scope uuid[],
  entry_ids bigint[] not null,
  drawn_of integer not null,
  block_number integer,
  block_hash bytea,
  drawn_at timestamp with time zone not null,
  drawn_by text not null,
  user_id uuid not null,
  finding text,
  note text,
  measures text,
  finished_at timestamp with time zone,
  finished_by text,
  constraint log_sample_pkey PRIMARY KEY (id),
  constraint log_sample_block_hash_check CHECK ((length(block_hash) = 32)),
  constraint log_sample_check CHECK ((to_day >= from_day)),
  constraint log_sample_check1 CHECK ((drawn_of >= cardinality(entry_ids))),
  constraint log_sample_check2 CHECK ((num_nulls(finding, note, measures, finished_at, finished_by) = ANY (ARRAY[0, 5]))),
  constraint log_sample_entry_ids_check CHECK (((cardinality(entry_ids) >= 1) AND (cardinality(entry_ids) <= 100))),
  constraint log_sample_finding_check CHECK ((finding = ANY (ARRAY['ok'::text, 'deviation'::text]))),
  constraint log_sample_measures_check CHECK ((length(measures) <= 4000)),
  constraint log_sample_note_check CHECK (((length(note) >= 1) AND (length(note) <= 4000))),
  constraint log_sample_wanted_check CHECK (((wanted >= 1) AND (wanted <= 100)))
);
alter table privacy.log_sample enable row level security;
CREATE INDEX log_sample_drawn ON privacy.log_sample USING btree (drawn_at DESC);
create policy drawn on privacy.log_sample for insert to samla_privacy with check (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND ( SELECT access.holds_role('data_protection_officer'::text) AS holds_role) AND (finding IS NULL)));
create policy finished on privacy.log_sample for update to samla_privacy using (((finding IS NULL) AND ( SELECT access.holds_role('data_protection_officer'::text) AS holds_role) AND ((user_id = ( SELECT access.current_user_id() AS current_user_id)) OR ( SELECT privacy.watches_all() AS watches_all)))) with check ((finding IS NOT NULL));
create policy watched on privacy.log_sample for select to samla_privacy using ((( SELECT access.holds_role('data_protection_officer'::text) AS holds_role) AND ((user_id = ( SELECT access.current_user_id() AS current_user_id)) OR ( SELECT privacy.watches_all() AS watches_all))));
grant insert, select on privacy.log_sample to samla_privacy;
grant update (finding, note, measures, finished_at, finished_by) on privacy.log_sample to samla_privacy;
comment on table privacy.log_sample is 'Random samples of the access log for recurring checks: who drew what and when, and what the check came to.';
comment on column privacy.log_sample.id is 'plain: key';
comment on column privacy.log_sample.from_day is 'plain: first day of the period';
comment on column privacy.log_sample.to_day is 'plain: last day of the period';
comment on column privacy.log_sample.wanted is 'plain: how many entries were asked for';
comment on column privacy.log_sample.seed is 'plain: chosen by the database; the same seed draws the same entries';
comment on column privacy.log_sample.cluster is 'plain: the cluster whose transactions are counted';
comment on column privacy.log_sample.seen is 'plain: the transactions that were over when it was drawn';
comment on column privacy.log_sample.scope is 'plain: the interventions for which the officer watched, null for all';
comment on column privacy.log_sample.entry_ids is 'plain: the entries that were drawn, in the order of the draw';
comment on column privacy.log_sample.drawn_of is 'plain: how many there were to draw from';
comment on column privacy.log_sample.block_number is 'plain: the last sealed block of the log when it was drawn';
comment on column privacy.log_sample.block_hash is 'plain: its hash, an anchor of its own';
comment on column privacy.log_sample.drawn_at is 'plain: when';
comment on column privacy.log_sample.drawn_by is 'staff: name of who had it drawn';
comment on column privacy.log_sample.user_id is 'staff: who had it drawn';
comment on column privacy.log_sample.finding is 'plain: ok or deviation; null while the check is under way';
comment on column privacy.log_sample.note is 'staff: what was found';
comment on column privacy.log_sample.measures is 'staff: what is done about it, perhaps nothing';
comment on column privacy.log_sample.finished_at is 'plain: when the check was finished';
comment on column privacy.log_sample.finished_by is 'staff: name of who finished it';

create table privacy.log_sample_note (
  id bigint not null generated always as identity,
  sample_id uuid not null,
  entry_id bigint not null,
  verdict text not null,
  note text not null,
  noted_at timestamp with time zone not null,
  noted_by text not null,
  user_id uuid not null,
  constraint log_sample_note_pkey PRIMARY KEY (id),
  constraint log_sample_note_sample_id_fkey FOREIGN KEY (sample_id) REFERENCES privacy.log_sample(id),
  constraint log_sample_note_note_check CHECK ((length(note) <= 2000)),
  constraint log_sample_note_verdict_check CHECK ((verdict = ANY (ARRAY['ok'::text, 'ask'::text, 'deviation'::text])))
);
alter table privacy.log_sample_note enable row level security;
CREATE INDEX log_sample_note_sample ON privacy.log_sample_note USING btree (sample_id);
create policy noted on privacy.log_sample_note for insert to samla_privacy with check (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND (EXISTS ( SELECT
   FROM privacy.log_sample s
  WHERE ((s.id = log_sample_note.sample_id) AND (s.finding IS NULL) AND (log_sample_note.entry_id = ANY (s.entry_ids)))))));
create policy watched on privacy.log_sample_note for select to samla_privacy using ((sample_id IN ( SELECT s.id
   FROM privacy.log_sample s)));
grant insert, select on privacy.log_sample_note to samla_privacy;
comment on table privacy.log_sample_note is 'What was noted of each entry of a sample. Append-only: the latest note stands, the earlier ones are history.';
comment on column privacy.log_sample_note.id is 'plain: key, in the order of noting';
comment on column privacy.log_sample_note.sample_id is 'plain: the sample';
comment on column privacy.log_sample_note.entry_id is 'plain: the entry of the log';
comment on column privacy.log_sample_note.verdict is 'plain: ok, ask (to be asked about) or deviation';
comment on column privacy.log_sample_note.note is 'staff: what was seen, perhaps nothing';
comment on column privacy.log_sample_note.noted_at is 'plain: when';
comment on column privacy.log_sample_note.noted_by is 'staff: name of who noted it';
comment on column privacy.log_sample_note.user_id is 'staff: who noted it';

create table privacy.retention_rule (
  kind text not null,
  version integer not null,
  handling text not null,
  months integer,
  counted_from text,
  ground text not null,
  archive_first boolean not null,
  in_force_from date not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint retention_rule_pkey PRIMARY KEY (kind, version),
  constraint retention_rule_check CHECK ((((handling = 'weed'::text) = (months IS NOT NULL)) AND ((handling = 'weed'::text) = (counted_from IS NOT NULL)))),
  constraint retention_rule_check1 CHECK (((handling = 'weed'::text) OR (NOT archive_first))),
  constraint retention_rule_check2 CHECK ((in_force_from >= decided_on)),
  constraint retention_rule_counted_from_check CHECK ((counted_from = ANY (ARRAY['event'::text, 'year_end'::text]))),
  constraint retention_rule_decision_check CHECK ((length(decision) <= 2000)),
  constraint retention_rule_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 1000))),
  constraint retention_rule_handling_check CHECK ((handling = ANY (ARRAY['keep'::text, 'weed'::text]))),
  constraint retention_rule_kind_check CHECK ((kind = ANY (ARRAY['participation'::text, 'wrong_registration'::text, 'invitation'::text, 'accessibility_feedback'::text, 'import'::text, 'anonymous_participation'::text, 'access_log'::text, 'user_account'::text, 'report'::text, 'report_work'::text, 'voucher'::text, 'subject_request'::text, 'weeding'::text]))),
  constraint retention_rule_months_check CHECK (((months >= 1) AND (months <= 1200))),
  constraint retention_rule_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60))),
  constraint retention_rule_version_check CHECK ((version >= 1))
);
alter table privacy.retention_rule enable row level security;
create policy administered on privacy.retention_rule for all to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role)) with check (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy board_reads on privacy.retention_rule for select to samla_figures using (( SELECT (access.holds_role('board_member'::text) OR access.holds_role('steering_group_member'::text))));
create policy coordinator_decides on privacy.retention_rule for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on privacy.retention_rule for select to samla_figures using ((( SELECT access.holds_role('coordinator'::text) AS holds_role) OR ( SELECT access.holds_role('auditor'::text) AS holds_role)));
create policy leader_reads on privacy.retention_rule for select to samla_team using (( SELECT access.holds_role('team_leader'::text) AS holds_role));
create policy watched on privacy.retention_rule for select to samla_privacy using (( SELECT access.holds_role('data_protection_officer'::text) AS holds_role));
grant insert, select on privacy.retention_rule to samla_admin;
grant insert, select on privacy.retention_rule to samla_figures;
grant select on privacy.retention_rule to samla_privacy;
grant select on privacy.retention_rule to samla_team;
comment on table privacy.retention_rule is 'The retention plan, rule by rule: what is weeded or kept, after how long, by which decision. Append-only.';
comment on column privacy.retention_rule.kind is 'plain: what kind of record';
comment on column privacy.retention_rule.version is 'plain: 1, 2, 3, … of the kind''s rule';
comment on column privacy.retention_rule.handling is 'plain: keep (handed to the archive authority in time) or weed';
comment on column privacy.retention_rule.months is 'plain: after how many months it is weeded; null where it is kept';
comment on column privacy.retention_rule.counted_from is 'plain: from what the months are counted: the kind''s own event, or the end of the event''s calendar year';
comment on column privacy.retention_rule.ground is 'plain: law or reason';
comment on column privacy.retention_rule.archive_first is 'plain: whether an archive file must have been made, fetched and received before';
comment on column privacy.retention_rule.in_force_from is 'plain: first day';
comment on column privacy.retention_rule.decided_on is 'plain: day of the board''s decision';
comment on column privacy.retention_rule.paragraph is 'plain: its paragraph';
comment on column privacy.retention_rule.decision is 'plain: its words, perhaps none';
comment on column privacy.retention_rule.recorded_at is 'plain: when it was entered';
comment on column privacy.retention_rule.recorded_by is 'staff: who entered it';

create table privacy.subject_request (
  id uuid not null,
  person_id uuid not null,
  received_on date not null,
  identity_checked text not null,
  note text not null,
  due_on date not null,
  extended_to date,
  extended_reason text,
  outcome text,
  closed_on date,
  closed_note text,
  closed_at timestamp with time zone,
  closed_by text,
  registered_at timestamp with time zone not null,
  registered_by text not null,
  user_id uuid not null,
  version integer not null default 1,
  constraint subject_request_pkey PRIMARY KEY (id),
  constraint subject_request_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint subject_request_check CHECK ((due_on > received_on)),
  constraint subject_request_check1 CHECK ((extended_to > due_on)),
  constraint subject_request_check2 CHECK ((closed_on >= received_on)),
  constraint subject_request_check3 CHECK ((num_nulls(extended_to, extended_reason) = ANY (ARRAY[0, 2]))),
  constraint subject_request_check4 CHECK ((num_nulls(outcome, closed_on, closed_note, closed_at, closed_by) = ANY (ARRAY[0, 5]))),
  constraint subject_request_closed_note_check CHECK ((length(closed_note) <= 1000)),
  constraint subject_request_extended_reason_check CHECK (((length(extended_reason) >= 1) AND (length(extended_reason) <= 1000))),
  constraint subject_request_identity_checked_check CHECK ((identity_checked = ANY (ARRAY['id_card'::text, 'e_identification'::text, 'known'::text, 'registered_address'::text]))),
  constraint subject_request_note_check CHECK ((length(note) <= 1000)),
  constraint subject_request_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'refused'::text, 'withdrawn'::text])))
);
alter table privacy.subject_request enable row level security;
alter table privacy.subject_request force row level security;
CREATE INDEX subject_request_person ON privacy.subject_request USING btree (person_id);
CREATE INDEX subject_request_user ON privacy.subject_request USING btree (user_id);
create policy disclosed on privacy.subject_request for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy registered on privacy.subject_request for insert to samla_privacy with check (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND (outcome IS NULL) AND (extended_to IS NULL) AND privacy.is_watched_person(person_id)));
create policy watched on privacy.subject_request for select to samla_privacy using ((( SELECT access.holds_role('data_protection_officer'::text) AS holds_role) AND ((user_id = ( SELECT access.current_user_id() AS current_user_id)) OR ( SELECT privacy.watches_all() AS watches_all))));
create policy weeded on privacy.subject_request for select to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
create policy worked_with on privacy.subject_request for update to samla_privacy using (((outcome IS NULL) AND ( SELECT access.holds_role('data_protection_officer'::text) AS holds_role) AND ((user_id = ( SELECT access.current_user_id() AS current_user_id)) OR ( SELECT privacy.watches_all() AS watches_all)))) with check (true);
grant insert, select on privacy.subject_request to samla_privacy;
grant update (extended_to, extended_reason, outcome, closed_on, closed_note, closed_at, closed_by, version) on privacy.subject_request to samla_privacy;
comment on table privacy.subject_request is 'Requests of participants to know what is kept about them: received, due, and how each ended.';
comment on column privacy.subject_request.id is 'plain: key, made by who registers it, so that sent twice it is there once';
comment on column privacy.subject_request.person_id is 'plain: the person''s random key; the request is kept when the person has been weeded';
comment on column privacy.subject_request.received_on is 'plain: the day on which it came';
comment on column privacy.subject_request.identity_checked is 'plain: how it was made sure who asks';
comment on column privacy.subject_request.note is 'sensitive: what is asked for in particular, perhaps nothing';
comment on column privacy.subject_request.due_on is 'plain: one month after it came';
comment on column privacy.subject_request.extended_to is 'plain: the later day, of which whoever asks has been told';
comment on column privacy.subject_request.extended_reason is 'sensitive: why it takes longer';
comment on column privacy.subject_request.outcome is 'plain: answered, refused or withdrawn; null while it is open';
comment on column privacy.subject_request.closed_on is 'plain: the day on which it was answered, refused or withdrawn';
comment on column privacy.subject_request.closed_note is 'sensitive: how it was handed over, or why it was refused';
comment on column privacy.subject_request.closed_at is 'plain: when that was recorded';
comment on column privacy.subject_request.closed_by is 'staff: name of who recorded it';
comment on column privacy.subject_request.registered_at is 'plain: when it was registered';
comment on column privacy.subject_request.registered_by is 'staff: name of who registered it';
comment on column privacy.subject_request.user_id is 'staff: who registered it';
comment on column privacy.subject_request.version is 'plain: 1, 2, … for lost races';

create table privacy.weeding (
  id uuid not null,
  kind text not null,
  rule_version integer not null,
  on_day date not null,
  due integer not null,
  stopped integer not null,
  ordered_at timestamp with time zone not null,
  ordered_by text not null,
  user_id uuid not null,
  weeded integer not null default 0,
  persons integer not null default 0,
  finished_at timestamp with time zone,
  outcome text,
  backups jsonb,
  constraint weeding_pkey PRIMARY KEY (id),
  constraint weeding_kind_rule_version_fkey FOREIGN KEY (kind, rule_version) REFERENCES privacy.retention_rule(kind, version),
  constraint weeding_check CHECK ((((finished_at IS NULL) = (outcome IS NULL)) AND ((finished_at IS NULL) = (backups IS NULL)))),
  constraint weeding_due_check CHECK ((due >= 1)),
  constraint weeding_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'rule_changed'::text]))),
  constraint weeding_stopped_check CHECK ((stopped >= 0))
);
alter table privacy.weeding enable row level security;
CREATE INDEX weeding_rule ON privacy.weeding USING btree (kind, rule_version);
CREATE UNIQUE INDEX weeding_under_way ON privacy.weeding USING btree (kind) WHERE (finished_at IS NULL);
create policy administered on privacy.weeding for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy coordinator_reads on privacy.weeding for select to samla_figures using ((( SELECT access.holds_role('coordinator'::text) AS holds_role) OR ( SELECT access.holds_role('auditor'::text) AS holds_role)));
create policy watched on privacy.weeding for select to samla_privacy using (( SELECT access.holds_role('data_protection_officer'::text) AS holds_role));
grant select on privacy.weeding to samla_admin;
grant select on privacy.weeding to samla_figures;
grant select on privacy.weeding to samla_privacy;
comment on table privacy.weeding is 'Each time the retention plan was carried out: by which rule, how many, by whom, and what then remained.';
comment on column privacy.weeding.id is 'plain: key, made by who orders it, so that the same one twice is one';
comment on column privacy.weeding.kind is 'plain: what kind of record';
comment on column privacy.weeding.rule_version is 'plain: by which version of its rule';
comment on column privacy.weeding.on_day is 'plain: the day for which it was reckoned what is due';
comment on column privacy.weeding.due is 'plain: how many were due and not stopped';
comment on column privacy.weeding.stopped is 'plain: how many were due and stopped';
comment on column privacy.weeding.ordered_at is 'plain: when it was ordered';
comment on column privacy.weeding.ordered_by is 'staff: who ordered it';
comment on column privacy.weeding.user_id is 'staff: the same, as key';
comment on column privacy.weeding.weeded is 'plain: how many have been weeded';
comment on column privacy.weeding.persons is 'plain: of how many persons nothing is left';
comment on column privacy.weeding.finished_at is 'plain: when it was finished';
comment on column privacy.weeding.outcome is 'plain: done, or rule_changed when another rule came in force before all was weeded';
comment on column privacy.weeding.backups is 'plain: what was known of backups when it was finished: rotation, last copy, day on which none is left';

create table privacy.weeding_archive (
  weeding_id uuid not null,
  file_id uuid not null,
  records integer not null,
  constraint weeding_archive_pkey PRIMARY KEY (weeding_id, file_id),
  constraint weeding_archive_file_id_fkey FOREIGN KEY (file_id) REFERENCES privacy.archive_file(id),
  constraint weeding_archive_weeding_id_fkey FOREIGN KEY (weeding_id) REFERENCES privacy.weeding(id),
  constraint weeding_archive_records_check CHECK ((records >= 1))
);
alter table privacy.weeding_archive enable row level security;
CREATE INDEX weeding_archive_file ON privacy.weeding_archive USING btree (file_id);
create policy administered on privacy.weeding_archive for select to samla_admin using (( SELECT access.holds_role('administrator'::text) AS holds_role));
create policy coordinator_reads on privacy.weeding_archive for select to samla_figures using ((( SELECT access.holds_role('coordinator'::text) AS holds_role) OR ( SELECT access.holds_role('auditor'::text) AS holds_role)));
create policy watched on privacy.weeding_archive for select to samla_privacy using (( SELECT access.holds_role('data_protection_officer'::text) AS holds_role));
grant select on privacy.weeding_archive to samla_admin;
grant select on privacy.weeding_archive to samla_figures;
grant select on privacy.weeding_archive to samla_privacy;
comment on table privacy.weeding_archive is 'On which archive files a weeding rests: how many of what was weeded is in each.';
comment on column privacy.weeding_archive.weeding_id is 'plain: the weeding';
comment on column privacy.weeding_archive.file_id is 'plain: the file';
comment on column privacy.weeding_archive.records is 'plain: how many';

create table privacy.weeding_hold (
  id uuid not null,
  participation_id uuid not null,
  reason text not null,
  placed_at timestamp with time zone not null,
  placed_by text not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  constraint weeding_hold_pkey PRIMARY KEY (id),
  constraint weeding_hold_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES participants.participation(id) ON DELETE CASCADE,
  constraint weeding_hold_check CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
  constraint weeding_hold_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 300)))
);
alter table privacy.weeding_hold enable row level security;
alter table privacy.weeding_hold force row level security;
CREATE INDEX weeding_hold_participation ON privacy.weeding_hold USING btree (participation_id);
CREATE UNIQUE INDEX weeding_hold_once ON privacy.weeding_hold USING btree (participation_id) WHERE (lifted_at IS NULL);
create policy disclosed on privacy.weeding_hold for select to samla_owner using ((current_setting('samla.disclosing'::text, true) = 'on'::text));
create policy weeded on privacy.weeding_hold for all to samla_owner using ((current_setting('samla.weeding'::text, true) = 'on'::text));
comment on table privacy.weeding_hold is 'Participations that are not weeded though they are due, and why.';
comment on column privacy.weeding_hold.id is 'plain: key';
comment on column privacy.weeding_hold.participation_id is 'plain: the participation''s random key';
comment on column privacy.weeding_hold.reason is 'sensitive: why; names nobody, but is about one participant';
comment on column privacy.weeding_hold.placed_at is 'plain: when';
comment on column privacy.weeding_hold.placed_by is 'staff: who placed it';
comment on column privacy.weeding_hold.lifted_at is 'plain: when it was lifted, null while it holds';
comment on column privacy.weeding_hold.lifted_by is 'staff: who lifted it';

create view privacy.log_entry with (security_invoker=true) as
 SELECT id,
    at,
    actor,
    role,
    action,
    purpose,
    reason,
    outcome,
    record_ids,
    intervention_ids,
    request_id,
    cluster,
    transaction_id
   FROM access.audit_entry;
grant select on privacy.log_entry to samla_privacy;
comment on table privacy.log_entry is 'The access log as the data protection officer reads it.';

create view privacy.log_head with (security_invoker=true) as
 SELECT number,
    hash,
    sealed_at
   FROM access.audit_block
  ORDER BY number DESC
 LIMIT 1;
grant select on privacy.log_head to samla_privacy;
comment on table privacy.log_head is 'The last sealed block of the access log.';

CREATE OR REPLACE FUNCTION privacy.archive_digests(participations uuid[])
 RETURNS TABLE(participation_id uuid, digest bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        select r.participation_id, sha256(convert_to(string_agg(r.line, E'\n' order by r.line collate "C"), 'UTF8'))
        from (
          select a.participation_id, a.source || ' ' || jsonb_strip_nulls(a.content)::text as line from privacy.archive_rows(participations) a
          union all select c.participation_id, 'paper ' || p.consent_id || ' ' || octet_length(p.content_cipher)
            from participants.consent_paper p join participants.consent c on c.id = p.consent_id where c.participation_id = any (participations)
        ) r group by r.participation_id;
      perform set_config('samla.disclosing', was, true);
    end
  $function$
;
comment on function privacy.archive_digests(uuid[]) is 'A digest of the content of each participation that goes to an archive: another one says that it has changed.';

CREATE OR REPLACE FUNCTION privacy.archive_page(file uuid, after uuid, most integer)
 RETURNS TABLE(participation_id uuid, source text, content jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, false);
      chosen uuid[];
      same uuid[];
    begin
      if meant.id is null or meant.receipt_at is not null then return; end if;
      perform set_config('samla.disclosing', 'on', true);
      chosen := array(select a.participation_id from privacy.archived_record a
        where a.file_id = meant.id and (after is null or a.participation_id > after) order by a.participation_id limit least(most, 500));
      same := array(select n.participation_id from privacy.archive_digests(chosen) n
        join privacy.archived_record a on a.file_id = meant.id and a.participation_id = n.participation_id and a.digest = n.digest);
      return query
        select c, 'changed'::text, '{}'::jsonb from unnest(chosen) c where c <> all (same)
        union all select r.participation_id, r.source, r.content from privacy.archive_rows(same) r
        union all select c.participation_id, 'staff', jsonb_build_object('id', u.id, 'name', u.name)
          from participants.caseload c join access.user_account u on u.id = c.user_id where c.participation_id = any (same)
        union all select c.participation_id, 'party', jsonb_build_object('id', o.id, 'name', o.name)
          from participants.consent c join association.party o on o.id = c.party_id where c.participation_id = any (same)
        union all select v.participation_id, 'intervention', jsonb_build_object('id', i.id, 'name', i.name, 'controller', o.name)
          from participants.participation_version v join interventions.intervention i on i.id = v.intervention_id
          left join association.party o on o.id = i.controller_id where v.participation_id = any (same);
      perform set_config('samla.disclosing', '', true);
    end
  $function$
;
comment on function privacy.archive_page(uuid,uuid,integer) is 'All rows of the next participations of an archive file, to who makes or fetches it.';
grant execute on function privacy.archive_page(uuid,uuid,integer) to samla_team;

CREATE OR REPLACE FUNCTION privacy.archive_paper(file uuid, consent uuid)
 RETURNS TABLE(media_type text, content bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, false);
    begin
      if meant.id is null or meant.receipt_at is not null then return; end if;
      perform set_config('samla.disclosing', 'on', true);
      return query
        select p.media_type, p.content_cipher from participants.consent_paper p join participants.consent c on c.id = p.consent_id
        join privacy.archived_record a on a.file_id = meant.id and a.participation_id = c.participation_id
        where p.consent_id = consent;
      perform set_config('samla.disclosing', '', true);
    end
  $function$
;
comment on function privacy.archive_paper(uuid,uuid) is 'A signed paper of a participation that an archive file holds.';
grant execute on function privacy.archive_paper(uuid,uuid) to samla_team;

CREATE OR REPLACE FUNCTION privacy.archive_rows(participations uuid[])
 RETURNS TABLE(participation_id uuid, source text, content jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "TimeZone" TO 'UTC'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with meant as materialized (
          select v.participation_id as id, v.person_id, v.given_told, v.family_told,
            (select min(o.recorded_from) from participants.participation_version o
              where o.participation_id = v.participation_id and o.person_id = v.person_id) as known_from
          from participants.participation_version v
          where v.participation_id = any (participations) and v.recorded_to = 'infinity' and v.person_id is not null
        ), consents as materialized (select c.* from participants.consent c join meant m on c.participation_id = m.id)
        select m.id, 'participants.participation'::text, to_jsonb(p) from participants.participation p join meant m on p.id = m.id
        union all select m.id, 'participants.participation_version', to_jsonb(v) from participants.participation_version v
          join meant m on v.participation_id = m.id and v.person_id = m.person_id
        union all select m.id, 'participants.person', to_jsonb(p) from participants.person p join meant m on p.id = m.person_id
        union all select m.id, 'participants.person_version', to_jsonb(p)
            || case when m.given_told then '{}' else '{"given_name_cipher": null}'::jsonb end
            || case when m.family_told then '{}' else '{"family_name_cipher": null}'::jsonb end
          from participants.person_version p join meant m on p.person_id = m.person_id
            and (p.recorded_to = 'infinity' or p.recorded_to > m.known_from or p.recorded_from >= m.known_from)
        union all select m.id, 'participants.contact_version', to_jsonb(c) from participants.contact_version c join meant m on c.participation_id = m.id
        union all select m.id, 'participants.caseload', to_jsonb(c) from participants.caseload c join meant m on c.participation_id = m.id
        union all select c.participation_id, 'participants.consent', to_jsonb(c) from consents c
        -- The files are fetched one by one.
        union all select c.participation_id, 'participants.consent_paper', to_jsonb(p) - 'content_cipher'
          from participants.consent_paper p join consents c on c.id = p.consent_id;
      perform set_config('samla.disclosing', was, true);
    end
  $function$
;
comment on function privacy.archive_rows(uuid[]) is 'All rows of participations that go to an archive, by table; no files.';

CREATE OR REPLACE FUNCTION privacy.archive_version(rule privacy.retention_rule)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select case when rule.archive_first then rule.version end
  $function$
;
comment on function privacy.archive_version(privacy.retention_rule) is 'The rule''s version where it asks for an archive file first, else null.';

CREATE OR REPLACE FUNCTION privacy.backup_copies()
 RETURNS TABLE(nights date[], last_failed timestamp with time zone, by_hand integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(distinct r.night) filter (where r.outcome = 'done' and r.night is not null), '{}'),
      max(r.ended_at) filter (where r.outcome = 'failed'
        and r.begun_at > coalesce((select max(d.begun_at) from privacy.backup_run d where d.outcome = 'done'), '-infinity')),
      greatest(0, (select count(*) from access.audit_entry e where e.action = 'backup' and e.outcome = 'done')
        - count(*) filter (where r.outcome = 'done'))::integer
    from privacy.backup_run r
    having access.holds_role('coordinator') or access.holds_role('administrator') or access.holds_role('data_protection_officer')
      or access.holds_role('auditor')
  $function$
;
comment on function privacy.backup_copies() is 'The nights that have a backup, the last failure since, and how many backups were made by hand.';
grant execute on function privacy.backup_copies() to samla_admin;
grant execute on function privacy.backup_copies() to samla_figures;
grant execute on function privacy.backup_copies() to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.begin_archive(file uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      rule privacy.retention_rule;
      was text := coalesce(current_setting('samla.weeding', true), '');
      held integer;
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then return 'received'; end if;
      rule := privacy.rule_in_force(meant.kind, access.current_day());
      if rule.version <> meant.rule_version then return 'rule_changed'; end if;
      perform set_config('samla.weeding', 'on', true);
      delete from privacy.archived_record a where a.file_id = meant.id;
      perform set_config('samla.disclosing', 'on', true);
      with due as materialized (
        select d.record_id, sum(1 + coalesce(papers.size, 0)) over (order by d.counted_day, d.record_id) as so_far,
          row_number() over (order by d.counted_day, d.record_id) as place
        from privacy.due_records(meant.kind, access.current_day(), rule.months, rule.counted_from, rule.version) d
        left join lateral (select sum(octet_length(p.content_cipher)) as size from participants.consent_paper p
          join participants.consent c on c.id = p.consent_id where c.participation_id = d.record_id) papers on true
        where d.stop = 'archive' and d.intervention_id = meant.intervention_id and d.is_protected = meant.of_protected
      )
      insert into privacy.archived_record (file_id, participation_id, digest)
        select meant.id, n.participation_id, n.digest
        from privacy.archive_digests(array(select d.record_id from due d where d.so_far <= 2000000000 and d.place <= 10000)) n;
      get diagnostics held = row_count;
      perform set_config('samla.disclosing', '', true);
      perform set_config('samla.weeding', was, true);
      return case when held = 0 then 'empty' else 'begun' end;
    end
  $function$
;
comment on function privacy.begin_archive(uuid) is 'Chooses what an ordered archive file holds; a word that says whether there is something.';
grant execute on function privacy.begin_archive(uuid) to samla_team;

CREATE OR REPLACE FUNCTION privacy.complete_archive(file uuid, at timestamp with time zone, by_whom text, why text, hash bytea, size bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      held integer;
    begin
      if meant.id is null or meant.receipt_at is not null then return false; end if;
      perform set_config('samla.disclosing', 'on', true);
      select count(*) into held from privacy.archived_record a where a.file_id = meant.id;
      perform set_config('samla.disclosing', '', true);
      update privacy.archive_file f set made_at = at, made_by = by_whom, reason = why, records = held, sha256 = hash, bytes = size, fetched_at = null
        where f.id = meant.id;
      return true;
    end
  $function$
;
comment on function privacy.complete_archive(uuid,timestamp with time zone,text,text,bytea,bigint) is 'Enters that an archive file was made, and its hash.';
grant execute on function privacy.complete_archive(uuid,timestamp with time zone,text,text,bytea,bigint) to samla_team;

CREATE OR REPLACE FUNCTION privacy.count_due(of_kind text, on_day date, after_months integer, counted text, archive_version integer)
 RETURNS TABLE(due integer, held integer, asked integer, still_open integer, unarchived integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select count(*) filter (where d.stop is null)::integer, count(*) filter (where d.stop = 'hold')::integer,
      count(*) filter (where d.stop = 'request')::integer, count(*) filter (where d.stop = 'open_participation')::integer,
      count(*) filter (where d.stop = 'archive')::integer
    from privacy.due_records(of_kind, on_day, after_months, counted, archive_version) d
    where access.holds_role('coordinator') or access.holds_role('administrator') or access.holds_role('data_protection_officer')
      or access.holds_role('auditor')
  $function$
;
comment on function privacy.count_due(text,date,integer,text,integer) is 'How many records of a kind would be due on a day, and how many of them are stopped; nothing of whose they are.';
grant execute on function privacy.count_due(text,date,integer,text,integer) to samla_admin;
grant execute on function privacy.count_due(text,date,integer,text,integer) to samla_figures;
grant execute on function privacy.count_due(text,date,integer,text,integer) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.drawn_entries(seed integer, from_day date, to_day date, wanted integer, of_cluster bigint, seen text, until timestamp with time zone, scope uuid[])
 RETURNS TABLE(id bigint, of bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
    select e.id, count(*) over () from privacy.log_entry e
    where e.record_ids <> '{}' and e.at <= until
      and e.at >= from_day::timestamp at time zone 'Europe/Stockholm' and e.at < (to_day + 1)::timestamp at time zone 'Europe/Stockholm'
      and (e.cluster <> of_cluster or pg_visible_in_snapshot(e.transaction_id, seen::pg_snapshot))
      and (scope is null or e.intervention_ids && scope)
    order by sha256(convert_to(seed || ':' || e.id, 'UTF8')), e.id limit wanted
  $function$
;
comment on function privacy.drawn_entries(integer,date,date,integer,bigint,text,timestamp with time zone,uuid[]) is 'Entries that are about somebody, in the order that the seed gives, and of how many.';
grant execute on function privacy.drawn_entries(integer,date,date,integer,bigint,text,timestamp with time zone,uuid[]) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.due_records(of_kind text, on_day date, after_months integer, counted text, archive_version integer)
 RETURNS TABLE(record_id uuid, person_id uuid, intervention_id uuid, counted_day date, stop text, is_protected boolean, archive_file uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      return query
        with event as (
          select v.participation_id as id, v.person_id, v.intervention_id, v.closed as day, v.protected,
            case when exists (select from privacy.weeding_hold h where h.participation_id = v.participation_id and h.lifted_at is null) then 'hold'
              when exists (select from privacy.subject_request r where r.person_id = v.person_id and r.outcome is null) then 'request'
              when exists (select from participants.participation_version o where o.person_id = v.person_id and o.recorded_to = 'infinity'
                and o.closed is null and not o.wrong_registration) then 'open_participation' end as stop
          from participants.participation_version v
          where of_kind in ('participation', 'wrong_registration') and v.recorded_to = 'infinity' and v.person_id is not null
            and v.closed is not null and v.wrong_registration = (of_kind = 'wrong_registration')
            -- Looked up by index: nothing that ends later is due. Adding months may take up to three days of the end of a month away.
            and v.closed <= (on_day - make_interval(months => after_months))::date + 3
          union all
          select i.id, null, null, (coalesce(i.used_at, i.voided_at, i.expires_at) at time zone 'Europe/Stockholm')::date, false, null
          from access.invitation i where of_kind = 'invitation'
          union all
          select f.id, null, null, (f.handled_at at time zone 'Europe/Stockholm')::date, false, null
          from association.accessibility_feedback f where of_kind = 'accessibility_feedback' and f.handled_at is not null
          union all
          select i.id, null, null, (coalesce(i.taken_back_at, i.done_at) at time zone 'Europe/Stockholm')::date, false, null
          from imports.import i where of_kind = 'import' and i.status <> 'open'
        ), counting as (
          select e.*, case counted when 'year_end' then make_date(extract(year from e.day)::integer, 12, 31) else e.day end as counted_day from event e
        ), due as materialized (
          select c.* from counting c where (c.counted_day + make_interval(months => after_months))::date <= on_day
        ), received as materialized (
          select a.participation_id, a.file_id, a.digest, f.receipt_at from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
          where archive_version is not null and f.kind = of_kind and f.rule_version = archive_version and f.receipt_at is not null
            and a.participation_id in (select d.id from due d where d.stop is null)
        ), unchanged as materialized (
          select distinct on (r.participation_id) r.participation_id, r.file_id
          from received r join privacy.archive_digests(array(select o.participation_id from received o)) now
            on now.participation_id = r.participation_id and now.digest = r.digest
          order by r.participation_id, r.receipt_at desc
        )
        select d.id, d.person_id, d.intervention_id, d.counted_day,
          case when d.stop is not null then d.stop when archive_version is not null and u.file_id is null then 'archive' end, d.protected, u.file_id
        from due d left join unchanged u on u.participation_id = d.id;
      perform set_config('samla.weeding', was, true);
    end
  $function$
;
comment on function privacy.due_records(text,date,integer,text,integer) is 'What is due to be weeded on a day, what stops it, and in which received archive file it is; the last argument is the version of a rule that asks for one, else null.';

CREATE OR REPLACE FUNCTION privacy.enter_receipt(file uuid, hash_begins text, on_day date, receiver text, reference_number text, at timestamp with time zone, by_whom text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then
        return case when meant.received_on = on_day and meant.received_by = receiver and meant.reference = reference_number then 'again' else 'received' end;
      end if;
      if meant.fetched_at is null then return 'not_fetched'; end if;
      if length(hash_begins) < 8 or not starts_with(encode(meant.sha256, 'hex'), hash_begins) then return 'other_file'; end if;
      if on_day > access.current_day() or on_day < (meant.made_at at time zone 'Europe/Stockholm')::date then return 'day'; end if;
      update privacy.archive_file f set received_on = on_day, received_by = receiver, reference = reference_number, receipt_at = at, receipt_by = by_whom
        where f.id = meant.id;
      return 'entered';
    end
  $function$
;
comment on function privacy.enter_receipt(uuid,text,date,text,text,timestamp with time zone,text) is 'Enters that an archive authority has received a file, which it names by the beginning of its hash; a word that says whether it was.';
grant execute on function privacy.enter_receipt(uuid,text,date,text,text,timestamp with time zone,text) to samla_team;

CREATE OR REPLACE FUNCTION privacy.execute_deletion(deletion_id uuid, of_kind text, record uuid, on_basis text, decided timestamp with time zone, decided_by_whom text, executed timestamp with time zone, executed_by_whom text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      participations uuid[];
      accounts uuid[];
      removed integer;
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      insert into privacy.deletion (id, kind, record_id, basis, decided_at, decided_by, executed_at, executed_by)
        values (deletion_id, of_kind, record, on_basis, decided, decided_by_whom, executed, executed_by_whom) on conflict (id) do nothing;
      if not found then return 0; end if;
      perform set_config('samla.weeding', 'on', true);
      if of_kind not in ('person', 'participation') then
        case of_kind
          when 'invitation' then delete from access.invitation i where i.id = record;
          when 'accessibility_feedback' then delete from association.accessibility_feedback f where f.id = record;
          when 'import' then
            delete from imports.written w where w.import_id = record;
            delete from imports.import i where i.id = record;
        end case;
        get diagnostics removed = row_count;
        perform set_config('samla.weeding', was, true);
        return removed;
      end if;
      participations := case of_kind when 'participation' then array[record] else array(
        select v.participation_id from participants.participation_version v where v.person_id = record and v.recorded_to = 'infinity') end;
      delete from participants.caseload c where c.participation_id = any (participations);
      delete from participants.contact_version c where c.participation_id = any (participations);
      delete from participants.participation_version v where v.participation_id = any (participations)
        or (of_kind = 'person' and v.person_id = record);
      delete from imports.written w where w.record_id = any (participations) or w.record_id = execute_deletion.record;
      delete from participants.participation p where p.id = any (participations);
      get diagnostics removed = row_count;
      if of_kind = 'person' then
        delete from participants.contact_version c where c.sealed_to_person = record;
        delete from participants.unclaimed_contact c where c.person_id = record;
        accounts := array(select distinct a.user_id from access.role_assignment a where a.person_id = record);
        delete from access.role_assignment a where a.person_id = record;
        accounts := array(select u from unnest(accounts) u where not exists (select from access.role_assignment a where a.user_id = u));
        delete from access.session s where s.user_id = any (accounts);
        delete from access.login_step s where s.user_id = any (accounts);
        delete from access.invitation i where i.user_id = any (accounts);
        delete from access.passkey k where k.user_id = any (accounts);
        delete from access.e_identity e where e.user_id = any (accounts);
        delete from access.one_time_code c where c.user_id = any (accounts);
        delete from access.recovery_code c where c.user_id = any (accounts);
        delete from statistics.saved_view v where v.user_id = any (accounts);
        delete from access.user_account u where u.id = any (accounts);
        delete from participants.person_version v where v.person_id = record;
        delete from participants.person p where p.id = record;
      end if;
      perform set_config('samla.weeding', was, true);
      return removed;
    end
  $function$
;
comment on function privacy.execute_deletion(uuid,text,uuid,text,timestamp with time zone,text,timestamp with time zone,text) is 'Weeds a person or a participation and enters it in the deletion list; how many participations went. Nothing when the list has it already.';
grant execute on function privacy.execute_deletion(uuid,text,uuid,text,timestamp with time zone,text,timestamp with time zone,text) to samla_operator;

CREATE OR REPLACE FUNCTION privacy.finish_weeding(weeding_id uuid, at timestamp with time zone, what_remains jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      ordered privacy.weeding;
      rule privacy.retention_rule;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is finished by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      select * into ordered from privacy.weeding w where w.id = weeding_id for update;
      if not found or ordered.finished_at is not null then return false; end if;
      rule := privacy.rule_in_force(ordered.kind, access.current_day());
      if rule.version = ordered.rule_version and ordered.weeded < ordered.due
          and exists (select from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from,
            privacy.archive_version(rule)) d where d.stop is null) then
        return false;
      end if;
      update privacy.weeding w set finished_at = at, backups = what_remains,
          outcome = case when rule.version = ordered.rule_version then 'done' else 'rule_changed' end
        where w.id = weeding_id;
      return true;
    end
  $function$
;
comment on function privacy.finish_weeding(uuid,timestamp with time zone,jsonb) is 'Closes a weeding of which nothing is left to do, with what is known of backups. False when it is not so, or was closed before.';
grant execute on function privacy.finish_weeding(uuid,timestamp with time zone,jsonb) to samla_admin;
grant execute on function privacy.finish_weeding(uuid,timestamp with time zone,jsonb) to samla_figures;

CREATE OR REPLACE FUNCTION privacy.has_archive_maker(intervention uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select access.has_team_leader(intervention) $function$
;
comment on function privacy.has_archive_maker(uuid) is 'Whether an intervention has a leader today, who can make its archive file.';
grant execute on function privacy.has_archive_maker(uuid) to samla_admin;
grant execute on function privacy.has_archive_maker(uuid) to samla_figures;
grant execute on function privacy.has_archive_maker(uuid) to samla_privacy;
grant execute on function privacy.has_archive_maker(uuid) to samla_team;

CREATE OR REPLACE FUNCTION privacy.has_other_participation(person uuid, besides uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
      has boolean;
    begin
      perform set_config('samla.weeding', 'on', true);
      has := exists (select from participants.participation_version v
        where v.person_id = person and v.participation_id <> besides and v.recorded_to = 'infinity');
      perform set_config('samla.weeding', was, true);
      return has;
    end
  $function$
;
comment on function privacy.has_other_participation(uuid,uuid) is 'Whether a person has another participation than one.';

CREATE OR REPLACE FUNCTION privacy.held_about(request uuid)
 RETURNS TABLE(source text, content jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with subject as materialized (
          select s.person, privacy.participations_of(s.person) as own from (select privacy.request_person(request) as person) s
          where s.person is not null
        ), consents as materialized (select c.* from participants.consent c join subject s on c.participation_id = any (s.own)),
        accounts as materialized (select distinct a.user_id from access.role_assignment a join subject s on a.person_id = s.person),
        written as materialized (
          select w.* from imports.written w join subject s on w.record_id = s.person or w.record_id = any (s.own)
          join imports.import i on i.id = w.import_id and (privacy.watches_all() or i.intervention_ids && privacy.watched_interventions())
        )
        select 'participants.person'::text, to_jsonb(p) from participants.person p join subject s on p.id = s.person
        union all select 'participants.person_version', to_jsonb(p) from participants.person_version p join subject s on p.person_id = s.person
        union all select 'participants.unclaimed_contact', to_jsonb(c) from participants.unclaimed_contact c join subject s on c.person_id = s.person
        union all select 'participants.participation', to_jsonb(p) from participants.participation p join subject s on p.id = any (s.own)
        union all select 'participants.participation_version', to_jsonb(v) from participants.participation_version v
          join subject s on v.participation_id = any (s.own) and v.person_id = s.person
        union all select 'participants.contact_version', to_jsonb(c) from participants.contact_version c join subject s on c.participation_id = any (s.own)
        union all select 'participants.caseload', to_jsonb(c) from participants.caseload c join subject s on c.participation_id = any (s.own)
        union all select 'participants.consent', to_jsonb(c) from consents c
        -- The files are fetched one by one.
        union all select 'participants.consent_paper', to_jsonb(p) - 'content_cipher'
          from participants.consent_paper p join consents c on c.id = p.consent_id
        union all select 'privacy.weeding_hold', to_jsonb(h) from privacy.weeding_hold h join subject s on h.participation_id = any (s.own)
        union all select 'privacy.archived_record', to_jsonb(a) from privacy.archived_record a join subject s on a.participation_id = any (s.own)
        union all select 'privacy.archive_file', to_jsonb(f) from privacy.archive_file f
          where f.id in (select a.file_id from privacy.archived_record a join subject s on a.participation_id = any (s.own))
        union all select 'imports.written', to_jsonb(w) from written w
        union all select 'imports.import', to_jsonb(i) - 'undo' from imports.import i where i.id in (select w.import_id from written w)
        union all select 'access.role_assignment', to_jsonb(a) from access.role_assignment a join subject s on a.person_id = s.person
        union all select 'access.user_account', to_jsonb(u) from access.user_account u where u.id in (select a.user_id from accounts a)
        union all select 'access.session', to_jsonb(e) from access.session e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.e_identity', to_jsonb(e) from access.e_identity e where e.user_id in (select a.user_id from accounts a)
        union all select 'access.one_time_code', to_jsonb(o) from access.one_time_code o where o.user_id in (select a.user_id from accounts a)
        union all select 'access.recovery_code', to_jsonb(o) from access.recovery_code o where o.user_id in (select a.user_id from accounts a)
        union all select 'access.passkey', to_jsonb(k) from access.passkey k where k.user_id in (select a.user_id from accounts a)
        union all select 'access.invitation', to_jsonb(i) from access.invitation i where i.user_id in (select a.user_id from accounts a)
        union all select 'access.login_step', to_jsonb(l) from access.login_step l where l.user_id in (select a.user_id from accounts a)
        union all select 'statistics.saved_view', to_jsonb(v) from statistics.saved_view v where v.user_id in (select a.user_id from accounts a)
        union all select 'privacy.subject_request', to_jsonb(r) from privacy.subject_request r join subject s on r.person_id = s.person
          where r.user_id = access.current_user_id() or privacy.watches_all()
        union all select 'interventions.intervention', jsonb_build_object('id', i.id, 'name', i.name, 'controller', o.name)
          from interventions.intervention i left join association.party o on o.id = i.controller_id
          where i.id in (select v.intervention_id from participants.participation_version v join subject s on v.participation_id = any (s.own))
        union all select 'association.party', jsonb_build_object('id', o.id, 'name', o.name) from association.party o
          where o.id in (select c.party_id from consents c);
      perform set_config('samla.disclosing', '', true);
    end
  $function$
;
comment on function privacy.held_about(uuid) is 'All rows about the person of an open request, by table; names of what they point at; no files.';
grant execute on function privacy.held_about(uuid) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.is_own_participation(participation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (select from participants.participation_version v where v.participation_id = participation and v.recorded_to = 'infinity'
      and v.person_id is not null and (v.intervention_id = any (access.interventions_to_record_in()) or v.participation_id = any (participants.own_caseload())))
  $function$
;
comment on function privacy.is_own_participation(uuid) is 'Whether the participation is somebody''s, in the asker''s interventions.';
grant execute on function privacy.is_own_participation(uuid) to samla_team;

CREATE OR REPLACE FUNCTION privacy.is_watched_person(person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      found_any boolean;
    begin
      perform set_config('samla.disclosing', 'on', true);
      found_any := cardinality(privacy.participations_of(person)) > 0;
      perform set_config('samla.disclosing', '', true);
      return found_any;
    end
  $function$
;
comment on function privacy.is_watched_person(uuid) is 'Whether a person has a participation that the data protection officer watches over.';
grant execute on function privacy.is_watched_person(uuid) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.keep_still(participations uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      perform p.id from participants.participation p where p.id = any (participations) order by p.id for update;
      perform p.id from participants.person p where p.id in (
        select v.person_id from participants.participation_version v where v.participation_id = any (participations) and v.recorded_to = 'infinity')
        order by p.id for update;
      perform c.id from participants.caseload c where c.participation_id = any (participations) order by c.id for update;
      perform c.id from participants.consent c where c.participation_id = any (participations) order by c.id for update;
      perform set_config('samla.weeding', was, true);
    end
  $function$
;
comment on function privacy.keep_still(uuid[]) is 'Lets nobody change participations, nor add to them, until the transaction ends.';

CREATE OR REPLACE FUNCTION privacy.keys_of_number(number_index bytea)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with person as (
      select distinct p.person_id from participants.person_version p where p.number_index = keys_of_number.number_index and access.holds_role('data_protection_officer')
    )
    select coalesce(array_agg(key), '{}') from (
      select person_id as key from person
      union select v.participation_id from participants.participation_version v join person using (person_id)) keys
  $function$
;
comment on function privacy.keys_of_number(bytea) is 'The keys of a person and of their participations, by the blind index of a number.';
grant execute on function privacy.keys_of_number(bytea) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.keys_of_participation(beginning text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with meant as (
      select distinct v.participation_id, v.person_id from participants.participation_version v
      where access.holds_role('data_protection_officer') and length(beginning) >= 8 and starts_with(v.participation_id::text, beginning)
    )
    select coalesce(array_agg(key), '{}') from (
      select participation_id as key from meant
      union select person_id from meant where person_id is not null
      union select v.participation_id from participants.participation_version v where v.person_id in (select person_id from meant)) keys
  $function$
;
comment on function privacy.keys_of_participation(text) is 'The keys of the person of a participation and of all their participations, by its key or how that begins.';
grant execute on function privacy.keys_of_participation(text) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.lift_hold(hold_id uuid, at timestamp with time zone, by_whom text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      lifted uuid;
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      perform set_config('samla.weeding', 'on', true);
      update privacy.weeding_hold h set lifted_at = at, lifted_by = by_whom
        where h.id = hold_id and h.lifted_at is null and exists (select from participants.participation_version v
          where v.participation_id = h.participation_id and v.recorded_to = 'infinity' and privacy.may_hold(v.intervention_id))
        returning h.participation_id into lifted;
      perform set_config('samla.weeding', was, true);
      return lifted;
    end
  $function$
;
comment on function privacy.lift_hold(uuid,timestamp with time zone,text) is 'Lets a participation be weeded again; which, or null where there is no such hold for the asker.';
grant execute on function privacy.lift_hold(uuid,timestamp with time zone,text) to samla_privacy;
grant execute on function privacy.lift_hold(uuid,timestamp with time zone,text) to samla_team;

CREATE OR REPLACE FUNCTION privacy.list_due(of_kind text, on_day date)
 RETURNS TABLE(participation_id uuid, intervention_id uuid, counted_day date, stop text, hold_id uuid, hold_reason text, hold_by text, hold_at timestamp with time zone, archived text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      rule privacy.retention_rule := privacy.rule_in_force(of_kind, on_day);
      was text := coalesce(current_setting('samla.weeding', true), '');
    begin
      if of_kind not in ('participation', 'wrong_registration') or rule.version is null or rule.handling <> 'weed' then return; end if;
      perform set_config('samla.weeding', 'on', true);
      return query
        select d.record_id, d.intervention_id, d.counted_day, d.stop, h.id, h.reason, h.placed_by, h.placed_at,
          case when not rule.archive_first then null when d.archive_file is not null then 'received'
            when exists (select from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
              where a.participation_id = d.record_id and f.rule_version = rule.version and f.receipt_at is not null) then 'changed'
            when exists (select from privacy.archived_record a join privacy.archive_file f on f.id = a.file_id
              where a.participation_id = d.record_id and f.rule_version = rule.version) then 'made'
            else 'missing' end
        from privacy.due_records(of_kind, on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
        left join privacy.weeding_hold h on h.participation_id = d.record_id and h.lifted_at is null
        where privacy.may_hold(d.intervention_id)
        order by d.counted_day, d.record_id limit 2000;
      perform set_config('samla.weeding', was, true);
    end
  $function$
;
comment on function privacy.list_due(text,date) is 'The participations that are due on a day by the rule that is in force then, of those that the asker may know of, and how far each has come to the archive.';
grant execute on function privacy.list_due(text,date) to samla_privacy;
grant execute on function privacy.list_due(text,date) to samla_team;

CREATE OR REPLACE FUNCTION privacy.may_hold(intervention uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select privacy.watches_all() or intervention = any (privacy.watched_interventions()) or intervention = any (access.led_interventions())
  $function$
;
comment on function privacy.may_hold(uuid) is 'Whether the asker may stop the weeding of an intervention''s participations: data protection officer or team leader.';

CREATE OR REPLACE FUNCTION privacy.open_archive(file uuid, at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file := privacy.own_archive(file, true);
      same integer;
    begin
      if meant.id is null then return 'missing'; end if;
      if meant.receipt_at is not null then return 'received'; end if;
      if meant.made_at is null then return 'not_made'; end if;
      perform set_config('samla.disclosing', 'on', true);
      select count(*) into same from privacy.archived_record a
        join privacy.archive_digests(array(select o.participation_id from privacy.archived_record o where o.file_id = meant.id)) n
          on n.participation_id = a.participation_id and n.digest = a.digest where a.file_id = meant.id;
      perform set_config('samla.disclosing', '', true);
      if same <> meant.records then return 'changed'; end if;
      update privacy.archive_file f set fetched_at = at where f.id = meant.id;
      return 'open';
    end
  $function$
;
comment on function privacy.open_archive(uuid,timestamp with time zone) is 'Notes that a made archive file is fetched; a word that says whether it can be.';
grant execute on function privacy.open_archive(uuid,timestamp with time zone) to samla_team;

CREATE OR REPLACE FUNCTION privacy.order_archive(of_kind text, version_seen integer, at timestamp with time zone, by_whom text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      rule privacy.retention_rule;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'archive files are ordered by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      perform pg_advisory_xact_lock(hashtext('samla weeding ' || of_kind));
      rule := privacy.rule_in_force(of_kind, access.current_day());
      if rule.version is null or rule.handling <> 'weed' then return 'not_in_force'; end if;
      if rule.version <> version_seen then return 'rule_changed'; end if;
      if not rule.archive_first or of_kind not in ('participation', 'wrong_registration') then return 'not_asked_for'; end if;
      insert into privacy.archive_file (kind, rule_version, intervention_id, of_protected, wanted, ordered_at, ordered_by)
        select of_kind, rule.version, d.intervention_id, d.is_protected, count(*), at, by_whom
        from privacy.due_records(of_kind, access.current_day(), rule.months, rule.counted_from, rule.version) d
        where d.stop = 'archive' group by d.intervention_id, d.is_protected
        on conflict (kind, rule_version, intervention_id, of_protected) where receipt_at is null do nothing;
      if not exists (select from privacy.archive_file f where f.kind = of_kind and f.rule_version = rule.version and f.receipt_at is null) then
        return 'nothing_due';
      end if;
      return 'ordered';
    end
  $function$
;
comment on function privacy.order_archive(text,integer,timestamp with time zone,text) is 'Orders archive files of what is due by the rule in force and in none; a word that says whether they are ordered now.';
grant execute on function privacy.order_archive(text,integer,timestamp with time zone,text) to samla_admin;
grant execute on function privacy.order_archive(text,integer,timestamp with time zone,text) to samla_figures;

CREATE OR REPLACE FUNCTION privacy.order_weeding(weeding_id uuid, of_kind text, version_seen integer, due_seen integer, at timestamp with time zone, by_whom text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      rule privacy.retention_rule;
      known privacy.weeding;
      due_now integer;
      stopped_now integer;
      unarchived_now integer;
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is ordered by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      perform pg_advisory_xact_lock(hashtext('samla weeding ' || of_kind));
      select * into known from privacy.weeding w where w.id = weeding_id;
      if found then
        return case when known.user_id = access.current_user_id() and known.kind = of_kind then 'again' else 'taken' end;
      end if;
      rule := privacy.rule_in_force(of_kind, access.current_day());
      if rule.version is null or rule.handling <> 'weed' then return 'not_in_force'; end if;
      if rule.version <> version_seen then return 'rule_changed'; end if;
      if exists (select from privacy.weeding w where w.kind = of_kind and w.finished_at is null) then return 'under_way'; end if;
      select count(*) filter (where d.stop is null), count(*) filter (where d.stop is not null), count(*) filter (where d.stop = 'archive')
        into due_now, stopped_now, unarchived_now
        from privacy.due_records(of_kind, access.current_day(), rule.months, rule.counted_from, privacy.archive_version(rule)) d;
      if due_now = 0 then return case when unarchived_now > 0 then 'archive_first' else 'nothing_due' end; end if;
      if due_now <> due_seen then return 'count_changed'; end if;
      insert into privacy.weeding (id, kind, rule_version, on_day, due, stopped, ordered_at, ordered_by, user_id)
        values (weeding_id, of_kind, rule.version, access.current_day(), due_now, stopped_now, at, by_whom, access.current_user_id());
      return 'ordered';
    end
  $function$
;
comment on function privacy.order_weeding(uuid,text,integer,integer,timestamp with time zone,text) is 'Orders what is due by the rule in force to be weeded; a word that says whether it was.';
grant execute on function privacy.order_weeding(uuid,text,integer,integer,timestamp with time zone,text) to samla_admin;
grant execute on function privacy.order_weeding(uuid,text,integer,integer,timestamp with time zone,text) to samla_figures;

CREATE OR REPLACE FUNCTION privacy.own_archive(file uuid, changing boolean)
 RETURNS privacy.archive_file
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant privacy.archive_file;
    begin
      if changing then perform f.id from privacy.archive_file f where f.id = file for update; end if;
      select * into meant from privacy.archive_file f where f.id = file and f.intervention_id = any (access.led_interventions());
      return meant;
    end
  $function$
;
comment on function privacy.own_archive(uuid,boolean) is 'An archive file of an intervention that the asker leads, held still when it is to be changed; null for any other.';

CREATE OR REPLACE FUNCTION privacy.own_readings()
 RETURNS TABLE(day date, role text, intervention text, action text, purpose text, reason text, times bigint, participations uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      was text := coalesce(current_setting('samla.disclosing', true), '');
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with about as (
          select v.participation_id, n.name from access.role_assignment a
          join participants.participation_version v on v.person_id = a.person_id and v.recorded_to = 'infinity' and not v.wrong_registration
          join interventions.intervention n on n.id = v.intervention_id
          where a.user_id = access.current_user_id() and a.role = 'participant' and a.in_force
            and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
        )
        select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.name, e.action, e.purpose,
          case when e.purpose = 'protected_opening' then e.reason end, count(*), array_agg(distinct a.participation_id)
        from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
        where e.outcome = 'done' and e.record_ids && (select array_agg(b.participation_id) from about b)
        group by 1, 2, 3, 4, 5, 6;
      perform set_config('samla.disclosing', was, true);
    end
  $function$
;
comment on function privacy.own_readings() is 'Who has read or written about the participant who asks, by day, function, intervention and purpose; no name of whoever read.';
grant execute on function privacy.own_readings() to samla_user;

CREATE OR REPLACE FUNCTION privacy.paper_held(request uuid, consent uuid)
 RETURNS TABLE(media_type text, content bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        select p.media_type, p.content_cipher from participants.consent_paper p join participants.consent c on c.id = p.consent_id
        where p.consent_id = consent and c.participation_id = any (privacy.participations_of(privacy.request_person(request)));
      perform set_config('samla.disclosing', '', true);
    end
  $function$
;
comment on function privacy.paper_held(uuid,uuid) is 'The signed paper of a consent of the person of an open request.';
grant execute on function privacy.paper_held(uuid,uuid) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.participations_among(keys uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(distinct v.participation_id), '{}') from participants.participation_version v
    where v.participation_id = any (keys) and access.holds_role('data_protection_officer')
  $function$
;
comment on function privacy.participations_among(uuid[]) is 'Which of the keys of a log entry are participations.';
grant execute on function privacy.participations_among(uuid[]) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.participations_of(person uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(v.participation_id), '{}') from participants.participation_version v
    where v.person_id = person and v.recorded_to = 'infinity' and access.holds_role('data_protection_officer')
      and (privacy.watches_all() or v.intervention_id = any (privacy.watched_interventions()))
  $function$
;
comment on function privacy.participations_of(uuid) is 'The participations of a person in the interventions that the data protection officer watches over.';

CREATE OR REPLACE FUNCTION privacy.place_hold(hold_id uuid, participation uuid, why text, at timestamp with time zone, by_whom text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      known privacy.weeding_hold;
      was text := coalesce(current_setting('samla.weeding', true), '');
      said text;
    begin
      perform set_config('samla.weeding', 'on', true);
      select * into known from privacy.weeding_hold h where h.id = hold_id;
      if not exists (select from participants.participation_version v where v.participation_id = participation and v.recorded_to = 'infinity'
          and v.person_id is not null and privacy.may_hold(v.intervention_id)) then
        said := 'missing';
      elsif known.id is not null then
        said := case when known.participation_id = participation and known.reason = why then 'again' else 'taken' end;
      else
        insert into privacy.weeding_hold (id, participation_id, reason, placed_at, placed_by) values (hold_id, participation, why, at, by_whom)
          on conflict do nothing;
        said := case when found then 'placed' else 'held' end;
      end if;
      perform set_config('samla.weeding', was, true);
      return said;
    end
  $function$
;
comment on function privacy.place_hold(uuid,uuid,text,timestamp with time zone,text) is 'Stops the weeding of a participation, with the reason; a word that says whether it did.';
grant execute on function privacy.place_hold(uuid,uuid,text,timestamp with time zone,text) to samla_privacy;
grant execute on function privacy.place_hold(uuid,uuid,text,timestamp with time zone,text) to samla_team;

CREATE OR REPLACE FUNCTION privacy.pseudonym(at timestamp with time zone, who text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select upper(left(encode(sha256(k.wrapped_key || convert_to(to_char(pseudonym.at at time zone 'Europe/Stockholm', 'YYYY') || ' ' || who, 'UTF8')), 'hex'), 8))
    from access.data_key k where k.id = 1
  $function$
;
comment on function privacy.pseudonym(timestamp with time zone,text) is 'The code of somebody in the year of an instant; without the key of the association it says nothing.';

CREATE OR REPLACE FUNCTION privacy.pseudonymised_entries(from_day date, to_day date, of_purpose text, of_outcome text, most integer, skipped integer)
 RETURNS TABLE(total bigint, at timestamp with time zone, role text, code text, action text, purpose text, outcome text, records integer, participants text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with page as (
      select count(*) over () as total, e.* from access.audit_entry e
      where access.holds_role('auditor')
        and e.at >= from_day::timestamp at time zone 'Europe/Stockholm' and e.at < (to_day + 1)::timestamp at time zone 'Europe/Stockholm'
        and (of_purpose is null or e.purpose = of_purpose) and (of_outcome is null or e.outcome = of_outcome)
      order by e.at desc, e.id desc limit least(most, 100) offset skipped
    )
    select p.total, p.at, p.role, privacy.pseudonym(p.at, coalesce(p.user_id::text, p.actor)), p.action, p.purpose, p.outcome, cardinality(p.record_ids),
      coalesce((select array_agg(distinct privacy.pseudonym(p.at, coalesce(v.person_id, v.participation_id)::text))
        from participants.participation_version v where v.participation_id = any (p.record_ids[1:10]) and v.recorded_to = 'infinity'), '{}')
    from page p order by p.at desc, p.id desc
  $function$
;
comment on function privacy.pseudonymised_entries(date,date,text,text,integer,integer) is 'The access log for the auditor: codes instead of users and, of the first ten records, of participants.';
grant execute on function privacy.pseudonymised_entries(date,date,text,text,integer,integer) to samla_figures;

CREATE OR REPLACE FUNCTION privacy.readings_held(request uuid)
 RETURNS TABLE(day date, role text, intervention_id uuid, action text, purpose text, reason text, times bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      perform set_config('samla.disclosing', 'on', true);
      return query
        with about as materialized (
          select v.participation_id, v.intervention_id from participants.participation_version v
          where v.participation_id = any (privacy.participations_of(privacy.request_person(request))) and v.recorded_to = 'infinity'
        )
        select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.intervention_id, e.action, e.purpose,
          case when e.purpose = 'protected_opening' then e.reason end, count(*)
        from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
        where e.outcome = 'done' and e.record_ids && (select array_agg(participation_id) from about)
        group by 1, 2, 3, 4, 5, 6;
      perform set_config('samla.disclosing', '', true);
    end
  $function$
;
comment on function privacy.readings_held(uuid) is 'Who has read or written about the person of an open request, by day, function, intervention and purpose.';
grant execute on function privacy.readings_held(uuid) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.readings_of(participation uuid)
 RETURNS TABLE(day date, role text, intervention_id uuid, action text, purpose text, reason text, times bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    -- Whoever works in one team learns nothing of another's, not even that there is something to learn.
    with about as (
      select other.participation_id, other.intervention_id
      from participants.participation_version asked
      join participants.participation_version other on other.recorded_to = 'infinity'
        and (other.participation_id = asked.participation_id or other.person_id = asked.person_id)
      where asked.participation_id = participation and asked.recorded_to = 'infinity'
        and (asked.intervention_id = any (access.interventions_to_record_in()) or asked.participation_id = any (participants.own_caseload()))
        and (other.intervention_id = any (access.interventions_to_record_in()) or other.participation_id = any (participants.own_caseload()))
    )
    select (e.at at time zone 'Europe/Stockholm')::date, e.role, a.intervention_id, e.action, e.purpose,
      case when e.purpose = 'protected_opening' then e.reason end, count(*)
    from access.audit_entry e join about a on a.participation_id = any (e.record_ids)
    where e.outcome = 'done' and e.record_ids && (select array_agg(participation_id) from about)
    group by 1, 2, 3, 4, 5, 6
  $function$
;
comment on function privacy.readings_of(uuid) is 'Who has read or written about the participant, by day, function, intervention and purpose, in the asker''s interventions.';
grant execute on function privacy.readings_of(uuid) to samla_team;

CREATE OR REPLACE FUNCTION privacy.request_person(request uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select r.person_id from privacy.subject_request r
    where r.id = request and r.outcome is null and access.holds_role('data_protection_officer')
      and (r.user_id = access.current_user_id() or privacy.watches_all())
  $function$
;
comment on function privacy.request_person(uuid) is 'The person of an open request that the officer may work with; null for any other.';

CREATE OR REPLACE FUNCTION privacy.rule_in_force(of_kind text, on_day date)
 RETURNS privacy.retention_rule
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select r from privacy.retention_rule r where r.kind = of_kind and r.in_force_from <= on_day order by r.version desc limit 1
  $function$
;
comment on function privacy.rule_in_force(text,date) is 'The version of a kind''s rule that holds on a day; null before the first.';

CREATE OR REPLACE FUNCTION privacy.subject_of(index_of_number bytea, beginning text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      meant uuid[];
    begin
      perform set_config('samla.disclosing', 'on', true);
      select coalesce(array_agg(distinct one.person_id), '{}') into meant from (
        select p.person_id from participants.person_version p where p.number_index = index_of_number and p.recorded_to = 'infinity'
        union select v.person_id from participants.participation_version v
          where length(beginning) >= 8 and starts_with(v.participation_id::text, beginning) and v.recorded_to = 'infinity'
      ) one where one.person_id is not null and cardinality(privacy.participations_of(one.person_id)) > 0;
      perform set_config('samla.disclosing', '', true);
      return meant;
    end
  $function$
;
comment on function privacy.subject_of(bytea,text) is 'Whom a number, as its blind index, or the beginning of a participation''s key means, among those that the officer watches over.';
grant execute on function privacy.subject_of(bytea,text) to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.watched_interventions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(i.id), '{}') from access.role_assignment a join access.user_account u on u.id = a.user_id
      join interventions.intervention i on i.controller_id = a.party_id
    where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'data_protection_officer' and a.in_force
      and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day())
  $function$
;
comment on function privacy.watched_interventions() is 'The interventions for which a party answers whose data protection officer the user is today.';
grant execute on function privacy.watched_interventions() to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.watches_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select exists (select from access.role_assignment a join access.user_account u on u.id = a.user_id
      where a.user_id = access.current_user_id() and u.left_at is null and a.role = 'data_protection_officer' and a.in_force and a.party_id is null
        and a.valid_from <= access.current_day() and (a.valid_to is null or a.valid_to >= access.current_day()))
  $function$
;
comment on function privacy.watches_all() is 'Whether the user is data protection officer of the association as a whole today.';
grant execute on function privacy.watches_all() to samla_privacy;

CREATE OR REPLACE FUNCTION privacy.weed_batch(weeding_id uuid, most integer, at timestamp with time zone, by_whom text)
 RETURNS SETOF privacy.deletion
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      ordered privacy.weeding;
      rule privacy.retention_rule;
      one record;
      what text;
      entered uuid;
      taken uuid[] := '{}';
      meant uuid[];
    begin
      if not (access.holds_role('coordinator') or access.holds_role('administrator')) then
        raise exception 'weeding is carried out by coordinator or administrator' using errcode = 'insufficient_privilege';
      end if;
      select * into ordered from privacy.weeding w where w.id = weeding_id for update;
      if not found or ordered.finished_at is not null then return; end if;
      rule := privacy.rule_in_force(ordered.kind, access.current_day());
      if rule.version <> ordered.rule_version then return; end if;
      select array_agg(next.record_id) into meant from (
        select d.record_id from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
        where d.stop is null order by d.counted_day, d.record_id limit least(most, 500, ordered.due - ordered.weeded)) next;
      -- Nobody changes what was archived between the look at it and its going.
      if rule.archive_first then perform privacy.keep_still(meant); end if;
      for one in select d.record_id, d.person_id, d.archive_file
          from privacy.due_records(ordered.kind, ordered.on_day, rule.months, rule.counted_from, privacy.archive_version(rule)) d
          where d.stop is null and d.record_id = any (meant) order by d.counted_day, d.record_id loop
        what := ordered.kind;
        if ordered.kind in ('participation', 'wrong_registration') then
          -- The last of a person's participations takes the person.
          what := case when privacy.has_other_participation(one.person_id, one.record_id) then 'participation' else 'person' end;
        end if;
        entered := gen_random_uuid();
        perform privacy.execute_deletion(entered, what, case what when 'person' then one.person_id else one.record_id end,
          'gallringsplanen: ' || rule.kind || ', version ' || rule.version || ', ' || rule.paragraph,
          rule.decided_on::timestamp at time zone 'Europe/Stockholm', 'styrelsen ' || rule.paragraph, at, by_whom);
        taken := taken || entered;
        if one.archive_file is not null then
          insert into privacy.weeding_archive (weeding_id, file_id, records) values (ordered.id, one.archive_file, 1)
            on conflict on constraint weeding_archive_pkey do update set records = weeding_archive.records + 1;
        end if;
        update privacy.weeding w set weeded = w.weeded + 1, persons = w.persons + case what when 'person' then 1 else 0 end where w.id = weeding_id;
      end loop;
      return query select d.* from privacy.deletion d where d.id = any (taken) order by d.id;
    end
  $function$
;
comment on function privacy.weed_batch(uuid,integer,timestamp with time zone,text) is 'Weeds some of what was ordered; what went, as it stands in the deletion list. Empty when nothing is left to weed.';
grant execute on function privacy.weed_batch(uuid,integer,timestamp with time zone,text) to samla_admin;
grant execute on function privacy.weed_batch(uuid,integer,timestamp with time zone,text) to samla_figures;

-- ==================== published ====================
create schema published;
comment on schema published is 'Views that one feature offers to others; row security of the tables beneath still decides.';
grant usage on schema published to samla_figures;
grant usage on schema published to samla_operator;
grant usage on schema published to samla_team;

create view published.counted_participation with (security_invoker=true) as
 SELECT participation_id,
    version,
    recorded_from,
    recorded_to,
    recorded_by,
    intervention_id,
    person_id AS person_key,
    sex,
    anonymous_year,
    protected,
    age_at_enrolment,
    municipality_counted AS municipality,
    referrer,
    enrolled,
    closed,
    closing_reason,
    education,
    occupation_at_start,
    occupation_at_end,
    income_at_start,
    income_at_end,
    support_months,
    support_not_applicable,
    wrong_registration,
    days_enrolled
   FROM participants.participation_version;
grant select on published.counted_participation to samla_figures;
grant select on published.counted_participation to samla_operator;
grant select on published.counted_participation to samla_team;
comment on view published.counted_participation is 'The identity-free relation that figures are counted from: a random person key, no municipality of the protected.';

-- ==================== reports ====================
create schema reports;
comment on schema reports is 'Reports to the owners, as drafts and as adopted.';
grant usage on schema reports to samla_figures;
grant usage on schema reports to samla_operator;
grant usage on schema reports to samla_team;

create table reports.adopted_file (
  report_id uuid not null,
  format text not null,
  bytes bytea not null,
  sha256 bytea not null,
  constraint adopted_file_pkey PRIMARY KEY (report_id, format),
  constraint adopted_file_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.adoption(report_id),
  constraint adopted_file_check CHECK ((sha256 = sha256(bytes))),
  constraint adopted_file_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'docx'::text, 'html'::text, 'xlsx'::text, 'json'::text])))
);
alter table reports.adopted_file enable row level security;
create policy adopted_is_read on reports.adopted_file for select to samla_figures using (( SELECT (access.holds_role('board_member'::text) OR access.holds_role('steering_group_member'::text) OR access.holds_role('auditor'::text))));
create policy coordinator_adopts on reports.adopted_file for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on reports.adopted_file for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.adopted_file for all to samla_operator using (true) with check (true);

grant insert, select on reports.adopted_file to samla_figures;
grant insert, select on reports.adopted_file to samla_operator;
comment on table reports.adopted_file is 'The files of an adopted report, the same bytes for ever.';
comment on column reports.adopted_file.report_id is 'plain: the report';
comment on column reports.adopted_file.format is 'plain: file format';
comment on column reports.adopted_file.bytes is 'plain: the file';
comment on column reports.adopted_file.sha256 is 'plain: SHA-256 of the file, checked when written';

create table reports.adopted_source (
  report_id uuid not null,
  source text not null,
  source_id text not null,
  version integer not null,
  constraint adopted_source_pkey PRIMARY KEY (report_id, source, source_id),
  constraint adopted_source_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.adoption(report_id),
  constraint adopted_source_source_check CHECK ((source = ANY (ARRAY['participation'::text, 'voucher'::text, 'ledger_amount'::text, 'budget_line'::text])))
);
alter table reports.adopted_source enable row level security;
create policy auditor_compares on reports.adopted_source for select to samla_figures using (( SELECT access.holds_role('auditor'::text) AS holds_role));
create policy coordinator_adopts on reports.adopted_source for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on reports.adopted_source for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.adopted_source for all to samla_operator using (true) with check (true);

grant insert, select on reports.adopted_source to samla_figures;
grant insert, select on reports.adopted_source to samla_operator;
comment on table reports.adopted_source is 'What stood behind an adopted report''s figures: keys and versions, so that what came later can be listed entry by entry.';
comment on column reports.adopted_source.report_id is 'plain: the report';
comment on column reports.adopted_source.source is 'plain: what kind of record';
comment on column reports.adopted_source.source_id is 'plain: its random key';
comment on column reports.adopted_source.version is 'plain: its version then';

create table reports.adoption (
  report_id uuid not null,
  adopted_on date not null,
  decision text not null,
  adopted_at timestamp with time zone not null,
  adopted_by text not null,
  content jsonb not null,
  constraint adoption_pkey PRIMARY KEY (report_id),
  constraint adoption_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id)
);
alter table reports.adoption enable row level security;
create policy adopted_is_read on reports.adoption for select to samla_figures using (( SELECT (access.holds_role('board_member'::text) OR access.holds_role('steering_group_member'::text) OR access.holds_role('auditor'::text))));
create policy coordinator_adopts on reports.adoption for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on reports.adoption for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.adoption for all to samla_operator using (true) with check (true);
create policy with_own_part on reports.adoption for select to samla_team using ((report_id = ANY (( SELECT ARRAY( SELECT p.report_id
           FROM reports.section_plan p) AS "array")::uuid[])));
grant insert, select on reports.adoption to samla_figures;
grant insert, select on reports.adoption to samla_operator;
grant select (report_id, adopted_on, decision, adopted_at, adopted_by) on reports.adoption to samla_team;
comment on table reports.adoption is 'The board''s adoption of a report. From then on it never changes.';
comment on column reports.adoption.report_id is 'plain: the report';
comment on column reports.adoption.adopted_on is 'plain: day of the decision';
comment on column reports.adoption.decision is 'plain: the decision, such as § 45';
comment on column reports.adoption.adopted_at is 'plain: when it was recorded';
comment on column reports.adoption.adopted_by is 'staff: who recorded it';
comment on column reports.adoption.content is 'plain: the tables and texts as adopted';

create table reports.report (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  period_from date not null,
  period_to date not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  revision integer not null default 0,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_check CHECK ((period_to >= period_from)),
  constraint report_kind_check CHECK ((kind = 'interim'::text)),
  constraint report_revision_check CHECK ((revision >= 0))
);
alter table reports.report enable row level security;
create policy adopted_is_read on reports.report for select to samla_figures using ((( SELECT (access.holds_role('board_member'::text) OR access.holds_role('steering_group_member'::text) OR access.holds_role('auditor'::text))) AND (id IN ( SELECT a.report_id
   FROM reports.adoption a))));
create policy coordinator_begins on reports.report for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_changes on reports.report for update to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_reads on reports.report for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.report for all to samla_operator using (true) with check (true);
create policy with_own_part on reports.report for select to samla_team using ((id = ANY (( SELECT ARRAY( SELECT p.report_id
           FROM reports.section_plan p) AS "array")::uuid[])));
create policy with_own_part_changes on reports.report for update to samla_team using ((id = ANY (( SELECT ARRAY( SELECT p.report_id
           FROM reports.section_plan p) AS "array")::uuid[])));
grant insert, select on reports.report to samla_figures;
grant insert, select on reports.report to samla_operator;
grant select on reports.report to samla_team;
grant update (revision) on reports.report to samla_figures;
grant update (revision) on reports.report to samla_operator;
grant update (revision) on reports.report to samla_team;
comment on table reports.report is 'A report over a period.';
comment on column reports.report.id is 'plain: key';
comment on column reports.report.kind is 'plain: interim (delårsrapport)';
comment on column reports.report.period_from is 'plain: first day';
comment on column reports.report.period_to is 'plain: last day';
comment on column reports.report.created_at is 'plain: when it was begun';
comment on column reports.report.created_by is 'staff: who began it';
comment on column reports.report.revision is 'plain: how many times what it says has changed; the row is locked by who changes or adopts';

create table reports.section_comment (
  id uuid not null,
  report_id uuid not null,
  section text not null,
  intervention_id uuid generated always as 
CASE
    WHEN (section ~~ 'results-%'::text) THEN (substr(section, 9))::uuid
    ELSE NULL::uuid
END stored,
  words text not null,
  written_at timestamp with time zone not null,
  written_by text not null,
  done_at timestamp with time zone,
  done_by text,
  constraint section_comment_pkey PRIMARY KEY (id),
  constraint section_comment_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id),
  constraint section_comment_check CHECK (((done_at IS NULL) = (done_by IS NULL))),
  constraint section_comment_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
alter table reports.section_comment enable row level security;
CREATE INDEX section_comment_section ON reports.section_comment USING btree (report_id, section);
create policy coordinated on reports.section_comment for all to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role)) with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy own_part on reports.section_comment for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy own_part_goes_on on reports.section_comment for update to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy own_part_said on reports.section_comment for insert to samla_team with check (((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])) AND (EXISTS ( SELECT
   FROM reports.section_plan p
  WHERE ((p.report_id = section_comment.report_id) AND (p.section = section_comment.section))))));

grant insert, select on reports.section_comment to samla_figures;
grant insert, select on reports.section_comment to samla_team;
grant update (done_at, done_by) on reports.section_comment to samla_figures;
grant update (done_at, done_by) on reports.section_comment to samla_team;
comment on table reports.section_comment is 'Comments on a section, by those who write it.';
comment on column reports.section_comment.id is 'plain: key, chosen by the writer so that what is sent twice is there once';
comment on column reports.section_comment.report_id is 'plain: the report';
comment on column reports.section_comment.section is 'plain: key of the section';
comment on column reports.section_comment.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_comment.words is 'plain: what is said; names no participant';
comment on column reports.section_comment.written_at is 'plain: when';
comment on column reports.section_comment.written_by is 'staff: who';
comment on column reports.section_comment.done_at is 'plain: when it was seen to, null until then';
comment on column reports.section_comment.done_by is 'staff: who saw to it';

create table reports.section_draft (
  report_id uuid not null,
  section text not null,
  intervention_id uuid generated always as 
CASE
    WHEN (section ~~ 'results-%'::text) THEN (substr(section, 9))::uuid
    ELSE NULL::uuid
END stored,
  user_id uuid not null,
  version integer not null,
  base_version integer not null,
  markdown text not null,
  saved_at timestamp with time zone not null,
  constraint section_draft_pkey PRIMARY KEY (report_id, section, user_id),
  constraint section_draft_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id),
  constraint section_draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint section_draft_base_version_check CHECK ((base_version >= 0)),
  constraint section_draft_markdown_check CHECK ((length(markdown) <= 250000)),
  constraint section_draft_version_check CHECK ((version >= 1))
);
alter table reports.section_draft enable row level security;
CREATE INDEX section_draft_user ON reports.section_draft USING btree (user_id);
create policy own_draft on reports.section_draft for all to samla_figures using (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND ( SELECT access.holds_role('coordinator'::text) AS holds_role))) with check (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND ( SELECT access.holds_role('coordinator'::text) AS holds_role)));
create policy own_draft_of_part on reports.section_draft for all to samla_team using (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND (intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])))) with check (((user_id = ( SELECT access.current_user_id() AS current_user_id)) AND (intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])) AND (EXISTS ( SELECT
   FROM reports.section_plan p
  WHERE ((p.report_id = section_draft.report_id) AND (p.section = section_draft.section))))));

grant delete, insert, select on reports.section_draft to samla_figures;
grant delete, insert, select on reports.section_draft to samla_team;
grant update (version, base_version, markdown, saved_at) on reports.section_draft to samla_figures;
grant update (version, base_version, markdown, saved_at) on reports.section_draft to samla_team;
comment on table reports.section_draft is 'The text that a writer has under hand in a section, seen by nobody else.';
comment on column reports.section_draft.report_id is 'plain: the report';
comment on column reports.section_draft.section is 'plain: key of the section';
comment on column reports.section_draft.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_draft.user_id is 'staff: whose draft it is';
comment on column reports.section_draft.version is 'plain: counts its saves, for two windows of the same writer';
comment on column reports.section_draft.base_version is 'plain: the version of the section''s text that it is written on';
comment on column reports.section_draft.markdown is 'plain: the text, Markdown; names no participant';
comment on column reports.section_draft.saved_at is 'plain: when';

create table reports.section_image (
  report_id uuid not null,
  section text not null,
  id uuid not null,
  intervention_id uuid generated always as 
CASE
    WHEN (section ~~ 'results-%'::text) THEN (substr(section, 9))::uuid
    ELSE NULL::uuid
END stored,
  media_type text not null,
  width integer not null,
  height integer not null,
  orientation smallint not null,
  bytes bytea not null,
  sha256 bytea not null generated always as sha256(bytes) stored,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint section_image_pkey PRIMARY KEY (report_id, section, id),
  constraint section_image_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id),
  constraint section_image_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 5300000))),
  constraint section_image_height_check CHECK (((height >= 1) AND (height <= 24000000))),
  constraint section_image_media_type_check CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text]))),
  constraint section_image_orientation_check CHECK (((orientation >= 1) AND (orientation <= 8))),
  constraint section_image_width_check CHECK (((width >= 1) AND (width <= 24000000)))
);
alter table reports.section_image enable row level security;
CREATE INDEX section_image_id ON reports.section_image USING btree (id);
create policy adopted_is_read on reports.section_image for select to samla_figures using ((( SELECT (access.holds_role('board_member'::text) OR access.holds_role('steering_group_member'::text) OR access.holds_role('auditor'::text))) AND (report_id IN ( SELECT a.report_id
   FROM reports.adoption a))));
create policy coordinated on reports.section_image for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_adds on reports.section_image for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.section_image for all to samla_operator using (true) with check (true);
create policy own_part on reports.section_image for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy own_part_added on reports.section_image for insert to samla_team with check (((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])) AND (EXISTS ( SELECT
   FROM reports.section_plan p
  WHERE ((p.report_id = section_image.report_id) AND (p.section = section_image.section))))));

grant insert, select on reports.section_image to samla_figures;
grant insert, select on reports.section_image to samla_operator;
grant insert, select on reports.section_image to samla_team;
comment on table reports.section_image is 'Images that a section''s text may name, for those who may read the section.';
comment on column reports.section_image.report_id is 'plain: the report';
comment on column reports.section_image.section is 'plain: key of the section';
comment on column reports.section_image.id is 'plain: key by which texts name it, chosen by who adds it so that what is sent twice is there once';
comment on column reports.section_image.intervention_id is 'plain: whose part it is, read from the key of the section; null for the association''s own sections';
comment on column reports.section_image.media_type is 'plain: PNG or JPEG, by what is in it';
comment on column reports.section_image.width is 'plain: pixels, the right way up';
comment on column reports.section_image.height is 'plain: pixels, the right way up';
comment on column reports.section_image.orientation is 'plain: which way the pixels lie, 1–8 as EXIF has it';
comment on column reports.section_image.bytes is 'plain: pixels and how to show them, nothing else; shows nobody who has not agreed to be in a public report';
comment on column reports.section_image.sha256 is 'plain: digest of the bytes';
comment on column reports.section_image.added_at is 'plain: when';
comment on column reports.section_image.added_by is 'staff: who';

create table reports.section_plan (
  report_id uuid not null,
  section text not null,
  intervention_id uuid generated always as 
CASE
    WHEN (section ~~ 'results-%'::text) THEN (substr(section, 9))::uuid
    ELSE NULL::uuid
END stored,
  responsible_id uuid,
  due_on date,
  status text not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint section_plan_pkey PRIMARY KEY (report_id, section),
  constraint section_plan_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES interventions.intervention(id),
  constraint section_plan_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id),
  constraint section_plan_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES access.user_account(id),
  constraint section_plan_status_check CHECK ((status = ANY (ARRAY['open'::text, 'underway'::text, 'review'::text, 'done'::text]))),
  constraint section_plan_version_check CHECK ((version >= 1))
);
alter table reports.section_plan enable row level security;
CREATE INDEX section_plan_intervention ON reports.section_plan USING btree (intervention_id);
CREATE INDEX section_plan_responsible ON reports.section_plan USING btree (responsible_id);
create policy coordinator_plans on reports.section_plan for all to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role)) with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.section_plan for all to samla_operator using (true) with check (true);
create policy own_part on reports.section_plan for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy own_part_goes_on on reports.section_plan for update to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));


grant insert, select on reports.section_plan to samla_figures;
grant insert, select on reports.section_plan to samla_operator;
grant select on reports.section_plan to samla_team;
grant update (responsible_id, due_on, status, version, changed_at, changed_by) on reports.section_plan to samla_figures;
grant update (status, version, changed_at, changed_by) on reports.section_plan to samla_team;
comment on table reports.section_plan is 'Who writes a section of a report until when, and how far it has come. A team writes a part when it has a row here.';
comment on column reports.section_plan.report_id is 'plain: the report';
comment on column reports.section_plan.section is 'plain: key of the section; results- and the key of an intervention is the part of its team';
comment on column reports.section_plan.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';
comment on column reports.section_plan.responsible_id is 'staff: who sees to that it is written, null when nobody is named';
comment on column reports.section_plan.due_on is 'plain: until which day, null when no day is set';
comment on column reports.section_plan.status is 'plain: open, underway, review or done, as the writers have it';
comment on column reports.section_plan.version is 'plain: counts changes, for lost races';
comment on column reports.section_plan.changed_at is 'plain: when it was last changed';
comment on column reports.section_plan.changed_by is 'staff: who changed it';

create table reports.section_text (
  report_id uuid not null,
  section text not null,
  version integer not null,
  markdown text not null,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  intervention_id uuid generated always as 
CASE
    WHEN (section ~~ 'results-%'::text) THEN (substr(section, 9))::uuid
    ELSE NULL::uuid
END stored,
  constraint section_text_pkey PRIMARY KEY (report_id, section, version),
  constraint section_text_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id),
  constraint section_text_version_check CHECK ((version >= 1))
);
alter table reports.section_text enable row level security;
create policy coordinator_reads on reports.section_text for select to samla_figures using (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy coordinator_writes on reports.section_text for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on reports.section_text for all to samla_operator using (true) with check (true);
create policy own_part on reports.section_text for select to samla_team using ((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])));
create policy own_part_written on reports.section_text for insert to samla_team with check (((intervention_id = ANY (( SELECT access.led_interventions() AS led_interventions)::uuid[])) AND (EXISTS ( SELECT
   FROM reports.section_plan p
  WHERE ((p.report_id = section_text.report_id) AND (p.section = section_text.section))))));

grant insert, select on reports.section_text to samla_figures;
grant insert, select on reports.section_text to samla_operator;
grant insert, select on reports.section_text to samla_team;
comment on table reports.section_text is 'What a section says in words; every saved version is kept, the highest counts.';
comment on column reports.section_text.report_id is 'plain: the report';
comment on column reports.section_text.section is 'plain: key of the section';
comment on column reports.section_text.version is 'plain: 1, 2, …';
comment on column reports.section_text.markdown is 'plain: the text, Markdown; a report is an official document and names no participant';
comment on column reports.section_text.saved_at is 'plain: when';
comment on column reports.section_text.saved_by is 'staff: who';
comment on column reports.section_text.intervention_id is 'plain: whose part it is, read from the key; null for the association''s own sections';

CREATE OR REPLACE FUNCTION reports.image_totals(of_report uuid)
 RETURNS TABLE(images bigint, bytes bigint, pixels bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select count(*), coalesce(sum(octet_length(i.bytes)), 0)::bigint, coalesce(sum(i.width::bigint * i.height), 0)::bigint
    from reports.section_image i where i.report_id = of_report
  $function$
;
comment on function reports.image_totals(uuid) is 'How many images a report keeps, how many bytes and pixels they have.';
grant execute on function reports.image_totals(uuid) to samla_figures;
grant execute on function reports.image_totals(uuid) to samla_operator;
grant execute on function reports.image_totals(uuid) to samla_team;

CREATE OR REPLACE FUNCTION reports.is_adopted(of_report uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select exists (select from reports.adoption a where a.report_id = of_report) $function$
;
comment on function reports.is_adopted(uuid) is 'Whether a report is adopted, and so closed to everybody.';
grant execute on function reports.is_adopted(uuid) to samla_figures;
grant execute on function reports.is_adopted(uuid) to samla_operator;
grant execute on function reports.is_adopted(uuid) to samla_team;

CREATE OR REPLACE FUNCTION reports.names_in(of_report uuid)
 RETURNS TABLE(email text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select u.email, u.name from access.user_account u
    where exists (select from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions()))
      and u.email in (
        select t.saved_by from reports.section_text t where t.report_id = of_report and t.intervention_id = any (access.led_interventions())
        union select p.changed_by from reports.section_plan p where p.report_id = of_report and p.intervention_id = any (access.led_interventions())
        union select c.written_by from reports.section_comment c where c.report_id = of_report and c.intervention_id = any (access.led_interventions())
        union select r.created_by from reports.report r where r.id = of_report
        union select a.adopted_by from reports.adoption a where a.report_id = of_report
      )
  $function$
;
comment on function reports.names_in(uuid) is 'Who wrote in the asker''s own part of a report, began it and adopted it, by name.';
grant execute on function reports.names_in(uuid) to samla_team;

-- ==================== statistics ====================
create schema statistics;
comment on schema statistics is 'How figures are counted and shown, as the association has decided.';
grant usage on schema statistics to samla_figures;
grant usage on schema statistics to samla_operator;
grant usage on schema statistics to samla_team;

create table statistics.saved_view (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  query jsonb not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint saved_view_pkey PRIMARY KEY (id),
  constraint saved_view_user_id_fkey FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint saved_view_query_check CHECK (((jsonb_typeof(query) = 'object'::text) AND (length((query)::text) <= 4000))),
  constraint saved_view_version_check CHECK ((version >= 1))
);
alter table statistics.saved_view enable row level security;
CREATE INDEX saved_view_user ON statistics.saved_view USING btree (user_id);
CREATE UNIQUE INDEX saved_view_name ON statistics.saved_view USING btree (user_id, lower(name)) WHERE (removed_at IS NULL);
create policy own on statistics.saved_view for all to samla_figures, samla_team using ((user_id = ( SELECT access.current_user_id() AS current_user_id))) with check ((user_id = ( SELECT access.current_user_id() AS current_user_id)));
grant delete, insert, select on statistics.saved_view to samla_figures;
grant delete, insert, select on statistics.saved_view to samla_team;
grant update (name, query, version, changed_at, removed_at) on statistics.saved_view to samla_figures;
grant update (name, query, version, changed_at, removed_at) on statistics.saved_view to samla_team;
comment on table statistics.saved_view is 'Views of the figures that users have saved, each its owner''s alone.';
comment on column statistics.saved_view.id is 'plain: key, made by who saves it, so that the same one twice is one';
comment on column statistics.saved_view.user_id is 'staff: whose it is';
comment on column statistics.saved_view.name is 'plain: what the owner calls it; names no participant';
comment on column statistics.saved_view.query is 'plain: period, intervention and other choices that the page asks by';
comment on column statistics.saved_view.version is 'plain: counts changes, for lost races';
comment on column statistics.saved_view.changed_at is 'plain: when it was last changed';
comment on column statistics.saved_view.removed_at is 'plain: when it was removed, null while it is there; kept so that a removal can be undone';

create table statistics.setting (
  key text not null,
  version integer not null,
  value jsonb not null,
  decided_on date not null,
  paragraph text not null,
  decision text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint setting_pkey PRIMARY KEY (key, version),
  constraint setting_decision_check CHECK ((length(decision) <= 2000)),
  constraint setting_paragraph_check CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 60))),
  constraint setting_version_check CHECK ((version >= 1))
);
alter table statistics.setting enable row level security;
create policy decided on statistics.setting for insert to samla_figures with check (( SELECT access.holds_role('coordinator'::text) AS holds_role));
create policy operated on statistics.setting for insert to samla_operator with check (true);

grant insert, select on statistics.setting to samla_figures;
grant insert, select on statistics.setting to samla_operator;
grant select on statistics.setting to samla_team;
comment on table statistics.setting is 'Decided settings of figures; the highest version of a key holds.';
comment on column statistics.setting.key is 'plain: which setting';
comment on column statistics.setting.version is 'plain: 1, 2, …';
comment on column statistics.setting.value is 'plain: what was decided';
comment on column statistics.setting.decided_on is 'plain: day of the decision';
comment on column statistics.setting.paragraph is 'plain: the decision, such as § 12';
comment on column statistics.setting.decision is 'plain: the decision in words, may be empty; names no participant';
comment on column statistics.setting.recorded_at is 'plain: when it was recorded';
comment on column statistics.setting.recorded_by is 'staff: who recorded it';
