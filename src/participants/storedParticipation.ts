import type { Sex } from '../shared/identityNumber.ts';
import { localDate } from '../shared/localDate.ts';
import { CLOSING_REASONS, codeIn, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from './codes.ts';
import type { StoredParticipation } from './participantRecords.ts';
import type { ParticipationFacts } from './participation.ts';

/** A version of a participation as its table holds it. */
type ParticipationVersion = {
  readonly participation_id: string;
  readonly version: number;
  readonly row_key: string | null;
  readonly intervention_id: string;
  readonly person_id: string | null;
  readonly sex: string;
  readonly anonymous_year: number | null;
  readonly wrong_registration: boolean;
  readonly protected: boolean;
  readonly protection_told: boolean;
  readonly given_told: boolean;
  readonly family_told: boolean;
  readonly age_at_enrolment: number | null;
  readonly municipality: string | null;
  readonly referrer: string | null;
  readonly enrolled: string | null;
  readonly closed: string | null;
  readonly closing_reason: string | null;
  readonly education: string | null;
  readonly occupation_at_start: string | null;
  readonly occupation_at_end: string | null;
  readonly income_at_start: readonly string[];
  readonly income_at_end: readonly string[];
  readonly support_months: number | null;
  readonly support_not_applicable: boolean;
};

/** A row of the table as what is known. `interventionNames` by key. Throws on what the table's constraints do not allow. */
export function toParticipation(row: ParticipationVersion, interventionNames: ReadonlyMap<string, string>): StoredParticipation {
  const intervention = interventionNames.get(row.intervention_id);
  if (intervention === undefined) throw new Error('a participation points at an intervention that was not loaded');
  const common = { rowKey: row.row_key, intervention };
  // The table's check constraint allows K and M alone.
  const sex = row.sex as Sex;
  if (row.anonymous_year !== null) {
    const anonymous = { sex, year: row.anonymous_year, wrongRegistration: row.wrong_registration };
    return { id: row.participation_id, version: row.version, values: { ...common, kind: 'anonymous', anonymous } };
  }
  if (row.person_id === null) throw new Error('a participation has neither person nor year');
  return {
    id: row.participation_id,
    version: row.version,
    values: {
      ...common,
      kind: 'person',
      personId: row.person_id,
      sex,
      protected: row.protected,
      protectionTold: row.protection_told,
      nameTold: { given: row.given_told, family: row.family_told },
      facts: toFacts(row),
    },
  };
}

function toFacts(row: ParticipationVersion): ParticipationFacts {
  if (row.enrolled === null || row.age_at_enrolment === null) throw new Error('a participation lacks its enrolment');
  const known = <C extends string>(codes: readonly C[], text: string | null): C | null =>
    text === null ? null : (codeIn(codes, text) ?? null);
  return {
    ageAtEnrolment: row.age_at_enrolment,
    municipality: row.municipality,
    referrer: known(REFERRERS, row.referrer),
    enrolled: localDate(row.enrolled),
    closed: row.closed === null ? null : localDate(row.closed),
    closingReason: known(CLOSING_REASONS, row.closing_reason),
    education: known(EDUCATIONS, row.education),
    occupationAtStart: known(OCCUPATIONS, row.occupation_at_start),
    occupationAtEnd: known(OCCUPATIONS, row.occupation_at_end),
    incomeAtStart: INCOMES.filter((code) => row.income_at_start.includes(code)),
    incomeAtEnd: INCOMES.filter((code) => row.income_at_end.includes(code)),
    supportMonths: row.support_months,
    supportNotApplicable: row.support_not_applicable,
  };
}
