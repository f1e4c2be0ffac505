import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { INTERVENTION_PROBLEMS, missingFacts, readInterventionFacts, NO_FACTS, type InterventionFacts } from './interventionFacts.ts';

const TODAY = localDate('2026-11-25');
const PARTY = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001';
const kraften: InterventionFacts = {
  name: 'Kraften',
  kind: 'individual',
  targetGroup: 'Vuxna långt från arbete',
  controllerId: PARTY,
  agreements: [{ processor: 'Sala kommun', from: '2018-01-01', to: '' }],
  coFinanciers: [{ partyId: PARTY, share: 5000, ofWhat: 'kuratorn' }],
  planned: [{ year: 2026, participants: 40 }],
  from: '2018-01-01',
  to: '',
  contactName: 'Maj Berg',
  contactEmail: 'maj@kommun.example',
  contactPhone: '',
};
/** As an import makes one. */
const imported: InterventionFacts = { ...NO_FACTS, name: 'Ny' };
const problems = (change: Partial<InterventionFacts>): string[] => {
  const read = readInterventionFacts({ ...kraften, ...change }, TODAY);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
};
const share = (of: number, ofWhat = 'kuratorn', partyId = PARTY) => ({ partyId, share: of, ofWhat });

describe('what is written of an intervention', () => {
  it('is kept in its tidy form, plans by year', () => {
    const read = readInterventionFacts(
      {
        ...kraften,
        name: '  Kraften ',
        planned: [
          { year: 2027, participants: 1 },
          { year: 2026, participants: 40 },
        ],
      },
      TODAY,
    );
    expect(read.ok && [read.value.name, read.value.planned.map(({ year }) => year)]).toEqual(['Kraften', [2026, 2027]]);
  });

  it('may be as little as an import knows, and then what is missing is said', () => {
    expect(readInterventionFacts(imported, TODAY).ok).toBe(true);
    expect(missingFacts(imported, 2026)).toEqual(['kind', 'from', 'controllerId', 'targetGroup', 'planned', 'contactName']);
    expect(missingFacts(kraften, 2026)).toEqual([]);
    expect(missingFacts(kraften, 2027)).toEqual(['planned']);
  });

  it('has a name that names nobody by number', () => {
    expect(problems({ name: '' })).toEqual(['name missing']);
    expect(problems({ name: 'x'.repeat(201) })).toEqual(['name long']);
    expect(problems({ name: '18900101-9802' })).toEqual(['name identityNumber']);
  });

  it('has days of the calendar, the last not before the first', () => {
    expect(problems({ to: '2017-12-31' })).toEqual(['to endsBeforeItStarts']);
    expect(problems({ to: '2018-01-01' })).toEqual([]);
    expect(problems({ from: 'i våras', to: '2018-02-30' })).toEqual(['from notADay', 'to notADay']);
    expect(problems({ agreements: [{ processor: '', from: '', to: '' }] })).toEqual([
      'agreements.0.processor processor',
      'agreements.0.from notADay',
    ]);
    expect(problems({ agreements: [{ processor: 'X', from: '2018-02-01', to: '2018-01-31' }] })).toEqual([
      'agreements.0.to endsBeforeItStarts',
    ]);
  });

  it('has one plan a year', () => {
    const plan = (year: number, participants = 10) => ({ year, participants });
    expect(problems({ planned: [plan(2026), plan(2026)] })).toEqual(['planned.1.year yearTwice']);
    expect(problems({ planned: [plan(1989), plan(2200, 0), plan(2026, -1)] })).toEqual([
      'planned.0.year year',
      'planned.1.participants participants',
    ]);
  });

  it('has co-financiers that together pay all of something at most', () => {
    expect(problems({ coFinanciers: [share(5000), share(5000)] })).toEqual([]);
    expect(problems({ coFinanciers: [share(5000), share(5001), share(1)] })).toEqual(['coFinanciers.1.share overWhole']);
    expect(problems({ coFinanciers: [share(6000), share(6000, 'lokalen')] })).toEqual([]);
    expect(problems({ coFinanciers: [share(0, '', '')] })).toEqual([
      'coFinanciers.0.partyId party',
      'coFinanciers.0.share share',
      'coFinanciers.0.ofWhat ofWhat',
    ]);
  });

  it('is refused in words that say how to mend it', () => {
    expect(Object.values(INTERVENTION_PROBLEMS).every((text) => text.endsWith('.'))).toBe(true);
  });
});
