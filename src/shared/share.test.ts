import { describe, expect, it } from 'vitest';
import { readShare, shareText } from './share.ts';

describe('a share', () => {
  it('is read as people write it, to hundredths of a percent', () => {
    expect(['50', '12,5', '33.33 %', '100', '0,01', '7 %'].map(readShare)).toEqual([5000, 1250, 3333, 10_000, 1, 700]);
  });

  it('is more than nothing and no more than all', () => {
    expect(['0', '0,00', '100,01', '101', '-5', '', 'hälften', '1,234'].map(readShare)).toEqual(Array(8).fill(undefined));
  });

  it('is written without needless noughts', () => {
    expect([5000, 1250, 3333, 10_000, 1, 10, 100].map(shareText)).toEqual(['50', '12,5', '33,33', '100', '0,01', '0,1', '1']);
  });
});
