import { describe, expect, it } from 'vitest';
import { waysOf, withRest } from './mappedRest.ts';

const rule = (project: string, ...accounts: string[]) => ({
  project,
  accounts: accounts.map((account) => ({ from: account, to: account })),
});

describe('a rest that is put on a line', () => {
  const rest = { account: '6890', object: '310' };

  it('gives the line its object, its object on the account, or the account', () => {
    expect(withRest([rule('110')], rest, 'object')).toEqual([rule('110'), rule('310')]);
    expect(withRest([rule('110')], rest, 'both')).toEqual([rule('110'), rule('310', '6890')]);
    expect(withRest([rule('110')], rest, 'account')).toEqual([rule('110'), rule('', '6890')]);
  });

  it('goes into a rule that is there', () => {
    expect(withRest([rule('', '8300'), rule('310')], rest, 'account')).toEqual([rule('', '6890', '8300'), rule('310')]);
    expect(withRest([rule('310', '5010')], rest, 'both')).toEqual([rule('310', '5010', '6890')]);
    expect(withRest([rule('310')], rest, 'object')).toEqual([rule('310')]);
  });

  it('without object can be taken by its account alone', () => {
    expect(waysOf({ account: '8300', object: null })).toEqual(['account']);
    expect(waysOf(rest)[0]).toBe('object');
  });
});
