import type { Contract } from '../platform/http/contract.ts';

/** The rooms of the house as its users know them, in the order of the page that lists what each role can do. */
export const ROOMS = [
  'participants',
  'statistics',
  'economy',
  'imports',
  'reports',
  'decisions',
  'interventions',
  'parties',
  'settings',
  'users',
  'audit',
  'subject-access',
  'retention',
  'backups',
  'accessibility',
  'account',
] as const;
export type Room = (typeof ROOMS)[number];

/** Where an address's first word is not the room's own. */
const OTHER_WORDS: Readonly<Record<string, Room>> = {
  'accessibility-feedback': 'accessibility',
  approvals: 'users',
  budget: 'economy',
  caseloads: 'participants',
  factors: 'account',
  operations: 'account',
  own: 'account',
  password: 'account',
  reorganisations: 'interventions',
  roles: 'users',
  session: 'account',
  sessions: 'account',
};

/** @throws for an address of no known room: a new one is to be placed. */
export function roomOf({ path }: Pick<Contract, 'path'>): Room {
  const word = path.split('/')[2] ?? '';
  const room = OTHER_WORDS[word] ?? ROOMS.find((one) => one === word);
  if (!room) throw new Error(`${path} belongs to no room`);
  return room;
}
