import type { Sex } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { WRONG_REGISTRATION, type ClosingReason, type Education, type Income, type Occupation, type Referrer } from './codes.ts';

/** What is recorded of a participation whose person is known. Null and empty lists are "uppgift saknas". */
export type ParticipationFacts = {
  readonly ageAtEnrolment: number;
  readonly municipality: string | null;
  readonly referrer: Referrer | null;
  readonly enrolled: LocalDate;
  readonly closed: LocalDate | null;
  readonly closingReason: ClosingReason | null;
  readonly education: Education | null;
  readonly occupationAtStart: Occupation | null;
  readonly occupationAtEnd: Occupation | null;
  /** In the order of the code table, each once. */
  readonly incomeAtStart: readonly Income[];
  readonly incomeAtEnd: readonly Income[];
  /** Whole months in public support at enrolment; null when unknown or not applicable. */
  readonly supportMonths: number | null;
  readonly supportNotApplicable: boolean;
};

/** Without consent to be registered: intervention, sex and starting year, linked to nobody. */
export type AnonymousFacts = { readonly sex: Sex; readonly year: number; readonly wrongRegistration: boolean };

export const isWrongRegistration = (facts: ParticipationFacts): boolean => facts.closingReason === WRONG_REGISTRATION;

type Stay = Pick<ParticipationFacts, 'enrolled' | 'closed' | 'closingReason'>;

/**
 * Two participations of one person in one intervention never overlap; enrolling again on the closing day is an overlap,
 * a wrong registration is none.
 */
export function overlap(a: Stay, b: Stay): boolean {
  if (a.closingReason === WRONG_REGISTRATION || b.closingReason === WRONG_REGISTRATION) return false;
  return (b.closed === null || a.enrolled <= b.closed) && (a.closed === null || b.enrolled <= a.closed);
}
