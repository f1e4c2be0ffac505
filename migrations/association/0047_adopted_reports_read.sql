-- Who reads what was adopted: the board, the steering groups and the auditor. An adopted report is an official document, the same for
-- all of them; a draft is not theirs, and neither are the live figures.

create policy adopted_is_read on reports.adoption for select to ${figures} using (
  (select access.holds_role('board_member') or access.holds_role('steering_group_member') or access.holds_role('auditor')));
create policy adopted_is_read on reports.report for select to ${figures} using (
  (select access.holds_role('board_member') or access.holds_role('steering_group_member') or access.holds_role('auditor'))
  and id in (select a.report_id from reports.adoption a));
create policy adopted_is_read on reports.adopted_file for select to ${figures} using (
  (select access.holds_role('board_member') or access.holds_role('steering_group_member') or access.holds_role('auditor')));
create policy adopted_is_read on reports.section_image for select to ${figures} using (
  (select access.holds_role('board_member') or access.holds_role('steering_group_member') or access.holds_role('auditor'))
  and report_id in (select a.report_id from reports.adoption a));

-- What was registered after the adoption is internal control, and the auditor's alone of these.
create policy auditor_compares on reports.adopted_source for select to ${figures} using ((select access.holds_role('auditor')));

-- Ledgers and budgets that were read, and their counts; participants' files are the teams'.
create policy auditor_reads on imports.import for select to ${figures} using (
  kind <> 'participants' and status <> 'open' and (select access.holds_role('auditor')));
