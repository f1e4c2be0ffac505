import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ConsentFields, ConsentKind, GivenHow, SharedPart } from './consent.ts';

/** A consent as it is written; '' where nothing is. */
export type ConsentForm = {
  readonly kind: ConsentKind;
  readonly party: string;
  readonly purpose: string;
  readonly what: readonly SharedPart[];
  readonly from: string;
  readonly to: string;
  readonly how: GivenHow;
};

export const CONSENT_FIELDS = ['party', 'purpose', 'what', 'from', 'to'] as const;
export type ConsentField = (typeof CONSENT_FIELDS)[number];
export const LONGEST_PURPOSE = 300;

const FAULTS = {
  'party-missing': ['party', 'parten saknas', 'välj vem som får ta del av uppgifterna'],
  'party-unknown': ['party', 'parten finns inte bland förbundets parter', 'välj en av dem, eller be samordnaren lägga till parten'],
  'party-past': ['party', 'parten hör inte längre till förbundet när samtycket börjar', 'välj en annan part eller rätta dagen'],
  'party-unasked': ['party', 'bara ett samtycke till informationsdelning har en part', 'ta bort parten'],
  'purpose-missing': ['purpose', 'ändamålet saknas', 'skriv varför uppgifterna får delas'],
  'purpose-long': ['purpose', `ändamålet är längre än ${LONGEST_PURPOSE} tecken`, 'skriv det kortare'],
  'purpose-unasked': ['purpose', 'bara ett samtycke till informationsdelning har ett ändamål', 'ta bort det'],
  'what-missing': ['what', 'det står inte vad som får delas', 'kryssa för minst en sak'],
  'what-unasked': ['what', 'bara ett samtycke till informationsdelning säger vad som får delas', 'ta bort det'],
  'from-missing': ['from', 'första dagen saknas eller finns inte i kalendern', 'skriv den som ÅÅÅÅ-MM-DD'],
  'from-future': ['from', 'dagen har inte varit än', 'skriv den dag då det skedde'],
  'to-unreadable': ['to', 'sista dagen finns inte i kalendern', 'skriv den som ÅÅÅÅ-MM-DD'],
  'to-missing': ['to', 'sista dagen saknas', 'skriv till och med vilken dag uppgifterna får delas'],
  'to-before': ['to', 'sista dagen kommer före den första', 'rätta den ena'],
  'to-unasked': ['to', 'information som har lämnats tar inte slut', 'ta bort sista dagen'],
} as const satisfies Readonly<Record<string, readonly [ConsentField, string, string]>>;
export type ConsentFaultCode = keyof typeof FAULTS;
export type ConsentFault = { readonly field: ConsentField; readonly code: ConsentFaultCode };

const NAMES: Readonly<Record<ConsentField, string>> = {
  party: 'part',
  purpose: 'ändamål',
  what: 'vad som får delas',
  from: 'från och med',
  to: 'till och med',
};

/** Where, what and how to mend it, in plain Swedish. */
export const consentFaultText = ({ code }: ConsentFault): string => {
  const [field, reason, mend] = FAULTS[code];
  return `${NAMES[field]}: ${reason} – ${mend}`;
};

/** The parties that may be told, by key, with the last day of those that have one. */
export type KnownParties = ReadonlyMap<string, LocalDate | null>;

/** Reads a consent as it was written; every fault at once, in the order of the form. */
export function readConsent(written: ConsentForm, parties: KnownParties, today: LocalDate): Result<ConsentFields, ConsentFault[]> {
  const { kind, party, what, how } = written;
  const purpose = written.purpose.replaceAll(/\s+/gu, ' ').trim();
  const from = parseLocalDate(written.from.trim());
  const to = parseLocalDate(written.to.trim());
  const isToWritten = written.to.trim() !== '';
  const codes: (ConsentFaultCode | false)[] =
    kind === 'sharing'
      ? [
          party === '' && 'party-missing',
          party !== '' && !parties.has(party) && 'party-unknown',
          from !== undefined && (parties.get(party) ?? from) < from && 'party-past',
          purpose === '' && 'purpose-missing',
          purpose.length > LONGEST_PURPOSE && 'purpose-long',
          what.length === 0 && 'what-missing',
        ]
      : [party !== '' && 'party-unasked', purpose !== '' && 'purpose-unasked', what.length > 0 && 'what-unasked'];
  codes.push(
    from === undefined && 'from-missing',
    from !== undefined && kind !== 'sharing' && from > today && 'from-future',
    isToWritten && kind === 'information' && 'to-unasked',
    isToWritten && kind !== 'information' && to === undefined && 'to-unreadable',
    !isToWritten && kind === 'sharing' && 'to-missing',
    kind !== 'information' && from !== undefined && to !== undefined && to < from && 'to-before',
  );
  const faults = codes.flatMap((code) => (code === false ? [] : [{ field: FAULTS[code][0], code }]));
  if (faults.length > 0 || from === undefined) return err(faults);
  return ok({ kind, partyId: party === '' ? null : party, purpose, what: [...new Set(what)], from, to: to ?? null, how });
}

export type WithdrawalFault = { readonly code: 'day' | 'day-future'; readonly text: string };

/** Reads the day on which a consent was withdrawn: today, or a day that has been, when it is told of later. */
export function readWithdrawalDay(day: string, today: LocalDate): Result<LocalDate, WithdrawalFault> {
  const read = parseLocalDate(day.trim());
  if (read === undefined) return err({ code: 'day', text: 'Skriv vilken dag samtycket togs tillbaka, som ÅÅÅÅ-MM-DD.' });
  if (read > today)
    return err({ code: 'day-future', text: 'Dagen har inte varit än. En återkallelse gäller genast: skriv i dag eller en tidigare dag.' });
  return ok(read);
}
