import { yearOf, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { overlapFaults } from './overlapFaults.ts';
import type { KnownParticipation, KnownPerson, StoredParticipation } from './participantRecords.ts';
import {
  participationForm,
  personForm,
  readParticipation,
  reopenedForm,
  withdrawnForm,
  type FieldFault,
  type ParticipationForm,
} from './participationForm.ts';
import { isWrongRegistration } from './participation.ts';
import { isAllowed, type ParticipationAction } from './participationStatus.ts';
import { sameValues } from './sameValues.ts';

/** What someone wants to do with a participation; a form's municipality is null where it was hidden and stays as it is. */
export type Wish =
  | { readonly action: 'correct'; readonly form: Omit<ParticipationForm, 'municipality'> & { readonly municipality: string | null } }
  | { readonly action: 'close'; readonly closing: Pick<ParticipationForm, 'closed' | 'closingReason' | 'occupationAtEnd' | 'incomeAtEnd'> }
  | { readonly action: 'reopen' | 'withdraw' | 'protect' | 'unprotect' | 'make-anonymous' };

export type Refusal =
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-allowed'; readonly action: ParticipationAction }
  | { readonly kind: 'faults'; readonly faults: readonly FieldFault[] };

/** What is known where something is decided. */
export type Known = {
  readonly current: StoredParticipation;
  /** Undefined when the participation is anonymous. */
  readonly person: KnownPerson | undefined;
  /** All participations of the person that the asker may see, the current one among them. */
  readonly stays: readonly StoredParticipation[];
  /** Whether another participation of the person says that they are protected. */
  readonly keptProtected: boolean;
  /** The version by which the participation became anonymous; undefined while it is somebody's. */
  readonly anonymousSince: number | undefined;
};

/** Nothing to write: it is as wished already, as after a double click or an answer that got lost on its way. */
export type Decided = Result<KnownParticipation | 'as-wished', Refusal>;

/**
 * What a participation becomes by a wish.
 * @param seen the version that the asker looked at
 */
export function decide(
  wish: Wish,
  seen: number,
  { current, person, stays, keptProtected, anonymousSince = 0 }: Known,
  today: LocalDate,
): Decided {
  const { values } = current;
  // What was wished of somebody is not done because there is nobody any more.
  if (seen < anonymousSince && wish.action !== 'make-anonymous') return err({ kind: 'changed-meanwhile' });
  const next = values.kind === 'anonymous' ? ok(anonymousBy(wish, values)) : personBy(wish, values, person, keptProtected, today);
  if (next.ok && next.value !== undefined && sameValues(next.value, values)) return ok('as-wished');
  if (seen !== current.version) return err({ kind: 'changed-meanwhile' });
  if (!isAllowed(wish.action, values)) return err({ kind: 'not-allowed', action: wish.action });
  if (!next.ok) return err({ kind: 'faults', faults: next.error });
  if (next.value === undefined) return err({ kind: 'not-allowed', action: wish.action });
  const faults = overlapOf({ ...current, values: next.value }, stays);
  return faults.length > 0 ? err({ kind: 'faults', faults }) : ok(next.value);
}

type Anonymous = Extract<KnownParticipation, { kind: 'anonymous' }>;
type OfPerson = Extract<KnownParticipation, { kind: 'person' }>;

/** What is left of a participation whose person is to be linked to nobody: intervention, sex and starting year. */
const madeAnonymous = ({ rowKey, intervention, sex, facts }: OfPerson): Anonymous => ({
  rowKey,
  intervention,
  kind: 'anonymous',
  anonymous: { sex, year: yearOf(facts.enrolled), wrongRegistration: isWrongRegistration(facts) },
});

function anonymousBy({ action }: Wish, values: Anonymous): Anonymous | undefined {
  if (action === 'make-anonymous') return values;
  if (action !== 'withdraw' && action !== 'reopen') return undefined;
  return { ...values, anonymous: { ...values.anonymous, wrongRegistration: action === 'withdraw' } };
}

function personBy(
  wish: Wish,
  values: OfPerson,
  person: KnownPerson | undefined,
  keptProtected: boolean,
  today: LocalDate,
): Result<KnownParticipation | undefined, readonly FieldFault[]> {
  if (wish.action === 'make-anonymous') return ok(madeAnonymous(values));
  if (!person) return ok(undefined);
  if (wish.action === 'protect' || wish.action === 'unprotect') {
    const told = wish.action === 'protect';
    return ok({ ...values, protectionTold: told, protected: told || keptProtected });
  }
  const read = readParticipation(personForm(person), formBy(wish, participationForm(values.facts), today), person.protected, today);
  return read.ok ? ok({ ...values, facts: read.value.facts }) : read;
}

function formBy(wish: Wish, form: ParticipationForm, today: LocalDate): ParticipationForm {
  switch (wish.action) {
    case 'correct':
      return { ...wish.form, municipality: wish.form.municipality ?? form.municipality };
    case 'close':
      return { ...form, ...wish.closing };
    case 'reopen':
      return reopenedForm(form);
    case 'withdraw':
      return withdrawnForm(form, today);
    case 'protect':
    case 'unprotect':
    case 'make-anonymous':
      return form;
  }
}

/** By the same rule and in the same words as an import: two participations of one person in one intervention never overlap. */
export function overlapOf(next: StoredParticipation, stays: readonly StoredParticipation[]): FieldFault[] {
  const all = [...stays.filter(({ id }) => id !== next.id), next];
  return overlapFaults(all, new Map([[next.id, 0]])).map(({ reason, mend }) => ({ field: 'enrolled', reason, mend }));
}

/**
 * What a participation becomes when its last change is undone: what was known before it, as long as nobody has changed it since.
 * @param seen the version that is to be undone
 */
export function undo(seen: number, former: KnownParticipation | undefined, known: Known, today: LocalDate): Decided {
  const { current, person, stays, keptProtected } = known;
  if (!former) return err({ kind: 'changed-meanwhile' });
  const next = asOfNow(former, current.values, person, keptProtected, today);
  if (next === undefined) return err({ kind: 'changed-meanwhile' });
  if (sameValues(next, current.values) && seen !== current.version) return ok('as-wished');
  if (seen !== current.version) return err({ kind: 'changed-meanwhile' });
  const faults = overlapOf({ ...current, values: next }, stays);
  return faults.length > 0 ? err({ kind: 'faults', faults }) : ok(next);
}

// What belongs to the person – sex, age, protection – stays as it is now. Undefined where the person is another by now.
function asOfNow(
  former: KnownParticipation,
  now: KnownParticipation,
  person: KnownPerson | undefined,
  keptProtected: boolean,
  today: LocalDate,
): KnownParticipation | undefined {
  if (former.kind === 'anonymous' || now.kind === 'anonymous' || !person) return former.kind === now.kind ? former : undefined;
  // Where a reorganised intervention went on is not taken back by one who undoes.
  if (former.personId !== now.personId || former.intervention !== now.intervention) return undefined;
  const read = readParticipation(personForm(person), participationForm(former.facts), person.protected, today);
  if (!read.ok) return undefined;
  return { ...former, sex: person.sex, protected: former.protectionTold || keptProtected, facts: read.value.facts };
}
