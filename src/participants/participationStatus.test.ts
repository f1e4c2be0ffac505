import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import type { KnownParticipation } from './participantRecords.ts';
import type { ParticipationFacts } from './participation.ts';
import { actionsOf, listedStatus, PARTICIPATION_STATUSES, statusOf } from './participationStatus.ts';

const FACTS: ParticipationFacts = {
  ageAtEnrolment: 33,
  municipality: 'Sala',
  referrer: 'AF',
  enrolled: localDate('2018-06-01'),
  closed: null,
  closingReason: null,
  education: null,
  occupationAtStart: null,
  occupationAtEnd: null,
  incomeAtStart: [],
  incomeAtEnd: [],
  supportMonths: null,
  supportNotApplicable: false,
};
const COMMON = { rowKey: null, intervention: 'Kraften' };
const of = (facts: Partial<ParticipationFacts>, protectionTold = false, isProtected = protectionTold): KnownParticipation => ({
  ...COMMON,
  kind: 'person',
  personId: 'p',
  sex: 'K',
  protected: isProtected,
  protectionTold,
  nameTold: { given: true, family: true },
  facts: { ...FACTS, ...facts },
});
const anonymous = (wrongRegistration: boolean): KnownParticipation => ({
  ...COMMON,
  kind: 'anonymous',
  anonymous: { sex: 'K', year: 2018, wrongRegistration },
});
const CLOSED = { closed: localDate('2018-08-01'), closingReason: 'studier' } as const;
const WRONG = { closed: localDate('2018-08-01'), closingReason: 'felregistrering' } as const;

const STANDING = {
  enrolled: of({}),
  closed: of(CLOSED),
  'wrong-registration': of(WRONG),
  anonymous: anonymous(false),
  'anonymous-wrong': anonymous(true),
};

describe('what may be done with a participation', () => {
  it.each([
    ['enrolled', ['correct', 'close', 'correct-person', 'correct-contact', 'protect', 'withdraw', 'make-anonymous']],
    ['closed', ['correct', 'reopen', 'enrol-again', 'correct-person', 'correct-contact', 'protect', 'withdraw', 'make-anonymous']],
    ['wrong-registration', ['reopen', 'enrol-again', 'correct-person', 'correct-contact', 'protect', 'make-anonymous']],
    ['anonymous', ['withdraw']],
    ['anonymous-wrong', ['reopen']],
  ] as const)('%s: what the table says, in the order of the buttons', (status, actions) => {
    expect(statusOf(STANDING[status])).toBe(status);
    expect(actionsOf(STANDING[status])).toEqual(actions);
  });

  it('is told for every status', () => {
    expect(Object.keys(STANDING)).toEqual([...PARTICIPATION_STATUSES]);
  });

  it('is to take protection back where this participation told it, and to tell it where another did', () => {
    const toldHere = actionsOf(of({}, true));
    expect([toldHere.includes('protect'), toldHere.includes('unprotect')]).toEqual([false, true]);
    const toldElsewhere = actionsOf(of({}, false, true));
    expect([toldElsewhere.includes('protect'), toldElsewhere.includes('unprotect')]).toEqual([true, false]);
  });
});

describe('where a participation stands', () => {
  it('is a wrong registration whatever its closing day, and anonymous before anything else', () => {
    expect(listedStatus({ anonymous: false, wrong: true, closed: true })).toBe('wrong-registration');
    expect(listedStatus({ anonymous: true, wrong: false, closed: true })).toBe('anonymous');
    expect(listedStatus({ anonymous: true, wrong: true, closed: false })).toBe('anonymous-wrong');
  });
});
