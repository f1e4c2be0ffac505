import { ROLE_FAMILIES } from '../../src/platform/database/names.ts';

export const DATABASE_ROLES = [...ROLE_FAMILIES, 'app'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/**
 * What each database role may do with each table and view: s(elect), i(nsert), u(pdate), d(elete); in brackets, with some
 * columns only. Which rows is said by row security, tried below. A table that is not here fails the build.
 */
const TABLE_ACCESS = `
table                              user  team  figures  admin     operator  app  privacy
access.audit_block                 -     -     -        -         s         -    s
access.audit_entry                 i     i     i        i         si        -    si
access.data_key                    -     -     -        -         -         -
access.invitation                  -     -     -        (s)i(u)   (s)i(u)   -
access.login_attempt               -     -     -        -         -         -
access.recovery_code               -     -     -        -         -         -
access.one_time_code               -     -     -        -         -         -
access.login_step                  -     -     -        -         -         -
access.e_identity                  -     -     -        -         -         -
access.passkey                     -     -     -        -         -         -
access.setting                     -     s     si       s         si        -
access.role_assignment             -     s(u)  -        si(u)     siu       -
access.session                     (s)d  (s)d  (s)d     (s)d      (s)d      -    (s)d
access.user_account                -     (s)   (s)      (s)iu     (s)iu     -    (s)
association.accessibility_feedback -     -     s(u)     s(u)      -         -
association.party                  -     s     siu      (s)       siu       -
association.party_history          -     -     si       -         si        -
association.profile                -     s     s        s         siu       -    s
association.setting                s     s     si       s         si        -    s
finance.budget_line                -     -     si(u)    -         si(u)     -
finance.budget_version             -     -     si       -         si        -
finance.financial_year             -     -     si(u)    -         si(u)     -
finance.ledger_account             -     -     sid      -         sid       -
finance.ledger_amount              -     -     si(u)    -         si(u)     -
finance.ledger_owner               -     -     si       -         si        -
finance.setting                    -     -     si       -         si        -
finance.voucher                    -     -     (s)i(u)  -         si(u)     -
finance.voucher_row                -     -     (s)i     -         si        -
imports.import                     -     si(u) si(u)    -         -         -
imports.mapping                    -     si(u) si(u)    -         -         -
imports.waiting_file               -     sid   sid      -         -         -
imports.written                    -     si    -        -         -         -
interventions.co_financier         -     s     sid      -         sid       -
interventions.intervention         -     s     si(u)    s         siu       -    (s)
interventions.intervention_history -     s     si       -         si        -
interventions.planned_participants -     s     sid      -         sid       -
interventions.processor_agreement  -     s     sid      -         sid       -
interventions.reorganisation       -     s     si       -         si        -
interventions.reorganisation_target -    s     si       -         si        -
participants.caseload              -     si(u) -        -         si(u)     -
participants.consent               -     si(u) -        -         si(u)     -
participants.consent_paper         -     si    -        -         si        -
participants.contact_version       -     si(u) -        -         si(u)     -
participants.participation         -     si    -        -         si        -
participants.participation_version -     si(u) (s)      -         si(u)     -
participants.person                -     si    -        -         si        -
participants.person_version        -     si(u) -        -         si(u)     -
participants.unclaimed_contact     -     -     -        -         -         -
privacy.backup_order               -     -     s        si        su        -
privacy.backup_run                 -     -     s        s         si        -
privacy.archive_file               -     s     s        s         -         -    s
privacy.archived_record            -     -     -        -         -         -    -
privacy.weeding_archive            -     -     s        s         -         -    s
privacy.deletion                   -     -     -        -         s         -
privacy.log_entry                  -     -     -        -         -         -    s
privacy.log_head                   -     -     -        -         -         -    s
privacy.log_sample                 -     -     -        -         -         -    si(u)
privacy.log_sample_note            -     -     -        -         -         -    si
privacy.subject_request            -     -     -        -         -         -    si(u)
privacy.retention_rule             -     s     si       si        -         -    s
privacy.weeding                    -     -     s        s         -         -    s
privacy.weeding_hold               -     -     -        -         -         -    -
published.counted_participation    -     s     s        -         s         -
reports.adopted_file               -     -     si       -         si        -
reports.adopted_source             -     -     si       -         si        -
reports.adoption                   -     (s)   si       -         si        -
reports.report                     -     s(u)  si(u)    -         si(u)     -
reports.section_comment            -     si(u) si(u)   -         -         -
reports.section_draft              -     si(u)d si(u)d  -         -         -
reports.section_image              -     si    si       -         si        -
reports.section_plan               -     s(u)  si(u)    -         si        -
reports.section_text               -     si    si       -         si        -
statistics.saved_view              -     si(u)d si(u)d  -         -         -
statistics.setting                 -     s     si       -         si        -
`;

const [HEAD = '', ...LINES] = TABLE_ACCESS.trim().split('\n');
const COLUMNS = HEAD.trim().split(/\s+/).slice(1);
/** The same, by table and role. */
export const TABLE_GRANTS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  LINES.map((line) => {
    const [table = '', ...grants] = line.trim().split(/\s+/);
    // The last column is left out where it is empty.
    return [table, Object.fromEntries(DATABASE_ROLES.map((role) => [role, grants[COLUMNS.indexOf(role)] ?? '-']))] as const;
  }),
);
