import { describe, expect, it } from 'vitest';
import { teamPartKey } from './sectionKey.ts';
import { decidePlan, isLate, mergePlans, NO_PLAN, writersFor, type SectionPlan } from './sectionPlan.ts';

const KRAFTEN = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a01';
const part = teamPartKey(KRAFTEN);
const writers = [
  { userId: 'ulrika', name: 'Ulrika', interventionId: null },
  { userId: 'amra', name: 'Amra', interventionId: KRAFTEN },
  { userId: 'jonas', name: 'Jonas', interventionId: '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0a02' },
];
const coordinator = { isCoordinator: true, writers };
const leader = { isCoordinator: false, writers: [] };
const planned: SectionPlan = { responsibleId: 'amra', dueOn: '2018-09-14', status: 'open' };

describe('the plan of a section', () => {
  it("may name a coordinator for every section, and a team leader for the own team's part alone", () => {
    expect(writersFor('board', writers).map(({ userId }) => userId)).toEqual(['ulrika']);
    expect(writersFor(part, writers).map(({ userId }) => userId)).toEqual(['ulrika', 'amra']);
    expect(decidePlan(part, NO_PLAN, planned, coordinator)).toEqual({ ok: true, value: planned });
    expect(decidePlan('board', NO_PLAN, planned, coordinator)).toEqual({ ok: false, error: 'not-a-writer' });
    expect(decidePlan(part, NO_PLAN, { ...planned, responsibleId: 'jonas' }, coordinator)).toEqual({ ok: false, error: 'not-a-writer' });
  });

  it('keeps whoever was named, though the role has ended since', () => {
    const left = { ...planned, responsibleId: 'slutat' };
    expect(decidePlan('board', left, { ...left, status: 'done' }, coordinator).ok).toBe(true);
  });

  it('lets a team leader tell how far it has come, and nothing else', () => {
    expect(decidePlan(part, planned, { ...planned, status: 'review' }, leader).ok).toBe(true);
    expect(decidePlan(part, planned, { ...planned, dueOn: '2018-09-15' }, leader)).toEqual({ ok: false, error: 'only-status' });
    expect(decidePlan(part, planned, { ...planned, responsibleId: null }, leader)).toEqual({ ok: false, error: 'only-status' });
  });

  it('that two have changed keeps what each changed alone, and in what both changed the own', () => {
    const [mine, theirs]: SectionPlan[] = [
      { ...planned, dueOn: '2018-10-01' },
      { ...planned, status: 'review' },
    ];
    expect(mergePlans(planned, mine ?? NO_PLAN, theirs ?? NO_PLAN)).toEqual({
      responsibleId: 'amra',
      dueOn: '2018-10-01',
      status: 'review',
    });
    expect(mergePlans(planned, { ...planned, responsibleId: null, status: 'done' }, { ...planned, status: 'review' })).toEqual({
      responsibleId: null,
      dueOn: '2018-09-14',
      status: 'done',
    });
  });

  it('is late from the day after the one it is due on, until it is done', () => {
    expect(isLate(planned, '2018-09-14')).toBe(false);
    expect(isLate(planned, '2018-09-15')).toBe(true);
    expect(isLate({ ...planned, status: 'done' }, '2018-09-15')).toBe(false);
    expect(isLate(NO_PLAN, '2018-09-15')).toBe(false);
  });
});
