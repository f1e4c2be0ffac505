import type { ParticipantRecordAnswer } from '../src/participants/participantRecordApi.ts';

/** What is sent: who, how, where and what. */
export type Sent = { readonly method: 'POST' | 'PUT'; readonly url: string; readonly payload: object };
/** Two people who save the same record at once, both having looked at the same version of it. */
export type Pair = {
  readonly name: string;
  readonly part: RecordPart;
  readonly first: Action;
  readonly second: Action;
  readonly isClosed: boolean;
};
export type RecordPart = 'participation' | 'person' | 'contact';
export type Action = keyof typeof ACTIONS;

const FORM = {
  municipality: 'Sala',
  referrer: 'AF',
  education: 'gymnasium',
  occupationAtStart: 'ingen',
  incomeAtStart: [],
  supportMonths: '24',
};
const CLOSED = { closed: '2018-08-01', closingReason: 'studier', occupationAtEnd: 'studier', incomeAtEnd: ['studiestöd'] };
const OPEN = { closed: '', closingReason: '', occupationAtEnd: '', incomeAtEnd: [] };
const at = ({ participationId }: ParticipantRecordAnswer, tail = ''): string => `/api/participants/${participationId}${tail}`;
const change =
  (action: string) =>
  (record: ParticipantRecordAnswer, who: string): Sent => ({
    method: 'POST',
    url: at(record, '/changes'),
    payload: { version: record.version, basis: who, action },
  });
const undo =
  (part: RecordPart) =>
  (record: ParticipantRecordAnswer): Sent => ({
    method: 'POST',
    url: at(record, '/undoing'),
    payload: { version: versionOf(record, part), part },
  });

/** What a page sends; `who` is written into what can hold words. */
const ACTIONS = {
  correct: (record: ParticipantRecordAnswer, who: string): Sent => ({
    method: 'PUT',
    url: at(record),
    payload: {
      version: record.version,
      basis: who,
      form: { ...FORM, enrolled: `2018-06-0${(who.length % 9) + 1}`, ...(record.status === 'closed' ? CLOSED : OPEN) },
    },
  }),
  close: (record: ParticipantRecordAnswer, who: string): Sent => ({
    method: 'POST',
    url: at(record, '/closing'),
    payload: { version: record.version, basis: who, closing: CLOSED },
  }),
  reopen: change('reopen'),
  withdraw: change('withdraw'),
  protect: change('protect'),
  'make anonymous': change('make-anonymous'),
  undo: undo('participation'),
  'correct person': (record: ParticipantRecordAnswer, who: string): Sent => ({
    method: 'PUT',
    url: at(record, '/person'),
    payload: {
      version: versionOf(record, 'person'),
      basis: 'samtal',
      person: { number: '', sex: 'K', birthYear: '1980', givenName: who, familyName: 'Ek' },
    },
  }),
  'undo person': undo('person'),
  'correct contact': (record: ParticipantRecordAnswer, who: string): Sent => ({
    method: 'PUT',
    url: at(record, '/contact'),
    payload: { version: versionOf(record, 'contact'), basis: 'samtal', contact: { phone: who, email: '' } },
  }),
  'undo contact': undo('contact'),
} as const satisfies Readonly<Record<string, (record: ParticipantRecordAnswer, who: string) => Sent>>;

export const sentFor = (action: Action, record: ParticipantRecordAnswer, who: string): Sent => ACTIONS[action](record, who);

export const versionOf = (record: ParticipantRecordAnswer, part: RecordPart): number =>
  (part === 'participation' ? record.version : part === 'person' ? record.person?.version : record.contact?.version) ?? 0;

const ON_AN_OPEN_ONE: readonly Action[] = ['correct', 'close', 'withdraw', 'protect', 'make anonymous', 'undo'];
const ON_A_CLOSED_ONE: readonly Action[] = ['correct', 'reopen', 'withdraw', 'protect', 'make anonymous', 'undo'];

const pairsOf = (part: RecordPart, actions: readonly Action[], isClosed = false): Pair[] =>
  actions.flatMap((first) =>
    actions.map((second) => ({ name: `${first} and ${second}${isClosed ? ' of a closed one' : ''}`, part, first, second, isClosed })),
  );

/** Eighty kinds: each way to change a participation with each, open and closed, and who it is, and how they are reached. */
export const RECORD_PAIRS: readonly Pair[] = [
  ...pairsOf('participation', ON_AN_OPEN_ONE),
  ...pairsOf('participation', ON_A_CLOSED_ONE, true),
  ...pairsOf('person', ['correct person', 'undo person']),
  ...pairsOf('contact', ['correct contact', 'undo contact']),
];
