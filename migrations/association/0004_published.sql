-- What features show to each other. A view runs with the rights of who asks (security_invoker), so row security still decides.
create schema published;
comment on schema published is 'Views that one feature offers to others; row security of the tables beneath still decides.';

create view published.counted_participation with (security_invoker = true) as
  select participation_id, version, recorded_from, recorded_to, recorded_by, intervention_id, person_id as person_key, sex, anonymous_year, protected,
    age_at_enrolment, municipality_counted as municipality, referrer, enrolled, closed, closing_reason, education, occupation_at_start,
    occupation_at_end, income_at_start, income_at_end, support_months, support_not_applicable, wrong_registration, days_enrolled
  from participants.participation_version;
comment on view published.counted_participation is 'The identity-free relation that figures are counted from: a random person key, no municipality of the protected.';

grant usage on schema published to ${team}, ${figures}, ${operator};
grant select on published.counted_participation to ${team}, ${figures}, ${operator};
