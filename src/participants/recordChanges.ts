import { statusOf } from './participationStatus.ts';
import type { Contact } from './contact.ts';
import type { KnownParticipation, KnownPerson } from './participantRecords.ts';
import { participationForm, type ParticipationForm } from './participationForm.ts';

/** What a history tells of a participation: the fields of its form, its intervention and whether it said that the person is protected. */
export type ParticipationField = keyof ParticipationForm | 'intervention' | 'protectionTold' | 'year';
export type PersonField = 'number' | 'sex' | 'birthYear' | 'protected' | 'givenName' | 'familyName';
export type ContactField = keyof Contact;

/** One field before and after. Codes and days as they are stored, lists in their order, '' where nothing was told. */
export type Change<F extends string> = { readonly field: F; readonly before: readonly string[]; readonly after: readonly string[] };

type Told<F extends string> = Readonly<Record<F, readonly string[]>>;

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? (value === '' ? [] : [value]) : value);
const yes = (value: boolean): readonly string[] => (value ? ['ja'] : []);

function participationTold(values: KnownParticipation): Partial<Told<ParticipationField>> {
  if (values.kind === 'anonymous') return { intervention: [values.intervention], year: [String(values.anonymous.year)] };
  const form = participationForm(values.facts);
  return {
    intervention: [values.intervention],
    protectionTold: yes(values.protectionTold),
    enrolled: list(form.enrolled),
    closed: list(form.closed),
    closingReason: list(form.closingReason),
    municipality: list(form.municipality),
    referrer: list(form.referrer),
    education: list(form.education),
    occupationAtStart: list(form.occupationAtStart),
    incomeAtStart: form.incomeAtStart,
    supportMonths: list(form.supportMonths),
    occupationAtEnd: list(form.occupationAtEnd),
    incomeAtEnd: form.incomeAtEnd,
  };
}

// A number is in no history: that it changed is enough, and the record itself shows the one that holds.
function personTold(person: KnownPerson): Told<PersonField> {
  return {
    number: list(person.number ?? person.interim ?? ''),
    sex: [person.sex],
    birthYear: [String(person.birthYear)],
    protected: yes(person.protected),
    givenName: list(person.givenName),
    familyName: list(person.familyName),
  };
}

function between<F extends string>(before: Partial<Told<F>>, after: Partial<Told<F>>): Change<F>[] {
  // What a record tells is keyed by its fields alone.
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as F[];
  return fields.flatMap((field) => {
    const [was, is] = [before[field] ?? [], after[field] ?? []];
    return was.join('\n') === is.join('\n') ? [] : [{ field, before: was, after: is }];
  });
}

/** What one version of a participation changed of the version before, in the order of the form; everything told, when it is the first. */
export const participationChanges = (before: KnownParticipation | undefined, after: KnownParticipation): Change<ParticipationField>[] =>
  between(before ? participationTold(before) : {}, participationTold(after));

export function personChanges(before: KnownPerson | undefined, after: KnownPerson): Change<PersonField>[] {
  const changes = between(before ? personTold(before) : {}, personTold(after));
  return changes.map((change) =>
    change.field === 'number' ? { ...change, before: masked(change.before), after: masked(change.after) } : change,
  );
}

export const contactChanges = (before: Contact, after: Contact): Change<ContactField>[] => between(contactTold(before), contactTold(after));

const contactTold = ({ phone, email }: Contact): Told<ContactField> => ({ phone: list(phone), email: list(email) });

const masked = (told: readonly string[]): readonly string[] => (told.length === 0 ? [] : ['•••']);

/** What a version did, in one word. */
export const CHANGE_KINDS = [
  'enrolled',
  'closed',
  'reopened',
  'withdrawn',
  'protected',
  'unprotected',
  'moved',
  'corrected',
  'anonymised',
  'settled',
  'consent-recorded',
  'consent-withdrawn',
  'consent-mistake',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export function changeKind(before: KnownParticipation | undefined, after: KnownParticipation): ChangeKind {
  if (!before) return 'enrolled';
  if (before.kind === 'person' && after.kind === 'anonymous') return 'anonymised';
  const [was, is] = [statusOf(before), statusOf(after)];
  if (was !== is) {
    if (is === 'wrong-registration' || is === 'anonymous-wrong') return 'withdrawn';
    if (is === 'closed') return was === 'enrolled' ? 'closed' : 'reopened';
    return 'reopened';
  }
  if (before.intervention !== after.intervention) return 'moved';
  if (before.kind === 'person' && after.kind === 'person' && before.protectionTold !== after.protectionTold)
    return after.protectionTold ? 'protected' : 'unprotected';
  return participationChanges(before, after).length === 0 ? 'settled' : 'corrected';
}
