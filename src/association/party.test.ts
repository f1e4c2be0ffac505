import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { memberShareWarnings } from './memberMoney.ts';
import { readParty, type PartyFields, type PartyKind } from './party.ts';

const TODAY = localDate('2026-11-25');
const sala: PartyFields = {
  kind: 'municipality',
  name: 'Sala kommun',
  isMember: true,
  share: 1250,
  email: 'samverkan@sala.example',
  from: '2011-01-01',
  to: '',
};
const problems = (change: Partial<PartyFields>): string[] => {
  const read = readParty({ ...sala, ...change }, TODAY);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
};

describe('a party', () => {
  it('is kept in its tidy form', () => {
    expect(readParty({ ...sala, name: '  Sala   kommun ', email: ' samverkan@sala.example ' }, TODAY)).toEqual({ ok: true, value: sala });
    expect(problems({ email: '', share: null })).toEqual([]);
  });

  it('has a name that names nobody by number, a first day, and a last day that is not before it', () => {
    expect(problems({ name: ' ' })).toEqual(['name missing']);
    expect(problems({ name: 'x'.repeat(200) })).toEqual([]);
    expect(problems({ name: 'x'.repeat(201) })).toEqual(['name long']);
    expect(problems({ name: 'Kommun 189001019802' })).toEqual(['name identityNumber']);
    expect(problems({ from: '', to: '2011-13-01' })).toEqual(['from notADay', 'to notADay']);
    expect(problems({ to: '2010-12-31' })).toEqual(['to endsBeforeItStarts']);
    expect(problems({ to: '2011-01-01' })).toEqual([]);
  });

  it('has a share only as a member, more than nothing and no more than all', () => {
    expect(problems({ isMember: false })).toEqual(['share notAMember']);
    expect(problems({ isMember: false, share: null })).toEqual([]);
    expect([1, 10_000].flatMap((share) => problems({ share }))).toEqual([]);
    expect([0, 10_001, 12.5].flatMap((share) => problems({ share }))).toEqual(Array(3).fill('share share'));
  });
});

describe('the shares of the member money', () => {
  const member = (kind: PartyKind, share: number | null, more: Partial<PartyFields> = {}): PartyFields => ({
    ...sala,
    kind,
    share,
    ...more,
  });
  const ordinary = [
    member('FK', 5000),
    member('AF', null),
    member('region', 2500),
    member('municipality', 1250),
    member('municipality', 1250),
  ];
  const warnings = (parties: readonly PartyFields[]) => memberShareWarnings(parties, TODAY);

  it('are a half, a quarter and a quarter, and then nothing is said', () => {
    expect(warnings(ordinary)).toEqual([]);
    expect(warnings([])).toEqual([]);
  });

  it('are asked for when there are members and none is told', () => {
    expect(warnings([member('FK', null), member('region', null)])).toEqual([{ kind: 'untold' }]);
  });

  it('that are otherwise are said, payer by payer and in all', () => {
    expect(warnings([...ordinary.slice(0, 4), member('municipality', 1200)])).toEqual([
      { kind: 'notWhole', told: 9950 },
      { kind: 'otherShare', payer: 'municipalities', expected: 2500, told: 2450 },
    ]);
    expect(warnings([member('FK', 4000), member('AF', 1000), ...ordinary.slice(2)])).toEqual([]);
  });

  it('are those of the members of the day alone', () => {
    const left = member('municipality', 1250, { to: '2026-11-24' });
    expect(warnings([...ordinary.slice(0, 4), left])).toContainEqual({ kind: 'notWhole', told: 8750 });
    expect(warnings([...ordinary.slice(0, 4), { ...left, to: TODAY }])).toEqual([]);
    expect(warnings([...ordinary, member('region', 100, { isMember: false })])).toEqual([]);
  });
});
