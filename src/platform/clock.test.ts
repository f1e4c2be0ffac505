import { describe, expect, it } from 'vitest';
import { clockFrom } from './clock.ts';
import { UserError } from './userError.ts';

describe('the clock', () => {
  it('is the machine clock when nothing else is said', () => {
    const before = Date.now();
    const now = clockFrom({}).now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    expect(clockFrom({ SAMLA_NOW: '' }).now().getTime()).toBeGreaterThanOrEqual(before);
  });

  it('stands still at SAMLA_NOW, an instant or a day', () => {
    expect(clockFrom({ SAMLA_NOW: '2018-09-05T10:00:00Z' }).now()).toEqual(new Date('2018-09-05T10:00:00Z'));
    expect(clockFrom({ SAMLA_NOW: '2018-09-05' }).today()).toBe('2018-09-05');
  });

  it('has the day of Sweden: late in the evening by UTC it is tomorrow', () => {
    expect(clockFrom({ SAMLA_NOW: '2018-07-31T22:30:00Z' }).today()).toBe('2018-08-01');
    expect(clockFrom({ SAMLA_NOW: '2018-12-31T22:30:00Z' }).today()).toBe('2018-12-31');
  });

  it('can not be changed through the instant that it gave', () => {
    const clock = clockFrom({ SAMLA_NOW: '2018-09-05T10:00:00Z' });
    clock.now().setUTCFullYear(1999);
    expect(clock.today()).toBe('2018-09-05');
  });

  it('refuses what is no instant, and says what to write', () => {
    expect(() => clockFrom({ SAMLA_NOW: 'i går' })).toThrow(UserError);
    expect(() => clockFrom({ SAMLA_NOW: 'i går' })).toThrow(/2018-09-05T10:00:00Z/);
  });
});
