import type { LocalDate } from '../shared/localDate.ts';

/** Kept apart: to be registered (per participation), to share (per party, purpose, what, from–to), and information given, which is no consent. */
export const CONSENT_KINDS = ['registration', 'sharing', 'information'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

export const GIVEN_HOW = ['paper', 'e_identification', 'on_the_spot'] as const;
export type GivenHow = (typeof GIVEN_HOW)[number];

/** What may be shared with a party, no more than what is named. */
export const SHARED_PARTS = [
  'participation',
  'contact',
  'assignment',
  'mapping',
  'plan',
  'attendance',
  'follow_ups',
  'work_training',
  'closing',
  'final_documentation',
] as const;
export type SharedPart = (typeof SHARED_PARTS)[number];

/** By the participant, or since it had been recorded by mistake: then it was never given. */
export const WITHDRAWN_AS = ['withdrawn', 'mistake'] as const;
export type WithdrawnAs = (typeof WITHDRAWN_AS)[number];

export type ConsentFields = {
  readonly kind: ConsentKind;
  /** Of a consent to share alone; else null, '' and none. */
  readonly partyId: string | null;
  readonly purpose: string;
  readonly what: readonly SharedPart[];
  /** Of information the day it was given. */
  readonly from: LocalDate;
  /** The last day; null until it is withdrawn. */
  readonly to: LocalDate | null;
  readonly how: GivenHow;
};

/** Whether two say the same, in whatever order the parts stand. */
export const isSameConsent = (one: ConsentFields, other: ConsentFields): boolean =>
  JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));

const wordsOf = ({ kind, partyId, purpose, what, from, to, how }: ConsentFields): unknown[] => [
  kind,
  partyId,
  purpose,
  what.toSorted(),
  from,
  to,
  how,
];

export type Withdrawal = { readonly on: LocalDate; readonly as: WithdrawnAs; readonly at: Date; readonly by: string };

export type Consent = ConsentFields & {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly withdrawal: Withdrawal | null;
  readonly hasPaper: boolean;
};

/** That a consent was recorded, or withdrawn: when and by whom. What it says stands with the consent itself. */
export type ConsentEvent = {
  readonly kind: ConsentKind;
  readonly what: 'consent-recorded' | 'consent-withdrawn' | 'consent-mistake';
  readonly at: Date;
  readonly by: string;
};

export const CONSENT_STATES = ['coming', 'in-force', 'ended', 'withdrawn', 'mistake'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

type Standing = Pick<Consent, 'from' | 'to'> & { readonly withdrawal: Pick<Withdrawal, 'on' | 'as'> | null };

/** How a consent stands on a day. It is in force no longer from the very day of its withdrawal; one that was a mistake never was. */
export function consentState({ from, to, withdrawal }: Standing, day: LocalDate): ConsentState {
  if (withdrawal?.as === 'mistake') return 'mistake';
  if (withdrawal && day >= withdrawal.on) return 'withdrawn';
  if (day < from) return 'coming';
  return to !== null && day > to ? 'ended' : 'in-force';
}

type Sharing = Standing & Pick<Consent, 'kind' | 'partyId' | 'what'>;

/**
 * Whether something of a participation may be shared with a party on a day: only where the participant has agreed to just that. It is the
 * one door of all sharing.
 * @param consents those of the participation
 */
export const maySharePart = (
  consents: readonly Sharing[],
  asked: { readonly partyId: string; readonly part: SharedPart; readonly day: LocalDate },
): boolean =>
  consents.some(
    (one) =>
      one.kind === 'sharing' &&
      one.partyId === asked.partyId &&
      one.what.includes(asked.part) &&
      consentState(one, asked.day) === 'in-force',
  );

/** What may be shared on a day, by party; parties with nothing are left out. */
export function sharedOn(consents: readonly Sharing[], day: LocalDate): { readonly partyId: string; readonly what: SharedPart[] }[] {
  const parties = [...new Set(consents.flatMap(({ partyId }) => partyId ?? []))];
  return parties
    .map((partyId) => ({ partyId, what: SHARED_PARTS.filter((part) => maySharePart(consents, { partyId, part, day })) }))
    .filter(({ what }) => what.length > 0);
}
