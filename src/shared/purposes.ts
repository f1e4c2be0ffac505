/**
 * What somebody reads or writes for, in the audit log: a closed list. It is derived from the operation, or else from the role that the
 * assignment gives; nobody types it.
 */
export const PURPOSES = [
  'casework',
  'team_lead',
  'counselling',
  'enrolment',
  'duplicate_check',
  'registration',
  'protected_opening',
  'import',
  'reorganisation',
  'figures',
  'figure_check',
  'report',
  'finance',
  'office',
  'board',
  'examination',
  'data_protection',
  'log_review',
  'log_disclosure',
  'subject_access',
  'archiving',
  'participant_own',
  'user_administration',
  'own_account',
  'operation',
  'unstated',
] as const;
export type Purpose = (typeof PURPOSES)[number];

const OF_ROLE: Readonly<Record<string, Purpose>> = {
  team_member: 'casework',
  team_leader: 'team_lead',
  counsellor: 'counselling',
  group_leader: 'casework',
  referrer: 'casework',
  participant: 'participant_own',
  coordinator: 'office',
  economist: 'finance',
  board_member: 'board',
  steering_group_member: 'board',
  auditor: 'examination',
  data_protection_officer: 'data_protection',
  administrator: 'user_administration',
  operator: 'operation',
  none: 'own_account',
};

/** What a role's operations are for, when the operation itself says nothing else. */
export const purposeOfRole = (role: string): Purpose => OF_ROLE[role] ?? 'unstated';
