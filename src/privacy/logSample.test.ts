import { describe, expect, it } from 'vitest';
import { finishFault, type Verdict } from './logSample.ts';

const judged = (...verdicts: Verdict[]) => verdicts.map((verdict, place) => ({ entryId: place + 1, verdict }));

describe('a check of the log is finished', () => {
  it('when every entry is judged', () => {
    expect(finishFault([1, 2], judged('ok'), { finding: 'ok', measures: '' })).toBe('unjudged');
    expect(finishFault([1, 2], judged('ok', 'ok'), { finding: 'ok', measures: '' })).toBeUndefined();
  });

  it('when what was to be asked about has been answered', () => {
    const answered = [...judged('ask', 'ok'), { entryId: 1, verdict: 'ok' as const }];
    expect(finishFault([1, 2], judged('ask', 'ok'), { finding: 'ok', measures: '' })).toBe('asked');
    expect(finishFault([1, 2], answered, { finding: 'ok', measures: '' })).toBeUndefined();
  });

  it('as a deviation when an entry deviates, with what is done about it', () => {
    expect(finishFault([1], judged('deviation'), { finding: 'ok', measures: '' })).toBe('hidden-deviation');
    expect(finishFault([1], judged('deviation'), { finding: 'deviation', measures: ' ' })).toBe('measures');
    expect(finishFault([1], judged('deviation'), { finding: 'deviation', measures: 'samtal' })).toBeUndefined();
  });
});
