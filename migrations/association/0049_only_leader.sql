-- The only leader of a team, given one more role in it in a one-person office, has nobody who could approve: nobody approves a role of
-- their own. As for the first leader, a decision stands for the approval. DOMAIN § 1.

create function access.leads_alone(of_user uuid, of_intervention uuid) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog
  as $$
    select coalesce(bool_and(a.user_id = of_user), false)
    from access.role_assignment a join access.user_account u on u.id = a.user_id
    where a.intervention_id = of_intervention and a.role = 'team_leader' and u.left_at is null and a.in_force
      and (a.valid_to is null or a.valid_to >= access.current_day())
  $$;
comment on function access.leads_alone(uuid, uuid) is 'Whether a user is the only leader of an intervention today and later, whose own roles nobody there can approve.';
revoke all on function access.leads_alone(uuid, uuid) from public;
grant execute on function access.leads_alone(uuid, uuid) to ${team}, ${admin}, ${operator};

drop policy given on access.role_assignment;
create policy given on access.role_assignment for insert to ${admin}
  with check (
    (select access.holds_role('administrator')) and withdrawn_at is null and approval_by is null and person_id is null
    and case
      when role not in ('team_member', 'team_leader', 'counsellor', 'group_leader') or not (select access.holds_role('coordinator')) then approval in ('none', 'pending')
      when (role = 'team_leader' and not access.has_team_leader(intervention_id)) or access.leads_alone(user_id, intervention_id) then approval in ('pending', 'decision')
      else approval = 'pending'
    end
  );
