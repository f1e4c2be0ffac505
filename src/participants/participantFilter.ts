import type { ClosingReason, Referrer } from './codes.ts';

/** Which participations a list shows. Wrong registrations and anonymous ones are in none of the first three. */
export const LIST_STATUSES = ['now', 'closed', 'all', 'wrong', 'anonymous'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** What may be missing, and found by that. What belongs to the closing is missing only where there is one. */
export const MISSING_FIELDS = [
  'name',
  'number',
  'municipality',
  'referrer',
  'education',
  'occupationAtStart',
  'incomeAtStart',
  'supportMonths',
  'occupationAtEnd',
  'incomeAtEnd',
] as const;
export type MissingField = (typeof MISSING_FIELDS)[number];

/** Whose consents end soon, have ended, or either; where another one of the same kind goes on longer nothing is due. */
export const CONSENTS_DUE = ['due', 'ending', 'ended'] as const;
export type ConsentsDue = (typeof CONSENTS_DUE)[number];
/** How many days ahead a consent that ends is told of. */
export const CONSENT_NOTICE_DAYS = 30;

export const LIST_COLUMNS = [
  'name',
  'birthYear',
  'sex',
  'intervention',
  'municipality',
  'referrer',
  'enrolled',
  'closed',
  'closingReason',
  'education',
  'occupationAtStart',
  'incomeAtStart',
  'supportMonths',
  'occupationAtEnd',
  'incomeAtEnd',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export type ParticipantFilter = {
  readonly status: ListStatus;
  readonly intervention?: string | undefined;
  readonly enrolledFrom?: string | undefined;
  readonly enrolledTo?: string | undefined;
  readonly closedFrom?: string | undefined;
  readonly closedTo?: string | undefined;
  readonly closingReason?: ClosingReason | undefined;
  readonly municipality?: string | undefined;
  readonly referrer?: Referrer | undefined;
  readonly missing?: MissingField | undefined;
  readonly protected?: boolean | undefined;
  readonly consents?: ConsentsDue | undefined;
  /** Whose they are: the asker's own, nobody's, or those of a team member by key. */
  readonly worker?: string | undefined;
};

/** What a list may be asked for in place of somebody's key. */
export const MINE = 'mine';
export const NOBODYS = 'none';
