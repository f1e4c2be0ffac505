/** The roles of the field. Order is that of menus and tables. What each is stands in access/roleTable.ts. */
export const ROLES = [
  'team_member',
  'team_leader',
  'counsellor',
  'group_leader',
  'referrer',
  'participant',
  'coordinator',
  'economist',
  'board_member',
  'steering_group_member',
  'auditor',
  'data_protection_officer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Database role families: who may touch what is decided by GRANT and row-level security for each.
 * `user` is whoever is logged in without a role: has the own sessions and what the association calls itself. `privacy` watches over
 * personal data, and reads no participant's record.
 */
export const ROLE_FAMILIES = ['user', 'team', 'figures', 'privacy', 'admin', 'operator'] as const;
export type RoleFamily = (typeof ROLE_FAMILIES)[number];
