import { readShare, shareText } from '../../shared/share.ts';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { INTERVENTION_KINDS, type InterventionFacts } from '../interventionFacts.ts';

/** The form's own shape: every field a text, as it is being written. */
export type WrittenIntervention = {
  readonly [
    F in 'name' | 'kind' | 'targetGroup' | 'controllerId' | 'from' | 'to' | 'contactName' | 'contactEmail' | 'contactPhone'
  ]: string;
} & {
  readonly agreements: readonly WrittenRow<'processor' | 'from' | 'to'>[];
  readonly coFinanciers: readonly WrittenRow<'partyId' | 'share' | 'ofWhat'>[];
  readonly planned: readonly WrittenRow<'year' | 'participants'>[];
};
export type WrittenRow<F extends string> = { readonly [N in F]: string };

export const writtenIntervention = (facts: InterventionFacts): WrittenIntervention => ({
  name: facts.name,
  kind: facts.kind ?? '',
  targetGroup: facts.targetGroup,
  controllerId: facts.controllerId ?? '',
  from: facts.from,
  to: facts.to,
  contactName: facts.contactName,
  contactEmail: facts.contactEmail,
  contactPhone: facts.contactPhone,
  agreements: facts.agreements,
  coFinanciers: facts.coFinanciers.map(({ partyId, share, ofWhat }) => ({ partyId, share: shareText(share), ofWhat })),
  planned: facts.planned.map(({ year, participants }) => ({ year: String(year), participants: String(participants) })),
});

// What can't be read is a number that the rule refuses.
const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : -1);

export const factsFrom = (written: WrittenIntervention): InterventionFacts => ({
  name: written.name,
  kind: INTERVENTION_KINDS.find((kind) => kind === written.kind) ?? null,
  targetGroup: written.targetGroup,
  controllerId: written.controllerId === '' ? null : written.controllerId,
  from: tidyDay(written.from),
  to: tidyDay(written.to),
  contactName: written.contactName,
  contactEmail: written.contactEmail,
  contactPhone: written.contactPhone,
  agreements: written.agreements.map(({ processor, from, to }) => ({ processor, from: tidyDay(from), to: tidyDay(to) })),
  coFinanciers: written.coFinanciers.map(({ partyId, share, ofWhat }) => ({ partyId, share: readShare(share) ?? 0, ofWhat })),
  planned: written.planned.map(({ year, participants }) => ({ year: whole(year), participants: whole(participants) })),
});
