import { describe, expect, it } from 'vitest';
import { clipboardTable } from './clipboardTable.ts';

const text = (value: string) => ({ text: value, isNumber: false });
const number = (value: string) => ({ text: value, isNumber: true });
const table = (...rows: (ReturnType<typeof text> | ReturnType<typeof number>)[][]) => ({
  caption: 'Deltagare per kommun',
  headings: [text('Kommun'), number('Antal'), number('Andel')],
  rows,
  notes: ['Underlag: deltagare, n = 5.'],
});

describe('a table on the clipboard', () => {
  it('has its name, its headings and what it counts, in lines that Excel takes apart', () => {
    expect(clipboardTable(table([text('Sala'), number('1\u00a0268'), number('34\u00a0%')]), 'sv').text).toBe(
      'Deltagare per kommun\r\nKommun\tAntal\tAndel\r\nSala\t1268\t34 %\r\nUnderlag: deltagare, n = 5.\r\n',
    );
  });

  it('has numbers that a spreadsheet of its language reads as numbers', () => {
    const written = (value: string, language: 'sv' | 'en') => clipboardTable(table([number(value)]), language).text.split('\r\n')[2];
    expect(['−1\u00a0268,5', '+18', '–', '0', '−10 procentenheter'].map((value) => written(value, 'sv'))).toEqual([
      '-1268,5',
      '18',
      '–',
      '0',
      '−10 procentenheter',
    ]);
    expect(['−1,268.5', '34%'].map((value) => written(value, 'en'))).toEqual(['-1268.5', '34%']);
  });

  it('calculates nothing, and keeps to its cells', () => {
    const { text: lines, html } = clipboardTable(table([text('=1+1'), number('1')], [text('A\tB\nC'), number('2')]), 'sv');
    expect(lines).toContain("\r\n'=1+1\t1\r\nA B C\t2\r\n");
    expect(html).toContain(`<td align="left">'=1+1</td><td align="right">1</td>`);
  });

  it('has names as text in its HTML too', () => {
    expect(clipboardTable(table([text('<img src=x> & "Co"')]), 'sv').html).toContain('&lt;img src=x&gt; &amp; &quot;Co&quot;');
  });
});
