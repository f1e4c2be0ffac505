import { describe, expect, it } from 'vitest';
import { readDecision } from './decision.ts';
import { localDate } from './localDate.ts';

const TODAY = localDate('2026-11-25');
const written = { day: '2026-11-25', paragraph: ' §  12 ', text: ' Enligt protokoll. ' };
const faultOf = (change: Partial<typeof written>): string => {
  const read = readDecision({ ...written, ...change }, TODAY);
  return read.ok ? 'none' : `${read.error.field} ${read.error.code}`;
};

describe('a decision', () => {
  it('has a day, a paragraph and words, without the spaces around them', () => {
    expect(readDecision(written, TODAY)).toEqual({ ok: true, value: { day: '2026-11-25', paragraph: '§ 12', text: 'Enligt protokoll.' } });
    expect(faultOf({ text: '' })).toBe('none');
  });

  it('was taken today at the latest, on a day of the calendar', () => {
    expect(faultOf({ day: '2026-11-26' })).toBe('day future');
    expect(faultOf({ day: '2026-02-29' })).toBe('day notADay');
    expect(faultOf({ day: '' })).toBe('day notADay');
  });

  it('says which it is, and no more than fits', () => {
    expect(faultOf({ paragraph: '  ' })).toBe('paragraph missing');
    expect(faultOf({ paragraph: 'x'.repeat(60) })).toBe('none');
    expect(faultOf({ paragraph: 'x'.repeat(61) })).toBe('paragraph long');
    expect(faultOf({ text: 'x'.repeat(2000) })).toBe('none');
    expect(faultOf({ text: 'x'.repeat(2001) })).toBe('text long');
  });
});
