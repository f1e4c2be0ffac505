import { describe, expect, it } from 'vitest';
import { parseKnownAt } from './knownAt.ts';

const read = (text: string): string => {
  const instant = parseKnownAt(text);
  return instant.ok ? instant.value.toISOString() : 'refused';
};

describe('figures as they were known', () => {
  it('on a day are those of its last moment in Sweden, in winter and summer time', () => {
    expect(read('2018-01-31')).toBe('2018-01-31T22:59:59.999Z');
    expect(read('2018-07-31')).toBe('2018-07-31T21:59:59.999Z');
    expect(read('2018-03-25')).toBe('2018-03-25T21:59:59.999Z');
    expect(read('2018-10-28')).toBe('2018-10-28T22:59:59.999Z');
  });

  it('at an instant are those of that instant, in whatever zone it is written', () => {
    expect(read('2018-09-05T10:00:00Z')).toBe('2018-09-05T10:00:00.000Z');
    expect(read('2018-09-05T12:00+02:00')).toBe('2018-09-05T10:00:00.000Z');
    expect(read('2018-09-05T10:00:00.123456Z')).toBe('2018-09-05T10:00:00.123Z');
  });

  it('need a day or an instant that exists, with its zone', () => {
    for (const text of [
      '',
      'igår',
      '2018-02-30',
      '2018-02-30T10:00:00Z',
      '2018-09-05T10:00:00',
      '2018-09-05T25:00:00Z',
      '2018-09',
      '5 september 2018',
      '20180905',
    ]) {
      expect(read(text), text).toBe('refused');
    }
  });
});
