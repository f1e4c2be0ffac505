import { CLOSING_REASON_NAMES, EDUCATION_NAMES, INCOME_NAMES, OCCUPATION_NAMES, REFERRER_NAMES } from '../participants/codeNames.ts';
import type { ConsentKind, GivenHow, SharedPart, WithdrawnAs } from '../participants/consent.ts';
import type { IdentityCheck, RequestOutcome } from './subjectAccess.ts';
import type { Meaning } from './columnDecision.ts';
import type { Extract, ToldValue } from './subjectExtract.ts';
import { swedishTime } from './backupSchedule.ts';
import { swedishDay } from '../shared/localDate.ts';

const KINDS: Readonly<Record<ConsentKind, string>> = {
  registration: 'Samtycke till att registreras',
  sharing: 'Samtycke till att uppgifter delas',
  information: 'Information som har lämnats',
};
const HOW: Readonly<Record<GivenHow, string>> = {
  paper: 'Undertecknat papper',
  e_identification: 'Med e-legitimation',
  on_the_spot: 'På plats',
};
const WITHDRAWN: Readonly<Record<WithdrawnAs, string>> = { withdrawn: 'Återkallat av deltagaren', mistake: 'Felregistrerat' };
const PARTS: Readonly<Record<SharedPart, string>> = {
  participation: 'Att personen deltar',
  contact: 'Kontaktuppgifter',
  assignment: 'Uppdraget',
  mapping: 'Kartläggningen',
  plan: 'Planen',
  attendance: 'Närvaron',
  follow_ups: 'Uppföljningarna',
  work_training: 'Arbetsträningen',
  closing: 'Avslutet',
  final_documentation: 'Slutdokumentationen',
};
const CHECKS: Readonly<Record<IdentityCheck, string>> = {
  id_card: 'Legitimation visades upp',
  e_identification: 'E-legitimation',
  known: 'Personen är känd',
  registered_address: 'Svaret sänds till folkbokföringsadressen',
};
const OUTCOMES: Readonly<Record<RequestOutcome, string>> = { answered: 'Besvarad', refused: 'Avslagen', withdrawn: 'Tillbakatagen' };

const WORDS: Readonly<Partial<Record<Meaning, Readonly<Record<string, string>>>>> = {
  sex: { K: 'Kvinna', M: 'Man' },
  closingReason: CLOSING_REASON_NAMES,
  education: EDUCATION_NAMES,
  occupation: OCCUPATION_NAMES,
  income: INCOME_NAMES,
  referrer: REFERRER_NAMES,
  consentKind: KINDS,
  givenHow: HOW,
  withdrawnAs: WITHDRAWN,
  sharedPart: PARTS,
  identityCheck: CHECKS,
  outcome: OUTCOMES,
  heldAs: { team_member: 'Handledare', counsellor: 'Kurator' },
  record: { participation: 'Deltagandet', person: 'Personuppgifterna', contact: 'Kontaktuppgifterna' },
  browserMethod: {
    password: 'Lösenord',
    one_time_code: 'Lösenord och engångskod',
    recovery_code: 'Lösenord och reservkod',
    e_identification: 'E-legitimation',
    passkey: 'Lösennyckel',
  },
};

/** Every code of a kind with its words; undefined for what is no code of a closed list. */
export const codesOf = (as: Meaning): Readonly<Record<string, string>> | undefined => WORDS[as];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u;

/** A value in words, empty for nothing. A code that has no words stands as it is. */
export function valueWords(
  { value, as }: Pick<ToldValue, 'value' | 'as'>,
  { interventions, parties }: Pick<Extract, 'interventions' | 'parties'>,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value.map((one: unknown) => valueWords({ value: one, ...(as ? { as } : {}) }, { interventions, parties })).join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (as === 'intervention') return interventions.get(value)?.name ?? value;
  if (as === 'party') return parties.get(value) ?? value;
  if (as) return WORDS[as]?.[value] ?? value;
  if (value === 'infinity') return 'tills vidare';
  if (!INSTANT.test(value)) return value;
  const instant = new Date(value);
  return `${swedishDay(instant)} ${swedishTime(instant)}`;
}

/** A function as it is told to the participant; the pages have the same words. */
export const functionWord = (role: string): string => FUNCTIONS[role] ?? role;
const FUNCTIONS: Readonly<Record<string, string>> = {
  coordinator: 'Samordnare',
  economist: 'Ekonom',
  board_member: 'Styrelseledamot',
  steering_group_member: 'Styrgruppsledamot',
  auditor: 'Revisor',
  data_protection_officer: 'Dataskyddsombud',
  administrator: 'Administratör',
  team_leader: 'Verksamhetsledare',
  team_member: 'Handledare',
  counsellor: 'Kurator',
  group_leader: 'Gruppledare',
  referrer: 'Remittent',
  participant: 'Deltagare',
  operator: 'Driftansvarig',
  none: 'Utan roll',
};
