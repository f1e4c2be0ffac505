-- The board and the steering groups read which decisions the retention plan rests on, as they read those of settings.
create policy board_reads on privacy.retention_rule for select to ${figures}
  using ((select access.holds_role('board_member') or access.holds_role('steering_group_member')));
