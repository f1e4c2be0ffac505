/**
 * The tables that hold nothing found by whom it is about: why, and their columns, one by one, so that a new one wants a decision too.
 */
export const TABLES_ABOUT_OTHER_THINGS: Readonly<Record<string, readonly [why: string, columns: string]>> = {
  'access.audit_block': [
    'Sigill över åtkomstloggen.',
    'number cluster from_transaction to_transaction entries first_at last_at sealed_at marks previous_hash hash',
  ],
  'access.audit_entry': [
    'Åtkomstloggen. Vad den säger om den som frågar står i listan över åtkomst: dag, funktion, insats och ändamål, utan namn på anställda.',
    'id transaction_id at user_id actor role action reason outcome record_ids detail cluster purpose request_id intervention_ids',
  ],
  'access.data_key': ['Förbundets krypteringsnyckel.', 'id wrapped_key created_at'],
  'access.login_attempt': [
    'Försök att logga in, som kontrollsummor av det som skrevs. De sparas kort och går inte att knyta till någon.',
    'id account_hash address_hash at',
  ],
  'access.setting': ['Förbundets inställningar.', 'key version value decided_on paragraph decision recorded_at recorded_by'],
  'association.accessibility_feedback': [
    'Synpunkter på tillgängligheten, som lämnas utan inloggning och inte är knutna till någon deltagare.',
    'id received_at page message_cipher contact_cipher handled_at handled_by version',
  ],
  'association.party': [
    'Parterna. Namnen på dem som ett samtycke gäller står vid samtycket.',
    'id kind name is_member member_share function_email valid_from valid_to version changed_at changed_by',
  ],
  'association.party_history': ['Parternas historik.', 'party_id version value changed_at changed_by'],
  'association.profile': ['Förbundets namn och nummer.', 'id name slug organisation_number created_at'],
  'association.setting': ['Förbundets inställningar.', 'key version value decided_on paragraph decision recorded_at recorded_by'],
  'finance.budget_line': [
    'Förbundets budget.',
    'id year name line_group kind runs_from runs_to year_amount forecast last_year_outcome project recorded_from recorded_to recorded_by ended_by line_id month_profile forecast_plan forecast_at forecast_by rules position',
  ],
  'finance.budget_version': ['Förbundets budget.', 'year version recorded_at recorded_by'],
  'finance.financial_year': ['Förbundets bokföring.', 'id starts_on ends_on ledger_kind'],
  'finance.ledger_account': ['Förbundets bokföring.', 'financial_year_id number name account_type'],
  'finance.ledger_amount': [
    'Förbundets bokföring.',
    'id financial_year_id kind account project has_objects month amount recorded_from recorded_to recorded_by ended_by',
  ],
  'finance.ledger_owner': ['Förbundets bokföring.', 'id organisation_number'],
  'finance.setting': ['Förbundets inställningar.', 'key version value decided_on paragraph decision recorded_at recorded_by'],
  'finance.voucher': [
    'Förbundets bokföring. Fri text i verifikationer är inte knuten till någon deltagare och genomsöks inte.',
    'id financial_year_id content_key occurrence series number voucher_date text recorded_from recorded_to recorded_by ended_by',
  ],
  'finance.voucher_row': [
    'Förbundets bokföring. Fri text i verifikationer är inte knuten till någon deltagare och genomsöks inte.',
    'voucher_id position account objects project amount text',
  ],
  'imports.mapping': ['Hur rubriker i filer läses.', 'kind columns codes changed_at changed_by'],
  'imports.waiting_file': [
    'Filer som väntar på att läsas in. Inget i dem är registrerat än, och de tas bort när de är inlästa eller har väntat för länge.',
    'import_id user_id expires_at content_cipher',
  ],
  'interventions.co_financier': ['Insatserna och vad som är planerat för dem.', 'intervention_id position party_id share of_what'],
  'interventions.intervention': [
    'Insatserna. Namnet och vem som är personuppgiftsansvarig står vid deltagandet.',
    'id name starts_on ends_on created_at kind target_group controller_id contact_name contact_email contact_phone version changed_at changed_by',
  ],
  'interventions.intervention_history': [
    'Insatserna och vad som är planerat för dem.',
    'intervention_id version value changed_at changed_by',
  ],
  'interventions.planned_participants': ['Insatserna och vad som är planerat för dem.', 'intervention_id year participants'],
  'interventions.processor_agreement': [
    'Insatserna och vad som är planerat för dem.',
    'intervention_id position processor valid_from valid_to',
  ],
  'interventions.reorganisation': [
    'Insatserna och vad som är planerat för dem.',
    'id intervention_id first_day decided_on paragraph decision recorded_at recorded_by',
  ],
  'interventions.reorganisation_target': ['Insatserna och vad som är planerat för dem.', 'reorganisation_id intervention_id'],
  'migrations.applied': ['Databasens version.', 'name checksum applied_at'],
  'privacy.weeding_archive': ['Gallringarna, som inte säger vem.', 'weeding_id file_id records'],
  'privacy.backup_run': ['Säkerhetskopieringen.', 'id night begun_at ended_at begun_by outcome fault file_name bytes row_count removed'],
  'privacy.backup_order': ['Säkerhetskopieringen.', 'id ordered_at ordered_by run_id'],
  'privacy.deletion': [
    'Listan över gallrade poster. Den som står i den har inga uppgifter kvar.',
    'id kind record_id basis decided_at decided_by executed_at executed_by',
  ],
  'privacy.retention_rule': [
    'Gallringsplanens regler.',
    'kind version handling months counted_from ground archive_first in_force_from decided_on paragraph decision recorded_at recorded_by',
  ],
  'privacy.weeding': [
    'När planen har utförts, i antal.',
    'id kind rule_version on_day due stopped ordered_at ordered_by user_id weeded persons finished_at outcome backups',
  ],
  'privacy.log_sample': [
    'Kontroller av åtkomstloggen.',
    'id from_day to_day wanted seed cluster seen scope entry_ids drawn_of block_number block_hash drawn_at drawn_by user_id finding note measures finished_at finished_by',
  ],
  'privacy.log_sample_note': ['Kontroller av åtkomstloggen.', 'id sample_id entry_id verdict note noted_at noted_by user_id'],
  'reports.adopted_file': ['Rapporterna, som inte innehåller uppgifter om enskilda.', 'report_id format bytes sha256'],
  'reports.adopted_source': ['Rapporterna, som inte innehåller uppgifter om enskilda.', 'report_id source source_id version'],
  'reports.adoption': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'report_id adopted_on decision adopted_at adopted_by content',
  ],
  'reports.report': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'id kind period_from period_to created_at created_by revision',
  ],
  'reports.section_comment': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'id report_id section intervention_id words written_at written_by done_at done_by',
  ],
  'reports.section_draft': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'report_id section intervention_id user_id version base_version markdown saved_at',
  ],
  'reports.section_image': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'report_id section id intervention_id media_type width height orientation bytes sha256 added_at added_by',
  ],
  'reports.section_plan': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'report_id section intervention_id responsible_id due_on status version changed_at changed_by',
  ],
  'reports.section_text': [
    'Rapporterna, som inte innehåller uppgifter om enskilda.',
    'report_id section version markdown saved_at saved_by intervention_id',
  ],
  'statistics.setting': ['Förbundets inställningar.', 'key version value decided_on paragraph decision recorded_at recorded_by'],
};
