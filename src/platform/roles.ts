/** The roles of the field that can log in today. Order is that of menus and tables. */
export const ROLES = [
  'coordinator',
  'economist',
  'board_member',
  'auditor',
  'administrator',
  'team_leader',
  'team_member',
  'counsellor',
] as const;
export type Role = (typeof ROLES)[number];
