import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { readTakeOver } from './caseload.ts';

const TODAY = localDate('2018-09-05');
const code = (day: string, reason: string, since?: string, mayBePast = false): string | undefined => {
  const read = readTakeOver({ day, reason }, { today: TODAY, since: since === undefined ? undefined : localDate(since), mayBePast });
  return read.ok ? undefined : read.error.code;
};

describe('whose a participation is', () => {
  it('changes from a day and for a reason', () => {
    expect(code('2018-09-05', 'slutar i teamet')).toBeUndefined();
    expect(code(' 2018-09-30 ', 'byter')).toBeUndefined();
    expect(code('i morgon', 'byter')).toBe('day');
    expect(code('2018-09-05', '  ')).toBe('reason');
    expect(code('2018-09-05', 'x'.repeat(301))).toBe('reason');
  });

  it('changes back in time one by one, and not before who has it now began', () => {
    expect(code('2018-09-04', 'byter')).toBe('day-past');
    expect(code('2018-09-04', 'byter', '2018-09-01', true)).toBeUndefined();
    expect(code('2018-08-31', 'byter', '2018-09-01', true)).toBe('day-before');
  });
});
