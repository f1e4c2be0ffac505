-- What people write about how accessible Samla is (lag 2018:1937, 12 §). Anyone may write, logged in or not.
create table association.accessibility_feedback (
  id uuid primary key,
  received_at timestamptz not null,
  page text not null check (length(page) <= 500),
  message_cipher bytea not null,
  contact_cipher bytea,
  handled_at timestamptz,
  handled_by text,
  version integer not null default 1 check (version >= 1),
  check ((handled_at is null) = (handled_by is null))
);
create index accessibility_feedback_received on association.accessibility_feedback (received_at);
comment on table association.accessibility_feedback is 'Feedback on accessibility, and whether somebody has seen to it.';
comment on column association.accessibility_feedback.id is 'plain: key, made by who sends it, so that the same one twice is one';
comment on column association.accessibility_feedback.received_at is 'plain: when it came';
comment on column association.accessibility_feedback.page is 'plain: which page it is about, in the sender''s words';
comment on column association.accessibility_feedback.message_cipher is 'sensitive: what was written, encrypted; it may tell of a disability';
comment on column association.accessibility_feedback.contact_cipher is 'sensitive: how to reach the sender, encrypted; null when no answer is wanted';
comment on column association.accessibility_feedback.handled_at is 'plain: when it was seen to, null while it waits';
comment on column association.accessibility_feedback.handled_by is 'staff: who saw to it';
comment on column association.accessibility_feedback.version is 'plain: counts changes, for lost races';

-- Before a user is known: one narrow function. A flood from anywhere fills no disk: a day takes so many and no more.
create function association.add_accessibility_feedback(feedback_id uuid, at_instant timestamptz, about_page text, message bytea, contact bytea, most_in_a_day integer)
  returns boolean language sql volatile security definer set search_path = pg_catalog
  as $$
    insert into association.accessibility_feedback (id, received_at, page, message_cipher, contact_cipher)
      select feedback_id, at_instant, about_page, message, contact
      where (select count(*) from association.accessibility_feedback f where f.received_at > at_instant - interval '1 day') < most_in_a_day
    on conflict (id) do nothing;
    select exists (select 1 from association.accessibility_feedback f where f.id = feedback_id)
  $$;
comment on function association.add_accessibility_feedback(uuid, timestamptz, text, bytea, bytea, integer) is 'Takes in one feedback; false when too many have come in a day.';

alter table association.accessibility_feedback enable row level security;
alter table association.accessibility_feedback force row level security;
-- The function above runs as the owner, whom row security holds too.
create policy taken_in on association.accessibility_feedback for insert to current_user with check (true);
create policy counted on association.accessibility_feedback for select to current_user using (true);
revoke all on function association.add_accessibility_feedback(uuid, timestamptz, text, bytea, bytea, integer) from public;
grant usage on schema association to ${app};
grant execute on function association.add_accessibility_feedback(uuid, timestamptz, text, bytea, bytea, integer) to ${app};
grant select on association.accessibility_feedback to ${figures}, ${admin};
grant update (handled_at, handled_by, version) on association.accessibility_feedback to ${figures}, ${admin};
create policy coordinator_reads on association.accessibility_feedback for select to ${figures} using ((select access.holds_role('coordinator')));
create policy coordinator_handles on association.accessibility_feedback for update to ${figures}
  using ((select access.holds_role('coordinator'))) with check ((select access.holds_role('coordinator')));
create policy administered on association.accessibility_feedback for select to ${admin} using (true);
create policy administrator_handles on association.accessibility_feedback for update to ${admin} using (true) with check (true);
