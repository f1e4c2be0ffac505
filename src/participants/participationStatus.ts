import { isWrongRegistration } from './participation.ts';
import type { KnownParticipation } from './participantRecords.ts';

/** Where a participation stands. What may be done with it hangs on this and on nothing else of it. */
export const PARTICIPATION_STATUSES = ['enrolled', 'closed', 'wrong-registration', 'anonymous', 'anonymous-wrong'] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];

export function statusOf(values: KnownParticipation): ParticipationStatus {
  if (values.kind === 'anonymous') return listedStatus({ anonymous: true, wrong: values.anonymous.wrongRegistration, closed: false });
  return listedStatus({ anonymous: false, wrong: isWrongRegistration(values.facts), closed: values.facts.closed !== null });
}

/** The same of a row of a list, which knows no more than this. */
export function listedStatus({ anonymous, wrong, closed }: { anonymous: boolean; wrong: boolean; closed: boolean }): ParticipationStatus {
  if (anonymous) return wrong ? 'anonymous-wrong' : 'anonymous';
  if (wrong) return 'wrong-registration';
  return closed ? 'closed' : 'enrolled';
}

/** What a team may do with a participation; drawn as buttons and enforced by the operations, from the same table. */
export const PARTICIPATION_ACTIONS = [
  'correct',
  'close',
  'reopen',
  'enrol-again',
  'correct-person',
  'correct-contact',
  'protect',
  'unprotect',
  'withdraw',
  'make-anonymous',
] as const;
export type ParticipationAction = (typeof PARTICIPATION_ACTIONS)[number];

/**
 * `withdraw` is the wrong registration: it closes a participation that should not have been, and deletes nothing. `make-anonymous` is
 * what follows when somebody takes back the consent to be registered (GDPR article 7.3).
 */
const ALLOWED: Readonly<Record<ParticipationStatus, Readonly<Record<ParticipationAction, boolean>>>> = {
  enrolled: {
    correct: true,
    close: true,
    reopen: false,
    'enrol-again': false,
    'correct-person': true,
    'correct-contact': true,
    protect: true,
    unprotect: true,
    withdraw: true,
    'make-anonymous': true,
  },
  closed: {
    correct: true,
    close: false,
    reopen: true,
    'enrol-again': true,
    'correct-person': true,
    'correct-contact': true,
    protect: true,
    unprotect: true,
    withdraw: true,
    'make-anonymous': true,
  },
  'wrong-registration': {
    correct: false,
    close: false,
    reopen: true,
    'enrol-again': true,
    'correct-person': true,
    'correct-contact': true,
    protect: true,
    unprotect: true,
    withdraw: false,
    'make-anonymous': true,
  },
  // Nobody is known, so nothing can be corrected, closed or protected, nor made more anonymous.
  anonymous: {
    correct: false,
    close: false,
    reopen: false,
    'enrol-again': false,
    'correct-person': false,
    'correct-contact': false,
    protect: false,
    unprotect: false,
    withdraw: true,
    'make-anonymous': false,
  },
  'anonymous-wrong': {
    correct: false,
    close: false,
    reopen: true,
    'enrol-again': false,
    'correct-person': false,
    'correct-contact': false,
    protect: false,
    unprotect: false,
    withdraw: false,
    'make-anonymous': false,
  },
};

/** What may be done now, in the order of the buttons. Protection is told or taken back, never both. */
export function actionsOf(values: KnownParticipation): readonly ParticipationAction[] {
  const allowed = ALLOWED[statusOf(values)];
  const told = values.kind === 'person' && values.protectionTold;
  return PARTICIPATION_ACTIONS.filter((action) => allowed[action] && action !== (told ? 'protect' : 'unprotect'));
}

export const isAllowed = (action: ParticipationAction, values: KnownParticipation): boolean => actionsOf(values).includes(action);
