import type { KnownParticipation } from './participantRecords.ts';
import type { ParticipantColumn } from './participantRow.ts';
import type { ParticipationFacts } from './participation.ts';

const FACTS: Partial<Record<ParticipantColumn, readonly (keyof ParticipationFacts)[]>> = {
  folkbokföringskommun: ['municipality'],
  remittent: ['referrer'],
  avslutad: ['closed', 'closingReason'],
  avslutsorsak: ['closed', 'closingReason'],
  utbildning: ['education'],
  sysselsättning_vid_inskrivning: ['occupationAtStart'],
  sysselsättning_vid_avslut: ['occupationAtEnd'],
  försörjning_vid_inskrivning: ['incomeAtStart'],
  försörjning_vid_avslut: ['incomeAtEnd'],
  månader_i_offentlig_försörjning: ['supportMonths', 'supportNotApplicable'],
};

/** What a file says nothing of, for it lacks the column, stays as it was known: an empty cell empties, a missing column does not. */
export function withUntold(
  values: KnownParticipation,
  known: KnownParticipation | undefined,
  untold: ReadonlySet<ParticipantColumn>,
): KnownParticipation {
  if (untold.size === 0 || values.kind !== 'person' || known?.kind !== 'person') return values;
  const kept = [...untold].flatMap((column) => FACTS[column] ?? []).map((field) => [field, known.facts[field]] as const);
  const protectionTold = untold.has('skyddad') ? known.protectionTold : values.protectionTold;
  return { ...values, protectionTold, protected: protectionTold, facts: { ...values.facts, ...Object.fromEntries(kept) } };
}
