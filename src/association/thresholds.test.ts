import { describe, expect, it } from 'vitest';
import { readProfile } from './profile.ts';
import { readThresholds, USUAL_THRESHOLDS } from './thresholds.ts';

const isAllowed = (smallestCell: number, smallestGroup: number): boolean => readThresholds({ smallestCell, smallestGroup }).ok;

describe('the thresholds of what is published', () => {
  it('are whole numbers from 3 to 50, the group no smaller than the cell', () => {
    expect(readThresholds(USUAL_THRESHOLDS).ok).toBe(true);
    expect([isAllowed(3, 3), isAllowed(50, 50), isAllowed(3, 50)]).toEqual([true, true, true]);
    expect([isAllowed(2, 5), isAllowed(5, 51), isAllowed(6, 5), isAllowed(4.5, 6), isAllowed(Number.NaN, 6)]).toEqual(Array(5).fill(false));
  });
});

describe('how an association presents itself', () => {
  it('has a name, and an organisation number whose check digit is right or none yet', () => {
    const read = (shownName: string, organisationNumber: string) => {
      const profile = readProfile({ shownName, organisationNumber });
      return profile.ok ? profile.value : undefined;
    };
    expect(read('  Norra   förbundet ', '9999020002')).toEqual({ shownName: 'Norra förbundet', organisationNumber: '999902-0002' });
    expect(read('Norra', ' ')).toEqual({ shownName: 'Norra', organisationNumber: '' });
    expect([read(' ', ''), read('x'.repeat(201), ''), read('Norra', '999902-0003'), read('Norra', '12')]).toEqual(Array(4).fill(undefined));
    expect(read('x'.repeat(200), '')?.shownName).toHaveLength(200);
  });
});
