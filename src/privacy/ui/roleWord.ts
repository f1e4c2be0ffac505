import type { TFunction } from 'i18next';
import type texts from './texts.sv.json';

type Known = keyof (typeof texts)['role'];

/** A role of the log in words; one that is no more stands as its code. */
export function roleWord(role: string, t: TFunction<'privacy'>): string {
  return isKnown(role) ? t(`role.${role}`) : role;
}

const KNOWN: Readonly<Record<Known, true>> = {
  ...{ coordinator: true, economist: true, board_member: true, steering_group_member: true, auditor: true, data_protection_officer: true },
  ...{ administrator: true, team_leader: true, team_member: true, counsellor: true, group_leader: true, referrer: true, participant: true },
  ...{ operator: true, none: true },
};
const isKnown = (role: string): role is Known => Object.hasOwn(KNOWN, role);
