import type { LocalDate } from '../shared/localDate.ts';
import { WHOLE_SHARE } from '../shared/share.ts';
import type { PartyFields } from './party.ts';

/** Who pays what of the member money: the state a half through FK, the region a quarter, the municipalities a quarter. Source: the Act 5 §. */
const PAYS = { state: WHOLE_SHARE / 2, region: WHOLE_SHARE / 4, municipalities: WHOLE_SHARE / 4 } as const;
export type Payer = keyof typeof PAYS;
const PAYERS: readonly Payer[] = ['state', 'region', 'municipalities'];

/** `expected` and `told` in hundredths of a percent. */
export type ShareWarning =
  | { readonly kind: 'untold' }
  | { readonly kind: 'otherShare'; readonly payer: Payer; readonly expected: number; readonly told: number }
  | { readonly kind: 'notWhole'; readonly told: number };

const payerOf = ({ kind }: PartyFields): Payer => (kind === 'region' ? 'region' : kind === 'municipality' ? 'municipalities' : 'state');

/** What of a day's members does not agree with the rule; no fault, since an association may have agreed otherwise. */
export function memberShareWarnings(parties: readonly PartyFields[], day: LocalDate): ShareWarning[] {
  const members = parties.filter(({ isMember, from, to }) => isMember && from <= day && (to === '' || to >= day));
  if (members.every(({ share }) => share === null)) return members.length === 0 ? [] : [{ kind: 'untold' }];
  const toldBy = (payer: Payer): number =>
    members.filter((party) => payerOf(party) === payer).reduce((sum, { share }) => sum + (share ?? 0), 0);
  const told = PAYERS.reduce((sum, payer) => sum + toldBy(payer), 0);
  return [
    ...(told === WHOLE_SHARE ? [] : [{ kind: 'notWhole' as const, told }]),
    ...PAYERS.filter((payer) => toldBy(payer) !== PAYS[payer]).map((payer) => ({
      kind: 'otherShare' as const,
      payer,
      expected: PAYS[payer],
      told: toldBy(payer),
    })),
  ];
}
