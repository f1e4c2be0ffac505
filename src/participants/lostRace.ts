/**
 * What another who wrote at the same moment has led to: the same record changed, the same enrolment made, the same number registered, or
 * an overlap. Undefined for anything else.
 */
export function lostRaceOf(error: unknown): 'changed' | 'same-enrolment' | 'same-number' | 'overlap' | undefined {
  const constraint = typeof error === 'object' && error !== null && 'constraint' in error ? error.constraint : undefined;
  switch (constraint) {
    case 'person_version_pkey':
    case 'person_version_current':
    case 'participation_version_pkey':
    case 'participation_version_current':
    case 'contact_version_pkey':
    case 'contact_version_current':
      return 'changed';
    case 'participation_pkey':
      return 'same-enrolment';
    case 'person_version_number':
      return 'same-number';
    case 'participation_overlap':
      return 'overlap';
    default:
      return undefined;
  }
}
