import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ChangePassword } from '../sessionApi.ts';
import { passwordFaults, SHORTEST } from './passwordForm.ts';

const filledIn = { current: 'handed over by a colleague', next: 'en mening som bara jag minns', repeated: 'en mening som bara jag minns' };

describe('choosing a password', () => {
  it('asks for as many characters as the server', () => {
    const accepts = (length: number): boolean => Value.Check(ChangePassword, { current: 'handed over', next: 'x'.repeat(length) });
    expect([accepts(SHORTEST - 1), accepts(SHORTEST)]).toEqual([false, true]);
  });

  it('lets a filled-in form through', () => {
    expect(passwordFaults(filledIn)).toEqual({});
  });

  it('says what is wrong at the field where it is', () => {
    expect(passwordFaults({ ...filledIn, current: '' })).toEqual({ current: 'noCurrent' });
    expect(passwordFaults({ ...filledIn, next: 'elva tecken', repeated: 'elva tecken' })).toEqual({ next: 'tooShort' });
    expect(passwordFaults({ ...filledIn, repeated: 'en mening som bara jag mins' })).toEqual({ repeated: 'differs' });
    expect(passwordFaults({ current: filledIn.next, next: filledIn.next, repeated: filledIn.next })).toEqual({ next: 'same' });
  });
});
